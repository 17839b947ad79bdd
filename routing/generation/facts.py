"""The places a county is generated from."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routing.errors import Fault, ScenarioError

_COLUMNS = ("id", "level", "name", "name_zh", "parent_id", "lon", "lat", "coord_status")
_LEVELS = ("seat", "township", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A seat, a township or a village; ``population`` is None where it is not known."""

    id: str
    level: str
    name: str
    name_zh: str
    parent_id: str
    lon: float
    lat: float
    coord_status: str
    population: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A county's places: its seat, and townships and villages in the order of their ids."""

    seat: Point
    townships: tuple[Point, ...]
    villages: tuple[Point, ...]


def read_facts(path: Path) -> Facts:
    """Read the places of a county from a CSV table.

    The columns are ``id, level (seat|township|village), name, name_zh, parent_id, lon, lat,
    coord_status (real|assumed)`` and, if known, ``population``; others are ignored.

    Raises
    ------
    ScenarioError
        If the file cannot be read or has faults; all of them are listed.
    """
    rows = _rows(path)
    faults: list[Fault] = []
    points: dict[str, Point] = {}
    for number, row in enumerate(rows, start=2):
        faults += _row_faults(path.name, number, row, points)
        if not faults:
            points[row["id"]] = _point(row)
    if not faults:
        faults += _tree_faults(path.name, points)
    if faults:
        raise ScenarioError(faults)
    return _facts(points)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = [{k: (v or "").strip() for k, v in row.items() if k is not None} for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"the table of places cannot be read ({error})"
        raise ScenarioError([_fault(path.name, message, "Give a CSV file in UTF-8.")]) from None
    missing = [column for column in _COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        message = f"columns are missing: {', '.join(missing)}"
        raise ScenarioError([_fault(path.name, message, "Add them.", row=1)])
    return rows


def _facts(points: Mapping[str, Point]) -> Facts:
    ordered = [points[place_id] for place_id in sorted(points)]
    return Facts(
        seat=next(point for point in ordered if point.level == "seat"),
        townships=tuple(point for point in ordered if point.level == "township"),
        villages=tuple(point for point in ordered if point.level == "village"),
    )


def _point(row: Mapping[str, str]) -> Point:
    population = (row.get("population") or "").strip()
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
    )


def _row_faults(
    file: str, number: int, row: Mapping[str, str], points: Mapping[str, Point]
) -> Iterator[Fault]:
    def cell(column: str, message: str, remedy: str) -> Fault:
        found = row[column] or "nothing"
        return _fault(file, message, remedy, row=number, column=column, value=found)

    if not row["id"]:
        yield cell("id", "a place has no id", "Give every place one.")
    if row["id"] in points:
        yield cell("id", "the id stands twice", "Keep one of the rows.")
    if row["level"] not in _LEVELS:
        yield cell("level", "this is not a level", f"Write {' or '.join(_LEVELS)}.")
    for column, limit in (("lon", 180.0), ("lat", 90.0)):
        if not _is_number(row[column], -limit, limit):
            remedy = f"Write degrees between -{limit:g} and {limit:g}."
            yield cell(column, "this is not a coordinate", remedy)
    if row["coord_status"] not in {"real", "assumed"}:
        yield cell("coord_status", "this is not a status", "Write real or assumed.")
    if row.get("population") and not _is_number(row["population"], 0.0, math.inf):
        remedy = "Write a number, or leave the cell blank where it is not known."
        yield cell("population", "this is not a population", remedy)


def _tree_faults(file: str, points: Mapping[str, Point]) -> Iterator[Fault]:
    seats = [point.id for point in points.values() if point.level == "seat"]
    if len(seats) != 1:
        yield _fault(file, f"there are {len(seats)} county seats", "Keep exactly one.")
    townships = {point.id for point in points.values() if point.level == "township"}
    if not townships:
        yield _fault(file, "there is no township", "Add rows with level township.")
    for point in points.values():
        if point.level == "village" and point.parent_id not in townships:
            message = f"village {point.id} lies in no township of the table"
            yield _fault(file, message, "Name its township.", value=point.parent_id)


def _is_number(text: str, low: float, high: float) -> bool:
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def _fault(file: str, message: str, remedy: str, **where: Any) -> Fault:  # noqa: ANN401 - row, column, value
    return Fault(code="G101", message=message, remedy=remedy, file=file, **where)
