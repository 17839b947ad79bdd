"""What an engine pays for its trips is what the ledger charges for the vehicles.

Exactly so where every vehicle makes one trip: two trips of one vehicle share its day. Open doors
are charged by the ledger alone, so here they cost no more than closed ones.
"""

from dataclasses import dataclass, field

import pytest

from routing.checking import check_plan
from routing.costs import account
from routing.engines import (
    SearchLimit,
    TimedTrip,
    TourAnswer,
    TourEngine,
    TourTask,
    get_engine,
    time_trip,
)
from routing.model import Item, Network, Scenario, Tier
from routing.planning import Search, plan_day
from tests.builders import (
    a_carrier,
    a_consignment,
    a_scenario,
    a_tariff,
    a_travel,
    a_truck,
    a_van,
    a_village,
    rules,
)
from tests.features.planned import with_each_tier_engine

DRIVEN = (Item.VEHICLE, Item.DISTANCE, Item.LABOUR, Item.CARBON, Item.REFRIGERATION)


@dataclass(frozen=True, slots=True)
class Till:
    """An engine that keeps the price of every trip another engine answers with."""

    engine: TourEngine
    prices_fen: list[float] = field(default_factory=list)

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:
        answer = self.engine.solve(task, limit)
        for route in answer.routes:
            timed = time_trip(task, route.kind, route.jobs)
            assert isinstance(timed, TimedTrip)
            self.prices_fen.append(timed.price_fen)
        return answer


def a_county(*product_ids: str) -> Scenario:
    """Return five villages with goods both ways, and vehicles that make one trip a day."""
    villages = tuple(a_village(f"v{n}") for n in (1, 2, 3, 4, 5))
    goods = tuple(
        a_consignment(village_id=v.id, direction=direction, product_id=product_id, parcels=20)
        for v in villages
        for direction in ("down", "up")
        for product_id in product_ids
    )
    return a_scenario(
        villages=villages,
        carriers=(a_carrier("zto"), a_carrier("yto")),
        consignments=goods,
        vehicle_types=(a_truck(speed_percent=80), a_van(speed_percent=90)),
        rules=rules(max_trips=1, cold_limits=()),
        tariff=a_tariff(door_open_factor=1.0, unserved_yuan_per_parcel=1_000.0),
    )


@pytest.mark.parametrize("product_ids", [("parcel",), ("fish",), ("parcel", "fish")])
@with_each_tier_engine
def test_the_trips_of_an_engine_cost_what_the_ledger_says(
    engine: str, product_ids: tuple[str, ...]
) -> None:
    scenario = a_county(*product_ids)
    travel = a_travel(scenario)
    till = Till(get_engine(engine))
    plan = plan_day(scenario, travel, Network.POOLED, till, Search(iterations=50))
    assert check_plan(scenario, travel, plan) == ()
    assert not plan.unserved
    assert not plan.missed
    assert {len(tour.trips) for tour in plan.tours} == {1}
    charged = [
        line.amount_fen
        for line in account(scenario, travel, plan).lines
        if line.item in DRIVEN and line.tier in tuple(Tier)
    ]
    assert len(till.prices_fen) == len(plan.tours) > 2
    assert sum(charged) == pytest.approx(sum(till.prices_fen), abs=0.5 * len(charged))
