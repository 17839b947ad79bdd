"""Who carries a consignment, and how long it is in and out of the cold."""

import pytest

from routing.costs.custody import Custody, spoilage_times_s, trace_custody
from routing.model import Direction, Plan, Scenario, Tier
from tests.builders import a_centre, a_plan, a_scenario, a_travel

FISH_UP, FISH_DOWN = "v1-zto-up-fish", "v3-yto-down-fish"


def the_day(cold_room: bool = True) -> tuple[Scenario, Plan]:  # noqa: FBT001, FBT002
    scenario = a_scenario(centres=(a_centre(cold_room=cold_room),))
    return scenario, a_plan(scenario, a_travel(scenario))


def custody_of(consignment_id: str) -> Custody:
    return trace_custody(the_day()[1])[consignment_id]


def times_of(consignment_id: str, scenario: Scenario, plan: Plan) -> tuple[int, int]:
    for found, closed_s, exposure_s in spoilage_times_s(scenario, plan, trace_custody(plan)):
        if found == consignment_id:
            return closed_s, exposure_s
    raise AssertionError(consignment_id)


def test_every_served_consignment_has_a_linehaul_and_a_village_handover() -> None:
    scenario, plan = the_day()
    custody = trace_custody(plan)
    assert set(custody) == {c.id for c in scenario.consignments}
    for consignment_id, chain in custody.items():
        assert chain.linehaul.tour.tier is Tier.LINEHAUL
        assert chain.village.tour.tier is Tier.VILLAGE
        assert chain.village.stop.place_id == scenario.consignment(consignment_id).village_id


def test_what_only_one_tier_carries_has_no_custody() -> None:
    _, plan = the_day()
    assert trace_custody(plan.replace(tours=tuple(plan.tours_of(Tier.VILLAGE)))) == {}


@pytest.mark.parametrize("consignment_id", [FISH_UP, FISH_DOWN])
def test_with_a_cold_room_only_the_village_stop_is_exposure(consignment_id: str) -> None:
    scenario, _ = the_day()
    chain = custody_of(consignment_id)
    stop = chain.village.stop
    direction = scenario.consignment(consignment_id).direction
    assert chain.exposure_s(direction, scenario.centres[0]) == stop.depart_s - stop.start_s


def test_down_an_uncooled_centre_exposes_from_the_dock_to_the_van_s_departure() -> None:
    chain = custody_of(FISH_DOWN)
    # unloaded at 07:10:00, the van leaves at 07:23:00; then 492 s at the village
    assert chain.exposure_s(Direction.DOWN, a_centre(cold_room=False)) == 13 * 60 + 492


def test_up_an_uncooled_centre_exposes_from_the_van_s_return_to_the_truck_s_departure() -> None:
    chain = custody_of(FISH_UP)
    waited_s = chain.linehaul.stop.depart_s - chain.village.trip.return_s
    assert waited_s == 32_182 - 31_398
    assert chain.exposure_s(Direction.UP, a_centre(cold_room=False)) == 492 + waited_s


def test_down_the_chain_runs_from_the_hub_to_the_end_of_the_village_stop() -> None:
    assert custody_of(FISH_DOWN).chain_s(Direction.DOWN) == 30_678 - 23_400


def test_up_the_chain_runs_from_the_start_of_the_village_stop_to_the_hub() -> None:
    assert custody_of(FISH_UP).chain_s(Direction.UP) == 34_582 - 28_800


@pytest.mark.parametrize("cold_room", [True, False])
@pytest.mark.parametrize("consignment_id", [FISH_UP, FISH_DOWN])
def test_closed_and_exposed_time_together_are_the_chain(
    consignment_id: str,
    cold_room: bool,  # noqa: FBT001
) -> None:
    scenario, plan = the_day(cold_room)
    closed_s, exposure_s = times_of(consignment_id, scenario, plan)
    direction = scenario.consignment(consignment_id).direction
    assert closed_s + exposure_s == custody_of(consignment_id).chain_s(direction)
    assert closed_s > 0


def test_a_missed_cut_off_adds_a_day_in_the_cold() -> None:
    scenario, plan = the_day()
    closed_s, exposure_s = times_of(FISH_UP, scenario, plan)
    late = times_of(FISH_UP, scenario, plan.replace(missed=(FISH_UP,)))
    assert late == (closed_s + 24 * 3600, exposure_s)
