"""Whatever the roads: the way found is the quickest, and closing a road never makes it quicker."""

from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.roads.graph.contraction import contract
from routing.roads.graph.joined import JoinedRoads
from routing.roads.graph.joints import join_places
from routing.roads.graph.packing import MAP_SCALE
from routing.roads.graph.quickest import courses, quickest_ways
from routing.roads.graph.splitting import split, without
from routing.roads.judging.reached import reached_points
from routing.roads.layers import measured_layer
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Floats, RoadMap
from tests.unit.roads.joined_maps import PLANE, a_map, a_network, places_at

few = settings(max_examples=40, deadline=None)


@dataclass(frozen=True, kw_only=True)
class Roads:
    """A random map, its network with random speeds, and some points of it."""

    road_map: RoadMap
    network: RoadNetwork
    seed: int

    @property
    def every(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.arange(len(self.network.lon))


@st.composite
def some_roads(draw: st.DrawFn) -> Roads:
    """Draw ways of two to five points over up to twelve points, some of them one-way."""
    size = draw(st.integers(3, 12))
    steps = st.integers(-20, 20)
    spots = draw(st.lists(st.tuples(steps, steps), min_size=size, max_size=size, unique=True))
    course = st.lists(st.integers(0, size - 1), min_size=2, max_size=5, unique=True)
    courses_drawn = draw(st.lists(course, min_size=1, max_size=8))
    directions = draw(
        st.lists(
            st.sampled_from([0, 0, 1, -1]),
            min_size=len(courses_drawn),
            max_size=len(courses_drawn),
        )
    )
    ways = {str(number): way for number, way in enumerate(courses_drawn)}
    road_map = a_map([(100.0 * x, 100.0 * y) for x, y in spots], ways, directions)
    seed = draw(st.integers(0, 1000))
    network = a_network(road_map)
    rng = np.random.default_rng(seed)
    drive_s = network.length_m / rng.choice([3.0, 8.0, 20.0], len(network.start))
    return Roads(road_map=road_map, network=replace(network, drive_s=drive_s), seed=seed)


def expected(network: RoadNetwork) -> nx.MultiDiGraph:
    """Return the network as networkx sees it, in whole milliseconds and decimetres."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(len(network.lon)))
    packed = MAP_SCALE.packed(network.drive_s, network.length_m)
    seconds, metres = MAP_SCALE.unpacked(packed)
    columns = (network.start, network.end, seconds, metres, packed)
    for start, end, s, m, both in zip(*(c.tolist() for c in columns), strict=True):
        graph.add_edge(start, end, s=s, m=m, both=both)
    return graph


def in_whole_steps(network: RoadNetwork) -> RoadNetwork:
    """Return the network with times and lengths that need no rounding."""
    seconds, metres = MAP_SCALE.unpacked(MAP_SCALE.packed(network.drive_s, network.length_m))
    return replace(network, drive_s=seconds, length_m=metres)


def between(network: RoadNetwork, terminals: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    """Return the seconds between points."""
    graph = contract(network, terminals)
    return quickest_ways(graph, graph.node[terminals])[0]


@few
@given(some_roads())
def test_times_and_distances_are_those_of_networkx(roads: Roads) -> None:
    network = in_whole_steps(roads.network)
    graph = expected(network)
    terminals = roads.every[::2]
    contracted = contract(network, terminals)
    drive_s, dist_m = quickest_ways(contracted, contracted.node[terminals])
    for row, start in enumerate(terminals.tolist()):
        far = nx.single_source_dijkstra_path_length(graph, start, weight="s")
        _, ways = nx.single_source_dijkstra(graph, start, weight="both")
        for column, end in enumerate(terminals.tolist()):
            if end not in far:
                assert np.isinf(drive_s[row, column])
                assert np.isinf(dist_m[row, column])
                continue
            assert drive_s[row, column] == pytest.approx(far[end], abs=1e-9)
            length_m = nx.path_weight(_least(graph), ways[end], "m")
            assert dist_m[row, column] == pytest.approx(length_m, abs=1e-6)


def _least(graph: nx.MultiDiGraph) -> nx.DiGraph:
    least = nx.DiGraph()
    least.add_nodes_from(graph)
    for start, end, road in graph.edges(data=True):
        if not least.has_edge(start, end) or road["both"] < least[start][end]["both"]:
            least.add_edge(start, end, **road)
    return least


@few
@given(some_roads())
def test_courses_are_as_long_as_their_ways(roads: Roads) -> None:
    network = in_whole_steps(roads.network)
    graph = contract(network, roads.every[::2])
    nodes = graph.node[roads.every[::2]]
    drive_s, dist_m = quickest_ways(graph, nodes)
    pairs = {(a, b): (i, j) for i, a in enumerate(nodes) for j, b in enumerate(nodes)}
    found = courses(graph, [(int(a), int(b)) for a, b in pairs])
    assert {pairs[pair] for pair in found} == set(
        zip(*np.nonzero(np.isfinite(drive_s)), strict=True)
    )
    for pair, pieces in found.items():
        assert (network.end[pieces[:-1]] == network.start[pieces[1:]]).all()
        assert network.length_m[pieces].sum() == pytest.approx(dist_m[pairs[pair]], abs=1e-6)
        assert network.drive_s[pieces].sum() == pytest.approx(drive_s[pairs[pair]], abs=1e-6)


@few
@given(some_roads(), st.data())
def test_closing_a_stretch_never_makes_a_way_quicker(roads: Roads, data: st.DataObject) -> None:
    closed = np.zeros(len(roads.road_map.course), dtype=np.bool_)
    closed[data.draw(st.sampled_from(roads.network.stretch.tolist()))] = True
    before = between(roads.network, roads.every)
    after = between(without(roads.network, closed), roads.every)
    assert (after >= before - 1e-9).all()


@few
@given(some_roads())
def test_no_way_is_slower_than_over_a_third_place_and_staying_takes_no_time(roads: Roads) -> None:
    drive_s = between(roads.network, roads.every)
    over = (drive_s[:, :, None] + drive_s[None, :, :]).min(axis=1)
    assert (np.diag(drive_s) == 0).all()
    assert (drive_s <= over + 1e-9).all()


@few
@given(some_roads())
def test_driving_all_roads_the_other_way_turns_the_matrix_over(roads: Roads) -> None:
    there = between(roads.network, roads.every)
    turned = replace(roads.network, start=roads.network.end, end=roads.network.start)
    np.testing.assert_array_equal(between(turned, roads.every), there.T)


@few
@given(some_roads(), st.data())
def test_a_joint_in_the_middle_is_as_good_as_a_point_drawn_there(
    roads: Roads, data: st.DataObject
) -> None:
    plain = a_network(roads.road_map)
    stretch = data.draw(st.sampled_from(sorted(set(plain.stretch.tolist()))))
    share = data.draw(st.floats(0.1, 0.9))
    course, first = roads.road_map.course, roads.road_map.first
    flat = PLANE.flat(roads.road_map.lon, roads.road_map.lat)
    spots = [*map(tuple, flat.tolist())]
    ends = flat[course[stretch]], flat[course[stretch + 1]]
    spots.append(tuple(ends[0] + share * (ends[1] - ends[0])))
    by_hand = {}
    for way, way_id in enumerate(roads.road_map.way_ids):
        points = course[first[way] : first[way + 1]].tolist()
        if first[way] <= stretch < first[way + 1]:
            points.insert(stretch + 1 - int(first[way]), len(flat))
        by_hand[way_id] = points
    drawn = a_network(a_map(spots, by_hand, roads.road_map.direction.tolist()))
    places = places_at(*spots)
    only = replace(plain, joinable=plain.stretch == stretch)
    middle = join_places(places[-1:], only, 10.0)
    assert middle.stretch.tolist() == [stretch]
    cut = split(plain, middle)
    assert cut.point.tolist() == [len(flat)]
    every = np.arange(len(flat) + 1)
    np.testing.assert_allclose(between(cut.network, every), between(drawn, every), atol=0.02)


@few
@given(some_roads(), st.integers(1, 6), st.integers(0, 3))
def test_closing_the_only_road_into_a_valley_cuts_off_just_the_places_behind_it(
    roads: Roads, villages: int, before: int
) -> None:
    """Hang a valley on point 0 of any map: its road, cut at one stretch, parts the places."""
    flat = PLANE.flat(roads.road_map.lon, roads.road_map.lat)
    size = len(flat)
    along = [(5000.0 + 300.0 * step, 7000.0) for step in range(before + villages + 1)]
    course, first = roads.road_map.course, roads.road_map.first
    ways = {
        way_id: course[first[way] : first[way + 1]].tolist()
        for way, way_id in enumerate(roads.road_map.way_ids)
    }
    ways["valley"] = [0, *range(size, size + len(along))]
    directions = [*roads.road_map.direction.tolist(), 0]
    spots = [*map(tuple, flat.tolist()), *along]
    road_map = a_map(spots, ways, directions)
    network = a_network(road_map)
    places = places_at(spots[0], *along)
    joined = JoinedRoads.of(network, join_places(places, network, 10.0))
    closed = np.zeros(len(road_map.course), dtype=np.bool_)
    closed[int(road_map.first[-2]) + before + 1] = True
    shut = joined.closed(closed)
    _, open_s = measured_layer(places, joined, 10.0)
    _, time_s = measured_layer(places, shut, 10.0)
    behind = [number > before + 1 for number in range(len(places))]
    assert (open_s[0] >= 0).all()
    assert (time_s[0] < 0).tolist() == behind
    assert (time_s[:, 0] < 0).tolist() == behind
    for outward in (True, False):
        reached = reached_points(shut.network, int(shut.point[0]), outward=outward)
        assert (~reached[shut.point]).tolist() == behind
