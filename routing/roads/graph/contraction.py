"""Shrink a road network to its junctions, keeping the course of every road between them."""

from dataclasses import dataclass

import numpy as np
import scipy

from routing.roads.graph.packing import MAP_SCALE, Scale
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Flags, Floats, Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JunctionGraph:
    """Junctions and the roads between them, one way each, the quickest of parallel ones.

    ``node`` maps each point of the network to its junction, -1 for points along a road. Road
    ``r`` leads from junction ``start[r]`` to ``end[r]`` over the network's pieces
    ``course[first[r]:first[r + 1]]``; roads are sorted by start, then end. ``weights`` holds
    seconds and metres packed in one number, as a matrix whose stored values are in the order of
    the roads.
    """

    node: Indices
    start: Indices
    end: Indices
    length_m: Floats
    drive_s: Floats
    course: Indices
    first: Indices
    weights: "scipy.sparse.csr_array"
    scale: Scale

    def roads_between(self, start: Indices, end: Indices) -> Indices:
        """Return the roads that lead from junctions to neighbouring junctions."""
        size = self.weights.shape[0]
        found: Indices = np.searchsorted(self.start * size + self.end, start * size + end)
        return found


def contract(network: RoadNetwork, terminals: Indices, scale: Scale = MAP_SCALE) -> JunctionGraph:
    """Return the graph of the junctions, the dead ends and the terminals of a network.

    Raises
    ------
    RoadsError
        If a single road is too long or takes too long for the scale.
    """
    size = len(network.lon)
    kept = ~_passed_through(network, size)
    kept[terminals] = True
    road, course = _walked(network, kept)
    roads = int(road[-1]) + 1 if len(road) else 0
    first = np.searchsorted(road, np.arange(roads + 1))
    number = np.cumsum(kept) - 1
    start = number[network.start[course[first[:-1]]]]
    end = number[network.end[course[first[1:] - 1]]]
    length_m, drive_s = (
        np.bincount(road, of_piece[course], minlength=roads).astype(np.float64)
        for of_piece in (network.length_m, network.drive_s)
    )
    packed = scale.packed(drive_s, length_m)
    order = np.lexsort((packed, end, start))
    order = order[start[order] != end[order]]
    pairs = np.column_stack((start[order], end[order]))
    order = order[np.r_[True, (pairs[1:] != pairs[:-1]).any(axis=1)][: len(order)]]
    start, end = start[order], end[order]
    junctions = int(kept.sum())
    rows = np.searchsorted(start, np.arange(junctions + 1))
    pieces = np.diff(first)[order]
    chosen_first = np.concatenate(([0], np.cumsum(pieces))).astype(np.int64)
    within = np.arange(chosen_first[-1]) - np.repeat(chosen_first[:-1], pieces)
    return JunctionGraph(
        node=np.where(kept, number, -1),
        start=start,
        end=end,
        length_m=length_m[order],
        drive_s=drive_s[order],
        course=course[np.repeat(first[:-1][order], pieces) + within],
        first=chosen_first,
        weights=scipy.sparse.csr_array(
            (packed[order], end.copy(), rows), shape=(junctions, junctions)
        ),
        scale=scale,
    )


def _walked(network: RoadNetwork, kept: Flags) -> tuple[Indices, Indices]:
    """Return the pieces of all roads between kept points, and before them the road of each.

    All roads are walked at once, a piece at a time.
    """
    onward = _onward(network, kept)
    pieces = np.flatnonzero(kept[network.start])
    road = np.arange(len(pieces))
    roads, courses = [road], [pieces]
    while True:
        goes_on = ~kept[network.end[pieces]]
        if not goes_on.any():
            break
        road, pieces = road[goes_on], onward[pieces[goes_on]]
        roads.append(road)
        courses.append(pieces)
    of_road = np.concatenate(roads)
    order = np.argsort(of_road, kind="stable")
    return of_road[order], np.concatenate(courses)[order]


def _onward(network: RoadNetwork, kept: Flags) -> Indices:
    """Return per piece the piece that continues it at a passed point: the one that is not back."""
    order = np.argsort(network.start, kind="stable")
    begins = np.searchsorted(network.start[order], np.arange(len(kept) + 1))
    one, last = begins[:-1][network.end], begins[1:][network.end] - 1
    one = np.minimum(one, max(len(order) - 1, 0))
    is_back = network.end[order[one]] == network.start
    onward: Indices = order[np.where(is_back, last, one)]
    return onward


def _passed_through(network: RoadNetwork, size: int) -> Flags:
    """Say which points are no junction: no road leads there, or one that only goes on.

    It does so where a point has two neighbours, and each way in has its way out.
    """
    pairs, count = np.unique(network.start * size + network.end, return_counts=True)
    start, end = np.divmod(pairs, max(size, 1))
    ends = np.unique(np.minimum(start, end) * size + np.maximum(start, end))
    neighbours = np.bincount(np.concatenate(np.divmod(ends, max(size, 1))), minlength=size)
    into = np.bincount(network.end, minlength=size)
    out_of = np.bincount(network.start, minlength=size)
    passed: Flags = (neighbours == 2) & (into == out_of)
    passed[start[count > 1]] = False
    passed[end[count > 1]] = False
    passed |= neighbours == 0
    return passed
