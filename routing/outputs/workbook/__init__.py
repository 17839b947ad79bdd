"""A run as a workbook for people who calculate further with it."""

from routing.outputs.workbook.run_workbook import write_workbook

__all__ = ["write_workbook"]
