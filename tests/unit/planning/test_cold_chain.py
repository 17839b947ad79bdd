"""Cold goods that a finished plan keeps too long out of the cold are left out, with the figures."""

import pytest

from routing.checking import check_plan
from routing.model import ColdLimit, Plan, Reason, Scenario, Temperature
from routing.planning.cold_chain import drop_cold_breaches
from tests.builders import a_centre, a_plan, a_scenario, a_travel, scenario_with

FISH_UP, FISH_DOWN = "v1-zto-up-fish", "v3-yto-down-fish"
STOP_S = 492  # the village stop of either


def a_county(*, cold_room: bool = True, exposure_s: int, on_board_s: int) -> Scenario:
    limit = ColdLimit(
        temperature=Temperature.CHILLED, max_exposure_s=exposure_s, max_on_board_s=on_board_s
    )
    scenario = a_scenario(centres=(a_centre(cold_room=cold_room),))
    return scenario_with(scenario, cold_limits=(limit,))


def dropped(scenario: Scenario) -> Plan:
    """Return the plan within its limits, checked."""
    travel = a_travel(scenario)
    plan = drop_cold_breaches(scenario, travel, a_plan(scenario, travel), {})
    assert check_plan(scenario, travel, plan) == ()
    return plan


def left_out(plan: Plan) -> set[str]:
    assert {u.reason for u in plan.unserved} <= {Reason.COLD_LIMIT}
    return {u.consignment_id for u in plan.unserved}


def test_a_plan_within_its_limits_stays_as_it_is() -> None:
    scenario = a_county(exposure_s=STOP_S, on_board_s=3606)
    travel = a_travel(scenario)
    plan = a_plan(scenario, travel)
    assert drop_cold_breaches(scenario, travel, plan, {}) == plan


def test_goods_too_long_at_the_village_s_counter_are_left_out() -> None:
    plan = dropped(a_county(exposure_s=STOP_S - 1, on_board_s=36_000))
    assert left_out(plan) == {FISH_UP, FISH_DOWN}
    assert {u.detail for u in plan.unserved} == {"8 min out of refrigeration, at most 8"}


def test_the_way_down_counts_from_departure_to_the_village() -> None:
    # the van leaves at 26 580 and starts at v3 at 30 186; fish from v1 rides from 29 292 to 31 398
    plan = dropped(a_county(exposure_s=3600, on_board_s=3605))
    assert left_out(plan) == {FISH_DOWN}
    assert plan.unserved[0].detail == "60 min on board, at most 60"


def test_the_way_up_counts_from_the_village_to_the_return() -> None:
    plan = dropped(a_county(exposure_s=3600, on_board_s=2100))
    assert left_out(plan) == {FISH_UP, FISH_DOWN}


@pytest.mark.parametrize(
    ("exposure_s", "lost"),
    [
        (STOP_S + 784, set()),  # up: sorted in 306 s, then the truck's dock time
        (STOP_S + 780, {FISH_UP}),  # down: 13 minutes from the dock to the van's departure
        (STOP_S + 300, {FISH_UP, FISH_DOWN}),
    ],
)
def test_an_uncooled_centre_counts_too(exposure_s: int, lost: set[str]) -> None:
    county = a_county(cold_room=False, exposure_s=exposure_s, on_board_s=36_000)
    assert left_out(dropped(county)) == lost


def test_other_goods_are_still_carried() -> None:
    scenario = a_county(exposure_s=STOP_S - 1, on_board_s=36_000)
    carried = {c for batch in dropped(scenario).batches for c in batch.consignment_ids}
    assert carried == {c.id for c in scenario.consignments} - {FISH_UP, FISH_DOWN}


def test_classes_without_a_limit_are_left_alone() -> None:
    scenario = scenario_with(a_county(exposure_s=1, on_board_s=1), cold_limits=())
    assert left_out(dropped(scenario)) == set()
