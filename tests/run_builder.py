"""Finished runs and comparisons for tests, made without any search."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from routing.checking import check_plan
from routing.costs import account
from routing.engines import get_engine
from routing.model import (
    Item,
    Leg,
    Network,
    Plan,
    Reason,
    RoadLine,
    Scenario,
    TravelMatrix,
    TravelSource,
    Unserved,
)
from routing.planning import Search, plan_day
from routing.recipe import Effort, Provenance, RunResult
from routing.studies.bridge import Bridge, BridgeStep
from routing.studies.comparison import Comparison
from routing.studies.whatif import WhatIf, laid_side_by_side
from tests.builders import KnownLegs, a_consignment, a_plan, a_scenario, a_travel


def some_road_lines(scenario: Scenario, plan: Plan) -> dict[Leg, RoadLine]:
    """Return a bent road for every leg of a plan."""
    lines: dict[Leg, RoadLine] = {}
    for tour in plan.tours:
        vehicle = scenario.vehicle(tour.vehicle_id)
        profile = scenario.vehicle_type(vehicle.vehicle_type_id).profile
        for trip in tour.trips:
            stops = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
            for start, end in pairwise(stops):
                a, b = scenario.place(start), scenario.place(end)
                bend = ((a.lon + b.lon) / 2, (a.lat + b.lat) / 2 + 0.0012345)
                points = ((a.lon, a.lat), bend, (b.lon, b.lat))
                lines[start, end, profile] = RoadLine(points=points, source=TravelSource.ROADS)
    return lines


def a_run(**changes: Any) -> RunResult:
    """Return a checked and accounted run of the small scenario; override what the test is about."""
    return _make_run(**changes) if changes else _plain_run()


@cache
def _plain_run() -> RunResult:
    return _make_run()


def _make_run(**changes: Any) -> RunResult:
    scenario: Scenario = changes.pop("scenario", None) or a_scenario()
    network = Network(changes.pop("network", Network.POOLED))
    travel = changes.pop("travel", None) or a_travel(scenario)
    plan: Plan = changes.pop("plan", None) or a_plan(scenario, travel, network=network)
    accounts = account(scenario, travel, plan)
    fields: dict[str, Any] = {
        "scenario": scenario,
        "travel": travel,
        "plan": plan.replace(objective_fen=accounts.total_fen),
        "findings": check_plan(scenario, travel, plan),
        "accounts": accounts,
        "road_lines": some_road_lines(scenario, plan),
        "provenance": Provenance(
            engine="greedy",
            effort=Effort(seconds=None, iterations=10, seed=7),
            versions={"routing": "0.1.0"},
            timings_s={"plan": 0.25, "check": 0.125},
        ),
    }
    return RunResult(**(fields | changes))


def without(result: RunResult, *consignment_ids: str) -> RunResult:
    """Return a run whose plan calls some consignments unserved; it stays unchecked."""
    unserved = tuple(
        Unserved(consignment_id=c, reason=Reason.TOO_LARGE, detail="900 kg, the van holds 500 kg")
        for c in consignment_ids
    )
    plan = result.plan.replace(unserved=unserved)
    return a_run(scenario=result.scenario, plan=plan, findings=())


def a_tight_run(slack_s: int) -> RunResult:
    """Return a run whose truck is back this long before its tightest cut-off."""
    early = a_consignment(direction="up", due_s=34_582 + slack_s)
    others = (c for c in a_scenario().consignments if c.id != early.id)
    return a_run(scenario=a_scenario(consignments=(early, *others)))


def a_comparison(**changes: Any) -> Comparison:
    """Return the small scenario in three networks."""
    runs = dict(_plain_runs())
    fields: dict[str, Any] = {
        "runs": runs,
        "bridges": (a_bridge(runs, Network.SEPARATE, Network.POOLED),),
        "nested": True,
        "same_service": True,
    }
    return Comparison(**(fields | changes))


@cache
def _plain_runs() -> Mapping[Network, RunResult]:
    scenario = a_scenario()
    return {network: a_run(scenario=scenario, network=network) for network in Network}


def a_planned_run(travel: TravelMatrix, scenario: Scenario | None = None) -> RunResult:
    """Return a run planned by the greedy engine."""
    scenario = scenario or a_scenario()
    engine, search = get_engine("greedy"), Search(iterations=1)
    plan = plan_day(scenario, travel, Network.POOLED, engine, search)
    return a_run(scenario=scenario, travel=travel, plan=plan)


def a_whatif(legs: KnownLegs | None = None) -> WhatIf:
    """Return the small day beside one on other roads; by default v3 is cut off, v2 is farther."""
    closed: KnownLegs = {
        **dict.fromkeys((("hub", "v3"), ("c1", "v3"), ("v1", "v3"), ("v2", "v3"))),
        **dict.fromkeys((("hub", "v2"), ("v1", "v2")), (90.0, 45.0)),
        ("c1", "v2"): (30.0, 20.0),
    }
    changed = closed if legs is None else legs
    return laid_side_by_side(a_planned_run(a_travel()), a_planned_run(a_travel(legs=changed)))


def a_bridge(runs: Mapping[Network, RunResult], start: Network, end: Network) -> Bridge:
    """Return the bridge between two networks, account by account."""
    sums = {n: runs[n].accounts.fen_by(lambda line: line.item) for n in (start, end)}
    steps = tuple(
        BridgeStep(item=item, amount_fen=sums[end].get(item, 0) - sums[start].get(item, 0))
        for item in Item
        if item in sums[start] or item in sums[end]
    )
    return Bridge(
        start=start,
        end=end,
        start_fen=runs[start].accounts.total_fen,
        end_fen=runs[end].accounts.total_fen,
        steps=steps,
    )
