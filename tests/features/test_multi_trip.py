"""A van may make several trips a day, reloading between them; its day is paid once."""

from itertools import pairwise

import pytest

from routing.model import Item, Reason, Scenario, Tier
from routing.units import min_to_s, yuan_to_fen
from tests.builders import (
    a_compartment,
    a_consignment,
    a_truck,
    a_van,
    a_vehicle,
    rules,
)
from tests.features.planned import (
    a_day,
    costs,
    fen,
    planned,
    planned_whole,
    reasons,
    trips,
    with_each_engine,
    with_each_tier_engine,
)

SMALL_VAN = a_van(compartments=(a_compartment(capacity_parcels=100),))
ONE_VAN = (
    a_vehicle(),
    a_vehicle(id="zto-truck-1", vehicle_type_id="truck"),
    a_vehicle(id="zto-truck-2", vehicle_type_id="truck"),
)


def three_loads(vans: int = 1, **rule_changes: int) -> Scenario:
    """Return a day with three villages whose goods fill a van each."""
    goods = [a_consignment(village_id=f"v{n}", parcels=80) for n in (1, 2, 3)]
    more = tuple(a_vehicle(id=f"zto-van-{n}") for n in range(2, vans + 1))
    return a_day(
        *goods,
        vehicle_types=(a_truck(), SMALL_VAN),
        vehicles=(*ONE_VAN, *more),
        rules=rules(**rule_changes),
    )


@with_each_engine
def test_one_van_serves_three_loads_on_three_trips(engine: str) -> None:
    plan = planned_whole(three_loads(), engine=engine)
    (tour,) = plan.tours_of(Tier.VILLAGE)
    assert len(tour.trips) == 3


@pytest.mark.parametrize("reload_min", [0, 15, 40])
@with_each_engine
def test_the_van_reloads_between_its_trips(engine: str, reload_min: int) -> None:
    plan = planned_whole(three_loads(reload_s=min_to_s(reload_min)), engine=engine)
    for before, after in pairwise(trips(plan)):
        assert after.depart_s >= before.return_s + min_to_s(reload_min)


@with_each_engine
def test_one_vehicle_day_is_paid_and_the_time_from_first_departure_to_last_return(
    engine: str,
) -> None:
    scenario = three_loads()
    plan = planned_whole(scenario, engine=engine)
    accounts = costs(scenario, plan)
    assert fen(accounts, Item.VEHICLE, Tier.VILLAGE) == yuan_to_fen(50)
    (tour,) = plan.tours_of(Tier.VILLAGE)
    hours = (tour.return_s - tour.depart_s) / min_to_s(60)
    assert fen(accounts, Item.LABOUR, Tier.VILLAGE) == yuan_to_fen(31.25 * hours)


@with_each_engine
def test_more_vans_at_hand_are_left_at_home_when_one_can_do_it(engine: str) -> None:
    plan = planned_whole(three_loads(vans=3), engine=engine)
    assert len(list(plan.tours_of(Tier.VILLAGE))) == 1


@with_each_engine
def test_with_one_trip_a_day_every_load_takes_its_own_van(engine: str) -> None:
    scenario = three_loads(vans=3, max_trips=1)
    plan = planned_whole(scenario, engine=engine)
    assert len(list(plan.tours_of(Tier.VILLAGE))) == 3
    assert fen(costs(scenario, plan), Item.VEHICLE, Tier.VILLAGE) == yuan_to_fen(150)


@with_each_engine
def test_what_the_last_allowed_trip_leaves_behind_is_unserved(engine: str) -> None:
    plan = planned(three_loads(max_trips=2), engine=engine)
    assert len(trips(plan)) == 2
    assert list(reasons(plan).values()) == [Reason.FLEET_EXHAUSTED]


@with_each_tier_engine
def test_the_truck_that_brings_in_the_morning_fetches_in_the_evening(engine: str) -> None:
    scenario = a_day(a_consignment(), a_consignment(direction="up"), vehicles=ONE_VAN[:2])
    plan = planned_whole(scenario, engine=engine)
    (tour,) = plan.tours_of(Tier.LINEHAUL)
    assert [bool(trip.delivered) for trip in tour.trips] == [True, False]
    assert fen(costs(scenario, plan), Item.VEHICLE, Tier.LINEHAUL) == yuan_to_fen(110)


@with_each_tier_engine
def test_a_second_truck_goes_where_waiting_costs_more_than_a_truck_day(engine: str) -> None:
    goods = (a_consignment(), a_consignment(direction="up"))
    scenario = a_day(*goods, vehicle_types=(a_truck(fixed_yuan_per_day=0.0), a_van()))
    plan = planned_whole(scenario, engine=engine)
    assert len(list(plan.tours_of(Tier.LINEHAUL))) == 2
