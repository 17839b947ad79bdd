"""A road map as the pieces one may drive, so that maps can be compared whatever their order."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from routing.roads.road_map import RoadMap
from tests.unit.roads.hand_made import NODES, osm_text

Spot = tuple[float, float]
Piece = tuple[str, Spot, Spot, frozenset[tuple[str, str]]]
NAMES = {spot: name for name, spot in NODES.items()}


def pieces(road_map: RoadMap) -> Counter[Piece]:
    """Count the straight pieces by way, start, end and tags, one per direction of travel."""
    found: Counter[Piece] = Counter()
    lon, lat = road_map.lon[road_map.course].tolist(), road_map.lat[road_map.course].tolist()
    for way, tags in enumerate(road_map.tags):
        marks = frozenset((key, value) for key, value in tags.items() if key != "oneway")
        for i in range(int(road_map.first[way]), int(road_map.first[way + 1]) - 1):
            start, end = (lon[i], lat[i]), (lon[i + 1], lat[i + 1])
            if road_map.direction[way] >= 0:
                found[road_map.way_ids[way], start, end, marks] += 1
            if road_map.direction[way] <= 0:
                found[road_map.way_ids[way], end, start, marks] += 1
    return found


def courses(road_map: RoadMap) -> list[str]:
    """Return the ways of a hand-made map as the names of their points."""
    names = [NAMES[spot] for spot in zip(road_map.lon.tolist(), road_map.lat.tolist(), strict=True)]
    ends = road_map.first.tolist()
    return [
        "".join(names[point] for point in road_map.course[begin:end])
        for begin, end in pairwise(ends)
    ]


def a_map(path: Path, *ways: tuple[str, dict[str, str]]) -> Path:
    """Write a hand-made map of some ways."""
    path.write_text(osm_text(ways) if ways else osm_text(), encoding="utf-8")
    return path
