"""A driver's day runs from the first departure to the last return and has an end."""

import pytest

from routing.model import Item, Reason, Scenario, Tier
from routing.units import clock_to_s, h_to_s, min_to_s, s_to_h, yuan_to_fen
from tests.builders import a_consignment, a_tariff, a_village, rules
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

NEAR, FAR = (a_consignment(village_id=v) for v in ("v1", "v30"))


def with_shift(hours: float, scenario: Scenario) -> Scenario:
    return scenario.replace(rules=rules(max_shift_s=h_to_s(hours)))


@with_each_engine
def test_a_shift_of_exactly_the_trip_suffices(engine: str) -> None:
    """To v30 and back take 2 x 2 hours, the stop 4.5 minutes."""
    trip_s = h_to_s(4) + min_to_s(4.5)
    scenario = a_day(FAR, rules=rules(max_shift_s=trip_s))
    (trip,) = trips(planned_whole(scenario, engine=engine))
    assert trip.return_s - trip.depart_s == trip_s
    one_short = a_day(FAR, rules=rules(max_shift_s=trip_s - 1))
    assert reasons(planned(one_short, engine=engine)) == {FAR.id: Reason.SHIFT_TOO_SHORT}


@with_each_engine
def test_a_village_out_of_reach_is_left_out_and_the_others_are_served(engine: str) -> None:
    plan = planned(with_shift(3, a_day(NEAR, FAR)), engine=engine)
    assert reasons(plan) == {FAR.id: Reason.SHIFT_TOO_SHORT}


@with_each_engine
def test_two_drivers_share_what_is_too_much_for_one(engine: str) -> None:
    """One van needs 4 h of driving and 9 min of stops for both."""
    far_apart = a_consignment(village_id="v25"), a_consignment(village_id="v30")
    for hours, vans in ((4.15, 1), (4.1, 2)):
        plan = planned_whole(with_shift(hours, a_day(*far_apart)), engine=engine)
        assert len(list(plan.tours_of(Tier.VILLAGE))) == vans


@pytest.mark.parametrize("hours", [10, 8, 5, 3])
@with_each_engine
def test_no_vehicle_is_out_longer_than_a_shift(engine: str, hours: int) -> None:
    goods = [
        a_consignment(village_id=f"v{n}", direction=d) for n in (1, 5, 9) for d in ("down", "up")
    ]
    plan = planned_whole(with_shift(hours, a_day(*goods)), engine=engine)
    assert all(tour.return_s - tour.depart_s <= h_to_s(hours) for tour in plan.tours)


@with_each_engine
def test_a_truck_that_would_be_out_too_long_leaves_the_evening_to_another(engine: str) -> None:
    """v2 hands out at five in the afternoon only; goods for v1 leave before eight."""
    late = a_consignment(village_id="v2", direction="up", ready_s=clock_to_s("17:00"))
    waiting_is_cheap = a_tariff(wage_yuan_per_h=5.0, unserved_yuan_per_parcel=1_000.0)
    villages = (a_village("v1", closes_s=clock_to_s("08:30")), a_village("v2"))
    scenario = a_day(NEAR, late, tariff=waiting_is_cheap, villages=villages)
    for hours, trucks in ((13, 1), (10, 2)):
        plan = planned_whole(with_shift(hours, scenario), engine=engine)
        assert len(list(plan.tours_of(Tier.LINEHAUL))) == trucks


@with_each_tier_engine
def test_waiting_and_gaps_between_trips_are_paid(engine: str) -> None:
    goods = NEAR, a_consignment(direction="up", ready_s=clock_to_s("10:00"))
    scenario = a_day(*goods, rules=rules(max_shift_s=h_to_s(12)))
    plan = planned_whole(scenario, engine=engine)
    paid_s = sum(tour.return_s - tour.depart_s for tour in plan.tours)
    driven_s = sum(trip.return_s - trip.depart_s for tour in plan.tours for trip in tour.trips)
    assert paid_s > driven_s
    paid_yuan = 31.25 * s_to_h(paid_s)
    assert fen(costs(scenario, plan), Item.LABOUR) == pytest.approx(yuan_to_fen(paid_yuan), abs=2)
