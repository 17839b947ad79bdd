"""Nothing leaves a centre before it is sorted, and sorting takes its time."""

from typing import Any

import pytest

from routing.model import Batch, Direction, Network, Plan, Temperature, Tier
from routing.units import clock_to_s, min_to_s
from tests.builders import (
    a_carrier,
    a_compartment,
    a_consignment,
    a_lane,
    a_truck,
    a_van,
    a_village,
    rules,
)
from tests.features.planned import (
    a_day,
    planned_whole,
    stop_with,
    trip_with,
    trips,
    with_each_engine,
)

EARLY = clock_to_s("06:00")


def batch_of(plan: Plan, consignment_id: str) -> Batch:
    (batch,) = (b for b in plan.batches if consignment_id in b.consignment_ids)
    return batch


def lasts_s(batch: Batch) -> int:
    return batch.ready_s - batch.start_s


def early_day(*goods: Any, **changes: Any) -> Any:
    """Return a day whose villages open before anything can be there."""
    village_ids = dict.fromkeys(c.village_id for c in goods)
    villages = tuple(a_village(v, opens_s=EARLY) for v in village_ids)
    return a_day(*goods, villages=villages, **changes)


@with_each_engine
def test_the_van_leaves_when_its_goods_are_sorted(engine: str) -> None:
    goods = a_consignment(parcels=100)
    plan = planned_whole(early_day(goods), engine=engine)
    batch = batch_of(plan, goods.id)
    assert batch.start_s == stop_with(plan, goods.id, Tier.LINEHAUL).start_s
    assert trip_with(plan, goods.id).depart_s == batch.ready_s


@pytest.mark.parametrize(("parcels", "minutes"), [(100, 20), (300, 40)])
@with_each_engine
def test_sorting_takes_a_fixed_time_and_600_parcels_an_hour(
    engine: str, parcels: int, minutes: int
) -> None:
    goods = a_consignment(parcels=parcels)
    assert lasts_s(batch_of(planned_whole(a_day(goods), engine=engine), goods.id)) == min_to_s(
        minutes
    )


@with_each_engine
def test_two_carriers_sort_together_twice_as_fast(engine: str) -> None:
    goods = [a_consignment(carrier_id=c, parcels=100) for c in ("zto", "yto")]
    plan = planned_whole(a_day(*goods), engine=engine)
    batch = batch_of(plan, goods[0].id)
    assert batch.crew == ("zto", "yto")
    assert lasts_s(batch) == min_to_s(20)


@with_each_engine
def test_carriers_alone_sort_their_own_at_the_same_time(engine: str) -> None:
    goods = [a_consignment(carrier_id=c, parcels=100) for c in ("zto", "yto")]
    plan = planned_whole(a_day(*goods), network=Network.SEPARATE, engine=engine)
    batches = [batch_of(plan, c.id) for c in goods]
    assert [batch.crew for batch in batches] == [("zto",), ("yto",)]
    assert [lasts_s(batch) for batch in batches] == [min_to_s(20)] * 2


@with_each_engine
def test_every_class_and_direction_has_its_own_lane(engine: str) -> None:
    lanes = tuple(
        a_lane(d, t, fixed_s=min_to_s(5 * (1 + (d == "up") + 2 * t.is_cold)))
        for d in Direction
        for t in Temperature
    )
    goods = [
        a_consignment(product_id=p, direction=d, parcels=10)
        for p in ("parcel", "fish")
        for d in Direction
    ]
    plan = planned_whole(a_day(*goods, rules=rules(lanes=lanes)), engine=engine)
    lasting = {c.id: lasts_s(batch_of(plan, c.id)) for c in goods}
    assert lasting == {
        "v1-zto-down-parcel": min_to_s(6),
        "v1-zto-up-parcel": min_to_s(11),
        "v1-zto-down-fish": min_to_s(16),
        "v1-zto-up-fish": min_to_s(21),
    }


@with_each_engine
def test_a_van_with_fish_and_parcels_waits_for_the_slower_lane(engine: str) -> None:
    goods = a_consignment(parcels=150), a_consignment(product_id="fish", parcels=5)
    fleet = tuple(v for v in a_day(*goods).vehicles if v.id in {"zto-van-1", "zto-truck-1"})
    scenario = early_day(*goods, vehicles=fleet, rules=rules(max_trips=1))
    plan = planned_whole(scenario, engine=engine)
    (trip,) = trips(plan)
    ready_s = [batch_of(plan, c.id).ready_s for c in goods]
    assert trip.depart_s == ready_s[0] > ready_s[1]


@with_each_engine
def test_goods_of_the_first_truck_are_sorted_before_the_second_one_comes(engine: str) -> None:
    early = a_consignment(village_id="v1", parcels=100)
    late = a_consignment(village_id="v2", parcels=100, ready_s=clock_to_s("10:00"))
    truck = a_truck(compartments=(a_compartment(capacity_parcels=100),))
    villages = (a_village("v1", closes_s=clock_to_s("09:30")), a_village("v2"))
    day = a_day(early, late, villages=villages, vehicle_types=(truck, a_van()))
    plan = planned_whole(day, engine=engine)
    assert batch_of(plan, early.id).ready_s < batch_of(plan, late.id).start_s
    assert trip_with(plan, late.id).depart_s >= batch_of(plan, late.id).ready_s


@with_each_engine
def test_what_goes_up_is_sorted_when_the_van_is_back_and_then_fetched(engine: str) -> None:
    goods = a_consignment(direction="up", parcels=60)
    plan = planned_whole(a_day(goods), engine=engine)
    batch = batch_of(plan, goods.id)
    assert batch.start_s == trip_with(plan, goods.id).return_s
    assert lasts_s(batch) == min_to_s(11)
    assert stop_with(plan, goods.id, Tier.LINEHAUL).start_s >= batch.ready_s


@with_each_engine
def test_every_carrier_with_goods_belongs_to_a_pooled_crew(engine: str) -> None:
    goods = [a_consignment(carrier_id=c) for c in ("zto", "yto", "sto")]
    carriers = tuple(a_carrier(c) for c in ("zto", "yto", "sto"))
    plan = planned_whole(a_day(*goods, carriers=carriers), engine=engine)
    assert all(set(batch.crew) == {"zto", "yto", "sto"} for batch in plan.batches)
