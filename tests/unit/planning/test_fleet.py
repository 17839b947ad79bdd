"""Vehicles given out to trips: in order, each once, as few as can be."""

from dataclasses import replace

import pytest

from routing.model import Scenario, Tier
from routing.planning.fleet import (
    Roster,
    assign_vehicles,
    duty_rules,
    make_rosters,
    vehicles_needed,
)
from routing.units import clock_to_s
from tests.builders import a_consignment, a_scenario, a_van, scenario_with
from tests.unit.planning.sheets import a_village_sheet, drafts

SCENARIO = a_scenario(
    consignments=tuple(a_consignment(village_id=v) for v in ("v1", "v2", "v3")),
)
VANS = tuple(v for v in SCENARIO.vehicles if v.vehicle_type_id == "van")


def rosters_of(scenario: Scenario, *routes: tuple[int, ...]) -> list[Roster]:
    return make_rosters(scenario, drafts(a_village_sheet(scenario), *routes))


def test_the_rules_of_a_duty_are_the_scenario_s() -> None:
    rules = duty_rules(SCENARIO, a_van())
    assert (rules.reload_s, rules.max_shift_s, rules.max_trips) == (900, 36_000, 3)
    assert rules.fixed_fen == 50_00
    assert rules.fen_per_s == pytest.approx(3125 / 3600)


def test_trips_of_one_base_and_type_are_one_roster() -> None:
    (roster,) = rosters_of(SCENARIO, (0,), (1, 2))
    assert (roster.base_id, roster.vehicle_type_id) == ("c1", "van")
    assert len(roster.trips) == 2


def test_trips_of_different_bases_do_not_share_vehicles() -> None:
    here, there = (drafts(a_village_sheet(SCENARIO), (n,))[0] for n in (0, 1))
    elsewhere = replace(there.sheet, place_ids=("c2", *there.sheet.place_ids[1:]))
    there = replace(there, sheet=elsewhere)
    assert [roster.base_id for roster in make_rosters(SCENARIO, [here, there])] == ["c1", "c2"]


def test_short_trips_share_a_vehicle() -> None:
    assert vehicles_needed(rosters_of(SCENARIO, (0,), (1,), (2,))) == {"van": 1}


def test_without_time_for_another_trip_it_takes_more() -> None:
    one_trip = scenario_with(SCENARIO, max_trips=1)
    assert vehicles_needed(rosters_of(one_trip, (0,), (1,), (2,))) == {"van": 3}


def test_no_trips_need_nothing() -> None:
    assert vehicles_needed(make_rosters(SCENARIO, [])) == {}


def test_fixed_trips_leave_when_their_duty_says() -> None:
    (roster,) = rosters_of(SCENARIO, (0,), (1,))
    ((first, second),) = roster.duties
    departs = [draft.timed.depart_s for draft in roster.fixed]
    assert departs == [first.depart_s, second.depart_s]
    assert not any(draft.movable for draft in roster.fixed)


def test_a_tour_is_a_duty_on_a_vehicle() -> None:
    rosters = rosters_of(SCENARIO, (0,), (1,))
    (tour,) = assign_vehicles(Tier.VILLAGE, rosters, VANS)
    assert (tour.vehicle_id, tour.base_id, tour.tier) == ("zto-van-1", "c1", Tier.VILLAGE)
    first, second = tour.trips
    assert first.depart_s >= clock_to_s("07:30")
    assert second.depart_s >= first.return_s + 900


def test_vehicles_are_taken_in_their_order_each_once() -> None:
    one_trip = scenario_with(SCENARIO, max_trips=1)
    tours = assign_vehicles(Tier.VILLAGE, rosters_of(one_trip, (0,), (1,), (2,)), VANS)
    assert [tour.vehicle_id for tour in tours] == ["zto-van-1", "zto-van-2", "zto-van-3"]


def test_other_types_are_left_in_the_yard() -> None:
    tours = assign_vehicles(Tier.VILLAGE, rosters_of(SCENARIO, (0,)), SCENARIO.vehicles)
    assert [tour.vehicle_id for tour in tours] == ["zto-van-1"]
