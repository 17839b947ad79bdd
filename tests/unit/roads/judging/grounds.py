"""Roads and places on flat ground about a point, in metres, for the judges to look at."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from routing.model import CoordStatus, Place, Scenario
from routing.roads.network import RoadNetwork
from routing.roads.plane import Plane
from routing.roads.road_map import Floats, RoadMap
from tests.builders import a_hub, a_scenario, a_village

CHUNAN = Plane(lon=119.0, lat=29.6)
ANDORRA = Plane(lon=1.55, lat=42.55)


def a_network(lines: Iterable[Sequence[Sequence[float]]], plane: Plane = CHUNAN) -> RoadNetwork:
    """Return roads along lines of points in metres; stretches are numbered as by a road map."""
    flat: list[Sequence[float]] = []
    start: list[int] = []
    for line in lines:
        start += range(len(flat), len(flat) + len(line) - 1)
        flat += line
    lon, lat = plane.round(np.array(flat, dtype=np.float64).reshape(-1, 2))
    begin = np.array(start, dtype=np.int64)
    ones = np.ones(len(begin))
    return RoadNetwork(
        lon=lon,
        lat=lat,
        start=begin,
        end=begin + 1,
        length_m=ones,
        drive_s=ones,
        stretch=begin,
        joinable=np.ones(len(begin), dtype=np.bool_),
    )


def a_map(network: RoadNetwork, tags: Sequence[dict[str, str]]) -> RoadMap:
    """Return the map of a network of lines; there are as many tags as lines."""
    size = len(network.lon)
    begins = np.setdiff1d(np.arange(size), network.end)
    return RoadMap(
        lon=network.lon,
        lat=network.lat,
        course=np.arange(size),
        first=np.append(begins, size),
        direction=np.zeros(len(begins), dtype=np.int8),
        way_ids=tuple(str(number) for number in range(len(begins))),
        tags=tuple(tags),
    )


def winding_roads(seed: int, roads: int = 8, plane: Plane = CHUNAN) -> RoadNetwork:
    """Return roads of 20 km that wind through a square of 40 km."""
    rng = np.random.default_rng(seed)
    turns = rng.normal(0.0, 0.35, (roads, 130)).cumsum(axis=1) + rng.uniform(0, 7, (roads, 1))
    steps = 150.0 * np.stack((np.cos(turns), np.sin(turns)), axis=-1)
    lines = rng.uniform(-20_000, 20_000, (roads, 1, 2)) + steps.cumsum(axis=1)
    return a_network(lines.tolist(), plane)


def spots_beside(
    network: RoadNetwork, count: int, off_m: tuple[float, float], seed: int = 0
) -> tuple[Floats, Floats]:
    """Return points that lie so far off road points, in random directions."""
    rng = np.random.default_rng(seed)
    chosen = rng.integers(len(network.lon), size=count)
    away, angle = rng.uniform(*off_m, count), rng.uniform(0, 2 * np.pi, count)
    plane = Plane(lon=float(network.lon[0]), lat=float(network.lat[0]))
    flat = plane.flat(network.lon[chosen], network.lat[chosen])
    aside = np.column_stack((away * np.cos(angle), away * np.sin(angle)))
    return plane.round(flat + aside)


def villages_at(
    lon: Floats, lat: Floats, status: CoordStatus = CoordStatus.REAL
) -> tuple[Place, ...]:
    """Return villages at points in degrees."""
    return tuple(
        a_village(f"v{number}", lon=x, lat=y, coord_status=status)
        for number, (x, y) in enumerate(zip(lon.tolist(), lat.tolist(), strict=True), start=1)
    )


def a_county(spots: dict[str, tuple[float, float]], plane: Plane = CHUNAN, **more: Any) -> Scenario:
    """Return a scenario with the hub at the middle and villages at points in metres."""
    lon, lat = plane.round(np.array(list(spots.values()), dtype=np.float64).reshape(-1, 2))
    villages = tuple(
        a_village(name, lon=x, lat=y)
        for name, x, y in zip(spots, lon.tolist(), lat.tolist(), strict=True)
    )
    hub = a_hub(lon=plane.lon, lat=plane.lat)
    return a_scenario(hub=hub, centres=(), villages=villages, consignments=(), lines=(), **more)
