"""The same day in three networks: what sharing saves, and whether the service is the same."""

from dataclasses import replace

import pytest

from routing.checking import check_plan
from routing.model import Network, Plan, Reason, Scenario, Tier
from routing.outputs import comparison_report
from routing.outputs.comparison_report import verdict
from routing.planning import best_of
from routing.recipe import Effort
from routing.studies import Comparison, compare_carriers
from tests.builders import (
    a_carrier,
    a_consignment,
    a_plan,
    a_scenario,
    a_tariff,
    a_travel,
    a_village,
)
from tests.features.planned import ENGINES, planned, reasons, with_each_engine


def a_county(**changes: object) -> Scenario:
    """Return four villages and three carriers with goods everywhere, worth any trip."""
    fields = {
        "villages": tuple(a_village(f"v{n}") for n in (1, 2, 3, 4)),
        "carriers": tuple(a_carrier(c) for c in ("zto", "yto", "sto")),
        "tariff": a_tariff(unserved_yuan_per_parcel=1_000.0),
    }
    return a_scenario(**(fields | changes))


def compare(scenario: Scenario, engine: str) -> Comparison:
    """Return a comparison whose plans the checker has no objection to."""
    effort = Effort(seconds=None, iterations=30)
    comparison = compare_carriers(scenario, engine=engine, effort=effort)
    for network, result in comparison.runs.items():
        assert [str(finding) for finding in result.findings] == []
        assert result.plan.network is network
        assert result.plan.objective_fen == result.accounts.total_fen
    return comparison


def totals(comparison: Comparison) -> dict[Network, int]:
    return {network: result.accounts.total_fen for network, result in comparison.runs.items()}


@pytest.fixture(scope="module", params=ENGINES)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return compare(a_county(), request.param)


def test_three_networks_plan_the_same_orders_on_the_same_roads(comparison: Comparison) -> None:
    assert list(comparison.runs) == list(Network)
    (scenario,) = {id(run.scenario) for run in comparison.runs.values()}
    (travel,) = {id(run.travel) for run in comparison.runs.values()}
    assert scenario != travel
    assert len({str(run.provenance.effort) for run in comparison.runs.values()}) == 1


def test_pooled_is_never_dearer_than_separate_or_lines(comparison: Comparison) -> None:
    cost = totals(comparison)
    assert cost[Network.POOLED] == min(cost.values())
    assert comparison.nested


def test_carriers_that_share_need_fewer_vehicles_and_sites(comparison: Comparison) -> None:
    vehicles = {network: len(run.plan.tours) for network, run in comparison.runs.items()}
    assert vehicles[Network.POOLED] < vehicles[Network.SEPARATE]
    assert comparison.saving_fen > 0


def test_the_bridge_adds_up_to_the_fen(comparison: Comparison) -> None:
    cost = totals(comparison)
    for bridge in comparison.bridges:
        ends = Network(bridge.start), Network(bridge.end)
        assert (bridge.start_fen, bridge.end_fen) == (cost[ends[0]], cost[ends[1]])
        steps = [step.amount_fen for step in bridge.steps]
        assert bridge.start_fen + sum(steps) == bridge.end_fen
        assert len({step.item for step in bridge.steps}) == len(steps)


def test_one_bridge_leads_from_separate_to_pooled(comparison: Comparison) -> None:
    (whole,) = (
        bridge
        for bridge in comparison.bridges
        if (bridge.start, bridge.end) == (Network.SEPARATE, Network.POOLED)
    )
    assert whole.start_fen - whole.end_fen == comparison.saving_fen


def test_the_same_service_is_said_before_the_saving(comparison: Comparison) -> None:
    assert comparison.same_service
    assert verdict(comparison).startswith("With the same service, pooled costs ")
    assert verdict(comparison) in comparison_report(comparison)


@with_each_engine
def test_separate_carriers_ride_and_sort_apart(engine: str) -> None:
    scenario = a_county()
    plan = planned(scenario, network=Network.SEPARATE, engine=engine)
    assert {len(batch.crew) for batch in plan.batches} == {1}
    for tour in plan.tours:
        goods = {c for trip in tour.trips for c in (*trip.delivered, *trip.collected)}
        owners = {scenario.consignment(c).carrier_id for c in goods}
        assert owners == {scenario.vehicle(tour.vehicle_id).carrier_id}


@with_each_engine
def test_where_service_differs_no_network_is_called_the_cheapest(engine: str) -> None:
    """Sto has no van of its own: alone it serves nobody."""
    scenario = a_county()
    fleet = tuple(
        v for v in scenario.vehicles if (v.carrier_id, v.vehicle_type_id) != ("sto", "van")
    )
    comparison = compare(scenario.replace(vehicles=fleet, lines=()), engine)
    assert not comparison.same_service
    said = verdict(comparison)
    assert said.startswith("The networks do not give the same service, so none of them is called")
    assert "costs" not in said
    assert said in comparison_report(comparison)


@with_each_engine
def test_missing_a_cut_off_is_a_difference_of_service(engine: str) -> None:
    """Alone, zto sorts its 300 parcels with a third of the hands and is later at the hub."""
    goods = a_consignment(direction="up", parcels=300)
    scenario = a_county(consignments=(goods,), lines=())
    back_s = {n: last_return_s(r.plan) for n, r in compare(scenario, engine).runs.items()}
    assert back_s[Network.POOLED] < back_s[Network.SEPARATE]
    due = replace(goods, due_s=back_s[Network.POOLED])
    comparison = compare(scenario.replace(consignments=(due,)), engine)
    missed = {network: run.plan.missed for network, run in comparison.runs.items()}
    assert missed == {Network.SEPARATE: (goods.id,), Network.POOLED: ()}
    assert not comparison.same_service


def last_return_s(plan: Plan) -> int:
    return max(tour.return_s for tour in plan.tours_of(Tier.LINEHAUL))


def test_a_scenario_without_lines_is_compared_without_them() -> None:
    comparison = compare(a_county(lines=()), "greedy")
    assert list(comparison.runs) == [Network.SEPARATE, Network.POOLED]
    assert [(b.start, b.end) for b in comparison.bridges] == [(Network.SEPARATE, Network.POOLED)]


@with_each_engine
def test_a_plan_taken_over_from_another_network_gives_reasons_that_hold_in_its_own(
    engine: str,
) -> None:
    """Some villages are on no line; pooled there is a road to them, so that is no reason."""
    county = a_county(tariff=a_tariff(unserved_yuan_per_parcel=0.0))
    some = tuple(replace(line, village_ids=line.village_ids[:1]) for line in county.lines)
    scenario = county.replace(lines=some)
    travel = a_travel(scenario)
    cheap = planned(scenario, network=Network.LINES, engine=engine)
    dear = a_plan(scenario.replace(lines=()), travel)
    assert Reason.NO_ROAD in reasons(cheap).values()
    taken = best_of(scenario, travel, Network.POOLED, (dear, cheap))
    assert (taken.network, taken.tours) == (Network.POOLED, cheap.tours)
    assert set(reasons(taken).values()) == {Reason.COSTS_MORE_THAN_PENALTY}
    assert check_plan(scenario, travel, taken) == ()
