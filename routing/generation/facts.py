"""Reads the places a county is generated from."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from routing.errors import Fault, ScenarioError
from routing.generation.columns import LEVELS, STATUSES, FactColumns, write_one_of
from routing.generation.points import Facts, Point, distances_km
from routing.language import message

_OWN = FactColumns()

_InCell = tuple[str, str, str]


def read_facts(path: Path, columns: FactColumns = _OWN) -> Facts:
    """Read the places of a county from a CSV table.

    The columns are ``id, level (seat|township|village), name, name_zh, parent_id, lon, lat,
    coord_status (real|assumed)`` and, if known, ``population`` and ``known_km``, the length of the
    road from the seat; others are ignored. ``columns`` tells where a table has other headers and
    words.

    Raises
    ------
    ScenarioError
        If the file cannot be read or has faults; all of them are listed.
    """
    faults: list[Fault] = []
    points: dict[str, Point] = {}
    for number, written in enumerate(_rows(path, columns), start=2):
        row = columns.own_row(written)
        if row is None:
            continue
        found = [*_row_faults(row, points), *_number_faults(row)]
        faults += [_in_cell(path.name, number, row, each, columns) for each in found]
        if not faults:
            points[row["id"]] = _point(row)
    if not faults:
        points = _with_parents(points) if columns.is_foreign else points
        faults += _tree_faults(path.name, points)
    if faults:
        raise ScenarioError(faults)
    return _facts(points)


def _rows(path: Path, columns: FactColumns) -> list[dict[str, str]]:
    try:
        text = _text(path.read_bytes())
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = [{k: (v or "").strip() for k, v in row.items() if k is not None} for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        wrong = message("the table of places cannot be read ({error})", error=str(error))
        remedy = message("Give a CSV file in UTF-8 or GB 18030.")
        raise ScenarioError([_fault(path.name, wrong, remedy)]) from None
    missing = columns.missing(table.fieldnames or ())
    if missing:
        wrong = message("columns are missing: {names}", names=", ".join(missing))
        raise ScenarioError([_fault(path.name, wrong, message("Add them."), row=1)])
    return rows


def _text(content: bytes) -> str:
    """Return UTF-8 text, with a byte order mark or not, or GB 18030 text, as spreadsheets save."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _facts(points: Mapping[str, Point]) -> Facts:
    ordered = [points[place_id] for place_id in sorted(points)]
    return Facts(
        seat=next(point for point in ordered if point.level == "seat"),
        townships=tuple(point for point in ordered if point.level == "township"),
        villages=tuple(point for point in ordered if point.level == "village"),
    )


def _point(row: Mapping[str, str]) -> Point:
    population, known_km = row["population"], row["known_km"]
    return Point(
        id=row["id"],
        level=row["level"],
        name=row["name"],
        name_zh=row["name_zh"],
        parent_id=row["parent_id"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        coord_status=row["coord_status"],
        population=float(population) if population else None,
        known_km=float(known_km) if known_km else None,
    )


def _with_parents(points: Mapping[str, Point]) -> dict[str, Point]:
    """Let villages without a parent belong to the nearest township, townships to the seat."""
    towns = [point for point in points.values() if point.level == "township"]
    seats = [point for point in points.values() if point.level == "seat"]
    found = dict(points)
    for point in points.values():
        above = {"village": towns, "township": seats}.get(point.level, [])
        if above and not point.parent_id:
            nearest = above[int(distances_km([point], above)[0].argmin())]
            found[point.id] = replace(point, parent_id=nearest.id)
    return found


def _row_faults(row: Mapping[str, str], points: Mapping[str, Point]) -> Iterator[_InCell]:
    if not row["id"]:
        yield "id", message("a place has no id"), message("Give every place one.")
    if row["id"] in points:
        yield "id", message("the id stands twice"), message("Keep one of the rows.")
    if row["level"] not in LEVELS:
        yield "level", message("this is not a level"), write_one_of(LEVELS)


def _number_faults(row: Mapping[str, str]) -> Iterator[_InCell]:
    for column, limit in (("lon", 180.0), ("lat", 90.0)):
        if not _is_number(row[column], -limit, limit):
            remedy = message("Write degrees between -{limit:g} and {limit:g}.", limit=limit)
            yield column, message("this is not a coordinate"), remedy
    if row["coord_status"] not in STATUSES:
        yield "coord_status", message("this is not a status"), write_one_of(STATUSES)
    for column, wrong in (
        ("population", message("this is not a population")),
        ("known_km", message("this is not a distance")),
    ):
        if row[column] and not _is_number(row[column], 0.0, math.inf):
            remedy = message("Write a number, or leave the cell blank where it is not known.")
            yield column, wrong, remedy


def _in_cell(
    file: str, number: int, row: Mapping[str, str], found: _InCell, columns: FactColumns
) -> Fault:
    column, wrong, remedy = found
    value = row[column] or message("nothing")
    header = columns.headers[column]
    return _fault(file, wrong, remedy, row=number, column=header, value=value)


def _tree_faults(file: str, points: Mapping[str, Point]) -> Iterator[Fault]:
    seats = [point.id for point in points.values() if point.level == "seat"]
    if len(seats) != 1:
        wrong = message("there are {count} county seats", count=len(seats))
        yield _fault(file, wrong, message("Keep exactly one."))
    townships = {point.id for point in points.values() if point.level == "township"}
    if not townships:
        wrong, remedy = message("there is no township"), message("Add rows with level township.")
        yield _fault(file, wrong, remedy)
    for point in points.values():
        if point.level == "village" and point.parent_id not in townships:
            wrong = message("village {village} lies in no township of the table", village=point.id)
            yield _fault(file, wrong, message("Name its township."), value=point.parent_id)


def _is_number(text: str, low: float, high: float) -> bool:
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def _fault(file: str, wrong: str, remedy: str, **where: Any) -> Fault:  # noqa: ANN401 - row, column, value
    return Fault(code="G101", message=wrong, remedy=remedy, file=file, **where)
