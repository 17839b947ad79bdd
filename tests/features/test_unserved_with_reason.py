"""What stays where it is has a reason, with figures, and a price; everything else is carried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from routing.model import Item, PlaceStatus, Reason, Temperature, TravelMatrix
from routing.outputs import run_report
from routing.outputs.words import REASONS
from routing.units import clock_to_s, h_to_s, yuan_to_fen
from tests.builders import (
    KnownLegs,
    a_centre,
    a_compartment,
    a_consignment,
    a_product,
    a_tariff,
    a_travel,
    a_truck,
    a_van,
    a_vehicle,
    a_village,
    rules,
)
from tests.features.planned import a_day, costs, fen, planned, with_each_engine
from tests.run_builder import a_run

NEAR = a_consignment(village_id="v1")
FAR = a_consignment(village_id="v40")
LARGE = a_consignment(village_id="v2", parcels=351)
ICE = a_consignment(village_id="v2", product_id="ice")
FISH_FAR_AWAY = a_consignment(village_id="v70", product_id="fish", parcels=5)
OTHER = a_consignment(village_id="v2")
FULL_LOADS = tuple(a_consignment(village_id=v, parcels=100) for v in ("v1", "v2"))
ONE_OF_EACH = (a_vehicle(), a_vehicle(id="zto-truck-1", vehicle_type_id="truck"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Goods of which all but the last are carried, the day they are carried on, and the roads."""

    goods: tuple[Any, ...]
    changes: Mapping[str, Any] = field(default_factory=dict)
    roads: KnownLegs = field(default_factory=dict)


CASES = {
    Reason.VILLAGE_NOT_ACTIVE: Case(
        goods=(NEAR, OTHER),
        changes={"villages": (a_village("v1"), a_village("v2", status=PlaceStatus.DORMANT))},
    ),
    Reason.NO_ROAD: Case(goods=(NEAR, OTHER), roads={("v2", p): None for p in ("hub", "c1", "v1")}),
    Reason.NO_VEHICLE_FOR_CLASS: Case(
        goods=(NEAR, ICE),
        changes={
            "products": (
                a_product("parcel"),
                a_product("ice", temperature=Temperature.FROZEN),
            )
        },
    ),
    Reason.TOO_LARGE: Case(goods=(NEAR, LARGE)),
    Reason.WINDOW_TOO_TIGHT: Case(
        goods=(NEAR, OTHER),
        changes={
            "villages": (
                a_village("v1"),
                a_village("v2", opens_s=clock_to_s("06:00"), closes_s=clock_to_s("07:00")),
            )
        },
    ),
    Reason.COLD_LIMIT: Case(goods=(NEAR, FISH_FAR_AWAY)),
    Reason.SHIFT_TOO_SHORT: Case(
        goods=(NEAR, FAR), changes={"rules": rules(max_shift_s=h_to_s(5))}
    ),
    Reason.FLEET_EXHAUSTED: Case(
        goods=FULL_LOADS,
        changes={
            "vehicle_types": (
                a_truck(),
                a_van(compartments=(a_compartment(capacity_parcels=100),)),
            ),
            "vehicles": ONE_OF_EACH,
            "rules": rules(max_trips=1),
        },
    ),
    Reason.COSTS_MORE_THAN_PENALTY: Case(
        goods=(a_consignment(village_id="v1", parcels=200), FAR),
        changes={"tariff": a_tariff(unserved_yuan_per_parcel=5.0)},
    ),
}
with_each_reason = pytest.mark.parametrize("reason", CASES)


def a_scenario_and_roads(reason: Reason) -> tuple[Any, TravelMatrix]:
    case = CASES[reason]
    scenario = a_day(*case.goods, **case.changes)
    return scenario, a_travel(scenario, case.roads)


def test_every_reason_has_a_case() -> None:
    assert set(CASES) == set(Reason)


@with_each_reason
@with_each_engine
def test_one_consignment_stays_for_this_reason_and_the_others_are_carried(
    engine: str, reason: Reason
) -> None:
    scenario, travel = a_scenario_and_roads(reason)
    plan = planned(scenario, travel, engine=engine)
    (left_out,) = plan.unserved
    assert left_out.reason is reason
    if reason is not Reason.FLEET_EXHAUSTED:  # either of two equal loads may be the one
        assert left_out.consignment_id == CASES[reason].goods[-1].id
    assert left_out.detail


@with_each_reason
def test_the_penalty_is_paid_per_parcel_and_the_report_names_the_reason(reason: Reason) -> None:
    scenario, travel = a_scenario_and_roads(reason)
    plan = planned(scenario, travel)
    (left_out,) = plan.unserved
    parcels = scenario.consignment(left_out.consignment_id).parcels
    price_fen = yuan_to_fen(scenario.tariff.unserved_yuan_per_parcel)
    assert fen(costs(scenario, plan, travel), Item.UNSERVED) == parcels * price_fen
    report = run_report(a_run(scenario=scenario, travel=travel, plan=plan))
    (row,) = (
        line for line in report.splitlines() if line.startswith(f"| {left_out.consignment_id}")
    )
    assert REASONS[reason] in row
    assert left_out.detail in row


@with_each_engine
def test_a_plan_comes_back_even_if_nothing_can_be_carried(engine: str) -> None:
    scenario = a_day(NEAR, OTHER, vehicles=())
    plan = planned(scenario, engine=engine)
    assert plan.tours == ()
    assert {u.reason for u in plan.unserved} == {Reason.NO_VEHICLE_FOR_CLASS}


@with_each_engine
def test_a_plan_comes_back_for_a_day_without_goods(engine: str) -> None:
    scenario = a_day(villages=(a_village("v1"),), carriers=a_day(NEAR).carriers)
    plan = planned(scenario, engine=engine)
    assert (plan.tours, plan.unserved, plan.objective_fen) == ((), (), 0)


@with_each_engine
def test_without_any_active_centre_there_is_no_road_to_anywhere(engine: str) -> None:
    closed = a_centre("c1", status=PlaceStatus.CLOSED)
    plan = planned(a_day(NEAR, centres=(closed,)), engine=engine)
    assert [u.reason for u in plan.unserved] == [Reason.NO_ROAD]
