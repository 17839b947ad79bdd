"""The report people open: one page of HTML that needs nothing but a browser."""

from routing.outputs.page.page import PAGE_FILE, comparison_page, run_page
from routing.outputs.page.sharing import sharing_page

__all__ = ["PAGE_FILE", "comparison_page", "run_page", "sharing_page"]
