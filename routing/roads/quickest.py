"""The quickest ways through a graph of junctions."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from scipy.sparse.csgraph import dijkstra

from routing.roads.contraction import JunctionGraph
from routing.roads.network import Floats, Indices

_SOURCES_AT_ONCE = 64


def quickest_ways(graph: JunctionGraph, nodes: Indices) -> tuple[Floats, Floats]:
    """Return driving seconds, and metres along these ways, between junctions.

    Both have the shape (nodes, nodes), row = from; infinite where there is no way.
    """
    sources, position = np.unique(nodes, return_inverse=True)
    seconds, metres = np.empty((2, len(sources), len(nodes)))
    for first in range(0, len(sources), _SOURCES_AT_ONCE):
        some = slice(first, first + _SOURCES_AT_ONCE)
        drive_s, before = dijkstra(graph.times, indices=sources[some], return_predecessors=True)
        seconds[some] = drive_s[:, nodes]
        metres[some] = _lengths_m(graph, before)[:, nodes]
    metres[~np.isfinite(seconds)] = np.inf
    return seconds[position], metres[position]


def courses(
    graph: JunctionGraph, pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], list[int]]:
    """Return the network points along the quickest way of each pair that has one."""
    targets: dict[int, set[int]] = defaultdict(set)
    for start, end in pairs:
        targets[start].add(end)
    found: dict[tuple[int, int], list[int]] = {}
    for start in sorted(targets):
        _, before = dijkstra(graph.times, indices=start, return_predecessors=True)
        for end in sorted(targets[start]):
            junctions = _junctions(before, start, end)
            if junctions is not None:
                found[start, end] = _points(graph, junctions)
    return found


def _lengths_m(graph: JunctionGraph, before: Indices) -> Floats:
    """Return the metres from each source (row) to each junction, by the tree of quickest ways.

    Every junction starts with the road from the one before it; each round doubles how far back
    the sum reaches.
    """
    rows = np.arange(len(before))[:, None]
    here = np.broadcast_to(np.arange(before.shape[1]), before.shape)
    on_tree = before >= 0
    metres = np.zeros(before.shape)
    roads = graph.roads_between(before[on_tree].astype(np.int64), here[on_tree])
    metres[on_tree] = graph.length_m[roads]
    back = np.where(on_tree, before, here)
    while True:
        further = back[rows, back]
        metres += np.where(further == back, 0.0, metres[rows, back])
        if (further == back).all():
            return metres
        back = further


def _junctions(before: Indices, start: int, end: int) -> Indices | None:
    way = [end]
    while way[-1] != start:
        if before[way[-1]] < 0:
            return None
        way.append(int(before[way[-1]]))
    return np.array(way[::-1], dtype=np.int64)


def _points(graph: JunctionGraph, junctions: Indices) -> list[int]:
    if len(junctions) == 1:
        return [int(np.flatnonzero(graph.node == junctions[0])[0])]
    roads = graph.roads_between(junctions[:-1], junctions[1:])
    ends = graph.first[roads + 1]
    pieces = [
        graph.course[start : end - 1] for start, end in zip(graph.first[roads], ends, strict=True)
    ]
    return [*np.concatenate(pieces).tolist(), int(graph.course[ends[-1] - 1])]
