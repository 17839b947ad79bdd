from dataclasses import replace

import numpy as np
import pytest

from routing.roads.graph.islands import part_lengths_m
from routing.roads.graph.joints import join_places, standing_on_open
from tests.unit.roads.joined_maps import PLANE, a_map, a_network, places_at

CROSS = a_map([(0, 0), (1000, 0), (2000, 0), (1000, 3000)], {"street": [0, 1, 2], "lane": [1, 3]})


def test_a_place_is_joined_to_the_foot_on_the_nearest_piece() -> None:
    joints = join_places(places_at((250, 40), (1040, 2000)), a_network(CROSS), 100)
    assert joints.stretch.tolist() == [0, 3]
    np.testing.assert_allclose(joints.share, [0.25, 2000 / 3000], atol=1e-6)
    np.testing.assert_allclose(joints.access_m, [40, 40], atol=0.01)
    np.testing.assert_allclose(
        PLANE.flat(joints.lon, joints.lat), [[250, 0], [1000, 2000]], atol=0.05
    )
    assert not joints.at_point.any()


def test_a_place_beyond_an_end_is_joined_to_the_very_end() -> None:
    joints = join_places(places_at((-30, -40), (1000, 3002)), a_network(CROSS), 100)
    assert joints.share.tolist() == [0.0, 1.0]
    assert (joints.lon[1], joints.lat[1]) == (CROSS.lon[3], CROSS.lat[3])
    np.testing.assert_allclose(joints.access_m, [50, 2], atol=0.01)
    assert joints.at_point.all()


def test_a_place_on_a_point_has_no_way_to_go() -> None:
    joints = join_places(places_at((1000, 0)), a_network(CROSS), 100)
    assert joints.access_m.tolist() == [0.0]
    assert joints.at_point.all()


def test_beyond_the_limit_there_is_no_joint_but_the_distance_is_known() -> None:
    joints = join_places(places_at((250, 140), (250, 90)), a_network(CROSS), 100)
    assert joints.stretch.tolist() == [-1, 0]
    assert np.isinf(joints.access_m).tolist() == [True, False]
    np.testing.assert_allclose(joints.nearest_m, [140, 90], atol=0.01)


def test_pieces_that_are_not_joinable_are_passed_over() -> None:
    network = a_network(CROSS)
    lane_only = replace(network, joinable=network.stretch == 3)
    assert join_places(places_at((250, 40)), lane_only, 2000).stretch.tolist() == [3]
    nowhere = join_places(
        places_at((250, 40)), replace(network, joinable=network.stretch < 0), 2000
    )
    assert nowhere.stretch.tolist() == [-1]
    assert np.isinf(nowhere.nearest_m).all()


def test_the_share_counts_from_the_start_of_a_one_way_road_s_piece() -> None:
    back = a_map([(0, 0), (1000, 0)], {"street": [0, 1]}, directions=[-1])
    assert join_places(places_at((250, 0)), a_network(back), 100).share[0] == pytest.approx(0.75)


ISLAND = a_map([(0, 0), (3000, 0), (0, 50), (1500, 50)], {"road": [0, 1], "yard": [2, 3]})


def test_a_short_island_is_passed_over_and_its_length_noted() -> None:
    joints = join_places(places_at((500, 60)), a_network(ISLAND), 100)
    assert joints.stretch.tolist() == [0]
    np.testing.assert_allclose(joints.island_m, [1500], atol=1)
    np.testing.assert_allclose(joints.access_m, [60], atol=0.01)
    np.testing.assert_allclose(joints.nearest_m, [10], atol=0.01)


def test_an_island_is_taken_where_nothing_larger_is_near() -> None:
    joints = join_places(places_at((500, 160)), a_network(ISLAND), 120)
    assert joints.stretch.tolist() == [2]
    assert joints.island_m.tolist() == [0.0]


def test_one_way_roads_make_no_islands() -> None:
    spots = [(0.0, 0.0), (3000.0, 0.0), (3000.0, 500.0)]
    roads = a_map(spots, {"road": [0, 1], "out": [1, 2]}, directions=[0, 1])
    np.testing.assert_allclose(part_lengths_m(a_network(roads)), [3500] * 3, atol=1)


def test_a_place_at_a_crossing_stands_on_the_road_that_is_open() -> None:
    network = a_network(CROSS)
    joints = join_places(places_at((1000, 0), (250, 0), (-5, 0)), network, 100)
    closed = np.zeros(len(CROSS.course), dtype=np.bool_)
    closed[[0, 1]] = True
    stands = standing_on_open(joints, network, closed)
    assert stands.stretch.tolist() == [3, 0, 0]
    assert stands.share[0] == 0.0
    closed[3] = True
    assert standing_on_open(joints, network, closed).stretch[0] == joints.stretch[0]


def test_a_thousand_places_on_many_pieces_are_joined_as_by_looking_at_each() -> None:
    rng = np.random.default_rng(3)
    spots = rng.uniform(0, 5000, (60, 2))
    road_map = a_map([(float(x), float(y)) for x, y in spots], {"way": list(range(60))})
    at = rng.uniform(0, 5000, (1000, 2))
    joints = join_places(
        places_at(*((float(x), float(y)) for x, y in at)), a_network(road_map), 10_000
    )
    along = np.diff(spots, axis=0)
    share = np.clip(((at[:, None] - spots[:-1]) * along).sum(2) / (along**2).sum(1), 0.0, 1.0)
    away = np.hypot(*(spots[:-1] + share[..., None] * along - at[:, None]).transpose(2, 0, 1))
    np.testing.assert_allclose(joints.access_m, away.min(axis=1), rtol=2e-3, atol=0.1)
