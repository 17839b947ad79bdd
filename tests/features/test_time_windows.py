"""Villages and centres take goods only while they are open, and goods have hours of their own."""

import pytest

from routing.model import Tier
from routing.units import clock_to_s
from tests.builders import a_centre, a_consignment, a_village
from tests.features.planned import (
    a_day,
    places,
    planned_whole,
    stop_with,
    trip_with,
    trips,
    with_each_engine,
)

DOWN = [a_consignment(village_id=f"v{n}") for n in (1, 2, 3)]


@with_each_engine
def test_a_van_comes_when_the_village_opens_and_does_not_pay_for_waiting(engine: str) -> None:
    scenario = a_day(DOWN[0], villages=(a_village("v1", opens_s=clock_to_s("14:00")),))
    stop = stop_with(planned_whole(scenario, engine=engine), DOWN[0].id)
    assert stop.start_s >= clock_to_s("14:00")
    assert stop.arrive_s == stop.start_s


@with_each_engine
def test_the_village_that_closes_first_is_visited_first(engine: str) -> None:
    villages = (a_village("v1"), a_village("v2"), a_village("v3", closes_s=clock_to_s("08:05")))
    plan = planned_whole(a_day(*DOWN, villages=villages), engine=engine)
    (trip,) = trips(plan)
    assert places(trip)[0] == "v3"
    assert trip.stops[0].start_s <= clock_to_s("08:05")


@with_each_engine
def test_a_village_may_be_entered_at_the_very_second_it_closes(engine: str) -> None:
    """Truck 06:30-07:10, sorting 11 min, van 4 min: the first goods can be there at 07:25."""
    village = a_village("v1", opens_s=clock_to_s("07:00"), closes_s=clock_to_s("07:25"))
    plan = planned_whole(a_day(DOWN[0], villages=(village,)), engine=engine)
    assert stop_with(plan, DOWN[0].id).start_s == clock_to_s("07:25")


@with_each_engine
def test_villages_open_at_the_same_moment_need_a_van_each(engine: str) -> None:
    moment = {"opens_s": clock_to_s("09:00"), "closes_s": clock_to_s("09:05")}
    villages = tuple(a_village(f"v{n}", **moment) for n in (1, 2, 3))
    plan = planned_whole(a_day(*DOWN, villages=villages), engine=engine)
    assert len(list(plan.tours_of(Tier.VILLAGE))) == 3


@with_each_engine
def test_goods_are_handed_over_by_their_due_time_though_the_village_stays_open(engine: str) -> None:
    urgent = a_consignment(village_id="v3", due_s=clock_to_s("08:10"))
    plan = planned_whole(a_day(DOWN[0], DOWN[1], urgent), engine=engine)
    assert stop_with(plan, urgent.id).start_s <= clock_to_s("08:10")


@with_each_engine
def test_what_goes_up_is_not_collected_before_it_is_ready(engine: str) -> None:
    late = a_consignment(direction="up", ready_s=clock_to_s("15:00"))
    plan = planned_whole(a_day(late), engine=engine)
    assert stop_with(plan, late.id).start_s >= clock_to_s("15:00")


@with_each_engine
def test_a_village_is_visited_twice_for_what_is_due_at_noon_and_ready_at_three(engine: str) -> None:
    due_at_noon = a_consignment(due_s=clock_to_s("12:00"))
    ready_at_three = a_consignment(direction="up", ready_s=clock_to_s("15:00"))
    plan = planned_whole(a_day(due_at_noon, ready_at_three), engine=engine)
    assert stop_with(plan, due_at_noon.id).start_s <= clock_to_s("12:00")
    assert stop_with(plan, ready_at_three.id).start_s >= clock_to_s("15:00")


@pytest.mark.parametrize("opens", ["07:10", "09:00"])
@with_each_engine
def test_a_truck_is_unloaded_when_the_centre_opens(engine: str, opens: str) -> None:
    scenario = a_day(*DOWN, centres=(a_centre("c1", opens_s=clock_to_s(opens)),))
    plan = planned_whole(scenario, engine=engine)
    assert stop_with(plan, DOWN[0].id, Tier.LINEHAUL).start_s == clock_to_s(opens)
    assert trip_with(plan, DOWN[0].id).depart_s > clock_to_s(opens)
