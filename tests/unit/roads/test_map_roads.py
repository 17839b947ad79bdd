import pickle
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.model import CoordStatus, RoadProfile, TravelSource
from routing.roads import Roads, open_roads
from routing.roads.great_circle import great_circle_m
from tests.builders import a_hub, a_truck, a_van, a_village
from tests.unit.roads.hand_made import NODES, STEP_M, at, osm_text, scenario_on

VAN = a_van()


def roads_on(path: Path, *names: str, **changes: Any) -> Roads:
    return open_roads(scenario_on(path, *names, **changes))


def drawn_m(points: tuple[tuple[float, float], ...]) -> float:
    lon, lat = np.array(points).T
    return float(great_circle_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum())


def test_distances_and_times_follow_the_roads(hand_map: Path) -> None:
    travel = roads_on(hand_map).measure()
    assert travel.source is TravelSource.ROADS
    assert travel.leg_m("hub", "c1", VAN) == pytest.approx(3 * STEP_M, abs=1)
    assert travel.leg_s("hub", "c1", VAN) == pytest.approx(3 * STEP_M / 10, abs=1)
    assert travel.leg_m("hub", "hub", VAN) == travel.leg_s("hub", "hub", VAN) == 0


def test_one_way_roads_make_the_way_back_another_way(hand_map: Path) -> None:
    travel = roads_on(hand_map, "e", "f").measure()
    there, back = travel.leg_m("e", "f", VAN), travel.leg_m("f", "e", VAN)
    assert there == pytest.approx(STEP_M, abs=1)
    assert back > 1.9 * there


def test_of_parallel_roads_the_quicker_counts_even_if_longer(tmp_path: Path) -> None:
    path = tmp_path / "two.osm"
    ways = (("abcd", {"highway": "unclassified"}), ("aed", {"highway": "trunk"}))
    path.write_text(osm_text(ways), encoding="utf-8")
    roads = roads_on(path)
    travel = roads.measure()
    assert travel.leg_m("hub", "c1", VAN) > 3 * STEP_M * 1.1
    line = roads.trace([("hub", "c1", VAN.profile)])["hub", "c1", VAN.profile]
    assert line.points == (NODES["a"], NODES["e"], NODES["d"])


def test_the_access_piece_counts_in_distance_and_at_its_own_speed(hand_map: Path) -> None:
    scenario = scenario_on(hand_map, access_kmh=3.6)
    aside = scenario.replace(villages=(a_village("v", **at("c", east=-0.01)),))
    travel = open_roads(aside).measure()
    aside_m = great_circle_m(*np.array([[118.99], [29.62], [119.0], [29.62]]))[0]
    assert travel.leg_m("v", "c1", VAN) == pytest.approx(aside_m + STEP_M, abs=1)
    assert travel.leg_s("v", "c1", VAN) == pytest.approx(aside_m / 1.0 + STEP_M / 10, abs=1)


def test_places_at_one_road_point_are_joined_directly(hand_map: Path) -> None:
    villages = (
        a_village("v", **at("c", east=-0.002)),
        a_village("w", **at("c", east=-0.003)),
    )
    roads = open_roads(scenario_on(hand_map).replace(villages=villages))
    apart_m = great_circle_m(*np.array([[118.998], [29.62], [118.997], [29.62]]))[0]
    assert roads.measure().leg_m("v", "w", VAN) == round(apart_m)
    assert len(roads.trace([("v", "w", VAN.profile)])["v", "w", VAN.profile].points) == 2


def test_a_place_far_from_any_road_is_without_one_and_the_others_are_served(
    hand_map: Path,
) -> None:
    scenario = scenario_on(hand_map, "b", "e")
    far = a_village("w", name="Far", **at("c", east=-0.03))
    roads = open_roads(scenario.replace(villages=(*scenario.villages, far)))
    travel = roads.measure()
    row = travel.index("w")
    others = np.arange(len(travel.place_ids)) != row
    assert (travel.time_s[0, row, others] == -1).all()
    assert (travel.dist_m[0, others, row] == -1).all()
    assert travel.time_s[0, row, row] == 0
    assert (travel.time_s[0][np.ix_(others, others)] >= 0).all()
    assert {f.code for f in roads.findings if f.place_id == "w"} >= {"R201", "R202", "R204"}
    line = roads.trace([("hub", "w", VAN.profile)])["hub", "w", VAN.profile]
    assert line.source is TravelSource.STRAIGHT


def test_if_most_places_are_without_a_road_all_are_named_with_metres(hand_map: Path) -> None:
    villages = (
        a_village("v", name="Near", **at("c", east=-0.005)),
        a_village("w", name="Far", **at("c", east=-0.03)),
        a_village("u", name="Farther", **at("c", east=-0.05)),
        a_village("t", name="Farthest", **at("c", east=-0.07)),
        a_village("s", name="Away", **at("d", east=-0.07)),
    )
    scenario = scenario_on(hand_map).replace(villages=villages)
    with pytest.raises(RoadsError, match="4 of 7 places") as caught:
        open_roads(scenario).measure()
    text = str(caught.value)
    assert re.search(r"Far 村w \(w\), 2,9\d\d m away; Farther 村u \(u\), 4,\d\d\d m", text)
    assert "Near" not in text


