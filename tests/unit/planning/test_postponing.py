"""Vans' days move to later: not beyond windows, nor past the truck that fetches what they bring."""

import pytest

from routing.planning import postponing
from routing.planning.part import Part
from routing.planning.postponing import postponed
from routing.units import clock_to_s, s_to_clock
from tests.builders import a_consignment, scenario_with
from tests.unit.planning.van_days import DOWN, SORTING_S, UP, a_county, a_plan, villages_of


@pytest.fixture(autouse=True)
def all_that_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postponing, "_SHARE", 1.0)


def departures(villages: Part) -> list[str]:
    return [s_to_clock(trip.depart_s) for trip in villages.trips]


def returns_s(villages: Part) -> list[int]:
    return [trip.return_s for trip in villages.trips]


def test_a_van_comes_back_just_before_the_truck_that_fetches_what_it_brings() -> None:
    scenario = a_county(DOWN, UP)
    villages = villages_of(scenario, (0,))
    later = postponed(villages, a_plan(scenario, villages, fetched="12:00"))
    assert returns_s(later) == [clock_to_s("12:00") - SORTING_S]


def test_a_van_that_brings_nothing_back_leaves_as_late_as_its_village_allows() -> None:
    scenario = a_county(DOWN, closes="11:00")
    villages = villages_of(scenario, (0,))
    later = postponed(villages, a_plan(scenario, villages))
    ((stop,),) = [trip.stops for trip in later.trips]
    assert s_to_clock(stop.start_s) == "11:00"


def test_the_trips_of_a_day_move_together() -> None:
    other = a_consignment(village_id="v2")
    scenario = scenario_with(a_county(DOWN, other, closes="11:00"), max_trips=2)
    villages = villages_of(scenario, (0,), (1,))
    later = postponed(villages, a_plan(scenario, villages))
    (before,), (after,) = (part.rosters[0].duties for part in (villages, later))
    moved = {b.depart_s - a.depart_s for a, b in zip(before, after, strict=True)}
    assert len(before) == 2
    assert len(moved) == 1
    assert moved.pop() > 3600


def test_a_van_whose_goods_are_waited_for_stays() -> None:
    scenario = a_county(DOWN, UP)
    villages = villages_of(scenario, (0,))
    ready = s_to_clock(returns_s(villages)[0] + SORTING_S)
    later = postponed(villages, a_plan(scenario, villages, fetched=ready))
    assert departures(later) == departures(villages)


def test_only_a_share_of_what_is_spared_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = a_county(DOWN, UP)
    villages = villages_of(scenario, (0,))
    plan = a_plan(scenario, villages)
    most = returns_s(postponed(villages, plan))[0] - returns_s(villages)[0]
    monkeypatch.setattr(postponing, "_SHARE", 0.5)
    assert returns_s(postponed(villages, plan))[0] - returns_s(villages)[0] == most // 2
