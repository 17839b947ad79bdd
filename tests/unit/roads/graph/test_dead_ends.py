"""One-way streets with a dead end do not trap a place that lies by another road."""

import numpy as np
import pytest

from routing.roads.graph.islands import round_trip_lengths_m
from routing.roads.graph.joints import join_places
from tests.unit.roads.joined_maps import a_map, a_network, places_at

SPOTS = [(0.0, 0.0), (3000.0, 0.0), (1000.0, 50.0), (1500.0, 50.0), (1000.0, 150.0)]
INTO = a_map([*SPOTS, (1000.0, 0.0)], {"road": [0, 5, 1], "in": [5, 2, 3]}, directions=[0, 1])


def test_a_dead_end_one_cannot_leave_counts_alone() -> None:
    network = a_network(INTO)
    trip_m = round_trip_lengths_m(network)
    on_road = np.isin(network.stretch, [0, 1])
    np.testing.assert_allclose(trip_m[on_road], 3000, atol=1)
    assert sorted(np.round(trip_m[~on_road]).tolist()) == [50, 500]


@pytest.mark.parametrize("direction", [1, -1])
def test_a_road_both_ways_hardly_farther_is_taken(direction: int) -> None:
    road_map = a_map(
        [*SPOTS, (1000.0, 0.0)], {"road": [0, 5, 1], "in": [5, 2, 3]}, directions=[0, direction]
    )
    joints = join_places(places_at((1300, 45)), a_network(road_map), 1000)
    assert joints.stretch.tolist() == [1]
    np.testing.assert_allclose(joints.nearest_m, [5], atol=0.1)
    np.testing.assert_allclose(joints.access_m, [45], atol=0.5)
    np.testing.assert_allclose(joints.island_m, [500], atol=1)


def test_a_far_road_is_not_taken_for_a_dead_end() -> None:
    joints = join_places(places_at((1300, 145)), a_network(INTO), 1000)
    assert joints.stretch.tolist() == [1]
    far = join_places(places_at((1300, 260)), a_network(INTO_DEEP), 1000)
    assert far.stretch.tolist() == [4]
    assert far.island_m.tolist() == [0.0]


INTO_DEEP = a_map(
    [(0.0, 0.0), (3000.0, 0.0), (1000.0, 250.0), (1500.0, 250.0), (1000.0, 0.0)],
    {"road": [0, 4, 1], "in": [4, 2, 3]},
    directions=[0, 1],
)
