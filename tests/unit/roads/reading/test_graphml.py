import warnings
from pathlib import Path
from typing import Any

import networkx as nx
import osmnx
import pytest
from shapely.geometry import LineString

from routing.errors import RoadsError
from routing.roads.reading import open_cut, read_map
from tests.unit.roads.hand_made import NODES, NUMBERS, osm_text
from tests.unit.roads.reading.drawn import a_map, courses, pieces

TRUNK = {"highway": "trunk"}


def saved(graph: nx.MultiDiGraph, folder: Path) -> Path:
    path = folder / "streets.graphml"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        osmnx.save_graphml(graph, path)
    return path


def from_osmnx(folder: Path, *, simplify: bool) -> Path:
    xml = a_map(folder / "m.osm")
    graph = osmnx.graph_from_xml(xml, simplify=False, retain_all=True)
    if simplify:
        graph = osmnx.simplify_graph(graph)
    return saved(graph, folder)


def a_graph(**about: Any) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(**({"crs": "epsg:4326"} | about))
    for name, (lon, lat) in NODES.items():
        graph.add_node(NUMBERS[name], x=lon, y=lat)
    return graph


def edge(graph: nx.MultiDiGraph, ends: str, **attributes: Any) -> None:
    attributes = {"osmid": 7, "highway": "trunk", "oneway": True} | attributes
    graph.add_edge(NUMBERS[ends[0]], NUMBERS[ends[-1]], **attributes)


def test_a_plain_graph_of_osmnx_is_the_same_network(tmp_path: Path) -> None:
    read = read_map(from_osmnx(tmp_path, simplify=False))
    source = read_map(tmp_path / "m.osm")
    assert {piece[:3] for piece in pieces(read)} == {piece[:3] for piece in pieces(source)}
    assert sorted(read.direction.tolist()) == [0] * 7 + [1] * 2


def test_a_simplified_graph_keeps_the_points_between(tmp_path: Path) -> None:
    read = read_map(from_osmnx(tmp_path, simplify=True))
    source = read_map(tmp_path / "m.osm")
    assert {piece[1:3] for piece in pieces(read)} == {piece[1:3] for piece in pieces(source)}


def test_opposite_edges_become_one_way_and_others_stay_one_way(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ab", oneway=False, reversed=False)
    edge(graph, "ba", oneway=False, reversed=True)
    edge(graph, "cd", osmid=8)
    edge(graph, "dc", osmid=9)
    edge(graph, "ef", osmid=8, name="E")
    edge(graph, "fe", osmid=8, name="F")
    read = read_map(saved(graph, tmp_path))
    assert sorted(zip(courses(read), read.direction.tolist(), strict=True)) == [
        ("ab", 0),
        ("cd", 1),
        ("dc", 1),
        ("ef", 1),
        ("fe", 1),
    ]


def test_a_two_way_loop_is_one_way_there_and_back(tmp_path: Path) -> None:
    graph = a_graph()
    loop = LineString([NODES[name] for name in "befb"])
    edge(graph, "bb", geometry=loop, oneway=False)
    edge(graph, "bb", geometry=loop.reverse(), oneway=False)
    read = read_map(saved(graph, tmp_path))
    assert (courses(read), read.direction.tolist()) == (["befb"], [0])


def test_points_between_the_ends_belong_to_their_edge_alone(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ac", geometry=LineString([NODES[name] for name in "abc"]))
    edge(graph, "ef", geometry=LineString([NODES[name] for name in "ebf"]))
    read = read_map(saved(graph, tmp_path))
    assert courses(read) == ["abc", "ebf"]
    assert read.course[1] != read.course[4]


def test_of_listed_tags_the_slowest_holds_and_all_ids_are_kept(tmp_path: Path) -> None:
    graph = a_graph()
    listed = {"highway": ["primary", "track"], "maxspeed": ["50", "30"], "surface": "gravel"}
    edge(graph, "ab", osmid=[4, 5], name=["乙路", "甲路"], lanes="2", **listed)
    read = read_map(saved(graph, tmp_path))
    assert read.way_ids == ("4;5",)
    assert read.tags == (
        {"highway": "track", "maxspeed": "30", "surface": "gravel", "name": "乙路"},
    )


def test_a_graph_that_lost_its_bends_is_refused(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ab", length=1112.0)
    assert courses(read_map(saved(graph, tmp_path))) == ["ab"]
    edge(graph, "bc", length=1500.0)
    with pytest.raises(RoadsError, match="lost the bends"):
        read_map(saved(graph, tmp_path))


def test_a_projected_graph_is_turned_back(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ab", geometry=LineString([NODES["a"], NODES["e"], NODES["b"]]))
    read = read_map(saved(osmnx.project_graph(graph), tmp_path))
    assert read.lon[read.course] == pytest.approx([NODES[name][0] for name in "aeb"], abs=1e-8)
    assert read.lat[read.course] == pytest.approx([NODES[name][1] for name in "aeb"], abs=1e-8)


def test_a_graph_is_cut_as_other_maps_are(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ad", geometry=LineString([NODES[name] for name in "abcd"]))
    area = tmp_path / "county.geojson"
    ring = "[[118.9, 29.59], [119.1, 29.59], [119.1, 29.625], [118.9, 29.625], [118.9, 29.59]]"
    area.write_text(f'{{"type": "Polygon", "coordinates": [{ring}]}}', encoding="utf-8")
    assert courses(read_map(saved(graph, tmp_path), open_cut(area, 0))) == ["abc"]


@pytest.mark.parametrize(
    ("about", "attributes", "words"),
    [
        ({"crs": "nonsense"}, {}, "cannot be read"),
        ({}, {"highway": None}, "has no roads"),
        ({}, {"geometry": "LINESTRING (1"}, "cannot be read"),
        ({}, {"osmid": "w7"}, "cannot be read"),
        ({}, {"oneway": "perhaps"}, "cannot be read"),
    ],
)
def test_a_graph_that_is_no_map_is_refused(
    tmp_path: Path, about: dict[str, Any], attributes: dict[str, Any], words: str
) -> None:
    graph = a_graph(**about)
    edge(graph, "ab", **attributes)
    for _, _, held in graph.edges(data=True):
        for key in [key for key, value in held.items() if value is None]:
            del held[key]
    with pytest.raises(RoadsError, match=words):
        read_map(saved(graph, tmp_path))


def test_a_graph_without_a_coordinate_system_is_refused(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ab")
    del graph.graph["crs"]
    with pytest.raises(RoadsError, match="coordinate system"):
        read_map(saved(graph, tmp_path))


def test_node_coordinates_out_of_range_are_refused(tmp_path: Path) -> None:
    graph = a_graph()
    edge(graph, "ab")
    graph.nodes[NUMBERS["a"]]["y"] = 129.6
    with pytest.raises(RoadsError, match="nowhere on earth"):
        read_map(saved(graph, tmp_path))


def test_the_hand_made_map_is_what_these_tests_think() -> None:
    assert osm_text().count("<way ") == 7
