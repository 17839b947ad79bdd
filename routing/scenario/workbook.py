"""The tables of a scenario in one workbook to fill in: Chinese headers, lists to choose from."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from routing.language import ENGLISH, Wordbook
from routing.scenario.complaints import field_names, inner_type
from routing.scenario.files import MAX_TABLE_BYTES, SCENARIO_FILE, read_source
from routing.scenario.reading import read_scenario
from routing.scenario.schema import DemandRow, LineRow, PlaceRow, Section
from routing.scenario.tables import read_grid
from routing.scenario.tables.chinese import SHEETS, choices, column_name, header

WORKBOOK_FILE = "tables.xlsx"

_TABLES: dict[str, type[Section]] = {"places": PlaceRow, "demand": DemandRow, "lines": LineRow}
_CLOCKS = {"opens", "closes", "ready", "due"}
_LISTS = "选项"
_LAST_ROW = 5000  # lists are offered down to here
_KEYS = re.compile(r"^tables:[^\n]*\n(?:[ \t]+[^\n]*\n)*", re.MULTILINE)
_REQUIRED, _OPTIONAL = (
    PatternFill("solid", fgColor="F6C98B"),
    PatternFill("solid", fgColor="DDE7EE"),
)


def gather_tables(folder: Path, words: Wordbook = ENGLISH) -> Path:
    """Put the CSV tables of a scenario folder into one workbook, and let the scenario name it.

    Headers and the words to choose from are Chinese; the notes at the headers are in ``words``.

    Returns
    -------
    The workbook; the CSV files are gone.

    Raises
    ------
    ScenarioError
        If the scenario has faults.
    """
    scenario = read_scenario(folder)
    book = Workbook()
    book.remove(book.active)
    files = [(table, folder / f"{table}.csv") for table in _TABLES]
    tables = [(table, path) for table, path in files if path.is_file()]
    for table, path in tables:
        _add_table(book, table, _rows(table, path), words)
    _add_lists(
        book,
        {
            "carrier_id": [carrier.id for carrier in scenario.carriers],
            "product_id": [product.id for product in scenario.products],
        },
    )
    target = folder / WORKBOOK_FILE
    book.save(target)
    _name_workbook(folder / SCENARIO_FILE, [table for table, _ in tables])
    for _, path in tables:
        path.unlink()
    return target


def _rows(table: str, path: Path) -> Sequence[dict[str, str]]:
    """Return the cells of a CSV table by column; what is left blank has none."""
    grid = read_grid(read_source(path, path.parent, limit=MAX_TABLE_BYTES), table)
    columns = [column_name(table, text) for text in grid.rows[0][1]]
    return [
        {column: text for column, text in zip(columns, cells, strict=True) if text}
        for _, cells in grid.rows[1:]
    ]


def _add_table(book: Workbook, table: str, rows: Iterable[dict[str, str]], words: Wordbook) -> None:
    fields = field_names(_TABLES[table])
    sheet = book.create_sheet(SHEETS[table])
    for position, (column, field) in enumerate(fields.items(), start=1):
        head = sheet.cell(1, position, header(table, column))
        head.font = Font(bold=True)
        head.fill = _REQUIRED if field.is_required() else _OPTIONAL
        head.comment = Comment(f"{column}: {words(field.description or '')}", "routing", width=280)
        letter = get_column_letter(position)
        dimension = sheet.column_dimensions[letter]
        dimension.width = 22 if column in {"id", "name", "name_zh", "village_id"} else 14
        dimension.number_format = _format(column, inner_type(field.annotation))
        if (offered := _offered(column)) is not None:
            sheet.add_data_validation(_drop_down(offered, f"{letter}2:{letter}{_LAST_ROW}"))
    for number, row in enumerate(rows, start=2):
        for position, (column, field) in enumerate(fields.items(), start=1):
            if column in row:
                cell = sheet.cell(number, position, _typed(column, row[column], field.annotation))
                cell.number_format = _format(column, inner_type(field.annotation))
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # never a formula
    sheet.freeze_panes = "B2"


def _format(column: str, kind: object) -> str:
    """Return how a column shows its cells; ids stay text, however many digits they have."""
    if column in _CLOCKS:
        return "hh:mm"
    return "General" if kind in {float, int} else "@"


def _typed(column: str, text: str, annotation: object) -> str | int | float | dt.time:
    if column in _CLOCKS:
        clock = text if text[1:2].isdigit() else f"0{text}"
        return dt.time.fromisoformat(clock) if clock < "24" else text
    if inner_type(annotation) in {float, int}:
        number = float(text)
        return int(number) if number.is_integer() else number
    meanings = {meant: zh for zh, meant in choices(column).items()}
    return meanings.get(text, text)


def _offered(column: str) -> str | None:
    """Return the formula of the list a column offers, None where anything goes."""
    if found := choices(column):
        return f'"{",".join(found)}"'
    if column in {"village_id", "centre_id", "parent_id"}:
        return f"'{SHEETS['places']}'!$A$2:$A${_LAST_ROW}"
    if column in {"carrier_id", "product_id"}:
        letter = "A" if column == "carrier_id" else "B"
        return f"'{_LISTS}'!${letter}$2:${letter}$500"
    return None


def _drop_down(formula: str, cells: str) -> DataValidation:
    """Return a list to choose from; other words are warned of and may stand."""
    return DataValidation(
        type="list", formula1=formula, allow_blank=True, sqref=cells, errorStyle="warning"
    )


def _add_lists(book: Workbook, lists: dict[str, list[str]]) -> None:
    sheet = book.create_sheet(_LISTS)
    for position, (column, things) in enumerate(lists.items(), start=1):
        for number, text in enumerate((header("demand", column), *things), start=1):
            sheet.cell(number, position, text).data_type = "s"
    sheet.sheet_state = "hidden"


def _name_workbook(path: Path, tables: Iterable[str]) -> None:
    """Let ``tables`` of a scenario name the workbook; the rest of the file stays as it is."""
    named = ", ".join(f"{table}: {WORKBOOK_FILE}" for table in tables)
    text = path.read_text(encoding="utf-8")
    text = _KEYS.sub("", text).rstrip("\n") + f"\n\ntables: {{{named}}}\n"
    path.write_text(text, encoding="utf-8", newline="\n")
