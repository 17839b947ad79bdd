"""Small maps and their networks, on flat ground in metres about a point of Chun'an."""

from collections.abc import Mapping, Sequence

import numpy as np

from routing.model import Place
from routing.roads.network import RoadNetwork
from routing.roads.plane import Plane
from routing.roads.road_map import RoadMap
from routing.roads.stretches import stretches_of
from tests.builders import a_village

PLANE = Plane(lon=119.0, lat=29.6)
Spot = tuple[float, float]


def a_map(
    spots: Sequence[Spot], ways: Mapping[str, Sequence[int]], directions: Sequence[int] = ()
) -> RoadMap:
    """Return a map of ways by id through points in metres."""
    lon, lat = PLANE.round(np.array(spots, dtype=np.float64))
    return RoadMap(
        lon=lon,
        lat=lat,
        course=np.array([point for way in ways.values() for point in way], dtype=np.int64),
        first=np.cumsum([0, *(len(way) for way in ways.values())]),
        direction=np.array(directions or [0] * len(ways), dtype=np.int8),
        way_ids=tuple(ways),
        tags=tuple({"highway": "tertiary"} for _ in ways),
    )


def a_network(road_map: RoadMap, m_per_s: float = 10.0) -> RoadNetwork:
    """Return all roads of a map, forward pieces first."""
    stretches = stretches_of(road_map)
    direction = road_map.direction[stretches.way]
    forward, backward = np.flatnonzero(direction >= 0), np.flatnonzero(direction <= 0)
    both = np.concatenate((forward, backward))
    return RoadNetwork(
        lon=road_map.lon,
        lat=road_map.lat,
        start=np.concatenate((stretches.start[forward], stretches.end[backward])),
        end=np.concatenate((stretches.end[forward], stretches.start[backward])),
        length_m=stretches.length_m[both],
        drive_s=stretches.length_m[both] / m_per_s,
        stretch=stretches.number[both],
        joinable=np.ones(len(both), dtype=np.bool_),
    )


def places_at(*spots: Spot) -> tuple[Place, ...]:
    """Return places at points in metres."""
    lon, lat = PLANE.round(np.array(spots, dtype=np.float64))
    pairs = zip(lon.tolist(), lat.tolist(), strict=True)
    return tuple(a_village(f"v{n}", lon=x, lat=y) for n, (x, y) in enumerate(pairs))
