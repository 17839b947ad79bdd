from dataclasses import replace

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.roads.graph.contraction import contract
from routing.roads.graph.packing import MAP_SCALE, TABLE_SCALE
from routing.roads.graph.quickest import quickest_ways
from tests.unit.roads.joined_maps import a_map, a_network


def test_what_is_packed_comes_back_in_whole_steps() -> None:
    drive_s, length_m = np.array([0.0, 12.3456, 90_000.0]), np.array([0.0, 1.26, 1_600_000.0])
    seconds, metres = MAP_SCALE.unpacked(MAP_SCALE.packed(drive_s, length_m))
    assert seconds.tolist() == [0.0, 12.346, 90_000.0]
    assert metres.tolist() == [0.0, 1.3, 1_600_000.0]
    seconds, metres = TABLE_SCALE.unpacked(np.array([np.inf]))
    assert np.isinf(seconds).all()
    assert np.isinf(metres).all()


def test_a_sum_of_packed_numbers_is_exact_up_to_the_limits() -> None:
    roads = 4000
    drive_s, length_m = np.full(roads, 65.001), np.full(roads, 800.1)
    total = np.cumsum(MAP_SCALE.packed(drive_s, length_m))
    seconds, metres = MAP_SCALE.unpacked(total[-1:])
    assert (seconds[0], metres[0]) == (260_004.0, 3_200_400.0)


@pytest.mark.parametrize(("metres", "seconds"), [(3_400_000.0, 60.0), (10.0, 270_000.0)])
def test_a_road_that_does_not_fit_is_refused(metres: float, seconds: float) -> None:
    with pytest.raises(RoadsError, match="longer than 3,355,443 m or take longer than 268,435 s"):
        MAP_SCALE.packed(np.array([seconds]), np.array([metres]))


@pytest.mark.parametrize("m_per_s", [20.0, 2.0])
def test_ways_that_might_be_too_long_are_refused(m_per_s: float) -> None:
    far = [(0.0, north * 300_000.0) for north in range(13)]
    network = a_network(a_map(far, {"road": list(range(13))}), m_per_s)
    every = np.arange(13)
    with pytest.raises(RoadsError, match="one county"):
        quickest_ways(contract(network, every), every)
    short = quickest_ways(contract(network, every), every[:1])
    assert short[0].tolist() == [[0.0]]


def test_a_province_and_a_boat_with_a_mistaken_timetable_are_not_called_too_long() -> None:
    far = [(0.0, north * 50_000.0) for north in range(22)]
    network = a_network(a_map(far, {"road": list(range(22))}), 14.0)
    drive_s = network.drive_s.copy()
    drive_s[0] = 60.0
    fast = replace(network, drive_s=drive_s)
    every = np.arange(22)
    seconds, metres = quickest_ways(contract(fast, every), every)
    assert metres.max() == pytest.approx(1_050_000.0, rel=1e-3)
    assert seconds[0, 21] == pytest.approx(60.0 + 1_000_000.0 / 14.0, rel=1e-3)


@pytest.mark.parametrize(
    ("roads", "points", "seconds"),
    [
        pytest.param(5000, 5000, 6000.0, id="little-time-on-many-roads"),
        pytest.param(5000, 3000, 210_000.0, id="much-time-but-few-points"),
    ],
)
def test_either_bound_lets_ways_in(roads: int, points: int, seconds: float) -> None:
    drive_s, length_m = np.full(roads, 60.0), np.full(roads, 1000.0)
    way = MAP_SCALE.packed(np.array([seconds]), np.array([100_000.0]))
    MAP_SCALE.check(way, drive_s, length_m, points)
    with pytest.raises(RoadsError, match="one county"):
        MAP_SCALE.check(way * 210_000.0 / seconds, drive_s, length_m, 2 * roads)


def test_a_long_slow_road_counts_though_faster_short_ones_fill_the_time() -> None:
    drive_s, length_m = np.full(3000, 60.0), np.full(3000, 1200.0)
    drive_s[0], length_m[0] = 180_000.0, 3_300_000.0
    way = MAP_SCALE.packed(np.array([180_060.0]), np.array([0.0]))
    with pytest.raises(RoadsError, match="one county"):
        MAP_SCALE.check(way, drive_s, length_m, 100)
