"""The small scenario whose day is worked out by hand in its README."""

from pathlib import Path

import pytest

from routing.model import Direction, Stop, Tier, Tour
from routing.recipe import Effort, RunResult, run
from routing.scenario import read_scenario
from routing.units import clock_to_s, s_to_clock

FOLDER = Path(__file__).parents[2] / "scenarios" / "two-villages"


@pytest.fixture(scope="module", params=["greedy", "ortools"])
def result(request: pytest.FixtureRequest) -> RunResult:
    effort = Effort(seconds=None, iterations=200)
    return run(read_scenario(FOLDER), engine=request.param, effort=effort)


def the_tour(result: RunResult) -> Tour:
    """Return the van's tour through the three villages."""
    (tour,) = (
        tour
        for tour in result.plan.tours_of(Tier.VILLAGE)
        if any(stop.place_id == "upper" for trip in tour.trips for stop in trip.stops)
    )
    return tour


def linehaul_stops(result: RunResult) -> list[Stop]:
    return [
        stop
        for tour in result.plan.tours_of(Tier.LINEHAUL)
        for trip in tour.trips
        for stop in trip.stops
    ]


def test_everything_is_carried_and_the_checker_agrees(result: RunResult) -> None:
    assert result.plan.unserved == ()
    assert result.plan.missed == ()
    assert result.findings == ()


def test_the_truck_brings_400_parcels_at_half_past_nine(result: RunResult) -> None:
    (stop,) = (stop for stop in linehaul_stops(result) if stop.delivered)
    assert s_to_clock(stop.arrive_s) == "09:30"
    first = min(result.plan.tours_of(Tier.LINEHAUL), key=lambda tour: tour.depart_s)
    assert s_to_clock(first.depart_s) == "08:30"
    brought = [result.scenario.consignment(c).parcels for c in stop.delivered]
    assert sum(brought) == 400


def test_400_parcels_are_sorted_in_fifty_minutes(result: RunResult) -> None:
    (batch,) = (b for b in result.plan.batches if b.direction is Direction.DOWN)
    assert s_to_clock(batch.start_s) == "09:30"
    assert s_to_clock(batch.ready_s) == "10:20"


def test_the_van_drives_its_tour_to_the_minute(result: RunResult) -> None:
    (trip,) = the_tour(result).trips
    assert s_to_clock(trip.depart_s) == "10:20"
    timed = [
        (stop.place_id, s_to_clock(stop.arrive_s), s_to_clock(stop.depart_s)) for stop in trip.stops
    ]
    assert timed == [
        ("upper", "10:45", "10:56"),
        ("lower", "11:11", "11:19"),
        ("market", "11:39", "11:53"),
    ]
    assert s_to_clock(trip.return_s) == "12:33"
    assert trip.dist_m == 40_000


def test_the_load_on_board_is_90_70_55_30(result: RunResult) -> None:
    (trip,) = the_tour(result).trips
    parcels = {c.id: c.parcels for c in result.scenario.consignments}
    load = sum(parcels[c] for c in trip.delivered)
    loads = [load]
    for stop in trip.stops:
        load += sum(parcels[c] for c in stop.collected) - sum(parcels[c] for c in stop.delivered)
        loads.append(load)
    assert loads == [90, 70, 55, 30]


def test_what_goes_up_is_sorted_at_1241_and_at_the_hub_at_1341(result: RunResult) -> None:
    (batch,) = (b for b in result.plan.batches if b.direction is Direction.UP)
    assert s_to_clock(batch.start_s) == "12:33"
    assert s_to_clock(batch.ready_s) == "12:41"
    (fetching,) = (stop for stop in linehaul_stops(result) if stop.collected)
    assert s_to_clock(fetching.start_s) == "12:41"
    last_s = max(tour.return_s for tour in result.plan.tours_of(Tier.LINEHAUL))
    assert last_s == clock_to_s("13:41")


def test_the_other_van_serves_the_counter_meanwhile(result: RunResult) -> None:
    (other,) = (t for t in result.plan.tours_of(Tier.VILLAGE) if t != the_tour(result))
    (trip,) = other.trips
    assert [s_to_clock(trip.depart_s), s_to_clock(trip.return_s)] == ["10:20", "11:35"]
    assert [stop.place_id for stop in trip.stops] == ["counter"]


def test_the_day_costs_what_the_readme_says_to_the_fen(result: RunResult) -> None:
    assert result.accounts.total_fen == 108_244
    assert result.plan.objective_fen == 108_244
    assert "1082.44" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_joint_search_finds_the_savings_a_dispatcher_sees() -> None:
    effort = Effort(seconds=None, iterations=2)
    joint = run(read_scenario(FOLDER), engine="joint", effort=effort)
    assert joint.findings == ()
    assert joint.accounts.total_fen == 972_54
    assert "972.54" in (FOLDER / "README.md").read_text(encoding="utf-8")
    (trip,) = (trip for tour in joint.plan.tours_of(Tier.LINEHAUL) for trip in tour.trips)
    brings, fetches = trip.stops
    assert brings.place_id == fetches.place_id == "centre"
    assert [s_to_clock(stop.start_s) for stop in trip.stops] == ["10:01", "12:41"]
    assert s_to_clock(trip.depart_s) == "09:01"
