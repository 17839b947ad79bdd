"""What is drawn under a plan: roads by rank, as exactly as the budget allows, and areas."""

import json
from pathlib import Path

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.model import Backdrop, RoadRank, RoadSource
from routing.roads import open_roads
from routing.roads.backdrop import draw_backdrop
from routing.roads.road_map import RoadMap
from tests.builders import a_scenario
from tests.unit.roads.hand_made import scenario_on


def a_wavy_map(points: int, highway: str = "tertiary") -> RoadMap:
    """Return one road along a parallel that swings 20 m to both sides."""
    at = np.arange(points, dtype=np.float64)
    return RoadMap(
        lon=119.0 + 0.001 * at,
        lat=29.6 + 0.00018 * np.cos(np.pi * at),
        course=np.arange(points),
        first=np.array([0, points]),
        direction=np.zeros(1, dtype=np.int8),
        way_ids=("1",),
        tags=({"highway": highway},),
    )


def an_area(path: Path, **properties: str) -> str:
    ring = [[119.0, 29.5], [119.5, 29.5], [119.5, 29.9], [119.0, 29.5]]
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    return str(path)


def points(backdrop: Backdrop) -> int:
    return sum(len(road.points) for road in backdrop.roads)


def test_the_roads_of_a_map_are_drawn_by_rank(hand_map: Path) -> None:
    backdrop = open_roads(scenario_on(hand_map)).backdrop()
    kinds = {(road.rank, road.is_assumed) for road in backdrop.roads}
    assert kinds == {
        (RoadRank.MAIN, False),
        (RoadRank.LOCAL, True),
        (RoadRank.LOCAL, False),
    }
    assert all(
        road.points[0] != (119.0, 29.63) or road.rank is RoadRank.MAIN for road in backdrop.roads
    )
    assert (backdrop.tolerance_m, backdrop.left_out) == (8.0, 0)


def test_no_path_for_feet_is_drawn() -> None:
    assert draw_backdrop(RoadSource(), a_wavy_map(5, "footway")).roads == ()


def test_a_ferry_is_a_rank_of_its_own() -> None:
    ferry = a_wavy_map(3)
    drawn = draw_backdrop(
        RoadSource(),
        RoadMap(
            lon=ferry.lon,
            lat=ferry.lat,
            course=ferry.course,
            first=ferry.first,
            direction=ferry.direction,
            way_ids=ferry.way_ids,
            tags=({"route": "ferry"},),
        ),
    )
    assert [road.rank for road in drawn.roads] == [RoadRank.FERRY]


def test_too_many_points_are_drawn_more_coarsely() -> None:
    fine = draw_backdrop(RoadSource(), a_wavy_map(500))
    coarse = draw_backdrop(RoadSource(), a_wavy_map(500), most_points=100)
    assert (fine.tolerance_m, points(fine)) == (8.0, 500)
    assert coarse.tolerance_m > 30
    assert points(coarse) <= 100


def test_where_that_is_not_enough_local_roads_go_and_are_counted() -> None:
    backdrop = draw_backdrop(RoadSource(), a_wavy_map(500, "residential"), most_points=1)
    assert (backdrop.roads, backdrop.left_out) == ((), 1)


def test_county_and_lake_are_drawn_with_or_without_a_map(tmp_path: Path) -> None:
    source = RoadSource(
        boundary_path=an_area(tmp_path / "county.geojson", attribution="Somebody, CC BY 4.0"),
        water_path=an_area(tmp_path / "lake.geojson"),
    )
    backdrop = open_roads(a_scenario(roads=source)).backdrop()
    assert [len(area[0]) for area in (*backdrop.land, *backdrop.water)] == [4, 4]
    assert backdrop.credits == ("Somebody, CC BY 4.0",)
    assert backdrop.roads == ()


def test_an_outline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match=r"gone\.geojson"):
        draw_backdrop(RoadSource(boundary_path=str(tmp_path / "gone.geojson")))
