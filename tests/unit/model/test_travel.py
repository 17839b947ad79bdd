import numpy as np
import pytest

from routing.model import TravelMatrix, TravelSource, straight_line
from tests.builders import a_scenario, a_travel


def test_a_slow_vehicle_takes_longer_rounded_up() -> None:
    travel = a_travel(legs={("hub", "c1"): (1, 0.5)})
    assert travel.leg_s("hub", "c1", 100) == 60
    assert travel.leg_s("hub", "c1", 90) == 67
    assert travel.leg_s("hub", "c1", 200) == 30
    assert travel.leg_m("hub", "c1") == 500


def test_a_pair_without_a_road_is_out_of_reach() -> None:
    travel = a_travel(legs={("hub", "c1"): None})
    assert not travel.is_reachable("hub", "c1")
    assert not travel.is_reachable("c1", "hub")
    assert travel.is_reachable("hub", "v1")


def test_arrays_are_read_only() -> None:
    travel = a_travel()
    with pytest.raises(ValueError, match="read-only"):
        travel.time_s[0, 0] = 1


def test_shapes_must_fit() -> None:
    square = np.zeros((2, 2), dtype=np.int64)
    with pytest.raises(ValueError, match="expected shape"):
        TravelMatrix(
            place_ids=("a", "b", "c"), dist_m=square, time_s=square, source=TravelSource.TABLE
        )


def test_an_unknown_place_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_travel().leg_m("hub", "ghost")


def test_a_straight_line_says_that_it_is_one() -> None:
    scenario = a_scenario()
    line = straight_line(scenario.place("hub"), scenario.place("c1"))
    assert line.points == ((119.0, 29.6), (119.2, 29.6))
    assert line.source is TravelSource.STRAIGHT
