from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import osmnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import RoadsError, UsageError
from routing.model import RoadProfile, RoadSource
from routing.roads.building.built_map import build_map
from routing.roads.building.street_graph import street_graph
from routing.roads.driving import drivable, open_driving
from routing.roads.driving.ferries import duration_s
from routing.roads.reading import read_map
from routing.roads.reading.graphml import WAY_ID
from routing.roads.road_map import RoadMap
from routing.roads.stretches import stretches_of
from tests.unit.roads.reading.drawn import a_map, pieces

TRUNK = {"highway": "trunk"}


def built(folder: Path, *ways: tuple[str, dict[str, str]]) -> Path:
    target = folder / "county.graphml"
    build_map(a_map(folder / "m.osm", *ways), target, None, overwrite=True)
    return target


@pytest.mark.parametrize(
    "ways",
    [
        (),
        (("abcd", {**TRUNK, "oneway": "-1"}), ("be", {"highway": "track", "oneway": "yes"})),
        (("befb", TRUNK), ("befb", {**TRUNK, "oneway": "yes"})),
        (("abcfea", {"highway": "tertiary", "junction": "roundabout"}),),
        (("abcb", TRUNK), ("cd", {"route": "ferry", "duration": "00:20"})),
        (("ab", TRUNK), ("ab", TRUNK), ("ba", TRUNK)),
        (("abc", {**TRUNK, "name": "千岛湖大道 & <西>", "ref": "[1, 2]", "maxspeed": "{x}"}),),
        (("ab", {**TRUNK, "maxspeed": "[40"}), ("bc", {**TRUNK, "bridge": "viaduct"})),
    ],
)
def test_a_built_map_is_the_same_road_network(
    tmp_path: Path, ways: tuple[tuple[str, dict[str, str]], ...]
) -> None:
    escaped = tuple(
        (course, {k: v.replace("&", "&amp;").replace("<", "&lt;") for k, v in tags.items()})
        for course, tags in ways
    )
    again = read_map(built(tmp_path, *escaped))
    source = read_map(tmp_path / "m.osm")
    assert pieces(again) == pieces(source)
    assert _metres(again) == pytest.approx(_metres(source))


@settings(max_examples=25, deadline=None)
@given(
    courses=st.lists(
        st.lists(st.integers(0, 6), min_size=2, max_size=7), min_size=1, max_size=5
    ).filter(lambda ways: all(a != b for way in ways for a, b in pairwise(way))),
    directions=st.lists(st.sampled_from([-1, 0, 1]), min_size=5, max_size=5),
)
def test_any_ways_keep_their_pieces_and_lengths(
    tmp_path_factory: pytest.TempPathFactory, courses: list[list[int]], directions: list[int]
) -> None:
    road_map = RoadMap(
        lon=np.arange(7) / 10,
        lat=np.arange(7) ** 2 / 100,
        course=np.array([point for course in courses for point in course]),
        first=np.cumsum([0, *map(len, courses)]),
        direction=np.array(directions[: len(courses)], dtype=np.int8),
        way_ids=tuple(str(number) for number in range(len(courses))),
        tags=(TRUNK,) * len(courses),
    )
    graph = street_graph(road_map, "hand")
    stretches = stretches_of(road_map)
    lanes = np.where(road_map.direction == 0, 2, 1)[stretches.way]
    drawn_m = sum(edge["length"] for _, _, edge in graph.edges(data=True))
    assert drawn_m == pytest.approx((stretches.length_m * lanes).sum())
    path = tmp_path_factory.getbasetemp() / "any.graphml"
    osmnx.save_graphml(graph, path)
    assert pieces(read_map(path)) == pieces(road_map)


def _metres(road_map: RoadMap) -> float:
    return float(stretches_of(road_map).length_m.sum())


