"""Rows of a table, checked against their schema; broken rows leave the others alone."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import ValidationError

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.complaints import complaint, field_names, unknown_name
from routing.scenario.schema import Section
from routing.scenario.spots import Spot
from routing.scenario.suggestions import same_in_another_unit
from routing.scenario.tables.chinese import WORDS, column_name, word
from routing.scenario.tables.grid import Grid, GridRow

R = TypeVar("R", bound=Section)

_NOTHING = {"places": message("place to serve"), "demand": message("demand, and nothing to plan")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Generic[R]):
    """A checked row with its number."""

    number: int
    row: R


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[R]):
    """A table as far as it could be read.

    ``cells`` are the cells of every row by column, of faulty ones too; ``rows`` the checked rows;
    ``headers`` the header of a column as the file writes it. ``is_readable`` is False where the
    table is absent or lacks its columns.
    """

    file: str
    cells: tuple[tuple[int, Mapping[str, str]], ...] = ()
    rows: tuple[Numbered[R], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    is_readable: bool = True

    def spot(self, number: int, column: str | None = None) -> Spot:
        """Return the place of a cell, or of a row."""
        shown = None if column is None else self.headers.get(column, column)
        return Spot(file=self.file, row=number, column=shown)

    def texts(self, column: str) -> Iterator[str]:
        """Yield the cells of a column, those of faulty rows included."""
        return (cells[column] for _, cells in self.cells if column in cells)


def absent_table(file: str, *faults: Fault) -> "Table[R]":
    """Return the table of a file that is not there or cannot be read."""
    return Table(file=file, faults=faults, is_readable=False)


def read_table(
    grid: Grid, row_type: type[R], *, table: str, file: str, needs_rows: bool = True
) -> Table[R]:
    """Check the header and every row of a grid."""
    if not grid.rows:
        spot = Spot(file=file, row=1)
        return absent_table(
            file, *grid.faults, fault("S145", message("the table has no header"), spot)
        )
    header = _Header(file=file, row_type=row_type, table=table, row=grid.rows[0])
    body = grid.rows[1:]
    faults = [*grid.faults, *header.faults]
    if not body and needs_rows and not grid.faults:
        faults.append(
            fault(
                "S145",
                message("the table has no rows: there is no {what}", what=_NOTHING[table]),
                Spot(file=file, row=2),
            )
        )
    if header.missing or (needs_rows and not body):
        return Table(file=file, headers=header.names, faults=tuple(faults), is_readable=False)
    cells, rows = [], []
    for number, texts in body:
        named = header.named(texts)
        cells.append((number, named))
        broken = _broken(texts, header, grid, Spot(file=file, row=number))
        if broken is not None:
            faults.append(broken)
            continue
        row, found = _checked(named, row_type, header, number)
        faults += found
        if row is not None:
            rows.append(Numbered(number=number, row=row))
    return Table(
        file=file,
        cells=tuple(cells),
        rows=tuple(rows),
        headers=header.names,
        faults=tuple(faults),
    )


class _Header(Generic[R]):
    """The first row: which position holds which column."""

    def __init__(self, *, file: str, row_type: type[R], table: str, row: GridRow) -> None:
        number, headers = row
        while headers and not headers[-1]:
            headers = headers[:-1]
        self.file, self.width, self.full_width = file, len(headers), len(row[1])
        self.faults: list[Fault] = []
        self.names: dict[str, str] = {}
        self.positions: dict[str, int] = {}
        fields = field_names(row_type)
        unknown: dict[str, Fault] = {}
        for position, text in enumerate(headers):
            column = column_name(table, text)
            spot = Spot(file=file, row=number, column=text or f"number {position + 1}")
            if column not in fields:
                unknown[str(spot.column)] = unknown_name("S140", text, list(fields), spot, "column")
            elif column in self.positions:
                told = message(
                    "{first!r} and {second!r} both mean {column}",
                    first=self.names[column],
                    second=text,
                    column=column,
                )
                self.faults.append(fault("S144", told, spot))
            else:
                self.positions[column], self.names[column] = position, text
        self.missing = [n for n, f in fields.items() if f.is_required() and n not in self.names]
        for name in self.missing:
            if any(same_in_another_unit(text, [name]) for text in unknown):
                continue
            strange = [text for text, found in unknown.items() if found.code == "S140"]
            other = _misnamed(name, strange, alone=len(self.missing) == 1)
            remedy = message(
                "Add a column {name!r}: {description}",
                name=name,
                description=fields[name].description,
            )
            if other is not None:
                remedy = message(
                    "If it is, rename it {name!r}. If not, remove it. {remedy}",
                    name=name,
                    remedy=remedy,
                )
                del unknown[other]
            spot = Spot(file=file, row=number, column=other or name)
            text = message("there is no column {name!r}", name=name)
            if other is not None:
                text = message(
                    "there is no column {name!r}: is {other!r} your {name}?", name=name, other=other
                )
            self.faults.append(fault("S141", text, spot, remedy=remedy))
        self.faults += unknown.values()

    def named(self, texts: Sequence[str]) -> dict[str, str]:
        """Return the cells that are not blank by column."""
        pairs = ((c, texts[p]) for c, p in self.positions.items() if p < len(texts))
        return {c: word(c, text) if c in WORDS else text for c, text in pairs if text}


def _misnamed(name: str, unknown: Sequence[str], *, alone: bool) -> str | None:
    """Return the unknown header that probably is the missing column; None if none is."""
    near = difflib.get_close_matches(name, unknown, n=1)
    if near or not alone or len(unknown) != 1:
        return near[0] if near else None
    return unknown[0]


def _broken(texts: Sequence[str], header: "_Header[R]", grid: Grid, spot: Spot) -> Fault | None:
    extra = [text for text in texts[header.width :] if text]
    has_width = grid.is_ragged or header.width <= len(texts) <= header.full_width
    if extra or not has_width:
        text = message(
            "the row has {count} cells, the header has {width}",
            count=len(texts),
            width=header.width,
        )
        return fault("S142", text, spot, value=", ".join(extra) or None)
    return None


def _checked(
    cells: dict[str, str], row_type: type[R], header: "_Header[R]", number: int
) -> tuple[R | None, list[Fault]]:
    """Return the row without its faulty cells, or None where one of these has no default."""
    try:
        return row_type.model_validate(cells), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    faults: list[Fault] = []
    kept = dict(cells)
    for problem in errors:
        column = str(problem["loc"][0])
        kept.pop(column, None)
        spot = Spot(file=header.file, row=number, column=header.names.get(column, column))
        if problem["type"] == "missing":
            faults.append(fault("S143", message("{column} is blank", column=column), spot))
        else:
            found = complaint(problem, spot, row_type)
            faults += [found] if found is not None else []
    try:
        return row_type.model_validate(kept), faults
    except ValidationError:
        return None, faults
