"""The day tier by tier, where vehicles, hours and places are scarce.

The truck holds 1500 kg, the van 500 kg; 300 parcels weigh 450 kg.
"""

from typing import Any

import pytest

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import (
    Batch,
    Consignment,
    Direction,
    Network,
    Plan,
    Reason,
    Scenario,
    Tier,
    TravelMatrix,
    Vehicle,
)
from routing.planning import Search, plan_day, tiers
from routing.units import clock_to_s, s_to_clock
from tests.builders import (
    a_carrier,
    a_centre,
    a_consignment,
    a_scenario,
    a_tariff,
    a_travel,
    a_vehicle,
    a_village,
    at_km,
    scenario_with,
)

Legs = dict[tuple[str, str], tuple[float, float] | None]


def trucks(count: int) -> tuple[Vehicle, ...]:
    return tuple(a_vehicle(id=f"truck-{n}", vehicle_type_id="truck") for n in range(count))


def vans(count: int) -> tuple[Vehicle, ...]:
    return tuple(a_vehicle(id=f"van-{n}") for n in range(count))


def a_county(**changes: Any) -> Scenario:
    """Return a county of one carrier where parcels left behind or late are dearer than any trip."""
    fields: dict[str, Any] = {
        "carriers": (a_carrier("zto"),),
        "tariff": a_tariff(unserved_yuan_per_parcel=500.0, missed_yuan_per_parcel=120.0),
    }
    return a_scenario(**(fields | changes))


def big(village_id: str, **changes: Any) -> Consignment:
    """Return goods that nearly fill a van."""
    return a_consignment(village_id=village_id, **({"parcels": 300} | changes))


def planned(scenario: Scenario, legs: Legs | None = None) -> Plan:
    """Return a plan, checked."""
    travel: TravelMatrix = a_travel(scenario, legs)
    search = Search(iterations=10)
    plan = plan_day(scenario, travel, Network.POOLED, get_engine("greedy"), search)
    assert check_plan(scenario, travel, plan) == ()
    return plan


def reasons(plan: Plan) -> dict[str, Reason]:
    return {u.consignment_id: u.reason for u in plan.unserved}


def tours(plan: Plan, tier: Tier) -> list[int]:
    """Return the number of trips of every tour of a tier."""
    return sorted(len(tour.trips) for tour in plan.tours_of(tier))


def batches(plan: Plan, direction: Direction) -> list[Batch]:
    return [batch for batch in plan.batches if batch.direction is direction]


# Trucks in the morning


def test_a_truck_brings_two_centres_their_goods_where_that_costs_little_time() -> None:
    scenario = a_county(
        centres=(a_centre("c1"), a_centre("c2", **at_km(25))),
        villages=(a_village("v1"), a_village("v9", **at_km(27))),
    )
    (truck,) = planned(scenario).tours_of(Tier.LINEHAUL)
    assert [stop.place_id for stop in truck.trips[0].stops] == ["c1", "c2"]


def two_far_centres(count: int) -> Scenario:
    """Return centres an hour apart, in opposite directions from the hub."""
    return a_county(
        centres=(a_centre("c1", **at_km(20)), a_centre("c2", **at_km(-20))),
        villages=(a_village("v1"), a_village("v9", **at_km(-22))),
        vehicles=(*trucks(count), *vans(6)),
    )


def test_goods_do_not_wait_long_on_a_truck_while_another_is_idle() -> None:
    plan = planned(two_far_centres(2))
    first_trips = [tour.trips[0] for tour in plan.tours_of(Tier.LINEHAUL)]
    assert [len(trip.stops) for trip in first_trips] == [1, 1]


def test_with_one_truck_only_the_second_centre_waits() -> None:
    plan = planned(two_far_centres(1))
    assert plan.unserved == ()
    (truck,) = plan.tours_of(Tier.LINEHAUL)
    assert {stop.place_id for stop in truck.trips[0].stops} == {"c1", "c2"}


def test_a_truck_goes_twice_when_one_load_is_too_much() -> None:
    goods = tuple(big(v, carrier_id=c) for v in ("v1", "v2") for c in ("zto", "yto"))
    carriers = (a_carrier("zto"), a_carrier("yto"))
    county = a_county(consignments=goods, carriers=carriers, vehicles=(*trucks(1), *vans(6)))
    plan = planned(county)
    assert plan.unserved == ()
    assert tours(plan, Tier.LINEHAUL) == [2]


def test_a_second_load_that_no_shift_has_room_for_stays_at_the_hub() -> None:
    goods = tuple(big(v, carrier_id=c) for v in ("v1", "v2") for c in ("zto", "yto"))
    carriers = (a_carrier("zto"), a_carrier("yto"))
    county = a_county(consignments=goods, carriers=carriers, vehicles=(*trucks(1), *vans(6)))
    plan = planned(scenario_with(county, max_shift_s=clock_to_s("02:30")))
    assert set(reasons(plan).values()) == {Reason.FLEET_EXHAUSTED}
    assert len(plan.unserved) == 1
    assert tours(plan, Tier.LINEHAUL) == [1]


# Trucks in the evening


def test_the_morning_s_truck_fetches_what_goes_up() -> None:
    plan = planned(a_county(vehicles=(*trucks(2), *vans(3))))
    assert tours(plan, Tier.LINEHAUL) == [2]


