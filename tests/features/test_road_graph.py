"""The road map of Chun'an keeps what is documented and never drives over open water."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import osmnx
import pytest
import shapely

from routing.model import CoordStatus, RoadSource, Scenario, TravelSource
from routing.roads import Roads, open_roads
from routing.roads.great_circle import great_circle_m
from tests.builders import a_centre, a_hub, a_scenario, a_van, a_village

MAPS = Path(__file__).parents[2] / "maps"
SEAT = "330127"
VAN = a_van()
FENKOU, WEIPING, LINQI = "330127108000", "330127104000", "330127103000"
SPEED_KMH = {"trunk": 50.0, "secondary": 40.0, "tertiary": 30.0, "unclassified": 20.0}
DOCUMENTED_KM = {FENKOU: 73.79, WEIPING: 45.0, LINQI: 40.0}


@cache
def points() -> list[dict[str, str]]:
    with (MAPS / "chunan" / "points.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@cache
def graph() -> nx.MultiDiGraph:
    before = osmnx.settings.useful_tags_way
    osmnx.settings.useful_tags_way = [*before, "routing:status"]
    try:
        roads = osmnx.graph_from_xml(MAPS / "chunan.osm.bz2", simplify=False, retain_all=True)
    finally:
        osmnx.settings.useful_tags_way = before
    for _, _, tags in roads.edges(data=True):
        tags["hours"] = tags["length"] / SPEED_KMH[tags["highway"]]
    return roads


@cache
def node_of() -> dict[tuple[float, float], int]:
    return {(spot["x"], spot["y"]): node for node, spot in graph().nodes(data=True)}


def node(place_id: str) -> int:
    [row] = [row for row in points() if row["id"] == place_id]
    return node_of()[float(row["lon"]), float(row["lat"])]


def pieces() -> Iterator[tuple[shapely.Geometry, dict[str, Any]]]:
    spot = graph().nodes
    for start, end, tags in graph().edges(data=True):
        ends = [(spot[at]["x"], spot[at]["y"]) for at in (start, end)]
        yield shapely.linestrings(ends), tags


def outline(name: str) -> shapely.Geometry:
    collection = json.loads((MAPS / "chunan" / name).read_text(encoding="utf-8"))
    return shapely.geometry.shape(collection["features"][0]["geometry"])


def place(row: dict[str, str]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "lon": float(row["lon"]),
        "lat": float(row["lat"]),
        "coord_status": CoordStatus(row["coord_status"]),
    }


@cache
def chunan() -> Scenario:
    rows = {
        level: [row for row in points() if row["level"] == level]
        for level in ("seat", "township", "village")
    }
    return a_scenario(
        hub=a_hub(id=SEAT, **place(rows["seat"][0])),
        centres=tuple(a_centre(row["id"], **place(row)) for row in rows["township"]),
        villages=tuple(a_village(row["id"], **place(row)) for row in rows["village"][::2]),
        consignments=(),
        lines=(),
        roads=RoadSource(map_path=str(MAPS / "chunan.osm.bz2"), speed_kmh=SPEED_KMH),
    )


@cache
def roads() -> Roads:
    return open_roads(chunan())


@pytest.mark.parametrize("weight", ["hours", "length"])
@pytest.mark.parametrize(("place_id", "km"), DOCUMENTED_KM.items())
def test_the_way_from_the_seat_is_as_long_as_documented(
    place_id: str, km: float, weight: str
) -> None:
    way = nx.shortest_path(graph(), node(SEAT), node(place_id), weight=weight)
    assert nx.path_weight(graph(), way, "length") == pytest.approx(km * 1000, rel=0.02)


@pytest.mark.parametrize(("place_id", "km"), DOCUMENTED_KM.items())
def test_the_travel_matrix_drives_these_ways(place_id: str, km: float) -> None:
    travel = roads().measure()
    assert travel.leg_m(SEAT, place_id, VAN) == pytest.approx(km * 1000, rel=0.02)
    assert travel.leg_s(SEAT, place_id, VAN) == pytest.approx(km / 50 * 3600, rel=0.02)


def test_documented_roads_have_their_documented_totals() -> None:
    with (MAPS / "chunan" / "roads.csv").open(encoding="utf-8", newline="") as table:
        documented = [row for row in csv.DictReader(table) if row["length_km"]]
    both_m = sum(tags["length"] for _, tags in pieces() if tags["routing:status"] == "documented")
    total_km = sum(float(row["length_km"]) for row in documented)
    assert both_m / 2 == pytest.approx(total_km * 1000, rel=0.005)


def test_all_places_lie_on_one_connected_network() -> None:
    assert nx.number_strongly_connected_components(graph()) == 1
    assert len({node(row["id"]) for row in points()}) == len(points())
    assert roads().findings == ()


def test_every_road_says_whether_it_is_documented_or_assumed() -> None:
    assert {tags["routing:status"] for _, tags in pieces()} == {"documented", "assumed"}
    assert {tags["highway"] for _, tags in pieces() if tags["routing:status"] == "documented"} == {
        "trunk"
    }


def test_no_road_crosses_open_water_except_on_a_named_bridge() -> None:
    inner = shapely.buffer(outline("water.geojson"), -1e-5)
    shapely.prepare(inner)
    wet = [tags for line, tags in pieces() if shapely.intersects(inner, line)]
    assert wet
    assert all(tags.get("bridge") == "yes" and tags["name"] for tags in wet)
    assert {"千岛湖大桥", "上江埠大桥"} <= {tags["name"] for tags in wet}


def test_the_water_is_the_lake_less_land_round_real_places() -> None:
    lake, water = outline("lake.geojson"), outline("water.geojson")
    assert shapely.covers(shapely.buffer(lake, 1e-4), water)
    gained = shapely.difference(lake, shapely.buffer(water, 1e-4))
    real = [row for row in points() if row["coord_status"] == "real"]
    spots = shapely.points([(float(row["lon"]), float(row["lat"])) for row in real])
    assert shapely.covers(shapely.buffer(shapely.union_all(spots), 0.0127), gained)
    assert water.area > 0.95 * lake.area


def test_traced_lines_are_as_long_as_their_legs() -> None:
    travel = roads().measure()
    legs = [(SEAT, row["id"]) for row in points() if row["level"] == "township"]
    legs += [(row["parent_id"], row["id"]) for row in points()[24::2]]
    legs = [leg for leg in legs if set(leg) <= set(travel.place_ids)]
    lines = roads().trace((*leg, VAN.profile) for leg in legs)
    assert len(lines) == len(legs) > 200
    for (start, end, _), line in lines.items():
        lon, lat = np.array(line.points).T
        drawn_m = great_circle_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum()
        assert line.source is TravelSource.ROADS
        assert drawn_m == pytest.approx(travel.leg_m(start, end, VAN), rel=0.02, abs=1)


def test_village_roads_offer_no_short_cut_between_townships() -> None:
    main = [
        (start, end, key)
        for start, end, key, tags in graph().edges(keys=True, data=True)
        if tags["highway"] != "unclassified"
    ]
    alone = graph().edge_subgraph(main)
    far, far_alone = (
        nx.single_source_dijkstra_path_length(network, node(SEAT), weight="length")
        for network in (graph(), alone)
    )
    townships = [node(row["id"]) for row in points() if row["level"] == "township"]
    assert [far[at] for at in townships] == pytest.approx([far_alone[at] for at in townships])


def test_the_description_says_what_is_assumed() -> None:
    text = roads().measure().description
    assert "1613 km: 232 km (14 %) documented" in text
    assert "village points are assumed" in text
