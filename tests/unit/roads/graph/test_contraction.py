from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.sparse.csgraph import dijkstra

from routing.roads.graph.contraction import JunctionGraph, contract
from routing.roads.graph.quickest import courses, quickest_ways
from routing.roads.network import RoadNetwork


def network(*pieces: tuple[int, int, float]) -> RoadNetwork:
    start, end, length_m = (np.array(column) for column in zip(*pieces, strict=True))
    size = int(max(start.max(), end.max())) + 1
    return RoadNetwork(
        lon=np.zeros(size),
        lat=np.zeros(size),
        start=start.astype(np.int64),
        end=end.astype(np.int64),
        length_m=length_m.astype(np.float64),
        drive_s=length_m / 10.0,
        stretch=np.arange(len(start)),
        joinable=np.ones(len(start), dtype=np.bool_),
    )


def both_ways(*pieces: tuple[int, int, float]) -> RoadNetwork:
    return network(*pieces, *((end, start, metres) for start, end, metres in pieces))


def contracted(roads: RoadNetwork, *terminals: int) -> JunctionGraph:
    return contract(roads, np.array(terminals, dtype=np.int64))


def test_points_along_a_road_vanish_but_stay_in_its_course() -> None:
    roads = both_ways((0, 1, 5.0), (1, 2, 7.0))
    graph = contracted(roads, 0)
    assert graph.node.tolist() == [0, -1, 1]
    assert graph.length_m.tolist() == [12.0, 12.0]
    pieces = graph.course[graph.first[0] : graph.first[1]]
    assert [(roads.start[p], roads.end[p]) for p in pieces] == [(0, 1), (1, 2)]


def test_terminals_stay_even_along_a_road() -> None:
    graph = contracted(both_ways((0, 1, 5.0), (1, 2, 7.0)), 1)
    assert graph.node.tolist() == [0, 1, 2]


def test_a_point_where_two_way_turns_one_way_stays() -> None:
    graph = contracted(network((0, 1, 5.0), (1, 0, 5.0), (1, 2, 7.0)), 0, 2)
    assert graph.node.tolist() == [0, 1, 2]
    ways_s, _ = quickest_ways(graph, graph.node)
    assert ways_s[0, 2] == pytest.approx(1.2)
    assert np.isinf(ways_s[2, 0])


def test_a_ring_without_junctions_hangs_on_its_terminal() -> None:
    graph = contracted(both_ways((0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0)), 0)
    assert graph.node.tolist() == [0, -1, -1]
    assert len(graph.start) == 0


def test_pairs_without_a_way_have_no_course() -> None:
    graph = contracted(network((0, 1, 5.0)), 0, 1)
    found = courses(graph, [(0, 1), (1, 0), (1, 1), (0, -1)])
    assert {pair: pieces.tolist() for pair, pieces in found.items()} == {(0, 1): [0], (1, 1): []}


def test_contraction_changes_no_time_and_no_distance() -> None:
    rng = np.random.default_rng(7)
    pieces: list[Any] = []
    for start, end in {(int(a), int(b)) for a, b in rng.integers(0, 60, (90, 2)) if a != b}:
        metres = float(rng.integers(1, 1000)) + float(rng.random())
        pieces.append((start, end, metres))
        if rng.random() < 0.7:
            pieces.append((end, start, metres))
    roads = network(*pieces)
    size = len(roads.lon)
    plain = np.full((size, size), np.inf)
    np.minimum.at(plain, (roads.start, roads.end), roads.drive_s)
    expected = dijkstra(np.where(np.isinf(plain), 0.0, plain))
    terminals = np.arange(0, size, 5)
    graph = contract(roads, terminals)
    drive_s, dist_m = quickest_ways(graph, graph.node[terminals])
    np.testing.assert_allclose(drive_s, expected[np.ix_(terminals, terminals)], atol=0.01)
    np.testing.assert_allclose(dist_m, drive_s * 10.0, atol=0.5)


def test_of_parallel_roads_the_quickest_stays_and_of_equally_quick_ones_the_shortest() -> None:
    roads = network((0, 1, 9.0), (0, 2, 4.0), (2, 1, 4.0), (0, 3, 3.0), (3, 1, 3.0))
    drive_s = np.array([2.0, 0.5, 0.5, 0.25, 0.75])
    graph = contract(replace(roads, drive_s=drive_s), np.array([0, 1]))
    assert graph.length_m.tolist() == [6.0]
    assert graph.drive_s.tolist() == [1.0]


def test_a_network_without_pieces_has_no_ways() -> None:
    roads = network((0, 1, 9.0))
    none = np.empty(0, dtype=np.int64)
    empty = replace(
        roads,
        start=none,
        end=none,
        length_m=np.empty(0),
        drive_s=np.empty(0),
        stretch=none,
        joinable=none.astype(np.bool_),
    )
    graph = contracted(empty, 0, 1)
    drive_s, dist_m = quickest_ways(graph, graph.node)
    assert drive_s.tolist() == dist_m.tolist() == [[0.0, np.inf], [np.inf, 0.0]]
