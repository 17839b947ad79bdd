import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.model import Closure, RoadSource, Scenario
from routing.roads.closures import closed_stretches
from routing.roads.graph.joined import OpenWay
from routing.roads.map_roads import MapRoads
from tests.builders import a_van, a_village
from tests.unit.roads.hand_made import NODES, STEP_M, osm_text, scenario_on
from tests.unit.roads.joined_maps import PLANE, Spot, a_map

STREET = a_map(
    [(0, 0), (1000, 0), (2000, 0), (3000, 0), (1000, 900)],
    {"8001": [0, 1, 2, 3], "8002": [1, 4], "9": [2, 4]},
)
WAY = OpenWay(
    stretch=np.array([0, 1, 2]),
    metres=np.array([500.0, 1000.0, 700.0]),
    is_whole=np.array([False, True, False]),
)
PROFILE = a_van().profile


def closed(*closures: Closure, way: OpenWay | None = WAY) -> dict[str, list[int]]:
    found = closed_stretches(STREET, closures, lambda *_: way)
    return {name: np.flatnonzero(mask).tolist() for name, mask in found.items()}


def area(folder: Path, *corners: Spot, name: str = "area.geojson") -> str:
    lon, lat = PLANE.round(np.array([*corners, corners[0]], dtype=np.float64))
    ring = [list(spot) for spot in zip(lon.tolist(), lat.tolist(), strict=True)]
    path = folder / name
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    return str(path)


def test_ways_are_closed_by_their_ids() -> None:
    slide, works = (
        Closure(id="slide", way_ids=("8001",)),
        Closure(id="works", way_ids=("9", "8002")),
    )
    assert closed(slide, works) == {"slide": [0, 1, 2], "works": [4, 6]}


@pytest.mark.parametrize("way_id", ["4", "15", "4;15"])
def test_a_way_that_a_graph_merged_is_closed_by_each_of_its_ids(way_id: str) -> None:
    merged = a_map([(0, 0), (1000, 0), (2000, 0)], {"4;15": [0, 1], "5": [1, 2]})
    shut = closed_stretches(merged, [Closure(id="slide", way_ids=(way_id,))], lambda *_: None)
    assert np.flatnonzero(shut["slide"]).tolist() == [0]


def test_an_area_closes_the_stretches_it_touches(tmp_path: Path) -> None:
    square = area(tmp_path, (1200, -50), (1800, -50), (1800, 50), (1200, 50))
    assert closed(Closure(id="flood", area_path=square)) == {"flood": [1]}


def test_the_way_between_places_is_closed_where_it_is_driven_whole() -> None:
    assert closed(Closure(id="gap", between=("a", "b"))) == {"gap": [1]}


@pytest.mark.parametrize(("at_m", "stretch"), [(0, 0), (500, 0), (501, 1), (2200, 2)])
def test_a_way_may_be_cut_at_a_single_point(at_m: int, stretch: int) -> None:
    assert closed(Closure(id="gap", between=("a", "b"), at_m=at_m)) == {"gap": [stretch]}


def test_all_faults_of_all_closures_come_together(tmp_path: Path) -> None:
    lake = area(tmp_path, (5000, 0), (5100, 0), (5100, 100))
    (tmp_path / "no.geojson").write_text("{}", encoding="utf-8")
    faulty = (
        Closure(id="one", way_ids=("8001", "8003")),
        Closure(id="two", area_path=lake),
        Closure(id="three", area_path=str(tmp_path / "no.geojson")),
        Closure(id="four", between=("a", "b"), at_m=2201),
    )
    with pytest.raises(RoadsError) as caught:
        closed(*faulty)
    lines = str(caught.value).splitlines()
    assert len(lines) == 4
    assert "Closure one: the road map has no way 8003. Ids much like these: 8002, 8001" in lines[0]
    assert "Closure two: no road of the map touches" in lines[1]
    assert "Closure three:" in lines[2]
    assert "no.geojson" in lines[2]
    assert "at_km 2.201 is beyond the way from a to b, which is 2.200 km long" in lines[3]


def test_between_places_without_a_road_or_on_one_piece_nothing_can_be_closed() -> None:
    gap = Closure(id="gap", between=("a", "b"))
    with pytest.raises(RoadsError, match="no road leads from a to b"):
        closed(gap, way=None)
    one = OpenWay(stretch=np.array([1]), metres=np.array([9.0]), is_whole=np.array([False]))
    with pytest.raises(RoadsError, match="same piece of road"):
        closed(gap, way=one)


# On a map: hub a, centre d, villages in between.


