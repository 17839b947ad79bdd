"""Plans that keep every rule: nothing is found."""

from dataclasses import replace

import pytest

from routing.checking import check_plan
from routing.model import Network, PlaceStatus, Plan, Scenario, Tier
from tests.builders import (
    a_carrier,
    a_centre,
    a_plan,
    a_scenario,
    a_travel,
    a_van,
    a_village,
    at_km,
    scenario_with,
)
from tests.checking import cases


def _findings(scenario: Scenario, plan: Plan) -> list[str]:
    return [str(finding) for finding in check_plan(scenario, a_travel(scenario), plan)]


@pytest.mark.parametrize("network", Network)
@pytest.mark.parametrize("villages_per_trip", [1, 2, None])
def test_small_county(network: Network, villages_per_trip: int | None) -> None:
    scenario = a_scenario()
    plan = a_plan(
        scenario, a_travel(scenario), network=network, villages_per_trip=villages_per_trip
    )
    assert not _findings(scenario, plan)


@pytest.mark.parametrize("network", Network)
def test_two_centres_and_three_carriers(network: Network) -> None:
    scenario = a_scenario(
        centres=(a_centre("c1"), a_centre("c2")),
        villages=(
            a_village("v1"),
            a_village("v2"),
            a_village("v3", parent_id="c2", **at_km(22, 20)),
            a_village("v4", parent_id="c2", **at_km(24, 20)),
        ),
        carriers=(a_carrier("zto"), a_carrier("yto"), a_carrier("sto")),
    )
    plan = a_plan(scenario, a_travel(scenario), network=network)
    assert {tour.base_id for tour in plan.tours_of(Tier.VILLAGE)} == {"c1", "c2"}
    assert not _findings(scenario, plan)


@pytest.mark.parametrize("make", [cases.separate, cases.lines])
def test_a_plan_of_another_network_is_a_pooled_plan(make: cases.Spoil) -> None:
    case = make().with_plan(network=Network.POOLED)
    assert case.codes == set()


@pytest.mark.parametrize(
    "make",
    [
        cases.pooled,
        cases.separate,
        cases.lines,
        cases.several_trips,
        cases.two_centres,
        cases.only_up,
    ],
)
def test_the_plans_that_are_spoilt_are_good(make: cases.Spoil) -> None:
    assert make().codes == set()
    assert make().retimed().plan == make().plan


def test_a_slow_van_is_timed_by_its_own_speed() -> None:
    scenario = a_scenario(
        vehicle_types=(a_scenario().vehicle_type("truck"), a_van(speed_percent=70))
    )
    assert not _findings(scenario, a_plan(scenario, a_travel(scenario)))


def test_closed_village_is_unserved() -> None:
    villages = (a_village("v1"), a_village("v2", status=PlaceStatus.SEASONAL), a_village("v3"))
    scenario = a_scenario(villages=villages)
    plan = a_plan(scenario, a_travel(scenario))
    assert len(plan.unserved) == 4
    assert not _findings(scenario, plan)


def test_missed_cut_off_is_allowed_when_it_is_declared() -> None:
    scenario = a_scenario(carriers=(a_carrier("zto"), a_carrier("yto")))
    early = [
        replace(c, due_s=cases.SLACK_S) if c.direction == "up" else c for c in scenario.consignments
    ]
    scenario = scenario.replace(consignments=tuple(early))
    plan = a_plan(scenario, a_travel(scenario))
    assert len(plan.missed) == 7
    assert not _findings(scenario, plan)


def test_a_quick_crossing_without_a_cold_room_is_allowed() -> None:
    lanes = tuple(replace(x, fixed_s=60) for x in a_scenario().rules.lanes)
    scenario = scenario_with(a_scenario(centres=(a_centre("c1", cold_room=False),)), lanes=lanes)
    assert not _findings(scenario, a_plan(scenario, a_travel(scenario)))


def test_an_empty_day() -> None:
    scenario = a_scenario(consignments=())
    plan = Plan(network=Network.POOLED, tours=(), batches=())
    assert not _findings(scenario, plan)
