import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.roads.great_circle import great_circle_m
from routing.roads.reading import Cut, open_cut, read_map
from tests.unit.roads.reading.drawn import a_map, courses

TRUNK = {"highway": "trunk"}


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def boundary(folder: Path, value: object, buffer_m: int = 0) -> Cut:
    path = folder / "county.geojson"
    path.write_text(json.dumps(value), encoding="utf-8")
    return open_cut(path, buffer_m)


LOW = box(118.9, 29.595, 119.1, 29.615)


def test_only_points_within_the_polygon_are_kept(hand_map: Path, tmp_path: Path) -> None:
    road_map = read_map(hand_map, boundary(tmp_path, LOW))
    assert courses(road_map) == ["ab", "be"]
    assert road_map.lat.max() < 29.615


def test_a_way_that_leaves_and_returns_is_cut_in_parts(tmp_path: Path) -> None:
    path = a_map(tmp_path / "m.osm", ("abcdeb", TRUNK), ("cd", TRUNK), ("ac", TRUNK))
    road_map = read_map(path, boundary(tmp_path, LOW))
    assert courses(road_map) == ["ab", "eb"]
    assert road_map.way_ids == ("1", "1")


def test_the_shape_decides_and_not_its_bounding_box(hand_map: Path, tmp_path: Path) -> None:
    triangle = [[118.99, 29.59], [119.02, 29.59], [118.99, 29.64], [118.99, 29.59]]
    cut = boundary(tmp_path, {"type": "Polygon", "coordinates": [triangle]})
    assert courses(read_map(hand_map, cut)) == ["abc", "ac"]


def test_a_margin_reaches_as_far_in_every_direction(tmp_path: Path) -> None:
    inner = box(119.0, 29.6, 119.01, 29.61)
    west, south, east, north = boundary(tmp_path, inner, 5000).bounds
    reach_m = great_circle_m(
        np.array([119.0, 119.01, 119.0, 119.0]),
        np.array([29.605, 29.605, 29.6, 29.61]),
        np.array([west, east, 119.0, 119.0]),
        np.array([29.605, 29.605, south, north]),
    )
    assert reach_m == pytest.approx(5000, rel=0.002)


def test_equal_areas_have_equal_digests_and_others_do_not(tmp_path: Path) -> None:
    cut = boundary(tmp_path, LOW, 100)
    assert boundary(tmp_path, {"type": "Feature", "geometry": LOW}, 100).digest == cut.digest
    assert boundary(tmp_path, LOW, 101).digest != cut.digest


@pytest.mark.parametrize(
    "value",
    [
        LOW,
        {"type": "MultiPolygon", "coordinates": [LOW["coordinates"]]},
        {"type": "Feature", "properties": None, "geometry": LOW},
        {"type": "GeometryCollection", "geometries": [LOW]},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": None},
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 0]}},
                {"type": "Feature", "geometry": LOW},
            ],
        },
        {**LOW, "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
    ],
    ids=lambda value: value["type"],
)
def test_every_kind_of_geojson_with_polygons_is_read(tmp_path: Path, value: object) -> None:
    assert boundary(tmp_path, value).polygon.area == pytest.approx(0.2 * 0.02)


def test_a_ring_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    bow = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
    assert boundary(tmp_path, {"type": "Polygon", "coordinates": [bow]}).polygon.is_valid


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a GeoJSON file"),
        ("{", "not a GeoJSON file"),
        ("[]", "not a GeoJSON file"),
        ("\x89PNG", "not a GeoJSON file"),
        ('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}', "not a GeoJSON file|cannot be"),
        (
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, NaN], [1, 0], [0, 0]]]}',
            "not a number",
        ),
        (
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1e999], [1, 0], [0, 0]]]}',
            "not a number",
        ),
        ('{"type": "Point", "coordinates": [0, 0]}', "has no polygon"),
        ('{"type": "FeatureCollection", "features": []}', "has no polygon"),
        (json.dumps(box(500000, 3200000, 510000, 3210000)), "not WGS84 degrees"),
        (json.dumps({**LOW, "crs": {"properties": {"name": "EPSG:4490"}}}), "not in WGS84"),
        ("[" * 100_000, "not a GeoJSON file"),
    ],
)
def test_a_boundary_that_is_none_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "county.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RoadsError, match=words) as caught:
        open_cut(path, 0)
    assert "county.geojson" in str(caught.value)


def test_a_boundary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match=r"none\.geojson is not a file"):
        open_cut(tmp_path / "none.geojson", 0)


def test_a_boundary_beside_the_map_says_so(hand_map: Path, tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match="boundary"):
        read_map(hand_map, boundary(tmp_path, box(0, 0, 1, 1)))
