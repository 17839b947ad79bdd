"""The table of speeds: class of road x surface x vehicle."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from routing.errors import RoadsError
from routing.language import message
from routing.roads.csv_rows import CsvRows, fault_error, in_row, is_number, none_of, read_rows
from routing.roads.driving.surfaces import SURFACES, USUAL

DEFAULT_SPEEDS = Path(__file__).with_name("speeds.csv")
WHAT = message("table of speeds")
SUFFIX = "_kmh"
VAN = "van"
MOST_KMH = 150.0
_NOTES = {"source", "note"}
_ALIASES = {
    "道路类别": "class",
    "道路等级": "class",
    "路面": "surface",
    "来源": "source",
    "备注": "note",
    "面包车时速": "van_kmh",
    "货车时速": "truck_kmh",
    "三轮车时速": "tricycle_kmh",
}
_SURFACE_ALIASES = {"惯常": "usual", "铺装": "paved", "砂石": "gravel", "土路": "earth"}

Row = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedTable:
    """Speeds in km/h by (class, surface) and vehicle; 0 where that vehicle may not drive.

    A surface without a row is driven like the usual one of its class.
    """

    kmh: Mapping[Row, Mapping[str, float]]
    sources: Mapping[Row, str]

    @property
    def vehicles(self) -> tuple[str, ...]:
        """The vehicles some row has a speed for, in the order of the columns."""
        return tuple(dict.fromkeys(name for speeds in self.kmh.values() for name in speeds))

    def speed(self, kind: str, surface: str, vehicle: str) -> float | None:
        """Return the speed of a vehicle, None where the table has none for the class."""
        for name in (surface, USUAL):
            speeds = self.kmh.get((kind, name), {})
            if vehicle in speeds:
                return speeds[vehicle]
        return None

    def scaled(self, van_kmh: Mapping[str, float], source: str) -> "SpeedTable":
        """Return the table with other usual van speeds; other speeds change in proportion.

        No other vehicle becomes faster than it is anywhere in the table. A class a van could not
        drive so far gets one row in which all vehicles are as fast, within that bound.
        """
        kmh, sources = dict(self.kmh), dict(self.sources)
        top = {name: max(row.get(name, 0.0) for row in kmh.values()) for name in self.vehicles}
        top[VAN] = math.inf
        for kind, given in van_kmh.items():
            before = self.speed(kind, USUAL, VAN)
            change = given / before if before else 1.0
            for row in {(kind, USUAL), *(row for row in self.kmh if row[0] == kind)}:
                old = self.kmh[row] if before else dict.fromkeys(top, given)
                kmh[row] = {name: min(old[name] * change, top[name]) for name in old}
                sources[row] = source
        return SpeedTable(kmh=kmh, sources=sources)


def read_speeds(path: Path | None) -> SpeedTable:
    """Return the default table, with the rows of a planner's table in place of its own.

    A row of the file replaces the cells of its class and surface; vehicles the file has no column
    for, and rows it lacks, keep the defaults. Every column ``x_kmh`` is a vehicle ``x``.

    Raises
    ------
    RoadsError
        If the file cannot be read, or rows are wrong; all of them are named.
    """
    table = _read(DEFAULT_SPEEDS)
    if path is None:
        return table
    given = _read(path)
    kmh = dict(table.kmh)
    for row, speeds in given.kmh.items():
        kmh[row] = {**kmh.get(row, {}), **speeds}
    return replace(table, kmh=kmh, sources={**table.sources, **given.sources})


def require_vehicle(table: SpeedTable, vehicle: str) -> None:
    """Raise a RoadsError that names the columns where a vehicle is none of the table's."""
    if vehicle not in table.vehicles:
        columns = ", ".join(f"{name}{SUFFIX}" for name in table.vehicles)
        raise RoadsError(
            message(
                "The {table} has no column {vehicle}{suffix}; it has {columns}. Name one of "
                "these vehicles in the vehicle type, or add the column to a table of your own "
                "(roads.speeds).",
                table=WHAT,
                vehicle=vehicle,
                suffix=SUFFIX,
                columns=columns,
            )
        )


def _read(path: Path) -> SpeedTable:
    rows = read_rows(path, WHAT, ("class", "surface"), _ALIASES)
    vehicles = [name.removesuffix(SUFFIX) for name in rows.columns if name.endswith(SUFFIX)]
    faults: list[str] = list(_column_faults(rows, vehicles))
    kmh: dict[Row, Mapping[str, float]] = {}
    sources: dict[Row, str] = {}
    for number, cells in rows.rows:
        surface = cells.get("surface", "")
        row = cells.get("class", "").lower(), _SURFACE_ALIASES.get(surface, surface.lower())
        problems = list(_problems(row, cells, vehicles, kmh))
        faults.extend(in_row(number, problems))
        if not problems:
            kmh[row] = {name: float(cells.get(name + SUFFIX) or 0.0) for name in vehicles}
            sources[row] = cells.get("source", "")
    if faults:
        raise fault_error(rows, WHAT, faults)
    return SpeedTable(kmh=kmh, sources=sources)


def _column_faults(rows: CsvRows, vehicles: list[str]) -> Iterator[str]:
    if not any(vehicles):
        yield message(
            "the header: it has no column of speeds, such as {column}", column=f"{VAN}{SUFFIX}"
        )
    for name in rows.columns:
        if not name.endswith(SUFFIX) and name not in {"class", "surface", *_NOTES}:
            yield message(
                'the header: column "{column}" is unknown, speeds are in columns such as van_kmh',
                column=name,
            )


def _problems(
    row: Row, cells: Mapping[str, str], vehicles: Iterable[str], known: Mapping[Row, object]
) -> Iterator[str]:
    kind, surface = row
    if not kind:
        yield message("class is blank, it is an OpenStreetMap highway value or ferry")
    if surface not in SURFACES:
        yield none_of("surface", surface, SURFACES)
    if row in known:
        yield message(
            "{road_class} with surface {surface} is given twice", road_class=kind, surface=surface
        )
    for name in vehicles:
        cell = cells.get(name + SUFFIX) or "0"
        if not is_number(cell, MOST_KMH):
            yield message(
                '{column} "{cell}" is not a number from 0 to {most:g} (0: closed)',
                column=name + SUFFIX,
                cell=cell,
                most=MOST_KMH,
            )
