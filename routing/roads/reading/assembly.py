"""Put points and the ways through them together as a road map."""

import logging
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.roads.road_map import Flags, Floats, Indices, RoadMap

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class WayRecords:
    """The ways of a file while it is read: ids, tags, directions, and the points by their keys."""

    ids: list[str] = field(default_factory=list)
    tags: list[Mapping[str, str]] = field(default_factory=list)
    directions: "array[int]" = field(default_factory=lambda: array("b"))
    lengths: "array[int]" = field(default_factory=lambda: array("q"))
    keys: "array[int]" = field(default_factory=lambda: array("q"))

    def add(
        self, way_id: str, tags: Mapping[str, str], direction: int, keys: Sequence[int]
    ) -> None:
        """Add a way through the points with the given keys."""
        self.ids.append(way_id)
        self.tags.append(tags)
        self.directions.append(direction)
        self.lengths.append(len(keys))
        self.keys.extend(keys)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """Points by ascending keys, in WGS84 degrees."""

    keys: Indices
    lon: Floats
    lat: Floats

    def where(self, keep: Flags | Indices) -> "Points":
        """Return the points that are flagged, or that stand at ascending indices."""
        return Points(keys=self.keys[keep], lon=self.lon[keep], lat=self.lat[keep])


def sorted_points(keys: Indices, lon: Floats, lat: Floats) -> Points:
    """Return points by ascending keys; of several with one key, the first."""
    keys, position = np.unique(keys, return_index=True)
    return Points(keys=keys, lon=lon[position], lat=lat[position])


def assemble(path: Path, ways: WayRecords, points: Points) -> RoadMap:
    """Return the road map of ways; a way over unknown points is cut to its runs of known ones.

    A point that follows itself counts once; runs of fewer than two points are dropped.

    Raises
    ------
    RoadsError
        If no way is left, or a point lies nowhere on earth.
    """
    if not ways.ids:
        raise RoadsError(
            message(
                "The road map {path} has no roads, or none within the boundary. Use a map of "
                "ways with a highway tag; with a boundary, one that reaches into it.",
                path=path,
            )
        )
    keys = np.frombuffer(ways.keys, dtype=np.int64)
    way = np.repeat(np.arange(len(ways.ids)), np.frombuffer(ways.lengths, dtype=np.int64))
    position, known = _look_up(keys, points)
    course, first, of_way = _runs(position, known, way)
    if not len(of_way):
        raise RoadsError(
            message(
                "The road map {path} has {count} roads, but none with two known points. Use an "
                "extract with complete ways and with its nodes before its ways, as written by: "
                "osmium sort; with a boundary, one that reaches into it.",
                path=path,
                count=len(ways.ids),
            )
        )
    used, course = np.unique(course, return_inverse=True)
    kept = points.where(used)
    _refuse_nowhere(path, kept)
    directions = np.frombuffer(ways.directions, dtype=np.int8)
    _log.info(
        message(
            "read {file}: {points} points, {ways} ways",
            file=str(path),
            points=len(kept.keys),
            ways=len(of_way),
        )
    )
    return RoadMap(
        lon=kept.lon,
        lat=kept.lat,
        course=course,
        first=first,
        direction=directions[of_way],
        way_ids=tuple(ways.ids[w] for w in of_way.tolist()),
        tags=tuple(ways.tags[w] for w in of_way.tolist()),
    )


def _look_up(keys: Indices, points: Points) -> tuple[Indices, Flags]:
    """Return where each key stands among the points, and whether it does."""
    if not len(points.keys):
        return np.zeros_like(keys), np.zeros(len(keys), dtype=np.bool_)
    position = np.searchsorted(points.keys, keys)
    position = np.minimum(position, len(points.keys) - 1)
    return position, points.keys[position] == keys


def _runs(position: Indices, known: Flags, way: Indices) -> tuple[Indices, Indices, Indices]:
    """Return course, first entries and way of each run of at least two known points."""
    follows = np.zeros(len(way), dtype=np.bool_)
    follows[1:] = (way[1:] == way[:-1]) & known[1:] & known[:-1]
    repeats = np.zeros(len(way), dtype=np.bool_)
    repeats[1:] = follows[1:] & (position[1:] == position[:-1])
    run = np.cumsum(~follows) - 1
    length = np.bincount(run[known & ~repeats], minlength=len(way))
    keep = known & ~repeats & (length[run] >= 2)
    length = length[length >= 2]
    first = np.concatenate([[0], np.cumsum(length)]).astype(np.int64)
    course = position[keep]
    return course, first, way[keep][first[:-1]] if len(length) else way[:0]


def _refuse_nowhere(path: Path, points: Points) -> None:
    with np.errstate(invalid="ignore"):
        sound = (np.abs(points.lon) <= 180.0) & (np.abs(points.lat) <= 90.0)
    if not sound.all():
        key = points.keys[~sound][0]
        raise RoadsError(
            message(
                "The road map {path} has {count} points that are nowhere on earth, "
                "such as {key}. Fetch or cut the extract again.",
                path=path,
                count=np.count_nonzero(~sound),
                key=key,
            )
        )
