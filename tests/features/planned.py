"""Plan tiny days with an engine; every plan is judged and priced before a test looks at it."""

from collections.abc import Iterable
from typing import Any

import pytest

from routing.checking import check_plan
from routing.costs import account
from routing.engines import get_engine
from routing.model import (
    Accounts,
    Consignment,
    Item,
    Network,
    Plan,
    Reason,
    Scenario,
    Stop,
    Tier,
    TravelMatrix,
    Trip,
)
from routing.planning import JOINT, Search, plan_day
from tests.builders import a_carrier, a_scenario, a_tariff, a_travel, a_village
from tests.jointly import plan_jointly

TIER_BY_TIER = ("greedy", "ortools")
ENGINES = (*TIER_BY_TIER, "joint")
with_each_engine = pytest.mark.parametrize("engine", ENGINES)
with_each_tier_engine = pytest.mark.parametrize("engine", TIER_BY_TIER)
"""For what the joint search does otherwise, and better: its own tests say how."""


def a_day(*consignments: Consignment, **changes: Any) -> Scenario:
    """Return the small county with just these goods, which are worth any trip.

    The villages and carriers are those of the goods, unless they are given.
    """
    village_ids = dict.fromkeys(c.village_id for c in consignments)
    carrier_ids = dict.fromkeys(c.carrier_id for c in consignments)
    fields: dict[str, Any] = {
        "villages": tuple(a_village(village_id) for village_id in village_ids),
        "carriers": tuple(a_carrier(carrier_id) for carrier_id in carrier_ids),
        "consignments": consignments,
        "tariff": a_tariff(unserved_yuan_per_parcel=1_000.0),
    }
    return a_scenario(**(fields | changes))


def planned(
    scenario: Scenario,
    travel: TravelMatrix | None = None,
    *,
    network: Network = Network.POOLED,
    engine: str = "greedy",
) -> Plan:
    """Return a plan to which the checker has no objection and whose objective is its cost."""
    roads = travel or a_travel(scenario)
    if engine == JOINT:
        plan = plan_jointly(scenario, roads, network, Search(iterations=1))
    else:
        plan = plan_day(scenario, roads, network, get_engine(engine), Search(iterations=50))
    assert [str(finding) for finding in check_plan(scenario, roads, plan)] == []
    assert account(scenario, roads, plan).total_fen == plan.objective_fen
    return plan


def planned_whole(scenario: Scenario, travel: TravelMatrix | None = None, **how: Any) -> Plan:
    """Return a plan that carries everything, and in time."""
    plan = planned(scenario, travel, **how)
    assert plan.unserved == ()
    assert plan.missed == ()
    return plan


def costs(scenario: Scenario, plan: Plan, travel: TravelMatrix | None = None) -> Accounts:
    """Return the ledger of a plan."""
    return account(scenario, travel or a_travel(scenario), plan)


def fen(accounts: Accounts, item: Item, tier: str | None = None) -> int:
    """Return one account of a ledger, of all tiers or of one."""
    mine = (line for line in accounts.lines if line.item is item and tier in (None, line.tier))
    return sum(line.amount_fen for line in mine)


def trips(plan: Plan, tier: Tier = Tier.VILLAGE) -> list[Trip]:
    """Return the trips of a tier by departure."""
    found = (trip for tour in plan.tours_of(tier) for trip in tour.trips)
    return sorted(found, key=lambda trip: trip.depart_s)


def places(trip: Trip) -> list[str]:
    """Return the ids of the places a trip visits, in order."""
    return [stop.place_id for stop in trip.stops]


def trip_with(plan: Plan, consignment_id: str, tier: Tier = Tier.VILLAGE) -> Trip:
    """Return the one trip of a tier that carries a consignment."""
    (trip,) = (t for t in trips(plan, tier) if consignment_id in (*t.delivered, *t.collected))
    return trip


def stop_with(plan: Plan, consignment_id: str, tier: Tier = Tier.VILLAGE) -> Stop:
    """Return the one stop of a tier where a consignment is handed over."""
    trip = trip_with(plan, consignment_id, tier)
    (stop,) = (s for s in trip.stops if consignment_id in (*s.delivered, *s.collected))
    return stop


def vehicle_with(plan: Plan, consignment_id: str, tier: Tier = Tier.VILLAGE) -> str:
    """Return the id of the vehicle of a tier that carries a consignment."""
    trip = trip_with(plan, consignment_id, tier)
    (tour,) = (tour for tour in plan.tours_of(tier) if trip in tour.trips)
    return tour.vehicle_id


def base_of(plan: Plan, consignment_id: str) -> str:
    """Return the centre whose van carries a consignment."""
    trip = trip_with(plan, consignment_id)
    (tour,) = (tour for tour in plan.tours_of(Tier.VILLAGE) if trip in tour.trips)
    return tour.base_id


def reasons(plan: Plan) -> dict[str, Reason]:
    """Return why each unserved consignment is left out."""
    return {u.consignment_id: u.reason for u in plan.unserved}


def parcels_on_board(scenario: Scenario, trip: Trip) -> list[int]:
    """Return the parcels on board at the departure and after every stop."""

    def parcels(consignment_ids: Iterable[str]) -> int:
        return sum(scenario.consignment(c).parcels for c in consignment_ids)

    loads = [parcels(trip.delivered)]
    for stop in trip.stops:
        loads.append(loads[-1] - parcels(stop.delivered) + parcels(stop.collected))
    return loads
