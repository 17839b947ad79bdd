"""Read, check and write scenario folders; the only room that knows their files."""

from importlib import import_module
from typing import TYPE_CHECKING

from routing.scenario.codes import FAULT_CODES, explain
from routing.scenario.reading import read_scenario, validate_scenario
from routing.scenario.writing import write_keys, write_scenario

if TYPE_CHECKING:
    from routing.scenario.workbook import gather_tables

__all__ = [
    "FAULT_CODES",
    "explain",
    "gather_tables",
    "read_scenario",
    "validate_scenario",
    "write_keys",
    "write_scenario",
]


def __getattr__(name: str) -> object:
    """Import what writes workbooks when it is first used: openpyxl is slow to load."""
    if name != "gather_tables":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.workbook"), name)
