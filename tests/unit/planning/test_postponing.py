"""Vans' days move to later: not beyond windows, nor past the truck that fetches what they bring."""

from collections.abc import Iterable

import pytest

from routing.model import Batch, Direction, Network, Plan, Scenario, Stop, Temperature, Tier, Tour
from routing.model import Trip as ModelTrip
from routing.planning import postponing
from routing.planning.fleet import assign_vehicles, make_rosters
from routing.planning.part import Part
from routing.planning.postponing import postponed
from routing.units import clock_to_s, s_to_clock
from tests.builders import a_consignment, a_scenario, a_village, scenario_with
from tests.unit.planning.sheets import a_village_sheet, drafts

SORTING_S = 600
DOWN, UP = a_consignment(village_id="v1"), a_consignment(village_id="v1", direction="up")


@pytest.fixture(autouse=True)
def all_that_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postponing, "_SHARE", 1.0)


def a_county(*goods: object, closes: str = "18:30") -> Scenario:
    village = a_village("v1", closes_s=clock_to_s(closes))
    return a_scenario(consignments=goods, villages=(village, a_village("v2")))


def villages_of(scenario: Scenario, *routes: tuple[int, ...]) -> Part:
    return Part(rosters=tuple(make_rosters(scenario, drafts(a_village_sheet(scenario), *routes))))


def a_plan(scenario: Scenario, villages: Part, fetched: str = "18:00") -> Plan:
    """Return a plan of these vans whose goods are sorted at once and fetched at a time."""
    vans = assign_vehicles(Tier.VILLAGE, villages.rosters, scenario.vehicles)
    batches = tuple(_batches(vans))
    at_s = clock_to_s(fetched)
    stop = Stop(
        place_id="c1",
        delivered=(),
        collected=tuple(c for batch in batches for c in batch.consignment_ids),
        arrive_s=at_s,
        start_s=at_s,
        depart_s=at_s + 300,
    )
    trip = ModelTrip(depart_s=at_s - 2400, stops=(stop,), return_s=at_s + 2700, dist_m=40_000)
    truck = Tour(id="t", tier=Tier.LINEHAUL, vehicle_id="zto-truck-1", base_id="hub", trips=(trip,))
    return Plan(network=Network.POOLED, tours=(truck, *vans), batches=batches, unserved=())


def _batches(vans: Iterable[Tour]) -> Iterable[Batch]:
    for tour in vans:
        for trip in tour.trips:
            if trip.collected:
                yield Batch(
                    centre_id="c1",
                    crew=("zto",),
                    direction=Direction.UP,
                    temperature=Temperature.AMBIENT,
                    consignment_ids=trip.collected,
                    start_s=trip.return_s,
                    ready_s=trip.return_s + SORTING_S,
                )


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
