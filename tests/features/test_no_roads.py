"""Where no road leads, nobody drives; where no road is known, the report says so at its head."""

from pathlib import Path

import pytest

from routing.model import Network, Reason, RoadSource, Scenario, Tier, TravelSource
from routing.outputs import comparison_report, run_report
from routing.recipe import Effort, run
from routing.studies import compare_carriers
from tests.builders import a_centre, a_consignment, a_scenario, a_travel
from tests.features.planned import (
    a_day,
    base_of,
    planned,
    planned_whole,
    reasons,
    with_each_engine,
    with_each_tier_engine,
)

EFFORT = Effort(seconds=None, iterations=30)
LOUD = "STRAIGHT LINES, NOT ROADS"
GOODS = [a_consignment(village_id=f"v{n}", direction=d) for n in (1, 2) for d in ("down", "up")]


def cut_off(place_id: str, scenario: Scenario) -> dict[tuple[str, str], None]:
    """Return the legs to and from a place as roads that are not there."""
    return {(place_id, other.id): None for other in scenario.places if other.id != place_id}


def table_roads(folder: Path, rows: str) -> RoadSource:
    path = folder / "legs.csv"
    path.write_text(f"from_id,to_id,minutes,km\n{rows}", encoding="utf-8")
    return RoadSource(table_path=str(path))


@with_each_engine
def test_a_village_without_a_road_is_named_and_the_others_are_served(engine: str) -> None:
    scenario = a_day(*GOODS)
    plan = planned(scenario, a_travel(scenario, cut_off("v2", scenario)), engine=engine)
    assert reasons(plan) == dict.fromkeys(
        ("v2-zto-down-parcel", "v2-zto-up-parcel"), Reason.NO_ROAD
    )


@pytest.mark.parametrize("leg", [("c1", "v2"), ("v2", "c1")])
@with_each_engine
def test_a_way_there_without_a_way_back_is_no_road(engine: str, leg: tuple[str, str]) -> None:
    scenario = a_day(*GOODS)
    one_way = {leg: None, leg[::-1]: (8.0, 4.0)}
    plan = planned(scenario, a_travel(scenario, one_way), engine=engine)
    assert set(reasons(plan)) == {"v2-zto-down-parcel", "v2-zto-up-parcel"}


@with_each_tier_engine
def test_a_village_behind_another_centre_is_served_from_there(engine: str) -> None:
    scenario = a_day(*GOODS, centres=(a_centre("c1"), a_centre("c2")))
    no_road = {("c1", "v2"): None}
    plan = planned_whole(scenario, a_travel(scenario, no_road), engine=engine)
    assert base_of(plan, "v1-zto-down-parcel") == "c1"
    assert base_of(plan, "v2-zto-down-parcel") == "c2"


@with_each_engine
def test_vans_do_not_drive_between_villages_without_a_road(engine: str) -> None:
    scenario = a_day(*GOODS)
    travel = a_travel(scenario, {("v1", "v2"): None})
    plan = planned_whole(scenario, travel, engine=engine)
    for tour in plan.tours_of(Tier.VILLAGE):
        for trip in tour.trips:
            assert len({stop.place_id for stop in trip.stops}) == 1


@with_each_engine
def test_a_centre_without_a_road_to_the_hub_serves_nobody(engine: str) -> None:
    scenario = a_day(*GOODS)
    plan = planned(scenario, a_travel(scenario, {("c1", "hub"): None}), engine=engine)
    assert set(reasons(plan)) == {c.id for c in GOODS}
    assert plan.tours == ()


@with_each_engine
def test_a_run_without_a_map_says_at_the_head_of_its_report_that_lines_are_straight(
    engine: str,
) -> None:
    result = run(a_day(*GOODS), engine=engine, effort=EFFORT)
    assert result.findings == ()
    assert result.travel.source is TravelSource.STRAIGHT
    head = run_report(result).split("\n## ")[0]
    assert LOUD in head
    assert "great circles x 1.37, driven at 30 km/h" in head


def test_a_comparison_without_a_map_says_so_too() -> None:
    comparison = compare_carriers(a_scenario(), engine="greedy", effort=EFFORT)
    assert all(run.findings == () for run in comparison.runs.values())
    assert LOUD in comparison_report(comparison).split("\n## ")[0]


def test_a_run_with_a_table_of_roads_does_not_say_so(tmp_path: Path) -> None:
    roads = table_roads(tmp_path, "hub,c1,40,20\nc1,v1,4,2\nc1,v2,8,4\nv1,v2,4,2\n")
    result = run(a_day(*GOODS, roads=roads), engine="greedy", effort=EFFORT)
    assert result.plan.unserved == ()
    assert "STRAIGHT" not in run_report(result)
    assert "table" in run_report(result)


def test_a_place_the_table_of_roads_does_not_reach_is_a_warning_not_an_error(
    tmp_path: Path,
) -> None:
    roads = table_roads(tmp_path, "hub,c1,40,20\nc1,v1,4,2\n")
    result = run(a_day(*GOODS, roads=roads), network=Network.POOLED, engine="greedy", effort=EFFORT)
    assert result.errors == ()
    assert {(f.code, f.place_id) for f in result.findings} == {("R201", "v2"), ("R202", "v2")}
    assert set(reasons(result.plan).values()) == {Reason.NO_ROAD}
