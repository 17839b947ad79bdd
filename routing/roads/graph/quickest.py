"""The quickest ways through a graph of junctions."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import scipy

from routing.roads.graph.contraction import JunctionGraph
from routing.roads.road_map import Floats, Indices

_SOURCES_AT_ONCE = 64


def quickest_ways(graph: JunctionGraph, nodes: Indices) -> tuple[Floats, Floats]:
    """Return driving seconds, and metres along these ways, between junctions.

    Both have the shape (nodes, nodes), row = from; infinite where there is no way, and to and
    from -1, which is no junction. Of equally quick ways the shortest counts.

    Raises
    ------
    RoadsError
        If a way might be too long for exact figures.
    """
    known = nodes >= 0
    sources, position = np.unique(nodes[known], return_inverse=True)
    found = np.full((len(sources), len(sources)), np.inf)
    for first in range(0, len(sources), _SOURCES_AT_ONCE):
        some = slice(first, first + _SOURCES_AT_ONCE)
        found[some] = scipy.sparse.csgraph.dijkstra(graph.weights, indices=sources[some])[
            :, sources
        ]
    graph.scale.check(found, graph.drive_s, graph.length_m, graph.weights.shape[0])
    packed = np.full((len(nodes), len(nodes)), np.inf)
    packed[np.ix_(known, known)] = found[np.ix_(position, position)]
    return graph.scale.unpacked(packed)


def courses(
    graph: JunctionGraph, pairs: Iterable[tuple[int, int]]
) -> dict[tuple[int, int], Indices]:
    """Return the network's pieces along the quickest way of each pair that has one.

    A way from a junction to itself has no pieces.
    """
    targets: dict[int, set[int]] = defaultdict(set)
    for start, end in pairs:
        if start >= 0 and end >= 0:
            targets[start].add(end)
    found: dict[tuple[int, int], Indices] = {}
    for start in sorted(targets):
        _, before = scipy.sparse.csgraph.dijkstra(
            graph.weights, indices=start, return_predecessors=True
        )
        for end in sorted(targets[start]):
            junctions = _junctions(before, start, end)
            if junctions is not None:
                found[start, end] = _pieces(graph, junctions)
    return found


def _junctions(before: Indices, start: int, end: int) -> Indices | None:
    way = [end]
    while way[-1] != start:
        if before[way[-1]] < 0:
            return None
        way.append(int(before[way[-1]]))
    return np.array(way[::-1], dtype=np.int64)


def _pieces(graph: JunctionGraph, junctions: Indices) -> Indices:
    roads = graph.roads_between(junctions[:-1], junctions[1:])
    none = np.empty(0, dtype=np.int64)
    return np.concatenate(
        (none, *(graph.course[graph.first[r] : graph.first[r + 1]] for r in roads))
    )
