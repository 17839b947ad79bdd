"""Digests of all that roads depend on, so that nothing kept is ever used for anything else."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from routing.errors import RoadsError
from routing.language import message
from routing.model import Scenario
from routing.roads.reading import Cut

_ROOM = Path(__file__).parents[1]
_LIBRARIES = ("numpy", "scipy", "shapely", "osmium", "osmnx", "pyogrio", "opening-hours-py")


def map_digest(path: Path, cut: Cut | None) -> str:
    """Return the key of a map as it is read: of the file's bytes, its kind of name, and the cut.

    Raises
    ------
    RoadsError
        If the file cannot be read.
    """
    endings = "".join(path.suffixes).lower()
    return _digest("map", file_digest(path), endings, cut.digest if cut else None)


def measuring_digest(scenario: Scenario, map_key: str, driving: str) -> str:
    """Return the key of what is measured on a map; ``driving`` is the digest of the speeds.

    Raises
    ------
    RoadsError
        If a file the roads depend on cannot be read.
    """
    source = scenario.roads
    closures = scenario.closures_in_force
    files = [source.water_path, source.documented_path, *(c.area_path for c in closures)]
    return _digest(
        "measured",
        map_key,
        driving,
        source.map_path,
        [source.access_kmh, source.snap_limit_m, source.state, source.period],
        [asdict(closure) for closure in closures],
        [path and [path, file_digest(Path(path))] for path in files],
        [_place(place) for place in scenario.places],
        [[kind.id, kind.tier, asdict(kind.profile)] for kind in scenario.vehicle_types],
    )


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes.

    Raises
    ------
    RoadsError
        If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RoadsError(
            message(
                "The file {path} cannot be read: {strerror}. Correct its name under roads in "
                "the scenario.",
                path=path,
                strerror=error.strerror,
            )
        ) from error


def _place(place: Any) -> list[Any]:  # noqa: ANN401 - hub, centre or village
    names = [type(place).__name__, place.id, place.name, place.name_zh, place.parent_id]
    return [*names, place.lon, place.lat, place.coord_status, place.status]


def _digest(*parts: Any) -> str:  # noqa: ANN401 - whatever JSON can write
    content = json.dumps([_programme(), *parts], default=_plain, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no digest of a {type(value).__name__}")


@cache
def _programme() -> list[str]:
    """Return what computes: the source of all of roads and the versions of its libraries."""
    sources = hashlib.sha256()
    for path in _sources(_ROOM):
        sources.update(path.relative_to(_ROOM).as_posix().encode() + b"\0" + path.read_bytes())
    return [sources.hexdigest(), *(version(name) for name in _LIBRARIES)]


def _sources(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".csv"})
