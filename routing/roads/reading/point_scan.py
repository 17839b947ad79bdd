"""Pass over all points of an OpenStreetMap file and keep those in a box."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import osmium
from osmium.filter import EmptyTagFilter
from osmium.index import LocationTable
from osmium.osm import NODE, Location, Node

from routing.roads.reading.assembly import Points, sorted_points

DEGREES = 1e7
"""Osmium counts coordinates in whole units, so many to a degree."""
BATCH_BYTES = 16 * 2**20
INDEX_BYTES_PER_BYTE = 8
"""A point takes 16 bytes of the index and more than two of any packed file."""
_RECORD = np.dtype([("id", "=u8"), ("x", "=i4"), ("y", "=i4")])
"""An entry of osmium's sparse index: id, longitude, latitude."""

Records = npt.NDArray[Any]
Box = tuple[float, float, float, float]


def points_in_box(path: Path, kind: str, box: Box) -> Points:
    """Return the points of a file within west, south, east, north.

    Osmium writes them into an index file without our touching one; it is emptied whenever it has
    grown to a batch, so that memory and disk stay small. That is ten times faster than looking at
    each point. Points with ids below zero are not in it: see :func:`every_point`.
    """
    if not _has_room_for_index(path) or not _is_index_as_expected():
        return every_point(path, kind, box)
    west, south, east, north = (round(degrees * DEGREES) for degrees in box)
    kept = [np.empty(0, dtype=_RECORD)]
    for batch in _batches(osmium.io.File(str(path), kind)):
        x, y = batch["x"], batch["y"]
        kept.append(batch[(x >= west) & (x <= east) & (y >= south) & (y <= north)])
    found = np.concatenate(kept)
    return sorted_points(found["id"].astype(np.int64), found["x"] / DEGREES, found["y"] / DEGREES)


def every_point(path: Path, kind: str, box: Box) -> Points:
    """Return the points of a file within west, south, east, north, by looking at each."""
    west, south, east, north = box
    keys, lon, lat = array("q"), array("d"), array("d")
    source = osmium.FileProcessor(osmium.io.File(str(path), kind), NODE)
    for node in cast("Iterable[Node]", source):
        spot = node.location
        x, y = spot.lon_without_check(), spot.lat_without_check()
        if south <= y <= north and west <= x <= east:
            keys.append(node.id)
            lon.append(x)
            lat.append(y)
    return sorted_points(np.array(keys, dtype=np.int64), np.array(lon), np.array(lat))


def _batches(file: osmium.io.File) -> Iterator[Records]:
    """Yield the points in batches; points with tags are the moments to look whether one is full."""
    with TemporaryDirectory(prefix="routing-") as folder:
        store = Path(folder) / "points"
        table = osmium.index.create_map(f"sparse_file_array,{store}")
        source = osmium.FileProcessor(file, NODE).with_locations(cast("Any", table))
        for _ in source.with_filter(EmptyTagFilter()):
            if table.used_memory() >= BATCH_BYTES:
                yield _drained(table, store)
        yield _drained(table, store)


def _drained(table: LocationTable, store: Path) -> Records:
    """Return what is in the index and empty it."""
    batch: Records = np.fromfile(store, _RECORD, count=table.used_memory() // _RECORD.itemsize)
    table.clear()
    return batch


def _has_room_for_index(path: Path) -> bool:
    """Say whether the index would fit even if no point had a tag; a full disk ends the process."""
    needed = 2 * BATCH_BYTES + INDEX_BYTES_PER_BYTE * path.stat().st_size
    return disk_usage(gettempdir()).free > needed


@cache
def _is_index_as_expected() -> bool:
    """Say whether osmium's index file is laid out as we read it; it promises no layout."""
    with TemporaryDirectory(prefix="routing-") as folder:
        store = Path(folder) / "points"
        table = osmium.index.create_map(f"sparse_file_array,{store}")
        expected = [(7, 15_000_000, -425_000_000), (2**40, -1_790_000_000, 1)]
        for key, x, y in expected:
            table.set(key, Location(x / DEGREES, y / DEGREES))
        return bool(_drained(table, store).tolist() == expected)