def test_osmnx_reads_what_is_built(tmp_path: Path) -> None:
    graph = osmnx.load_graphml(built(tmp_path))
    assert graph.graph["crs"] == "epsg:4326"
    assert graph.graph["simplified"] is True
    edges = osmnx.convert.graph_to_gdfs(graph, nodes=False)
    assert {"osmid", "oneway", "reversed", "length", "highway", "geometry"} <= set(edges.columns)
    assert edges["oneway"].map(type).eq(bool).all()
    metres = dict(zip(edges["osmid"], edges["length"], strict=True))
    assert metres[2] == pytest.approx(966.8, abs=0.5)
    recounted = osmnx.distance.add_edge_lengths(osmnx.load_graphml(built(tmp_path, ("ab", TRUNK))))
    assert {round(edge["length"], 3) for *_, edge in recounted.edges(data=True)} == {1111.951}


def test_the_parts_of_a_ferry_take_as_long_together_as_the_whole(tmp_path: Path) -> None:
    boat = {"route": "ferry", "motor_vehicle": "yes"}
    path = built(tmp_path, ("abcd", {**boat, "duration": "00:45"}), ("be", boat), ("da", TRUNK))
    source, again = read_map(tmp_path / "m.osm"), read_map(path)
    parts = [tags["duration"] for tags in again.tags if "duration" in tags]
    assert len(parts) == 2
    assert sum(duration_s(text) or 0 for text in parts) == 45 * 60
    driving = open_driving(RoadSource(), date(2026, 5, 6))
    seconds = [drivable(m, RoadProfile(), driving).drive_s.sum() for m in (source, again)]
    assert seconds[1] == pytest.approx(seconds[0], abs=1.0)


def test_only_junctions_and_ends_are_nodes(tmp_path: Path) -> None:
    graph = osmnx.load_graphml(built(tmp_path, ("abcd", TRUNK), ("be", TRUNK)))
    assert len(graph) == 4
    assert len(graph.edges) == 6


def test_the_summary_counts_what_is_there(hand_map: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "county.graphml"
    summary = build_map(hand_map, target, None)
    step_m = 1111.951
    assert (summary.path, summary.points, summary.ways) == (target, 8, 6)
    assert summary.bounds == (119.0, 29.6, 119.5, 29.63)
    assert summary.class_m["trunk"] == round(5 * step_m)
    assert summary.class_m["footway"] == round(3 * step_m)
    assert next(iter(summary.class_m)) == "trunk"
    assert summary.length_m == sum(summary.class_m.values())
    assert summary.size_bytes == target.stat().st_size
    assert list(target.parent.iterdir()) == [target]


def test_way_ids_that_are_no_numbers_are_kept(tmp_path: Path) -> None:
    road_map = read_map(a_map(tmp_path / "m.osm", ("ab", TRUNK), ("bc", TRUNK)))
    ids = ("甲", "007")
    named = RoadMap(
        **{name: getattr(road_map, name) for name in road_map.__slots__} | {"way_ids": ids}
    )
    graph = street_graph(named, "m.osm")
    assert {edge[WAY_ID] for *_, edge in graph.edges(data=True)} == set(ids)
    osmnx.save_graphml(graph, tmp_path / "named.graphml")
    assert read_map(tmp_path / "named.graphml").way_ids == ids


def test_a_map_is_not_replaced_unasked(hand_map: Path, tmp_path: Path) -> None:
    target = tmp_path / "county.graphml"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="there already"):
        build_map(hand_map, target, None)
    assert target.read_text(encoding="utf-8") == "mine"
    build_map(hand_map, target, None, overwrite=True)
    assert read_map(target).way_ids


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = built(tmp_path)
    before = target.read_bytes()

    def fail(_graph: object, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(osmnx, "save_graphml", fail)
    with pytest.raises(OSError, match="No space"):
        build_map(tmp_path / "m.osm", target, None, overwrite=True)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["county.graphml", "m.osm"]


def test_only_graphml_is_written(hand_map: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"End its name in \.graphml"):
        build_map(hand_map, tmp_path / "county.osm.pbf", None)


def test_a_bad_map_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.osm").write_text("<osm>", encoding="utf-8")
    with pytest.raises(RoadsError):
        build_map(tmp_path / "bad.osm", tmp_path / "county.graphml", None)
    assert not (tmp_path / "county.graphml").exists()
