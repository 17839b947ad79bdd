"""A scenario with its roads measured."""

import pytest

from routing.errors import RoadsError
from routing.model import Network, Plan, RoadSource, TravelSource
from routing.recipe.survey import driven_legs, survey
from tests.builders import a_plan, a_scenario, a_travel

SCENARIO = a_scenario()
PLAN = a_plan(SCENARIO, a_travel(SCENARIO))


def test_every_driven_leg_is_named_once_in_order() -> None:
    assert driven_legs(PLAN) == (
        ("hub", "c1"),
        ("c1", "hub"),
        ("c1", "v1"),
        ("v1", "v2"),
        ("v2", "v3"),
        ("v3", "c1"),
    )


def test_every_trip_of_a_tour_is_driven() -> None:
    plan = a_plan(SCENARIO, a_travel(SCENARIO), villages_per_trip=2)
    assert {("v2", "c1"), ("c1", "v3"), ("v3", "c1")} <= set(driven_legs(plan))


def test_an_empty_plan_drives_nowhere() -> None:
    assert driven_legs(Plan(network=Network.POOLED, tours=(), batches=())) == ()


def test_all_places_are_measured_in_their_order() -> None:
    measured = survey(SCENARIO)
    assert measured.travel.place_ids == tuple(place.id for place in SCENARIO.places)
    assert measured.travel.source is TravelSource.STRAIGHT


def test_the_lines_of_a_plan_are_those_of_its_legs() -> None:
    assert set(survey(SCENARIO).trace(PLAN)) == set(driven_legs(PLAN))


def test_what_the_roads_say_of_the_places_is_handed_on() -> None:
    measured = survey(SCENARIO)
    assert measured.findings == measured.roads.findings


def test_a_map_that_is_not_there_is_an_error_of_the_roads() -> None:
    with pytest.raises(RoadsError):
        survey(a_scenario(roads=RoadSource(map_path="/nowhere/county.osm")))
