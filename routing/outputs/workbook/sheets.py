"""Sheets that a spreadsheet opens well and cannot be tricked by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from routing.outputs.clean_text import printable
from routing.outputs.labels import text_width_px
from routing.outputs.table import escape_formula

Value = str | int | float | bool | timedelta | None

CLOCK, YUAN, KM, WHOLE, SHARE = "[hh]:mm", "#,##0.00", "#,##0.0", "#,##0", "0%"
"""How cells show times of day, amounts, distances, counts and shares."""

_HEAD = Font(bold=True)
_FILL = PatternFill("solid", fgColor="DDE7EE")
_LETTER_PX, _NARROWEST, _WIDEST, _LOOKED_AT = 7.0, 8.0, 48.0, 200
_LONGEST = 32_767  # what a cell of a workbook can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its header and, where it holds figures, how they are shown."""

    header: str
    shown_as: str | None = None


def add_sheet(
    book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> Worksheet:
    """Add a sheet with a header that stays in view and filters, and return it."""
    sheet: Worksheet = book.create_sheet(title)
    for position, column in enumerate(columns, start=1):
        head = sheet.cell(1, position)
        put(head, column.header)
        head.font, head.fill = _HEAD, _FILL
        head.alignment = Alignment(wrap_text=True, vertical="top")
    number = 1
    for number, row in enumerate(rows, start=2):
        for position, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            if value is not None:
                cell = sheet.cell(number, position)
                put(cell, value)
                if column.shown_as is not None:
                    cell.number_format = column.shown_as
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    fit(sheet)
    return sheet


def put(cell: Cell, value: Value) -> None:
    """Put a value into a cell; text stays text, whatever it begins with.

    The cell is marked as quoted, too, so that it stays text when somebody edits it.
    """
    if isinstance(value, str):
        text = printable(value)[:_LONGEST]
        if text:
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = escape_formula(text) != text
    else:
        cell.value = value


def fit(sheet: Worksheet) -> None:
    """Make columns about as wide as their text, judged by the first rows."""
    for cells in sheet.iter_cols(max_row=_LOOKED_AT):
        widest = max(text_width_px(_as_shown(cell), 12.0) for cell in cells)
        width = min(max(widest / _LETTER_PX + 3, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(cells[0].column)].width = width


def _as_shown(cell: Cell) -> str:
    if isinstance(cell.value, timedelta):
        return "00:00"
    return f"{cell.value:,.2f}" if isinstance(cell.value, float) else str(cell.value or "")
