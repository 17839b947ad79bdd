"""Maps of a few ways over points a hundredth of a degree apart, north to south."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from routing.model import RoadProfile, RoadSource
from routing.roads.driving import drivable, open_driving
from routing.roads.network import RoadNetwork
from routing.roads.road_map import RoadMap

WINTER, SUMMER = date(2025, 1, 15), date(2025, 7, 16)
STEP_M = 6_371_009 * np.radians(0.01)

Way = tuple[Sequence[int], Mapping[str, str]]


def a_map(*ways: Way, directions: Sequence[int] = ()) -> RoadMap:
    courses = [course for course, _ in ways]
    size = 1 + max(point for course in courses for point in course)
    lengths = [len(course) for course in courses]
    return RoadMap(
        lon=np.full(size, 119.0),
        lat=29.0 + np.arange(size) / 100,
        course=np.array([point for course in courses for point in course], dtype=np.int64),
        first=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        direction=np.array(directions or [0] * len(ways), dtype=np.int8),
        way_ids=tuple(str(number) for number in range(len(ways))),
        tags=tuple(tags for _, tags in ways),
    )


def network(
    *ways: Way,
    profile: RoadProfile | None = None,
    source: RoadSource | None = None,
    day: date = SUMMER,
    directions: Sequence[int] = (),
) -> RoadNetwork:
    driving = open_driving(source or RoadSource(), day)
    return drivable(a_map(*ways, directions=directions), profile or RoadProfile(), driving)


def kmh(
    tags: Mapping[str, str],
    profile: RoadProfile | None = None,
    source: RoadSource | None = None,
    day: date = SUMMER,
) -> float:
    """Return the speed on a way with these tags, 0 where it is closed; another way is open."""
    other = {"highway": "service"}
    found = network(([0, 1], tags), ([2, 3], other), profile=profile, source=source, day=day)
    on_it = found.stretch == 0
    if not on_it.any():
        return 0.0
    metres, seconds = found.length_m[on_it].sum(), found.drive_s[on_it].sum()
    return round(float(metres / seconds * 3.6), 6)
