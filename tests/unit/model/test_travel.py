import numpy as np
import pytest

from routing.model import RoadProfile, TravelMatrix, TravelSource, straight_line
from tests.builders import a_scenario, a_travel, a_truck, a_van


def test_a_slow_vehicle_takes_longer_rounded_up() -> None:
    travel = a_travel(legs={("hub", "c1"): (1, 0.5)})
    assert travel.leg_s("hub", "c1", a_van()) == 60
    assert travel.leg_s("hub", "c1", a_van(speed_percent=90)) == 67
    assert travel.leg_s("hub", "c1", a_van(speed_percent=200)) == 30
    assert travel.leg_m("hub", "c1", a_van(speed_percent=90)) == 500


def test_every_vehicle_has_the_roads_of_its_profile() -> None:
    heavy = RoadProfile(speeds="truck", gross_g=12_000_000)
    truck, van = a_truck(profile=heavy), a_van()
    scenario = a_scenario(vehicle_types=(truck, van))
    barred = {("hub", "c1"): None, ("hub", "v1"): (50.0, 30.0)}
    travel = a_travel(scenario, own_legs={heavy: barred})
    assert travel.profiles == (heavy, RoadProfile())
    assert (travel.leg_m("hub", "v1", truck), travel.leg_m("hub", "v1", van)) == (30_000, 22_000)
    assert (travel.leg_s("hub", "v1", truck), travel.leg_s("hub", "v1", van)) == (3000, 2640)
    assert not travel.is_reachable("hub", "c1", truck)
    assert travel.is_reachable("hub", "c1", van)
    assert travel.is_reachable_by_any("hub", "c1")


def test_a_profile_without_a_layer_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_travel().leg_s("hub", "c1", a_van(profile=RoadProfile(width_cm=240)))


def test_a_pair_without_a_road_is_out_of_reach() -> None:
    travel = a_travel(legs={("hub", "c1"): None})
    assert not travel.is_reachable("hub", "c1", a_van())
    assert not travel.is_reachable("c1", "hub", a_van())
    assert not travel.is_reachable_by_any("hub", "c1")
    assert travel.is_reachable("hub", "v1", a_van())


def test_arrays_are_read_only() -> None:
    travel = a_travel()
    with pytest.raises(ValueError, match="read-only"):
        travel.time_s[0, 0, 0] = 1


def test_shapes_must_fit() -> None:
    square = np.zeros((2, 2), dtype=np.int64)
    for wrong in (square, square[None]):
        with pytest.raises(ValueError, match="expected shape"):
            TravelMatrix(
                place_ids=("a", "b", "c"), dist_m=wrong, time_s=wrong, source=TravelSource.TABLE
            )


def test_an_unknown_place_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        a_travel().leg_m("hub", "ghost", a_van())


def test_a_straight_line_says_that_it_is_one() -> None:
    scenario = a_scenario()
    line = straight_line(scenario.place("hub"), scenario.place("c1"))
    assert line.points == ((119.0, 29.6), (119.2, 29.6))
    assert line.source is TravelSource.STRAIGHT
