"""The cells of a CSV file or of a sheet, as text, row by row."""

import csv
import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.files import FaultyFileError, SourceFile, decode
from routing.scenario.spots import Spot
from routing.scenario.tables.chinese import SHEETS
from routing.scenario.tables.escapes import unescape
from routing.units import s_to_clock

MAX_UNPACKED_BYTES = 200_000_000

GridRow = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Numbered rows of stripped cells, blank rows left out; ``is_ragged`` if rows may be short.

    ``faults`` are rows that could not be taken apart.
    """

    rows: tuple[GridRow, ...]
    is_ragged: bool
    faults: tuple[Fault, ...] = ()


def read_grid(source: SourceFile, sheet: str) -> Grid:
    """Return the cells of a table file; of a workbook, the sheet of this name or the first one.

    The name may be Chinese, as :data:`SHEETS` has it.

    Raises
    ------
    FaultyFileError
        If the file is no CSV file and no XLSX workbook, or its text cannot be decoded.
    """
    suffix = source.path.suffix.lower()
    if suffix in {".csv", ".txt"}:
        return _csv(source)
    if suffix in {".xlsx", ".xlsm"}:
        return _workbook(source, sheet)
    text = message("tables are read from .csv and .xlsx files only")
    raise FaultyFileError(fault("S107", text, Spot(file=source.name), value=suffix or "none"))


def _csv(source: SourceFile) -> Grid:
    reader = csv.reader(io.StringIO(decode(source), newline=""), strict=True)
    rows: list[GridRow] = []
    faults: list[Fault] = []
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            spot = Spot(file=source.name, row=number)
            faults.append(
                fault("S142", message("the row cannot be taken apart: {error}", error=error), spot)
            )
            continue
        rows.append((number, tuple(unescape(cell.strip()) for cell in cells)))
    return Grid(rows=_without_blank(rows), is_ragged=False, faults=tuple(faults))


def _workbook(source: SourceFile, sheet: str) -> Grid:
    import openpyxl  # noqa: PLC0415 - slow to load, and only workbooks need it

    _refuse_bomb(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions the cells do not need
            book = openpyxl.load_workbook(
                io.BytesIO(source.content), read_only=True, data_only=True
            )
            names = [name for name in (sheet, SHEETS.get(sheet)) if name in book.sheetnames]
            page = book[names[0]] if names else book.worksheets[0]
            values = [tuple(row) for row in page.iter_rows(values_only=True)]
    except Exception as error:  # the parser raises whatever a damaged part leads to
        text = message(
            "the workbook cannot be read: {reason}",
            reason=str(error).splitlines()[0] if str(error) else "",
        )
        raise FaultyFileError(fault("S107", text, Spot(file=source.name))) from error
    rows = [(n, tuple(_text(v) for v in row)) for n, row in enumerate(values, start=1)]
    return Grid(rows=_without_blank(rows), is_ragged=True)


def _refuse_bomb(source: SourceFile) -> None:
    spot = Spot(file=source.name)
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FaultyFileError(fault("S107", message("the workbook is damaged"), spot)) from error
    if size > MAX_UNPACKED_BYTES:
        text = message(
            "the workbook unpacks to more than {limit} bytes",
            limit=MAX_UNPACKED_BYTES,
        )
        raise FaultyFileError(fault("S106", text, spot, value=f"{size} bytes"))


def _without_blank(rows: Iterable[GridRow]) -> tuple[GridRow, ...]:
    return tuple(row for row in rows if any(row[1]))


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if isinstance(value, dt.timedelta):
        return s_to_clock(round(value.total_seconds()))
    return unescape(str(value).strip())
