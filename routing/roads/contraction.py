"""Shrink a road network to its junctions, keeping the course of every road between them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from routing.roads.network import Floats, Indices, RoadNetwork

_LEAST_S = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JunctionGraph:
    """Junctions and the roads between them, one way each, the quickest of parallel ones.

    ``node`` maps each point of the network to its junction, -1 for points along a road. Road
    ``r`` leads from junction ``start[r]`` to ``end[r]`` through the network points
    ``course[first[r]:first[r + 1]]``; roads are sorted by start, then end. ``times`` holds the
    driving seconds as a matrix whose stored values are in the order of the roads.
    """

    node: Indices
    start: Indices
    end: Indices
    length_m: Floats
    course: Indices
    first: Indices
    times: csr_array

    def roads_between(self, start: Indices, end: Indices) -> Indices:
        """Return the roads that lead from junctions to neighbouring junctions."""
        size = self.times.shape[0]
        found: Indices = np.searchsorted(self.start * size + self.end, start * size + end)
        return found


def contract(network: RoadNetwork, terminals: Indices) -> JunctionGraph:
    """Return the graph of the junctions, the dead ends and the terminals of a network."""
    walker = _Walker(network, terminals)
    roads = sorted(walker.roads(), key=lambda road: (road.start, road.end, road.drive_s))
    quickest = [
        road
        for before, road in zip([None, *roads], roads, strict=False)
        if before is None or (before.start, before.end) != (road.start, road.end)
    ]
    start = np.array([road.start for road in quickest], dtype=np.int64)
    end = np.array([road.end for road in quickest], dtype=np.int64)
    drive_s = np.array([max(road.drive_s, _LEAST_S) for road in quickest])
    size = int(walker.kept.sum())
    node = np.where(walker.kept, np.cumsum(walker.kept) - 1, -1)
    lengths = [len(road.course) for road in quickest]
    rows = np.searchsorted(start, np.arange(size + 1))
    return JunctionGraph(
        node=node,
        start=start,
        end=end,
        length_m=np.array([road.length_m for road in quickest]),
        course=np.array([point for road in quickest for point in road.course], dtype=np.int64),
        first=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        times=csr_array((drive_s, end.copy(), rows), shape=(size, size)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Road:
    start: int
    end: int
    length_m: float
    drive_s: float
    course: tuple[int, ...]


class _Walker:
    """Walk from every kept point along each road to the next kept point."""

    def __init__(self, network: RoadNetwork, terminals: Indices) -> None:
        size = len(network.lon)
        order = np.lexsort((network.end, network.start))
        self._end: list[int] = network.end[order].tolist()
        self._length_m: list[float] = network.length_m[order].tolist()
        self._drive_s: list[float] = network.drive_s[order].tolist()
        self._first: list[int] = np.searchsorted(network.start[order], np.arange(size + 1)).tolist()
        self.kept = ~_passed_through(network, size)
        self.kept[terminals] = True
        self._is_kept: list[bool] = self.kept.tolist()
        self._number: list[int] = (np.cumsum(self.kept) - 1).tolist()

    def roads(self) -> list[_Road]:
        """Return all roads between kept points, without loops back to the same point."""
        return [
            road
            for point, kept in enumerate(self._is_kept)
            if kept
            for piece in range(self._first[point], self._first[point + 1])
            for road in [self._walk(point, piece)]
            if road.start != road.end
        ]

    def _walk(self, origin: int, piece: int) -> _Road:
        length_m = drive_s = 0.0
        at, course = origin, [origin]
        while True:
            length_m += self._length_m[piece]
            drive_s += self._drive_s[piece]
            before, at = at, self._end[piece]
            course.append(at)
            if self._is_kept[at]:
                break
            piece = self._onward(at, before)
        return _Road(
            start=self._number[origin],
            end=self._number[at],
            length_m=length_m,
            drive_s=drive_s,
            course=tuple(course),
        )

    def _onward(self, at: int, before: int) -> int:
        pieces = range(self._first[at], self._first[at + 1])
        return next(piece for piece in pieces if self._end[piece] != before)


def _passed_through(network: RoadNetwork, size: int) -> npt.NDArray[np.bool_]:
    """Say which points only continue a road: two neighbours, each way in has its way out."""
    pairs, count = np.unique(
        np.column_stack((network.start, network.end)), axis=0, return_counts=True
    )
    neighbours = np.bincount(np.unique(np.sort(pairs, axis=1), axis=0).ravel(), minlength=size)
    into = np.bincount(network.end, minlength=size)
    out_of = np.bincount(network.start, minlength=size)
    passed: npt.NDArray[np.bool_] = (neighbours == 2) & (into == out_of)
    passed[pairs[count > 1].ravel()] = False
    return passed
