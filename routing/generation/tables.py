"""The tables of a scenario folder, as CSV that spreadsheets open."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from routing.errors import UsageError
from routing.generation.county import County
from routing.generation.points import Point
from routing.language import message
from routing.model import Level, PlaceStatus, Source

PLACES = "places.csv"
DEMAND = "demand.csv"
LINES = "lines.csv"

_Row = Iterable[object]

_PLACE_COLUMNS = (
    "id", "level", "name", "name_zh", "parent_id", "lon", "lat", "coord_status", "opens",
    "closes", "service_min", "status", "cold_room", "site_yuan_per_day",
)  # fmt: skip
_DEMAND_COLUMNS = (
    "village_id", "carrier_id", "direction", "product_id", "parcels", "weight_kg", "volume_l",
    "ready", "due", "source",
)  # fmt: skip
_LINE_COLUMNS = ("line_id", "centre_id", "carrier_id", "village_id")


def write_county(county: County, folder: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write the three tables of a county into a folder, and nothing else; return their paths.

    Raises
    ------
    UsageError
        If a table is there already and may not be replaced, or the folder cannot be written.
    """
    contents: dict[str, tuple[_Row, Iterator[_Row]]] = {
        PLACES: (_PLACE_COLUMNS, _places(county)),
        DEMAND: (_DEMAND_COLUMNS, _demand(county)),
        LINES: (_LINE_COLUMNS, _lines(county)),
    }
    require_free(folder, contents, overwrite=overwrite)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (columns, rows) in contents.items():
            _write(folder / name, columns, rows)
    except OSError as error:
        raise UsageError(
            message(
                "{folder} cannot be written: {error}. Choose another folder.",
                folder=folder,
                error=error,
            )
        ) from None
    return tuple(folder / name for name in contents)


def require_free(folder: Path, names: Iterable[str], *, overwrite: bool) -> None:
    """Make sure that no file of these names would be lost.

    Raises
    ------
    UsageError
        If one is there already and may not be replaced.
    """
    there = [name for name in names if (folder / name).exists()]
    if there and not overwrite:
        raise UsageError(
            message(
                "{folder} already has {names}. Allow --overwrite.",
                folder=folder,
                names=", ".join(there),
            )
        )


def _write(path: Path, columns: _Row, rows: Iterator[_Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(rows)


def _places(county: County) -> Iterator[_Row]:
    yield _place(county.seat, Level.HUB, PlaceStatus.ACTIVE, "")
    for township in county.townships:
        is_open = township.id in county.centre_ids
        status = PlaceStatus.ACTIVE if is_open else PlaceStatus.DORMANT
        cold_room = "yes" if is_open and county.cold_rooms else "no"
        yield _place(township, Level.CENTRE, status, cold_room)
    for village in county.villages:
        yield _place(village, Level.VILLAGE, PlaceStatus.ACTIVE, "")


def _place(point: Point, level: Level, status: PlaceStatus, cold_room: str) -> _Row:
    names = (point.id, level, point.name, point.name_zh, point.parent_id)
    where = (f"{point.lon:.6f}", f"{point.lat:.6f}", point.coord_status)
    return (*names, *where, "", "", "", status, cold_room, "")


def _demand(county: County) -> Iterator[_Row]:
    for row in county.demand:
        what = (row.village_id, row.carrier_id, row.direction, row.product_id, row.parcels)
        yield (*what, f"{row.weight_kg:.1f}", row.volume_l, "", "", Source.GENERATED)


def _lines(county: County) -> Iterator[_Row]:
    for territory in county.territories:
        for village in county.villages_of(territory):
            yield territory.line_id, territory.centre_id, territory.carrier_id, village.id
