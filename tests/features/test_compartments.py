"""Goods ride in the one compartment that accepts their class, and each compartment can be full."""

from typing import Any

import pytest

from routing.model import Reason, Scenario, Temperature, Tier, VehicleType
from routing.units import kg_to_g
from tests.builders import (
    a_compartment,
    a_consignment,
    a_fleet,
    a_product,
    a_truck,
    a_van,
)
from tests.features.planned import (
    a_day,
    planned,
    planned_whole,
    reasons,
    trips,
    vehicle_with,
    with_each_engine,
)

PARCELS = a_consignment(village_id="v1", parcels=50)
FISH = a_consignment(village_id="v1", product_id="fish", parcels=10)
MORE_FISH = a_consignment(village_id="v2", product_id="fish", parcels=10)
ICE = a_consignment(village_id="v2", product_id="ice")


def a_plain_van(**changes: Any) -> VehicleType:
    body = a_compartment()
    return a_van(id="plain", compartments=(body,), fixed_yuan_per_day=10.0, **changes)


def a_box_van(**box: int) -> VehicleType:
    """Return a van with a large body and a cold box as large as the test says."""
    boxed = {"capacity_g": kg_to_g(100), "capacity_l": 600, "capacity_parcels": 60} | box
    cold = a_compartment(Temperature.CHILLED, id="cold", **boxed)
    return a_van(compartments=(a_compartment(), cold))


@with_each_engine
def test_one_van_carries_parcels_and_fish_side_by_side(engine: str) -> None:
    plan = planned_whole(a_day(PARCELS, FISH), engine=engine)
    (trip,) = trips(plan)
    assert set(trip.delivered) == {PARCELS.id, FISH.id}


@with_each_engine
def test_fish_rides_in_a_van_with_a_cold_box_though_a_plain_van_is_cheaper(engine: str) -> None:
    scenario = a_day(PARCELS, FISH, vehicle_types=(a_truck(), a_plain_van(), a_van()))
    plan = planned_whole(scenario, engine=engine)
    assert vehicle_with(plan, FISH.id).startswith("zto-van-")


@with_each_engine
def test_without_a_cold_box_the_fish_stays_and_the_parcels_go(engine: str) -> None:
    plan = planned(a_day(PARCELS, FISH, vehicle_types=(a_truck(), a_plain_van())), engine=engine)
    assert reasons(plan) == {FISH.id: Reason.NO_VEHICLE_FOR_CLASS}


@with_each_engine
def test_a_cold_truck_is_needed_as_well_as_a_cold_van(engine: str) -> None:
    plain_truck = a_truck(compartments=(a_compartment(capacity_parcels=1000),))
    plan = planned(a_day(PARCELS, FISH, vehicle_types=(plain_truck, a_van())), engine=engine)
    assert reasons(plan) == {FISH.id: Reason.NO_VEHICLE_FOR_CLASS}


@with_each_engine
def test_frozen_goods_do_not_ride_in_a_chilled_box(engine: str) -> None:
    products = (a_product("parcel"), a_product("ice", temperature=Temperature.FROZEN))
    plan = planned(a_day(PARCELS, ICE, products=products), engine=engine)
    assert reasons(plan) == {ICE.id: Reason.NO_VEHICLE_FOR_CLASS}


@pytest.mark.parametrize(
    ("box", "trips_needed"),
    [
        ({"capacity_parcels": 20}, 1),
        ({"capacity_parcels": 19}, 2),
        ({"capacity_l": 160}, 1),
        ({"capacity_l": 159}, 2),
        ({"capacity_g": 30_000}, 1),
        ({"capacity_g": 29_999}, 2),
    ],
)
@with_each_engine
def test_grams_litres_and_parcels_each_fill_the_box_while_the_body_is_empty(
    engine: str, box: dict[str, int], trips_needed: int
) -> None:
    scenario = a_day(FISH, MORE_FISH, vehicle_types=(a_truck(), a_box_van(**box)))
    assert len(trips(planned_whole(scenario, engine=engine))) == trips_needed


@with_each_engine
def test_parcels_do_not_take_the_room_of_the_box(engine: str) -> None:
    scenario = mixed_load(body_parcels=50, box_parcels=20)
    assert len(trips(planned_whole(scenario, engine=engine))) == 1


@with_each_engine
def test_an_empty_box_is_no_room_for_parcels(engine: str) -> None:
    scenario = mixed_load(body_parcels=49, box_parcels=200)
    assert reasons(planned(scenario, engine=engine)) == {PARCELS.id: Reason.TOO_LARGE}


@with_each_engine
def test_classes_that_share_a_compartment_share_its_room(engine: str) -> None:
    everything = a_compartment(*Temperature, capacity_parcels=69)
    scenario = a_day(
        PARCELS, FISH, MORE_FISH, vehicle_types=(a_truck(), a_van(compartments=(everything,)))
    )
    assert len(trips(planned_whole(scenario, engine=engine))) == 2


@with_each_engine
def test_a_truck_short_of_cold_room_comes_twice(engine: str) -> None:
    box = a_compartment(Temperature.CHILLED, capacity_parcels=10)
    truck = a_truck(compartments=(a_compartment(capacity_parcels=1000), box))
    plan = planned_whole(
        a_day(PARCELS, FISH, MORE_FISH, vehicle_types=(truck, a_van())), engine=engine
    )
    assert len(trips(plan, Tier.LINEHAUL)) == 2


def mixed_load(body_parcels: int, box_parcels: int) -> Scenario:
    body = a_compartment(capacity_parcels=body_parcels)
    box = a_compartment(Temperature.CHILLED, capacity_parcels=box_parcels)
    kinds = (a_truck(), a_van(compartments=(body, box)))
    scenario = a_day(PARCELS, FISH, MORE_FISH, vehicle_types=kinds)
    return scenario.replace(vehicles=a_fleet(scenario.carriers, kinds, count=1))
