"""Taking goods out of a plan: nothing then happens later, and the checker still agrees."""

from collections.abc import Iterator

import pytest

from routing.checking import check_plan
from routing.model import Network, Plan, Reason, Scenario, Tier, Trip, Unserved
from routing.planning.sorting import busy_until_s
from routing.planning.timetable import without
from tests.builders import a_plan, a_scenario, a_travel, a_van, a_village

SCENARIO = a_scenario()
TRAVEL = a_travel(SCENARIO)
PLAN = a_plan(SCENARIO, TRAVEL)
IDS = [c.id for c in SCENARIO.consignments]


def at_village(village_id: str) -> set[str]:
    return {c.id for c in SCENARIO.consignments if c.village_id == village_id}


def taken_out(removed: set[str], plan: Plan = PLAN, scenario: Scenario = SCENARIO) -> Plan:
    """Return the plan without some consignments, listed as unserved."""
    trimmed = without(scenario, TRAVEL, plan, removed, {})
    unserved = [Unserved(consignment_id=c, reason=Reason.FLEET_EXHAUSTED) for c in sorted(removed)]
    return trimmed.replace(unserved=(*plan.unserved, *unserved))


def trips_of(plan: Plan, tier: Tier) -> list[Trip]:
    return [trip for tour in plan.tours_of(tier) for trip in tour.trips]


def events_s(plan: Plan) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield a name and a time for everything that happens to a consignment."""
    for tier in Tier:
        for trip in trips_of(plan, tier):
            for stop in trip.stops:
                for c in (*stop.delivered, *stop.collected):
                    yield (c, tier, "start"), stop.start_s
                    yield (c, tier, "depart"), stop.depart_s
                    yield (c, tier, "return"), trip.return_s
    for batch in plan.batches:
        for c in batch.consignment_ids:
            yield (c, batch.direction, "ready"), batch.ready_s


def test_taking_out_nothing_changes_nothing() -> None:
    assert without(SCENARIO, TRAVEL, PLAN, (), {}) == PLAN


@pytest.mark.parametrize("network", Network)
@pytest.mark.parametrize("removed", IDS)
def test_without_any_one_consignment_the_plan_is_valid(removed: str, network: Network) -> None:
    plan = a_plan(SCENARIO, TRAVEL, network=network)
    assert check_plan(SCENARIO, TRAVEL, taken_out({removed}, plan)) == ()


@pytest.mark.parametrize("removed", [{c} for c in IDS] + [at_village(f"v{n}") for n in (1, 2, 3)])
def test_nothing_happens_later_than_before(removed: set[str]) -> None:
    before = dict(events_s(PLAN))
    after = dict(events_s(taken_out(removed)))
    assert after.keys() == {event for event in before if event[0] not in removed}
    assert [event for event in after if after[event] > before[event]] == []


def test_a_village_without_goods_is_not_visited() -> None:
    (trip,) = trips_of(taken_out(at_village("v2")), Tier.VILLAGE)
    assert [stop.place_id for stop in trip.stops] == ["v1", "v3"]


def test_the_way_is_shorter_without_the_last_village() -> None:
    (trip,) = trips_of(taken_out(at_village("v3")), Tier.VILLAGE)
    assert trip.dist_m == 8000


def test_a_stop_is_shorter_by_its_parcels() -> None:
    (before,), (after,) = (
        trips_of(plan, Tier.VILLAGE) for plan in (PLAN, taken_out({"v2-zto-down-parcel"}))
    )
    saved_s = 10 * SCENARIO.rules.stop_s_per_parcel
    assert before.stops[1].depart_s - after.stops[1].depart_s == saved_s


def test_a_stop_is_shorter_without_cold_goods() -> None:
    (trip,) = trips_of(taken_out({"v3-yto-down-fish"}), Tier.VILLAGE)
    assert trip.stops[2].depart_s - trip.stops[2].start_s == 180 + 26 * 9


def test_trips_keep_their_departure() -> None:
    for tier in Tier:
        before, after = trips_of(PLAN, tier), trips_of(taken_out(at_village("v1")), tier)
        assert [t.depart_s for t in after] == [t.depart_s for t in before]


def test_a_tour_without_goods_stays_at_home() -> None:
    up = {c.id for c in SCENARIO.consignments if c.direction == "up"}
    down = set(IDS) - up
    assert len(trips_of(taken_out(up), Tier.LINEHAUL)) == 1
    assert taken_out(up | down).tours == ()
    assert taken_out(up | down).batches == ()


def test_sorting_starts_as_soon_as_the_goods_are_there() -> None:
    late = a_plan(SCENARIO, TRAVEL, slack_s=600)
    again = without(SCENARIO, TRAVEL, late, (), {})
    assert [batch.start_s for batch in again.batches] < [batch.start_s for batch in late.batches]
    assert check_plan(SCENARIO, TRAVEL, again) == ()


def test_a_lane_that_others_keep_busy_is_waited_for() -> None:
    busy_s = {lane: ready_s + 1000 for lane, ready_s in busy_until_s(PLAN.batches).items()}
    again = without(SCENARIO, TRAVEL, PLAN, (), busy_s)
    for batch, before in zip(again.batches, PLAN.batches, strict=True):
        assert batch.start_s == before.ready_s + 1000


def test_a_slower_vehicle_is_driven_at_its_own_speed() -> None:
    scenario = a_scenario(vehicle_types=(SCENARIO.vehicle_types[0], a_van(speed_percent=50)))
    plan = a_plan(scenario, TRAVEL)
    assert without(scenario, TRAVEL, plan, (), {}) == plan


def test_a_village_that_opens_late_is_waited_for() -> None:
    noon = a_village("v2", opens_s=12 * 3600)
    scenario = a_scenario(villages=(a_village("v1"), noon, a_village("v3")))
    plan = a_plan(scenario, TRAVEL)
    trimmed = without(scenario, TRAVEL, plan, at_village("v1"), {})
    (trip,) = trips_of(trimmed, Tier.VILLAGE)
    assert trip.stops[0].start_s == 12 * 3600