def with_closures(path: Path, *closures: Closure, villages: str = "bce") -> Scenario:
    scenario = scenario_on(path, *villages)
    source = RoadSource(map_path=str(path), speed_kmh=scenario.roads.speed_kmh, closures=closures)
    return scenario.replace(roads=source)


def test_closing_the_only_road_cuts_off_what_is_behind_it_and_says_so(hand_map: Path) -> None:
    slide = Closure(id="slide", between=("b", "c1"))
    roads = MapRoads(with_closures(hand_map, slide))
    travel, before = roads.measure(), roads.open_travel
    assert travel.leg_m("hub", "c1", a_van()) == -1
    assert before.leg_m("hub", "c1", a_van()) == pytest.approx(3 * STEP_M, abs=1)
    assert travel.leg_m("hub", "e", a_van()) == before.leg_m("hub", "e", a_van()) > 0
    cut = {f.place_id: f.message for f in roads.findings if f.code == "R201"}
    assert set(cut) == {"c", "c1"}
    assert "Without the closure slide one would." in cut["c1"]
    lon, lat = NODES["f"]
    assert f"lon {lon:.6f}, lat {lat:.6f}" in cut["c1"]
    assert {f.place_id for f in roads.findings if f.code == "R202"} == {"c", "c1"}
    assert {f.place_id for f in roads.findings if f.code == "R213"} == {"c", "c1"}
    assert "Closed on the day: slide." in travel.description
    assert roads.stretches(("hub", "c1", PROFILE)) == []


def test_a_closure_of_another_day_does_nothing(hand_map: Path) -> None:
    scenario = with_closures(hand_map)
    past = Closure(id="past", way_ids=("1",), last=date(1999, 12, 31))
    roads = MapRoads(with_closures(hand_map, past))
    assert roads.open_travel is roads.measure()
    assert roads.measure().time_s.tolist() == MapRoads(scenario).measure().time_s.tolist()


def test_of_several_closures_the_one_that_cuts_off_is_named(hand_map: Path) -> None:
    slide, works = Closure(id="slide", between=("c", "c1")), Closure(id="works", way_ids=("2",))
    roads = MapRoads(with_closures(hand_map, slide, works))
    cut = {f.place_id: f.message for f in roads.findings if f.code == "R201"}
    assert "closure slide one" in cut["c1"]
    assert "closure works one" in cut["e"]


def test_a_way_is_cut_so_many_metres_from_a_place_and_both_ends_keep_their_roads(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ring.osm"
    trunk, lane = {"highway": "trunk"}, {"highway": "unclassified"}
    path.write_text(osm_text((("abcd", trunk), ("aefd", lane))), encoding="utf-8")
    slide = Closure(id="slide", between=("hub", "d"), at_m=round(1.5 * STEP_M))
    scenario = with_closures(path, slide, villages="bd")
    roads = MapRoads(scenario)
    line = roads.trace([("hub", "d", PROFILE)])["hub", "d", PROFILE]
    assert line.points == tuple(NODES[name] for name in "aefd")
    assert roads.measure().is_reachable("hub", "b", a_van())
    assert [f for f in roads.findings if f.code in {"R201", "R202", "R213"}] == []
    whole = MapRoads(with_closures(path, Closure(id="all", between=("hub", "d")), villages="bd"))
    assert whole.measure().is_reachable("hub", "d", a_van())
    assert not whole.measure().is_reachable("hub", "b", a_van())


def test_unknown_places_and_ways_of_a_closure_are_named(hand_map: Path) -> None:
    closures = Closure(id="x", between=("hub", "nowhere")), Closure(id="y", way_ids=("77",))
    with pytest.raises(RoadsError, match=r"Closure x: .*\nClosure y: the road map has no way 77"):
        MapRoads(with_closures(hand_map, *closures)).measure()


def test_places_inside_a_stretch_keep_it_when_the_way_between_them_is_closed(
    hand_map: Path,
) -> None:
    scenario = with_closures(hand_map, Closure(id="gap", between=("v", "w")), villages="b")
    lon, low, high = NODES["a"][0], NODES["a"][1], NODES["c"][1]
    ends = {"v": {"lon": lon, "lat": low + 0.004}, "w": {"lon": lon, "lat": high + 0.004}}
    moved = tuple(a_village(name, **spot) for name, spot in ends.items())
    roads = MapRoads(scenario.replace(villages=moved))
    travel = roads.measure()
    assert travel.is_reachable("hub", "v", a_van())
    assert travel.is_reachable("w", "c1", a_van())
    assert not travel.is_reachable("v", "w", a_van())
