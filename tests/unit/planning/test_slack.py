"""How long goods may take to come back and still be fetched by the truck that fetches them now."""

from dataclasses import replace

from routing.model import Plan
from routing.planning.slack import latest_returns_s, spared_s
from routing.units import clock_to_s
from tests.unit.planning.van_days import DOWN, SORTING_S, UP, a_county, a_plan, villages_of

COUNTY = a_county(DOWN, UP)
VANS = villages_of(COUNTY, (0,))
BACK_S = VANS.trips[0].return_s


def test_goods_must_be_back_in_time_to_be_sorted_for_their_truck() -> None:
    plan = a_plan(COUNTY, VANS, fetched="12:00")
    assert set(latest_returns_s(plan).values()) == {clock_to_s("12:00") - SORTING_S}


def test_goods_that_wait_for_others_of_their_batch_may_take_as_long_as_those() -> None:
    plan = waiting_for_others(a_plan(COUNTY, VANS, fetched="12:00"), 900)
    assert set(latest_returns_s(plan).values()) == {clock_to_s("12:00") - SORTING_S}
    assert set(spared_s(plan).values()) == {clock_to_s("12:00") - SORTING_S - BACK_S}


def test_what_goes_down_spares_nothing() -> None:
    county = a_county(DOWN)
    assert spared_s(a_plan(county, villages_of(county, (0,)))) == {}


def waiting_for_others(plan: Plan, wait_s: int) -> Plan:
    """Return the plan with what goes up sorted so much later, as fast as before."""
    batches = (
        replace(b, start_s=b.start_s + wait_s, ready_s=b.ready_s + wait_s) for b in plan.batches
    )
    return plan.replace(batches=tuple(batches))