def test_a_hub_without_a_road_is_refused(hand_map: Path) -> None:
    scenario = scenario_on(hand_map, "b", "e")
    off = scenario.replace(hub=a_hub(id="hub", **at("a", east=-0.04)))
    with pytest.raises(RoadsError, match=r"The hub has no road .*Hub 县中心 \(hub\), 3,\d\d\d m"):
        open_roads(off).measure()


def test_places_on_an_island_are_cut_off_and_named(hand_map: Path) -> None:
    roads = roads_on(hand_map, "b", "x", "y")
    travel = roads.measure()
    assert travel.leg_m("hub", "x", VAN) == travel.leg_m("x", "hub", VAN) == -1
    assert not travel.is_reachable("hub", "x", VAN)
    assert travel.is_reachable("x", "y", VAN)
    assert {(f.code, f.place_id) for f in roads.findings} == {
        ("R201", "x"),
        ("R202", "x"),
        ("R201", "y"),
        ("R202", "y"),
    }


def test_a_place_one_can_reach_but_not_leave_has_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "trap.osm"
    ways = (("abcd", {"highway": "trunk"}), ("be", {"highway": "trunk", "oneway": "yes"}))
    path.write_text(osm_text(ways), encoding="utf-8")
    assert [(f.code, f.place_id) for f in roads_on(path, "e").findings] == [("R202", "e")]


def test_a_leg_without_a_road_is_a_straight_line_and_says_so(hand_map: Path) -> None:
    line = roads_on(hand_map, "x").trace([("hub", "x", VAN.profile)])["hub", "x", VAN.profile]
    assert line.source is TravelSource.STRAIGHT


def test_lines_run_from_place_to_place_along_the_road(hand_map: Path) -> None:
    scenario = scenario_on(hand_map, "e", "f")
    aside = scenario.replace(villages=(*scenario.villages, a_village("v", **at("c", east=-0.01))))
    roads = open_roads(aside)
    travel = roads.measure()
    legs = [(s, t, VAN.profile) for s in travel.place_ids for t in travel.place_ids if s != t]
    for (start, end, _), line in roads.trace(legs).items():
        assert line.source is TravelSource.ROADS
        assert line.points[0] == (aside.place(start).lon, aside.place(start).lat)
        assert line.points[-1] == (aside.place(end).lon, aside.place(end).lat)
        assert drawn_m(line.points) == pytest.approx(travel.leg_m(start, end, VAN), abs=1)


def test_a_line_does_not_repeat_a_place_that_lies_on_the_road(hand_map: Path) -> None:
    line = roads_on(hand_map).trace([("hub", "c1", VAN.profile)])["hub", "c1", VAN.profile]
    assert line.points == tuple(NODES[name] for name in "abcd")


def test_the_description_states_shares_and_assumed_points(hand_map: Path) -> None:
    scenario = scenario_on(hand_map, "b")
    villages = (*scenario.villages, a_village("v", coord_status=CoordStatus.ASSUMED, **at("c")))
    text = open_roads(scenario.replace(villages=villages)).measure().description
    assert text.startswith("Roads of hand.osm, 8 km: 3 km (42 %) documented, 1 km (12 %) assumed")
    assert text.endswith("1 of 2 village points are assumed.")


def test_the_same_map_measures_the_same_twice(hand_map: Path) -> None:
    first, second = (roads_on(hand_map, "e", "f", "x").measure() for _ in range(2))
    assert first.time_s.tolist() == second.time_s.tolist()
    assert first.dist_m.tolist() == second.dist_m.tolist()


def test_opened_roads_pickle(hand_map: Path) -> None:
    roads = roads_on(hand_map, "e")
    copy = pickle.loads(pickle.dumps(roads))  # noqa: S301 - our own bytes
    assert copy.measure().dist_m.tolist() == roads.measure().dist_m.tolist()


def test_a_place_whose_road_is_open_to_vans_alone_is_not_off_the_map(tmp_path: Path) -> None:
    path = tmp_path / "weak.osm"
    weak = {"highway": "trunk", "maxweight": "3"}
    path.write_text(osm_text((("ab", weak), ("bcd", {"highway": "trunk"}))), encoding="utf-8")
    heavy = a_truck(profile=RoadProfile(gross_g=9_000_000))
    scenario = scenario_on(path, snap_limit_m=1000).replace(
        vehicle_types=(heavy, a_van(profile=RoadProfile(gross_g=2_000_000)))
    )
    findings = [f.code for f in open_roads(scenario).findings if f.place_id == "hub"]
    assert "R204" in findings
    assert "R210" not in findings
