"""Vehicles differ in size, price and speed; the plan takes those that make the day cheap."""

from typing import Any

from routing.model import Energy, Item, Scenario, Tier, VehicleType
from routing.units import yuan_to_fen
from tests.builders import (
    a_compartment,
    a_consignment,
    a_fleet,
    a_truck,
    a_van,
    a_vehicle,
    scenario_with,
)
from tests.features.planned import (
    a_day,
    costs,
    fen,
    planned_whole,
    trips,
    vehicle_with,
    with_each_engine,
)


def a_kind(id: str, parcels: int, yuan: float, **changes: Any) -> VehicleType:  # noqa: A002 - reads as the field
    body = a_compartment(capacity_parcels=parcels)
    return a_van(id=id, compartments=(body,), fixed_yuan_per_day=yuan, **changes)


TRIKE = a_kind("trike", 20, 12)
BIG_VAN = a_kind("big", 300, 75)


def a_day_with(kinds: tuple[VehicleType, ...], *parcels: int) -> Scenario:
    goods = [a_consignment(village_id=f"v{n}", parcels=p) for n, p in enumerate(parcels, start=1)]
    return a_day(*goods, vehicle_types=(a_truck(), *kinds))


@with_each_engine
def test_a_small_load_takes_the_small_vehicle(engine: str) -> None:
    plan = planned_whole(a_day_with((BIG_VAN, TRIKE), 20), engine=engine)
    assert vehicle_with(plan, "v1-zto-down-parcel") == "zto-trike-1"


@with_each_engine
def test_a_load_too_large_for_the_small_vehicle_takes_the_large_one(engine: str) -> None:
    plan = planned_whole(a_day_with((BIG_VAN, TRIKE), 21), engine=engine)
    assert vehicle_with(plan, "v1-zto-down-parcel") == "zto-big-1"


def test_a_search_finds_that_many_small_loads_share_one_large_vehicle() -> None:
    """Each load alone is cheapest on a tricycle; only together are they worth a van."""
    plan = planned_whole(a_day_with((TRIKE, BIG_VAN), *[20] * 9), engine="ortools")
    assert len(trips(plan)) == 1


@with_each_engine
def test_large_and_small_vehicles_drive_side_by_side(engine: str) -> None:
    scenario = a_day_with((TRIKE, BIG_VAN), 20, 280, 300)
    fleet = (
        a_vehicle(id="zto-truck-1", vehicle_type_id="truck"),
        a_vehicle(id="zto-truck-2", vehicle_type_id="truck"),
        *(a_vehicle(id=f"zto-big-{n}", vehicle_type_id="big") for n in (1, 2)),
        a_vehicle(id="zto-trike-1", vehicle_type_id="trike"),
    )
    plan = planned_whole(scenario.replace(vehicles=fleet), engine=engine)
    carrying = [vehicle_with(plan, c.id) for c in scenario.consignments]
    assert all(vehicle_id.startswith("zto-big") for vehicle_id in carrying[1:])


@with_each_engine
def test_every_vehicle_pays_its_own_day_and_its_own_energy(engine: str) -> None:
    electric = a_kind("ev", 300, 40, energy=Energy.ELECTRICITY, energy_per_100km=22.0)
    scenario = a_day_with((BIG_VAN, electric), 100)
    plan = planned_whole(scenario, engine=engine)
    assert vehicle_with(plan, "v1-zto-down-parcel") == "zto-ev-1"
    accounts = costs(scenario, plan)
    assert fen(accounts, Item.VEHICLE, Tier.VILLAGE) == yuan_to_fen(40)
    kilometres = 4
    price = 22 / 100 * 0.9 + 0.15
    assert fen(accounts, Item.DISTANCE, Tier.VILLAGE) == yuan_to_fen(price * kilometres)


@with_each_engine
def test_a_slow_vehicle_takes_longer_and_is_timed_so(engine: str) -> None:
    for percent, minutes in ((100, 8), (50, 16)):
        kind = a_kind("van", 300, 50, speed_percent=percent)
        (trip,) = trips(planned_whole(a_day_with((kind,), 10), engine=engine))
        stop = trip.stops[0]
        driven_s = trip.return_s - trip.depart_s - (stop.depart_s - stop.start_s)
        assert driven_s == minutes * 60


@with_each_engine
def test_cheap_vehicles_go_first_and_dear_ones_when_they_run_out(engine: str) -> None:
    dear, cheap = a_kind("dear", 100, 90), a_kind("cheap", 100, 30)
    scenario = a_day_with((dear, cheap), 100, 100, 100)
    fleet = a_fleet(scenario.carriers, scenario.vehicle_types, count=2)
    few = scenario_with(scenario.replace(vehicles=fleet), max_trips=1)
    plan = planned_whole(few, engine=engine)
    used = sorted(tour.vehicle_id for tour in plan.tours_of(Tier.VILLAGE))
    assert used == ["zto-cheap-1", "zto-cheap-2", "zto-dear-1"]
