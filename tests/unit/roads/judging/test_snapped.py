"""R204, R205, R212 and R213."""

from typing import Any

import numpy as np
import pytest

from routing.model import Finding, RoadProfile, RoadSource, Scenario
from routing.roads.graph.joints import Joints
from routing.roads.judging import judge_map
from tests.builders import a_truck, a_van
from tests.unit.roads.judging.grounds import a_county, a_map, a_network

NETWORK = a_network([[(-9_000, 0), (0, 0), (9_000, 0)], [(0, 4_000), (0, 9_000)]])
MAP = a_map(NETWORK, [{"highway": "tertiary", "name": "Lake Road"}, {"highway": "track"}])
COUNTY = a_county({"v1": (4_000, 500), "v2": (4_000, 20)}, roads=RoadSource(snap_limit_m=400))


def some_joints(scenario: Scenario, **changes: Any) -> Joints:
    """Return places joined to the second stretch, 20 m away, but for the changes."""
    size = len(scenario.places)
    arrays: dict[str, Any] = {
        "stretch": np.ones(size, dtype=np.int64),
        "share": np.zeros(size),
        "lon": np.full(size, 119.03),
        "lat": np.full(size, 29.6),
        "access_m": np.full(size, 20.0),
        "nearest_m": np.full(size, 20.0),
        "island_m": np.zeros(size),
    }
    for name, by_place in changes.items():
        for place_id, value in by_place.items():
            arrays[name][[place.id for place in scenario.places].index(place_id)] = value
    return Joints(**arrays)


def judged(scenario: Scenario = COUNTY, **changes: Any) -> tuple[Finding, ...]:
    joints = dict.fromkeys(scenario.profiles, some_joints(scenario, **changes))
    return judge_map(scenario, joints, MAP, NETWORK)


def no_road(place_id: str, nearest_m: float) -> dict[str, Any]:
    changes = {"stretch": -1, "access_m": np.inf, "nearest_m": nearest_m}
    return {name: {place_id: value} for name, value in changes.items()}


def test_well_joined_places_are_left_alone() -> None:
    assert judged() == ()


def test_a_place_beyond_the_limit_is_told_the_nearest_road() -> None:
    [finding] = judged(**no_road("v1", nearest_m=500.0))
    assert (finding.code, finding.place_id, finding.amount) == ("R204", "v1", 500.0)
    assert "has no road within 400 m: the nearest is 500 m away" in finding.message
    assert "a tertiary road Lake Road at lon 119.041372, lat 29.600000" in finding.message
    assert "raise roads.snap_limit_m" in finding.message


def test_a_map_without_any_joinable_road_says_so() -> None:
    network = a_network([[(-9_000, 0), (0, 0), (9_000, 0)], [(0, 4_000), (0, 9_000)]])
    network.joinable[:] = False
    joints = dict.fromkeys(COUNTY.profiles, some_joints(COUNTY, **no_road("v1", np.inf)))
    [finding] = judge_map(COUNTY, joints, MAP, network)
    assert "the map has none a place may be joined to" in finding.message
    assert finding.amount is None


def test_a_place_joined_from_far_is_told_its_road() -> None:
    [finding] = judged(access_m={"v1": 301.0, "v2": 300.0})
    assert (finding.code, finding.place_id, finding.amount) == ("R205", "v1", 301.0)
    assert "is 301 m from the road it is joined to, a tertiary road Lake Road" in finding.message
    assert "driven straight at 10 km/h" in finding.message


def test_an_island_that_was_passed_over_is_named() -> None:
    passed: dict[str, Any] = {
        "stretch": {"v1": 3},
        "access_m": {"v1": 120.0},
        "island_m": {"v1": 850.0},
    }
    [finding] = judged(**passed)
    assert (finding.code, finding.place_id, finding.amount) == ("R212", "v1", 850.0)
    assert "to a track road 120 m away: the road 20 m away belongs to an island" in finding.message


def test_only_vehicles_that_visit_a_place_count() -> None:
    truck, van = RoadProfile(speeds="truck"), RoadProfile(speeds="van")
    scenario = COUNTY.replace(vehicle_types=(a_truck(profile=truck), a_van(profile=van)))
    far = some_joints(scenario, access_m={"hub": 400.0, "v1": 400.0})
    near = some_joints(scenario)
    [finding] = judge_map(scenario, {truck: far, van: near}, MAP, NETWORK)
    assert finding.place_id == "hub"
    assert "joined to for truck" in finding.message
    [finding] = judge_map(scenario, {truck: near, van: far}, MAP, NETWORK)
    assert finding.place_id == "v1"
    assert "joined to for van" in finding.message


def test_a_place_on_a_closed_road_is_named_with_the_closure() -> None:
    joints = dict.fromkeys(COUNTY.profiles, some_joints(COUNTY, stretch={"v2": 3}))
    mask = np.zeros(len(MAP.course), dtype=np.bool_)
    mask[3] = True
    closed = {"landslide": mask, "fair": ~mask & (np.arange(len(mask)) > 3)}
    [finding] = judge_map(COUNTY, joints, MAP, NETWORK, closed)
    assert (finding.code, finding.place_id) == ("R213", "v2")
    assert "joined to a track road that is closed on the day by landslide" in finding.message


@pytest.mark.parametrize(("field", "code"), [("stretch", "R204"), ("access_m", "R205")])
def test_more_than_twenty_places_share_one_finding(field: str, code: str) -> None:
    scenario = a_county({f"v{n}": (300 * n, 20) for n in range(1, 23)})
    value = -1 if field == "stretch" else 500.0
    [finding] = judged(scenario, **{field: {f"v{n}": value for n in range(1, 23)}})
    assert (finding.code, finding.amount, finding.unit) == (code, 22.0, "places")
    assert finding.message.startswith("22 places ")


def test_findings_stand_in_the_order_of_their_codes() -> None:
    changes: dict[str, Any] = {
        "access_m": {"v1": 400.0},
        "island_m": {"v1": 9.0},
        "stretch": {"v2": -1},
    }
    assert [f.code for f in judged(**changes)] == ["R204", "R205", "R212"]
