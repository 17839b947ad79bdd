"""A scenario with its roads measured."""

import pytest

from routing.errors import RoadsError
from routing.model import Network, Plan, RoadProfile, RoadSource, TravelSource
from routing.recipe.survey import driven_legs, survey
from tests.builders import a_plan, a_scenario, a_travel, a_truck, a_van

SCENARIO = a_scenario()
ANY = RoadProfile()
PLAN = a_plan(SCENARIO, a_travel(SCENARIO))


def test_every_driven_leg_is_named_once_in_order() -> None:
    assert driven_legs(SCENARIO, PLAN) == (
        ("hub", "c1", ANY),
        ("c1", "hub", ANY),
        ("c1", "v1", ANY),
        ("v1", "v2", ANY),
        ("v2", "v3", ANY),
        ("v3", "c1", ANY),
    )


def test_legs_are_driven_with_the_profile_of_each_vehicle() -> None:
    heavy = RoadProfile(speeds="truck", gross_g=8_000_000)
    scenario = a_scenario(vehicle_types=(a_truck(profile=heavy), a_van()))
    legs = driven_legs(scenario, a_plan(scenario, a_travel(scenario)))
    assert {leg[:2] for leg in legs if leg[2] == heavy} == {("hub", "c1"), ("c1", "hub")}
    assert {leg[2] for leg in legs if leg[2] != heavy} == {ANY}


def test_every_trip_of_a_tour_is_driven() -> None:
    plan = a_plan(SCENARIO, a_travel(SCENARIO), villages_per_trip=2)
    pairs = {leg[:2] for leg in driven_legs(SCENARIO, plan)}
    assert {("v2", "c1"), ("c1", "v3"), ("v3", "c1")} <= pairs


def test_an_empty_plan_drives_nowhere() -> None:
    assert driven_legs(SCENARIO, Plan(network=Network.POOLED, tours=(), batches=())) == ()


def test_all_places_are_measured_in_their_order() -> None:
    measured = survey(SCENARIO)
    assert measured.travel.place_ids == tuple(place.id for place in SCENARIO.places)
    assert measured.travel.source is TravelSource.STRAIGHT


def test_the_lines_of_a_plan_are_those_of_its_legs() -> None:
    assert set(survey(SCENARIO).trace(PLAN)) == set(driven_legs(SCENARIO, PLAN))


def test_what_the_roads_say_of_the_places_is_handed_on() -> None:
    measured = survey(SCENARIO)
    assert measured.findings == measured.roads.findings


def test_a_map_that_is_not_there_is_an_error_of_the_roads() -> None:
    with pytest.raises(RoadsError):
        survey(a_scenario(roads=RoadSource(map_path="/nowhere/county.osm")))
