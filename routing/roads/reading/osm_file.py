"""Read OpenStreetMap files, XML or PBF, whole or cut to an area."""

from array import array
from collections.abc import Iterable, Iterator
from math import inf
from pathlib import Path
from typing import cast

import numpy as np
import osmium
from osmium.filter import EntityFilter, KeyFilter
from osmium.osm import NODE, WAY, Way

from routing.roads.reading.assembly import Points, WayRecords, assemble, sorted_points
from routing.roads.reading.cut import Cut
from routing.roads.reading.damage import damage_named
from routing.roads.reading.directions import direction_of
from routing.roads.reading.point_scan import DEGREES, every_point, points_in_box
from routing.roads.road_map import WAY_TAGS, RoadMap

UNKNOWN = 2**31 - 1
"""The coordinate osmium gives to a point it does not know."""
EVERYWHERE = (-inf, -inf, inf, inf)
_KEPT_TAGS = frozenset(WAY_TAGS)


class _IdsBelowZeroError(Exception):
    """Editors give such ids to points of their own, and osmium's index does not hold them."""


def read_osm(path: Path, kind: str, cut: Cut | None) -> RoadMap:
    """Return the road map of an OpenStreetMap file.

    ``kind`` is osmium's name of the format. Without a cut the file is read once, and osmium keeps
    the place of all its points meanwhile; with a cut it is read twice, points first, and only what
    lies within the cut's bounding box is ever kept.

    Raises
    ------
    RoadsError
        If the file is damaged or has no roads.
    """
    with damage_named(path):
        ways, points = _read_whole(path, kind) if cut is None else _read_cut(path, kind, cut)
    return assemble(path, ways, points)


def _read_whole(path: Path, kind: str) -> tuple[WayRecords, Points]:
    """Read points and ways in one pass; files with ids below zero, as editors write, take two."""
    ways, x, y = WayRecords(), array("q"), array("q")
    file = osmium.io.File(str(path), kind)
    source = osmium.FileProcessor(file, NODE | WAY).with_locations("sparse_mem_array")
    for way in _roads(source.with_filter(EntityFilter(WAY))):
        seen = [(node.ref, node.location) for node in way.nodes]
        tags = _tags(way)
        ways.add(str(way.id), tags, direction_of(tags), [key for key, _ in seen])
        x.extend([spot.x for _, spot in seen])
        y.extend([spot.y for _, spot in seen])
    keys = np.frombuffer(ways.keys, dtype=np.int64)
    if (keys < 0).any():
        return ways, every_point(path, kind, EVERYWHERE)
    lon = np.frombuffer(x, dtype=np.int64)
    lat = np.frombuffer(y, dtype=np.int64)
    known = (lon != UNKNOWN) & (lat != UNKNOWN)
    return ways, sorted_points(keys[known], lon[known] / DEGREES, lat[known] / DEGREES)


def _read_cut(path: Path, kind: str, cut: Cut) -> tuple[WayRecords, Points]:
    try:
        points = _within(cut, points_in_box(path, kind, cut.bounds))
        return _ways_through(path, kind, points, lowest=0), points
    except _IdsBelowZeroError:
        points = _within(cut, every_point(path, kind, cut.bounds))
        return _ways_through(path, kind, points, lowest=-inf), points


def _within(cut: Cut, box: Points) -> Points:
    return box.where(cut.contains(box.lon, box.lat))


def _ways_through(path: Path, kind: str, points: Points, lowest: float) -> WayRecords:
    within, ways = set(points.keys.tolist()), WayRecords()
    for way in _roads(osmium.FileProcessor(osmium.io.File(str(path), kind), WAY)):
        keys = [node.ref for node in way.nodes]
        if min(keys, default=0) < lowest:
            raise _IdsBelowZeroError
        if not within.isdisjoint(keys):
            tags = _tags(way)
            ways.add(str(way.id), tags, direction_of(tags), keys)
    return ways


def _roads(source: osmium.FileProcessor) -> Iterator[Way]:
    """Yield the roads and ferries of a file."""
    for way in cast("Iterable[Way]", source.with_filter(KeyFilter("highway", "route"))):
        tags = way.tags
        if ("highway" in tags or tags.get("route") == "ferry") and tags.get("area") != "yes":
            yield way


def _tags(way: Way) -> dict[str, str]:
    return {key: value for key, value in way.tags if key in _KEPT_TAGS}
