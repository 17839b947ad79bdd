"""Observed trips: a table of driving times between places of a scenario."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from routing.language import message
from routing.model import RoadProfile, Scenario, VehicleType
from routing.roads.csv_rows import fault_error, in_row, none_of, read_rows
from routing.units import S_PER_DAY, min_to_s

WHAT = message("table of trips")
_COLUMNS = ("from_id", "to_id", "minutes")
_TYPE = "vehicle_type"
_ALIASES = {"起点": "from_id", "终点": "to_id", "分钟": "minutes", "车型": _TYPE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A drive somebody timed; ``row`` counts from 1 with the header as row 1."""

    row: int
    from_id: str
    to_id: str
    observed_s: int
    vehicle_type: VehicleType | None
    profile: RoadProfile


def read_trips(path: Path, scenario: Scenario) -> tuple[Trip, ...]:
    """Return the trips of a CSV file with ``from_id, to_id, minutes`` and maybe ``vehicle_type``.

    Without a type, a trip is that of a van: the van's profile without sizes where some type has
    it, else the first profile of the scenario, at full speed. The same trip may be timed often.

    Raises
    ------
    RoadsError
        If the file cannot be read, has no trips, or rows are wrong; all of them are named.
    """
    rows = read_rows(path, WHAT, _COLUMNS, _ALIASES)
    types = {vehicle_type.id: vehicle_type for vehicle_type in scenario.vehicle_types}
    places = {place.id for place in scenario.places}
    van = RoadProfile() if RoadProfile() in scenario.profiles else scenario.profiles[0]
    faults: list[str] = [] if rows.rows else [message("it: it has no trips")]
    trips: list[Trip] = []
    for number, cells in rows.rows:
        problems = list(_problems(cells, places, types))
        faults.extend(in_row(number, problems))
        if not problems:
            vehicle_type = types.get(cells.get(_TYPE, ""))
            trips.append(
                Trip(
                    row=number,
                    from_id=cells["from_id"],
                    to_id=cells["to_id"],
                    observed_s=min_to_s(float(cells["minutes"])),
                    vehicle_type=vehicle_type,
                    profile=vehicle_type.profile if vehicle_type else van,
                )
            )
    if faults:
        raise fault_error(rows, WHAT, faults)
    return tuple(trips)


def _problems(
    cells: Mapping[str, str], places: set[str], types: Mapping[str, VehicleType]
) -> Iterator[str]:
    ends = [cells.get(name, "") for name in ("from_id", "to_id")]
    for place_id in dict.fromkeys(ends):
        if place_id not in places:
            yield message('place "{place}" is none of the scenario', place=place_id)
    if ends[0] == ends[1]:
        yield message("{place} leads to itself", place=ends[0])
    if not _is_time(cells.get("minutes", "")):
        yield message(
            'minutes "{cell}" is not a number above 0, of one day at most',
            cell=cells.get("minutes", ""),
        )
    name = cells.get(_TYPE, "")
    if name and name not in types:
        yield none_of("vehicle_type", name, types)


def _is_time(text: str) -> bool:
    try:
        return 1 <= min_to_s(float(text)) <= S_PER_DAY
    except (ValueError, OverflowError):
        return False
