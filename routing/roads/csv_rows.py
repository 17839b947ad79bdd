"""Read tables people keep in spreadsheets: CSV in UTF-8 or GB 18030, headers in two languages."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from routing.errors import RoadsError
from routing.language import Message, joined, message

_ENCODINGS = ("utf-8-sig", "gb18030")
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRows:
    """The header and the filled rows of a table; rows count from 1 with the header as row 1."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_rows(
    path: Path, what: str, required: Sequence[str], aliases: Mapping[str, str]
) -> CsvRows:
    """Return the rows of a CSV file by column; ``aliases`` maps other headers to ours.

    ``what`` names the table in messages, as "table of speeds". Cells are stripped; rows without
    any filled cell are left out.

    Raises
    ------
    RoadsError
        If the file cannot be read, is no CSV, or its header lacks or repeats a column.
    """
    try:
        lines = list(csv.reader(_text(path, what).splitlines(), strict=True))
    except csv.Error as error:
        raise RoadsError(
            message(
                "The {what} {path} is no CSV: {error}. Save it again.",
                what=what,
                path=path,
                error=error,
            )
        ) from error
    header = [aliases.get(name.strip(), name.strip().lower()) for name in lines[0]] if lines else []
    lacking = [name for name in required if name not in header]
    if lacking:
        raise RoadsError(
            message(
                "The {what} {path} has no column {names}. Add it to the header, row 1.",
                what=what,
                path=path,
                names=", ".join(lacking),
            )
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise RoadsError(
            message(
                "The {what} {path} has column {names} twice. Remove one.",
                what=what,
                path=path,
                names=", ".join(twice),
            )
        )
    return CsvRows(
        path=path,
        columns=tuple(name for name in header if name),
        rows=tuple(
            (number, {name: cell.strip() for name, cell in zip(header, cells, strict=False)})
            for number, cells in enumerate(lines[1:], start=2)
            if any(cell.strip() for cell in cells)
        ),
    )


def is_number(text: str, most: float) -> bool:
    """Say whether a text is a number from 0 to ``most``."""
    try:
        return 0.0 <= float(text) <= most
    except ValueError:
        return False


def pair_problems(
    row: Mapping[str, str], required: Sequence[str], known: Mapping[tuple[str, str], object]
) -> Iterator[str]:
    """Yield what is wrong with a row about two places: blanks, one place twice, a known pair."""
    missing = [name for name in required if not row.get(name)]
    if missing:
        yield message("{names} is blank", names=", ".join(missing))
    pair = row.get("from_id", ""), row.get("to_id", "")
    if pair[0] and pair[0] == pair[1]:
        yield message("{place} leads to itself", place=pair[0])
    if pair in known:
        yield message("{start} to {end} is given twice", start=pair[0], end=pair[1])


def none_of(column: str, cell: str, known: Iterable[str]) -> Message:
    """Say that a cell holds none of the words that may stand there."""
    return message(
        '{column} "{cell}" is none of {known}', column=column, cell=cell, known=", ".join(known)
    )


def in_row(number: int, problems: Iterable[str]) -> list[Message]:
    """Return what is wrong with a row, each with its number."""
    return [message("row {row}: {problem}", row=number, problem=problem) for problem in problems]


def fault_error(rows: CsvRows, what: str, faults: Sequence[str]) -> RoadsError:
    """Return one error that names all faults of a table."""
    return RoadsError(
        message(
            "The {what} {path} has faults. Correct {faults}.",
            what=what,
            path=rows.path,
            faults=joined(faults, "; "),
        )
    )


def _text(path: Path, what: str) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise RoadsError(
                message(
                    "The {what} {path} is larger than {limit} MiB.",
                    what=what,
                    path=path,
                    limit=_MOST_BYTES // 2**20,
                )
            )
        content = path.read_bytes()
    except OSError as error:
        raise RoadsError(
            message(
                "The {what} {path} cannot be read: {strerror}. Correct its path.",
                what=what,
                path=path,
                strerror=error.strerror,
            )
        ) from error
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RoadsError(
        message("The {what} {path} is not text. Save it as CSV in UTF-8.", what=what, path=path)
    )
