"""Where travel times come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Roads nobody may drive on a day from ``first`` to ``last``, both included; None is no end.

    Exactly one of ``way_ids``, ``area_path`` and ``between`` says which: ways of the map, all
    roads that touch the polygons of a GeoJSON file, or the quickest way between two places. With
    ``at_m`` that way is cut at a single point, so many metres from the first place; without, the
    whole of it is closed. ``reason`` is for people.
    """

    id: str
    reason: str = ""
    way_ids: tuple[str, ...] = ()
    area_path: str | None = None
    between: tuple[str, str] | None = None
    at_m: int | None = None
    first: date | None = None
    last: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Say whether the roads are closed on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSource:
    """A map file, a table of known legs, or great circles where there is neither.

    ``table_path`` names a CSV file with ``from_id, to_id, minutes, km`` and wins over the map. Of
    the map, only roads within ``buffer_m`` of the polygons in ``boundary_path`` are read.

    ``speeds_path`` and ``factors_path`` replace the tables of speeds and of factors; ``state`` and
    ``period`` name rows of the latter. ``speed_kmh`` maps an OSM highway class to the speed of a
    van on its usual surface; the table's other speeds of the class change in proportion. A ferry
    is waited for ``ferry_wait_s``.

    ``detour_factor`` and ``straight_kmh`` serve the great circle; ``access_kmh`` the straight piece
    between a place and its road; a place farther than ``snap_limit_m`` from any road has none.
    ``water_path`` names polygons of open water and ``documented_path`` a table of known distances
    (``from_id, to_id, km``); both only serve to judge the map and the places.
    """

    map_path: str | None = None
    table_path: str | None = None
    boundary_path: str | None = None
    buffer_m: int = 5000
    speeds_path: str | None = None
    factors_path: str | None = None
    state: str = "normal"
    period: str = "day"
    speed_kmh: Mapping[str, float] = field(default_factory=dict)
    ferry_wait_s: int = 900
    closures: tuple[Closure, ...] = ()
    detour_factor: float = 1.37
    straight_kmh: float = 30.0
    access_kmh: float = 10.0
    snap_limit_m: int = 2000
    water_path: str | None = None
    documented_path: str | None = None
