"""Read OpenStreetMap files, XML or PBF, whole or cut to an area."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import numpy as np
import osmium
from osmium.filter import EntityFilter, KeyFilter
from osmium.osm import NODE, WAY, Node, Way

from routing.roads.reading.assembly import Points, WayRecords, assemble, sorted_points
from routing.roads.reading.cut import Cut
from routing.roads.reading.damage import damage_named
from routing.roads.reading.directions import direction_of
from routing.roads.road_map import WAY_TAGS, RoadMap

UNKNOWN = 2**31 - 1
"""The coordinate osmium gives to a point it does not know."""
DEGREES = 1e7
"""Osmium counts coordinates in whole units, so many to a degree."""
_KEPT_TAGS = frozenset(WAY_TAGS)


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
    file = osmium.io.File(str(path), kind)
    with damage_named(path):
        ways, points = _read_whole(file) if cut is None else _read_cut(file, cut)
    return assemble(path, ways, points)


def _read_whole(file: osmium.io.File) -> tuple[WayRecords, Points]:
    """Read points and ways in one pass; files with ids below zero, as editors write, take two."""
    ways, x, y = WayRecords(), array("q"), array("q")
    source = osmium.FileProcessor(file, NODE | WAY).with_locations("sparse_mem_array")
    for way in _roads(source.with_filter(EntityFilter(WAY)), ways):
        for node in way.nodes:
            spot = node.location
            x.append(spot.x)
            y.append(spot.y)
    keys = np.frombuffer(ways.keys, dtype=np.int64)
    if (keys < 0).any():
        return ways, _read_points(file, lambda _lon, _lat: True)
    lon = np.frombuffer(x, dtype=np.int64)
    lat = np.frombuffer(y, dtype=np.int64)
    known = (lon != UNKNOWN) & (lat != UNKNOWN)
    return ways, sorted_points(keys[known], lon[known] / DEGREES, lat[known] / DEGREES)


def _read_cut(file: osmium.io.File, cut: Cut) -> tuple[WayRecords, Points]:
    west, south, east, north = cut.bounds
    box = _read_points(file, lambda lon, lat: south <= lat <= north and west <= lon <= east)
    points = box.where(cut.contains(box.lon, box.lat))
    within, ways = set(points.keys.tolist()), WayRecords()
    for _ in _roads(osmium.FileProcessor(file, WAY), ways, within):
        pass
    return ways, points


def _read_points(file: osmium.io.File, wanted: Callable[[float, float], bool]) -> Points:
    keys, lon, lat = array("q"), array("d"), array("d")
    for node in cast("Iterable[Node]", osmium.FileProcessor(file, NODE)):
        spot = node.location
        x, y = spot.lon_without_check(), spot.lat_without_check()
        if wanted(x, y):
            keys.append(node.id)
            lon.append(x)
            lat.append(y)
    return sorted_points(np.array(keys, dtype=np.int64), np.array(lon), np.array(lat))


def _roads(
    source: osmium.FileProcessor, ways: WayRecords, within: set[int] | None = None
) -> Iterator[Way]:
    """Record the roads and ferries of a file that touch the points ``within``, and yield each."""
    for way in cast("Iterable[Way]", source.with_filter(KeyFilter("highway", "route"))):
        tags = {key: value for key, value in way.tags if key in _KEPT_TAGS}
        is_road = "highway" in tags or tags.get("route") == "ferry"
        if not is_road or tags.get("area") == "yes":
            continue
        keys = [node.ref for node in way.nodes]
        if within is None or not within.isdisjoint(keys):
            ways.add(str(way.id), tags, direction_of(tags), keys)
            yield way
