"""The stretches of a road map: which way each lies on, how long it is."""

from dataclasses import dataclass

import numpy as np

from routing.roads.great_circle import great_circle_m
from routing.roads.road_map import Floats, Indices, RoadMap


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretches:
    """All stretches of a map in the order of their numbers; no last point of a way among them.

    Stretch ``number`` leads from point ``start`` to point ``end`` on way ``way``.
    """

    number: Indices
    way: Indices
    start: Indices
    end: Indices
    length_m: Floats


def stretches_of(road_map: RoadMap) -> Stretches:
    """Return the stretches of a map with their lengths, great circles in metres."""
    points = np.diff(road_map.first)
    number = np.delete(np.arange(len(road_map.course)), road_map.first[1:] - 1)
    start, end = road_map.course[number], road_map.course[number + 1]
    lon, lat = road_map.lon, road_map.lat
    return Stretches(
        number=number,
        way=np.repeat(np.arange(len(points)), points - 1),
        start=start,
        end=end,
        length_m=great_circle_m(lon[start], lat[start], lon[end], lat[end]),
    )


def lengths_by_number(road_map: RoadMap) -> Floats:
    """Return the metres of every stretch at its number, 0 for the last points of ways."""
    stretches = stretches_of(road_map)
    length_m = np.zeros(len(road_map.course))
    length_m[stretches.number] = stretches.length_m
    return length_m


def way_of(road_map: RoadMap, stretch: int) -> int:
    """Return the number of the way a stretch lies on."""
    return int(np.searchsorted(road_map.first, stretch, side="right")) - 1
