"""Tell places that were read in the wrong datum, by how well each datum puts them on roads.

Every map datum of China shifts all points of a county by nearly the same few hundred metres. Places
that were read in the wrong one lie so far off their roads, all in one direction; taken back, they
lie on them again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from routing.model import CoordStatus, Place
from routing.model.datum import Point, gcj02_to_bd09, to_wgs84, wgs84_to_gcj02
from routing.roads.judging.nearness import Nearness
from routing.roads.road_map import Floats

FEWEST = 5
SUSPICIOUS_M = 60.0
BETTER = 1.0 / 3.0
_QUARTILES = (50.0, 75.0)
_MANY = 10
_BETTER_THAN_OTHERS_OF_MANY = 0.5
_ROUND = np.radians(np.arange(45.0, 360.0, 45.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A way to read coordinates wrongly, what it does to a point, and how the point is put right.

    ``undo`` leads from the stored point to where the place would be if the mistake had been made.
    """

    words: str
    remedy: str
    undo: Callable[[float, float], Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Where places lie against where they belong, and how far from roads in both positions.

    ``east_m`` and ``north_m`` lead from the true position to the one given, on average over
    ``places`` places; ``mistake`` is None where no known one explains the shift.
    """

    mistake: Mistake | None
    places: int
    given_m: float
    undone_m: float
    east_m: float
    north_m: float


def _from_gcj02(lon: float, lat: float) -> Point:
    return to_wgs84(lon, lat, "gcj02")


def _from_bd09(lon: float, lat: float) -> Point:
    return to_wgs84(lon, lat, "bd09")


def _to_bd09(lon: float, lat: float) -> Point:
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


MISTAKES = (
    Mistake(
        words="the coordinates are GCJ-02 and were read as WGS 84",
        remedy="Write `crs: gcj02` in scenario.yaml.",
        undo=_from_gcj02,
    ),
    Mistake(
        words="the coordinates are BD-09 and were read as WGS 84",
        remedy="Write `crs: bd09` in scenario.yaml.",
        undo=_from_bd09,
    ),
    Mistake(
        words="the coordinates are WGS 84 and were read as GCJ-02, or the road map is drawn in "
        "GCJ-02",
        remedy="Write `crs: wgs84` in scenario.yaml, or use a map in WGS 84 if that stands there.",
        undo=wgs84_to_gcj02,
    ),
    Mistake(
        words="the coordinates are WGS 84 and were read as BD-09, or the road map is drawn in "
        "BD-09",
        remedy="Write `crs: wgs84` in scenario.yaml, or use a map in WGS 84 if that stands there.",
        undo=_to_bd09,
    ),
    Mistake(
        words="the coordinates are GCJ-02 and were read as BD-09",
        remedy="Write `crs: gcj02` in scenario.yaml.",
        undo=lambda lon, lat: _from_gcj02(*_to_bd09(lon, lat)),
    ),
    Mistake(
        words="the coordinates are BD-09 and were read as GCJ-02",
        remedy="Write `crs: bd09` in scenario.yaml.",
        undo=lambda lon, lat: _from_bd09(*wgs84_to_gcj02(lon, lat)),
    ),
)


def witnesses(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places with observed coordinates, all places where fewer than five have them."""
    real = tuple(place for place in places if place.coord_status is CoordStatus.REAL)
    return real if len(real) >= FEWEST else tuple(places)


def named_mistake(places: Sequence[Place], near: Nearness) -> Shift | None:
    """Return the mistake that explains why places lie off the roads, None where none does.

    Without it the median distance to a road is under 60 m and, as the upper quartile, under a
    third of the one given. It is also under a third (of ten places or more, a half) of what shifts
    as long in seven other directions achieve: a shift that merely happens to bring places nearer
    to some road does so in other directions, too.
    """
    seen = witnesses(places)
    if len(seen) < FEWEST or not near:
        return None
    lon, lat = degrees_of(seen)
    given = near.plane.flat(lon, lat)
    given_m, given_upper_m = np.percentile(near.flat_m(given), _QUARTILES).tolist()
    if given_m <= SUSPICIOUS_M:
        return None
    bound_m = min(SUSPICIOUS_M, given_m * BETTER)
    best: Shift | None = None
    for mistake in MISTAKES:
        there = np.array([mistake.undo(*point) for point in zip(lon, lat, strict=True)])
        undone = near.plane.flat(there[:, 0], there[:, 1])
        undone_m, upper_m = np.percentile(near.flat_m(undone), _QUARTILES).tolist()
        is_better = undone_m < (best.undone_m if best else bound_m)
        if is_better and upper_m < given_upper_m * BETTER:
            east_m, north_m = (given - undone).mean(axis=0).tolist()
            best = Shift(
                mistake=mistake,
                places=len(seen),
                given_m=given_m,
                undone_m=undone_m,
                east_m=east_m,
                north_m=north_m,
            )
    if best is None or not _stands_out(best, given, near):
        return None
    return best


def degrees_of(places: Sequence[Place]) -> tuple[Floats, Floats]:
    """Return the longitudes and the latitudes of places."""
    lon, lat = np.array([(place.lon, place.lat) for place in places], dtype=np.float64).T
    return lon, lat


def _stands_out(shift: Shift, given: Floats, near: Nearness) -> bool:
    others = [
        float(np.median(near.flat_m(given - _turned(shift.east_m, shift.north_m, angle))))
        for angle in _ROUND
    ]
    better = BETTER if shift.places < _MANY else _BETTER_THAN_OTHERS_OF_MANY
    return shift.undone_m < min(others) * better


def _turned(east: float, north: float, angle: float) -> Floats:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([east * cos - north * sin, east * sin + north * cos])
