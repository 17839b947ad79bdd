"""What goes up should be at the hub by its carrier's cut-off; what is late is priced, not lost."""

from dataclasses import replace
from itertools import pairwise

import pytest

from routing.model import Direction, Item, Plan, Scenario, Tier
from routing.outputs import run_report
from routing.recipe import summarise
from routing.units import S_PER_DAY, clock_to_s, min_to_s, s_to_clock, yuan_to_fen
from tests.builders import a_consignment, a_scenario, a_tariff, a_village
from tests.features.planned import (
    a_day,
    costs,
    fen,
    planned,
    planned_whole,
    trip_with,
    with_each_engine,
    with_each_tier_engine,
)
from tests.run_builder import a_run

UP = [a_consignment(village_id=f"v{n}", direction="up") for n in (1, 2, 3)]


def due_at(clock: str, scenario: Scenario) -> Scenario:
    """Return the scenario with one cut-off for everything that goes up."""
    due_s = clock_to_s(clock)
    goods = (
        replace(c, due_s=due_s) if c.direction is Direction.UP else c for c in scenario.consignments
    )
    return scenario.replace(consignments=tuple(goods))


def at_hub_s(plan: Plan, consignment_id: str) -> int:
    return trip_with(plan, consignment_id, Tier.LINEHAUL).return_s


@with_each_engine
def test_the_truck_is_back_before_the_cut_off(engine: str) -> None:
    scenario = due_at("10:00", a_day(*UP))
    plan = planned_whole(scenario, engine=engine)
    assert all(at_hub_s(plan, c.id) <= clock_to_s("10:00") for c in UP)


@with_each_engine
def test_a_truck_may_be_back_at_the_very_second_of_the_cut_off(engine: str) -> None:
    """In v1 at 08:00 for 3:27, back 08:07:27, sorted by 08:12:45, at the dock for 5:03."""
    scenario = a_day(UP[0])
    soonest_s = at_hub_s(planned(due_at("07:00", scenario), engine=engine), UP[0].id)
    assert soonest_s == clock_to_s("08:57:48")
    in_time = planned(due_at("08:57:48", scenario), engine=engine)
    late = planned(due_at("08:57:47", scenario), engine=engine)
    assert [in_time.missed, late.missed] == [(), (UP[0].id,)]


@with_each_engine
def test_late_goods_are_carried_listed_and_priced(engine: str) -> None:
    scenario = due_at("08:30", a_day(*UP))
    plan = planned(scenario, engine=engine)
    assert plan.unserved == ()
    assert sorted(plan.missed) == sorted(c.id for c in UP)
    assert fen(costs(scenario, plan), Item.MISSED_CUTOFF) == yuan_to_fen(2.0) * 9


@with_each_engine
def test_only_the_carrier_with_the_early_cut_off_is_late(engine: str) -> None:
    punctual = a_consignment(carrier_id="yto", direction="up")
    late = a_consignment(carrier_id="zto", direction="up", due_s=clock_to_s("08:30"))
    assert planned(a_day(punctual, late), engine=engine).missed == (late.id,)


@with_each_engine
def test_the_report_says_how_many_parcels_miss_and_by_how_much(engine: str) -> None:
    scenario = due_at("08:30", a_day(*UP))
    plan = planned(scenario, engine=engine)
    result = a_run(scenario=scenario, plan=plan)
    summary = summarise(result)
    latest_s = max(at_hub_s(plan, c.id) for c in UP)
    assert summary.missed_parcels == 9
    assert summary.on_time_parcels == 0
    assert summary.min_cutoff_slack_s == clock_to_s("08:30") - latest_s < 0
    assert "| Parcels past their cut-off | 9 |" in run_report(result)


@with_each_engine
def test_an_early_van_is_not_held_up_by_a_late_one(engine: str) -> None:
    """v2 hands out at two in the afternoon only, too late for the cut-off at one."""
    villages = (a_village("v1"), a_village("v2", opens_s=clock_to_s("14:00")))
    tariff = a_tariff(missed_yuan_per_parcel=500.0, unserved_yuan_per_parcel=1_000.0)
    scenario = due_at("13:00", a_day(*UP[:2], villages=villages, tariff=tariff))
    plan = planned(scenario, engine=engine)
    assert plan.missed == (UP[1].id,)
    assert at_hub_s(plan, UP[0].id) <= clock_to_s("13:00")


@with_each_engine
def test_goods_in_time_are_not_sorted_together_with_a_van_minutes_too_late(engine: str) -> None:
    """One van is back from v1 at 08:07:27, the other from v2 at 08:11:27; together is too late."""
    tariff = a_tariff(missed_yuan_per_parcel=500.0, unserved_yuan_per_parcel=1_000.0)
    plan = planned(due_at("08:58:30", a_day(*UP[:2], tariff=tariff)), engine=engine)
    assert plan.missed == (UP[1].id,)


@with_each_engine
def test_fish_that_misses_the_cut_off_waits_another_day_and_loses_value(engine: str) -> None:
    fish = a_consignment(direction="up", product_id="fish", parcels=5)
    spoilt = []
    for cutoff in ("19:00", "08:30"):
        scenario = due_at(cutoff, a_day(fish))
        spoilt.append(fen(costs(scenario, planned(scenario, engine=engine)), Item.SPOILAGE))
    share_of_a_day = 1 - 0.999 ** (S_PER_DAY / min_to_s(60))
    value_fen = yuan_to_fen(40) * 7.5
    assert spoilt[1] - spoilt[0] == pytest.approx(value_fen * share_of_a_day, rel=0.05)


@with_each_tier_engine
def test_an_earlier_cut_off_never_makes_the_plan_cheaper(engine: str) -> None:
    county = a_scenario(tariff=a_tariff(unserved_yuan_per_parcel=100.0))
    clocks = [s_to_clock(clock_to_s("19:00") - min_to_s(30 * n)) for n in range(24)]
    totals = [planned(due_at(c, county), engine=engine).objective_fen for c in clocks]
    assert all(later <= earlier for later, earlier in pairwise(totals))
    assert totals[0] < totals[-1]
