"""A whole day in every network: valid, complete, priced, and repeatable."""

import time
from importlib import import_module
from typing import Any

import pytest

from routing.checking import check_plan
from routing.costs import account
from routing.engines import ENGINE_NAMES, get_engine
from routing.model import (
    Network,
    PlaceStatus,
    Plan,
    Reason,
    Scenario,
    Tier,
    TravelMatrix,
    Unserved,
)
from routing.planning import Search, best_of, plan_day, priced, search_weight
from routing.units import clock_to_s
from tests.builders import (
    a_centre,
    a_consignment,
    a_line,
    a_plan,
    a_scenario,
    a_tariff,
    a_travel,
    a_village,
    at_km,
)

plan_day_module = import_module("routing.planning.day")


def a_county(**changes: Any) -> Scenario:
    """Return a small county where leaving parcels behind is dearer than any trip."""
    return a_scenario(tariff=a_tariff(unserved_yuan_per_parcel=500.0), **changes)


SCENARIO = a_county()
TRAVEL = a_travel(SCENARIO)


def planned(
    scenario: Scenario,
    network: Network = Network.POOLED,
    engine: str = "greedy",
    travel: TravelMatrix | None = None,
    search: Search | None = None,
) -> Plan:
    """Return a plan, checked."""
    travel = travel or a_travel(scenario)
    search = search or Search(iterations=10)
    plan = plan_day(scenario, travel, network, get_engine(engine), search)
    assert check_plan(scenario, travel, plan) == ()
    return plan


def carried(plan: Plan) -> list[str]:
    return sorted(c for batch in plan.batches for c in batch.consignment_ids)


@pytest.mark.parametrize("engine", ENGINE_NAMES)
@pytest.mark.parametrize("network", Network)
def test_everything_is_carried_in_every_network(network: Network, engine: str) -> None:
    plan = planned(SCENARIO, network, engine)
    assert plan.network is network
    assert plan.unserved == ()
    assert carried(plan) == sorted(c.id for c in SCENARIO.consignments)


@pytest.mark.parametrize("engine", ENGINE_NAMES)
def test_the_objective_is_the_ledger_s_total(engine: str) -> None:
    plan = planned(SCENARIO, Network.SEPARATE, engine)
    assert plan.objective_fen == account(SCENARIO, TRAVEL, plan).total_fen


@pytest.mark.parametrize("engine", ENGINE_NAMES)
def test_the_same_seed_and_iterations_give_the_same_plan(engine: str) -> None:
    first, second = (planned(SCENARIO, engine=engine) for _ in range(2))
    assert first == second


def test_sharing_needs_fewer_vehicles() -> None:
    tours = {network: len(planned(SCENARIO, network).tours) for network in Network}
    assert tours[Network.POOLED] < tours[Network.SEPARATE]


def test_the_plan_is_no_dearer_than_the_simple_one_by_hand() -> None:
    by_hand = account(SCENARIO, TRAVEL, a_plan(SCENARIO, TRAVEL)).total_fen
    assert planned(SCENARIO).objective_fen <= by_hand


def test_a_scenario_without_goods_needs_no_plan() -> None:
    plan = planned(a_county(consignments=()))
    assert (plan.tours, plan.batches, plan.unserved, plan.objective_fen) == ((), (), (), 0)


@pytest.mark.parametrize("direction", ["down", "up"])
@pytest.mark.parametrize("network", Network)
def test_goods_of_one_direction_alone_are_carried(network: Network, direction: str) -> None:
    goods = tuple(c for c in SCENARIO.consignments if c.direction == direction)
    plan = planned(a_county(consignments=goods), network)
    assert carried(plan) == sorted(c.id for c in goods)


def test_what_cannot_be_carried_is_listed_with_its_reason() -> None:
    villages = (a_village("v1"), a_village("v2", status=PlaceStatus.DORMANT), a_village("v3"))
    scenario = a_county(villages=villages)
    plan = planned(scenario)
    assert {u.consignment_id.split("-")[0] for u in plan.unserved} == {"v2"}


def test_two_lines_through_one_centre_share_its_hands() -> None:
    lines = (
        a_line(id="one", carrier_id="zto", village_ids=("v1", "v2")),
        a_line(id="two", carrier_id="yto", village_ids=("v3",)),
    )
    plan = planned(a_county(lines=lines), Network.LINES)
    assert plan.unserved == ()
    assert {batch.crew for batch in plan.batches} == {("zto", "yto")}


def test_several_centres_are_planned_each_with_its_villages() -> None:
    villages = (a_village("v1"), a_village("v2"), a_village("v9", **at_km(22, 20)))
    scenario = a_county(centres=(a_centre("c1"), a_centre("c2")), villages=villages)
    plan = planned(scenario)
    stops = {
        (tour.base_id, stop.place_id)
        for tour in plan.tours_of(Tier.VILLAGE)
        for trip in tour.trips
        for stop in trip.stops
    }
    assert stops == {("c1", "v1"), ("c1", "v2"), ("c2", "v9")}


def test_progress_is_told_from_the_first_part_to_the_last() -> None:
    heard: list[tuple[str, int, int]] = []
    planned(SCENARIO, search=Search(iterations=1, report=lambda *told: heard.append(told)))
    assert [done for _, done, _ in heard] == list(range(len(heard)))
    assert {total for _, _, total in heard} == {3}
    assert [stage for stage, _, _ in heard] == [
        "all carriers: linehaul down",
        "all carriers: 中心c1",
        "all carriers: linehaul up",
    ]


def test_a_plan_that_is_asked_to_stop_is_whole() -> None:
    search = Search(seconds=1000.0, should_stop=lambda: True)
    plan = planned(SCENARIO, engine="ortools", search=search)
    assert plan.unserved == ()


