"""CSV tables that spreadsheets open well and cannot be tricked by."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from routing.errors import UsageError
from routing.language import message

Cell = str | int | float | bool | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def escape_formula(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unescape_formula(text: str) -> str:
    """Return the text that was escaped."""
    return text.removeprefix("'")


def table_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as RFC 4180 text; None is an empty cell, floats keep every digit."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell_text(cell) for cell in row])
    return stream.getvalue()


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    bom: bool = True,
) -> None:
    """Write a CSV table in UTF-8, with the byte order mark spreadsheets look for unless told."""
    path.write_bytes(table_text(header, rows).encode("utf-8-sig" if bom else "utf-8"))


def read_table(path: Path, header: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of a CSV table that must have this header.

    Raises
    ------
    UsageError
        If the file is missing, is not a table, or has another header or a row of another length.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    except FileNotFoundError:
        raise UsageError(
            message("{path} is missing. Write the run again with `routing solve`.", path=path)
        ) from None
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise UsageError(
            message("{path} is damaged: {error}. Write the run again.", path=path, error=error)
        ) from error
    if not rows or rows[0] != list(header):
        raise UsageError(
            message(
                "{path}, row 1: the header must be {names}. Write it again.",
                path=path,
                names=",".join(header),
            )
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            raise UsageError(
                message(
                    "{path}, row {number}: {count} cells, expected {expected}. Write it again.",
                    path=path,
                    number=number,
                    count=len(row),
                    expected=len(header),
                ),
            )
        yield row


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, int):
        return str(cell)
    return escape_formula(cell)
