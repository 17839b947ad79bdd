"""What is drawn under a plan: the roads of the map, thinned out for the eye, land and water."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import cos, radians
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from routing.model import Backdrop, DrawnRoad, LonLat, RoadRank, RoadSource
from routing.roads.judging.water import read_water
from routing.roads.lengths import STATUS_TAG
from routing.roads.plane import M_PER_DEGREE
from routing.roads.reading import open_cut
from routing.roads.road_map import FERRY, RoadMap, road_class

MOST_POINTS = 40_000
"""As many points of roads as a browser draws without effort."""

_TOLERANCES_M = (8.0, 16.0, 32.0, 64.0)
_MAIN = {"motorway", "trunk", "primary", "secondary", "tertiary"}
_LOCAL = {"unclassified", "residential", "living_street", "road"}
_ASSUMED = "assumed"

_Kind = tuple[RoadRank, bool]
_Area = tuple[tuple[LonLat, ...], ...]


def draw_backdrop(
    source: RoadSource, road_map: RoadMap | None = None, most_points: int = MOST_POINTS
) -> Backdrop:
    """Return the roads of a map, the areas of its boundary file and of its water file.

    Roads are drawn within 8 m of the map, or as coarsely as it takes to stay within
    ``most_points``; where 64 m do not suffice, local roads are left out and counted.

    Raises
    ------
    RoadsError
        If a file of areas cannot be read.
    """
    roads, tolerance_m, left_out = _thinned(road_map, most_points) if road_map else ((), 0.0, 0)
    land: list[BaseGeometry] = []
    if source.boundary_path is not None:
        land.append(open_cut(Path(source.boundary_path), 0).polygon)
    water = [] if source.water_path is None else read_water(Path(source.water_path))
    return Backdrop(
        roads=roads,
        land=tuple(_areas(land)),
        water=tuple(_areas(part.polygon for part in water)),
        tolerance_m=tolerance_m,
        left_out=left_out,
        credits=_credits(source.boundary_path, source.water_path),
    )


def _thinned(road_map: RoadMap, most_points: int) -> tuple[tuple[DrawnRoad, ...], float, int]:
    """Return the roads to draw, the tolerance in metres, and how many local ones are left out."""
    lines = _lines_by_kind(road_map)
    for tolerance_m in _TOLERANCES_M:
        roads = tuple(_simplified(lines, tolerance_m))
        if sum(len(road.points) for road in roads) <= most_points:
            return roads, tolerance_m, 0
    kept = tuple(road for road in roads if road.rank is not RoadRank.LOCAL)
    return kept, tolerance_m, len(roads) - len(kept)


def _lines_by_kind(road_map: RoadMap) -> Mapping[_Kind, list[BaseGeometry]]:
    lines: defaultdict[_Kind, list[BaseGeometry]] = defaultdict(list)
    at = np.column_stack([road_map.lon, road_map.lat])
    for way, tags in enumerate(road_map.tags):
        rank = _rank(road_class(tags))
        if rank is not None:
            course = road_map.course[road_map.first[way] : road_map.first[way + 1]]
            kind = rank, tags.get(STATUS_TAG) == _ASSUMED
            lines[kind].append(shapely.LineString(at[course]))
    return lines


def _rank(name: str) -> RoadRank | None:
    if name == FERRY:
        return RoadRank.FERRY
    if name.removesuffix("_link") in _MAIN:
        return RoadRank.MAIN
    return RoadRank.LOCAL if name in _LOCAL else None


def _simplified(
    lines: Mapping[_Kind, list[BaseGeometry]], tolerance_m: float
) -> Iterator[DrawnRoad]:
    for rank in RoadRank:
        for is_assumed in (False, True):
            merged = shapely.line_merge(shapely.MultiLineString(lines.get((rank, is_assumed), [])))
            for part in shapely.get_parts(merged):
                points = _drawn(part, tolerance_m)
                yield DrawnRoad(rank=rank, is_assumed=is_assumed, points=points)


def _drawn(line: BaseGeometry, tolerance_m: float) -> tuple[LonLat, ...]:
    """Return a line without the points nobody would miss."""
    _, south, _, north = line.bounds
    narrow = cos(radians((south + north) / 2))
    plane = shapely.transform(line, lambda at: at * (narrow, 1.0))
    kept = shapely.simplify(plane, tolerance_m / M_PER_DEGREE, preserve_topology=False)
    return _points(shapely.transform(kept, lambda at: at / (narrow, 1.0)))


def _areas(shapes: Iterable[BaseGeometry]) -> Iterator[_Area]:
    for shape in shapes:
        for part in shapely.get_parts(shape):
            rings = (part.exterior, *part.interiors)
            yield tuple(_drawn(ring, _TOLERANCES_M[0]) for ring in rings)


def _points(line: BaseGeometry) -> tuple[LonLat, ...]:
    return tuple((round(x, 6), round(y, 6)) for x, y in shapely.get_coordinates(line).tolist())


def _credits(*paths: str | None) -> tuple[str, ...]:
    """Return what the files of areas say in the property ``attribution`` of their features."""
    found: dict[str, None] = {}
    for path in paths:
        if path is not None:
            document = json.loads(Path(path).read_text(encoding="utf-8-sig"))
            for feature in document.get("features", []):
                text = (feature.get("properties") or {}).get("attribution")
                if isinstance(text, str) and text.strip():
                    found[text.strip()] = None
    return tuple(found)