def test_another_truck_fetches_what_the_morning_s_driver_has_no_hours_for() -> None:
    late = a_consignment(direction="up", ready_s=clock_to_s("16:30"))
    county = a_county(consignments=(a_consignment(), late), vehicles=(*trucks(2), *vans(3)))
    plan = planned(county)
    assert plan.unserved == ()
    assert tours(plan, Tier.LINEHAUL) == [1, 1]


def test_without_another_truck_late_goods_stay_in_the_village() -> None:
    late = a_consignment(direction="up", ready_s=clock_to_s("16:30"))
    county = a_county(consignments=(a_consignment(), late), vehicles=(*trucks(1), *vans(3)))
    plan = planned(county)
    assert reasons(plan) == {late.id: Reason.FLEET_EXHAUSTED}
    assert tours(plan, Tier.LINEHAUL) == [1]
    assert batches(plan, Direction.UP) == []


# Vans


def test_a_van_makes_several_trips() -> None:
    goods = tuple(big(v, parcels=250) for v in ("v1", "v2", "v3"))
    plan = planned(a_county(consignments=goods, vehicles=(*trucks(1), *vans(1))))
    assert plan.unserved == ()
    assert tours(plan, Tier.VILLAGE) == [3]


def at_noon(village_id: str, **changes: Any) -> Consignment:
    return big(village_id, due_s=clock_to_s("12:00"), **changes)


def short_hours(*village_ids: str, **changes: Any) -> tuple[Any, ...]:
    """Return villages that are open from 11:55 to 12:00."""
    return tuple(a_village(v, opens_s=clock_to_s("11:55"), **changes) for v in village_ids)


def test_trips_that_cannot_share_a_van_take_one_each() -> None:
    goods = tuple(at_noon(v) for v in ("v1", "v2"))
    county = a_county(villages=short_hours("v1", "v2"), consignments=goods)
    two, one = (planned(county.replace(vehicles=(*trucks(1), *vans(n)))) for n in (2, 1))
    assert tours(two, Tier.VILLAGE) == [1, 1]
    assert list(reasons(one).values()) == [Reason.FLEET_EXHAUSTED]


def test_a_centre_takes_the_vans_another_one_leaves() -> None:
    # Of four vans the busy centre's share is three; the other centre's goods are hopeless.
    names = ("v1", "v2", "v3", "v4")
    busy = [at_noon(v) for v in names]
    idle = [
        a_consignment(village_id="v9", id=f"late-{n}", due_s=clock_to_s("06:00")) for n in range(3)
    ]
    county = a_county(
        centres=(a_centre("c1"), a_centre("c2")),
        villages=(*short_hours(*names), a_village("v9", **at_km(22, 20))),
        consignments=(*busy, *idle),
        vehicles=(*trucks(3), *vans(4)),
    )
    plan = planned(county)
    assert reasons(plan) == {c.id: Reason.WINDOW_TOO_TIGHT for c in idle}
    assert tours(plan, Tier.VILLAGE) == [1, 1, 1, 1]


def test_a_village_too_far_for_any_shift_is_named() -> None:
    legs: Legs = {(other, "v1"): (400.0, 200.0) for other in ("c1", "v2")}
    county = a_county(villages=(a_village("v1"), a_village("v2")))
    plan = planned(county, legs)
    assert {c: r for c, r in reasons(plan).items() if "v1" in c} == dict.fromkeys(
        (c.id for c in county.consignments if c.village_id == "v1"), Reason.SHIFT_TOO_SHORT
    )


# Sorting what comes back


def test_a_late_van_does_not_hold_up_what_is_in_time() -> None:
    # v1 has its goods ready too late for the cut-off at 12:00, v2 in time.
    late = a_consignment(village_id="v1", direction="up", due_s=43_200, ready_s=clock_to_s("11:30"))
    punctual = a_consignment(village_id="v2", direction="up", due_s=clock_to_s("12:00"))
    plan = planned(a_county(consignments=(late, punctual)))
    first, second = sorted(batches(plan, Direction.UP), key=lambda batch: batch.start_s)
    assert first.consignment_ids == (punctual.id,)
    assert second.consignment_ids == (late.id,)
    assert plan.missed == (late.id,)


def test_up_goods_are_sorted_when_the_last_punctual_van_is_back() -> None:
    plan = planned(a_county())
    back_s = max(tour.return_s for tour in plan.tours_of(Tier.VILLAGE))
    assert {batch.start_s for batch in batches(plan, Direction.UP)} == {back_s}


# What fails late


def test_what_no_van_takes_is_not_driven_to_the_centre() -> None:
    hopeless = a_consignment(village_id="v1", due_s=clock_to_s("06:00"))
    fine = a_consignment(village_id="v2")
    plan = planned(a_county(consignments=(hopeless, fine)))
    brought = [c for tour in plan.tours_of(Tier.LINEHAUL) for t in tour.trips for c in t.delivered]
    assert brought == [fine.id]


def test_the_planner_is_patient_for_three_quarters_of_an_hour() -> None:
    assert s_to_clock(tiers.PATIENCE_S) == "00:45"


@pytest.mark.parametrize("tier", list(Tier))
def test_without_vehicles_of_a_tier_nothing_moves(tier: Tier) -> None:
    county = a_county(vehicles=trucks(2) if tier is Tier.LINEHAUL else vans(2))
    plan = planned(county)
    assert plan.tours == ()
    assert set(reasons(plan).values()) == {Reason.NO_VEHICLE_FOR_CLASS}