# Shares of the time


def test_a_network_weighs_its_stops_ambient_and_cold_apart() -> None:
    # three villages' parcels, and fish at v1 and v3; separate carriers stop for themselves
    weights = {n: search_weight(SCENARIO, TRAVEL, n) for n in (Network.POOLED, Network.SEPARATE)}
    assert weights == {Network.POOLED: 1.5 * 5, Network.SEPARATE: 1.5 * 8}


def test_groups_share_the_seconds_by_weight_and_what_is_left() -> None:
    share = plan_day_module._share(Search(seconds=12.0), time.monotonic(), [1.0, 2.0, 3.0])
    assert share.seconds == pytest.approx(2.0, abs=0.1)
    late = plan_day_module._share(Search(seconds=12.0), time.monotonic() - 20.0, [1.0, 2.0])
    assert late.seconds == 0.0


def test_iterations_are_not_shared() -> None:
    search = Search(iterations=12)
    assert plan_day_module._share(search, 0.0, [1.0, 2.0]) is search


# Pricing


def test_pricing_lists_what_misses_its_cut_off() -> None:
    early = tuple(
        a_consignment(direction="up", carrier_id=c, due_s=clock_to_s(due))
        for c, due in (("zto", "09:00"), ("yto", "19:00"))
    )
    scenario = a_county(consignments=early)
    plan = a_plan(scenario, TRAVEL).replace(missed=())
    assert priced(scenario, TRAVEL, plan).missed == ("v1-zto-up-parcel",)


def test_a_return_at_the_cut_off_is_in_time() -> None:
    plan = a_plan(SCENARIO, TRAVEL)
    (truck,) = plan.tours_of(Tier.LINEHAUL)
    goods = tuple(
        a_consignment(direction="up", due_s=truck.return_s - late_s, carrier_id=carrier_id)
        for late_s, carrier_id in ((0, "zto"), (1, "yto"))
    )
    others = (c for c in SCENARIO.consignments if c.id not in {g.id for g in goods})
    scenario = a_county(consignments=(*goods, *others))
    assert priced(scenario, TRAVEL, plan).missed == ("v1-yto-up-parcel",)


def test_pricing_sets_the_objective() -> None:
    plan = priced(SCENARIO, TRAVEL, a_plan(SCENARIO, TRAVEL))
    assert plan.objective_fen == account(SCENARIO, TRAVEL, plan).total_fen > 0


# The best of several


def test_the_cheapest_plan_wins_and_is_called_by_the_network() -> None:
    separate, pooled = (
        a_plan(SCENARIO, TRAVEL, network=n) for n in (Network.SEPARATE, Network.POOLED)
    )
    best = best_of(SCENARIO, TRAVEL, Network.POOLED, [separate, pooled])
    assert best == priced(SCENARIO, TRAVEL, pooled)
    alone = best_of(SCENARIO, TRAVEL, Network.POOLED, [separate])
    assert alone.network is Network.POOLED
    assert alone.objective_fen == priced(SCENARIO, TRAVEL, separate).objective_fen
    assert check_plan(SCENARIO, TRAVEL, alone) == ()


def test_among_equals_the_first_wins() -> None:
    plan = a_plan(SCENARIO, TRAVEL)
    twin = plan.replace(tours=tuple(reversed(plan.tours)))
    assert best_of(SCENARIO, TRAVEL, Network.POOLED, [plan, twin]).tours == plan.tours


def without_everything(reason: Reason, network: Network) -> Plan:
    unserved = tuple(
        Unserved(consignment_id=c.id, reason=reason, detail="as told")
        for c in SCENARIO.consignments
    )
    return Plan(network=network, tours=(), batches=(), unserved=unserved)


def test_an_adopted_plan_takes_the_reasons_of_a_plan_of_this_network() -> None:
    lines = without_everything(Reason.NO_VEHICLE_FOR_CLASS, Network.LINES)
    own = without_everything(Reason.SHIFT_TOO_SHORT, Network.POOLED)
    best = best_of(SCENARIO, TRAVEL, Network.POOLED, [lines, own])
    assert {u.reason for u in best.unserved} == {Reason.SHIFT_TOO_SHORT}


def test_an_adopted_plan_does_not_take_over_another_plans_want_of_vehicles() -> None:
    lines = without_everything(Reason.NO_VEHICLE_FOR_CLASS, Network.LINES)
    own = without_everything(Reason.FLEET_EXHAUSTED, Network.POOLED)
    best = best_of(SCENARIO, TRAVEL, Network.POOLED, [lines, own])
    assert {u.reason for u in best.unserved} == {Reason.COSTS_MORE_THAN_PENALTY}


def test_what_a_dearer_plan_of_this_network_carries_was_too_dear() -> None:
    cheap = SCENARIO.replace(tariff=a_tariff(unserved_yuan_per_parcel=0.01))
    idle = without_everything(Reason.NO_VEHICLE_FOR_CLASS, Network.SEPARATE)
    best = best_of(cheap, TRAVEL, Network.POOLED, [a_plan(cheap, TRAVEL), idle])
    assert best.tours == ()
    assert {u.reason for u in best.unserved} == {Reason.COSTS_MORE_THAN_PENALTY}
    assert best.unserved[0].detail == (
        "the separate plan is cheaper as a whole and leaves it: as told"
    )


def test_an_adopted_plan_alone_keeps_its_reasons() -> None:
    lines = without_everything(Reason.TOO_LARGE, Network.LINES)
    best = best_of(SCENARIO, TRAVEL, Network.POOLED, [lines])
    assert {u.reason for u in best.unserved} == {Reason.TOO_LARGE}
