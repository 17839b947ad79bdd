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
    drive_s, length_m = np.full(roads, 130.001), np.full(roads, 400.1)
    total = np.cumsum(MAP_SCALE.packed(drive_s, length_m))
    seconds, metres = MAP_SCALE.unpacked(total[-1:])
    assert (seconds[0], metres[0]) == (520_004.0, 1_600_400.0)


@pytest.mark.parametrize(("metres", "seconds"), [(1_700_000.0, 60.0), (10.0, 540_000.0)])
def test_a_road_that_does_not_fit_is_refused(metres: float, seconds: float) -> None:
    with pytest.raises(RoadsError, match="longer than 1,677,722 m or take longer than 536,871 s"):
        MAP_SCALE.packed(np.array([seconds]), np.array([metres]))


@pytest.mark.parametrize("m_per_s", [10.0, 0.5])
def test_ways_that_might_be_too_long_are_refused(m_per_s: float) -> None:
    far = [(0.0, north * 150_000.0) for north in range(13)]
    network = a_network(a_map(far, {"road": list(range(13))}), m_per_s)
    every = np.arange(13)
    with pytest.raises(RoadsError, match="one county"):
        quickest_ways(contract(network, every), every)
    short = quickest_ways(contract(network, every), every[:1])
    assert short[0].tolist() == [[0.0]]
