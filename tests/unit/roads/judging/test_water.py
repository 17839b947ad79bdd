"""R211."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.roads.judging.water import read_water, water_findings
from tests.builders import a_village

SQUARE = [[119.0, 29.0], [119.1, 29.0], [119.1, 29.1], [119.0, 29.1], [119.0, 29.0]]


def feature(ring: list[Any] = SQUARE, **tags: str) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "geometry": geometry, "properties": tags or None}


def written(tmp_path: Path, *features: dict[str, Any]) -> Path:
    path = tmp_path / "water.geojson"
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def test_a_place_in_the_lake_is_named_with_the_metres_to_the_shore(tmp_path: Path) -> None:
    waters = read_water(written(tmp_path, feature(name="Lake", name_zh="千岛湖")))
    places = (a_village("v1", lon=119.05, lat=29.01), a_village("v2", lon=119.2, lat=29.01))
    [finding] = water_findings(places, waters, np.array([400.0, 400.0]))
    assert (finding.code, finding.place_id, finding.unit) == ("R211", "v1", "m")
    assert finding.amount == pytest.approx(1112, abs=2)
    assert "lies in open water (Lake 千岛湖), 1,112 m from the shore" in finding.message


def test_a_place_beside_a_road_is_on_land(tmp_path: Path) -> None:
    waters = read_water(written(tmp_path, feature()))
    place = a_village("v1", lon=119.05, lat=29.01)
    assert water_findings((place,), waters, np.array([50.0])) == ()
    [finding] = water_findings((place,), waters, None)
    assert "lies in open water, 1,112 m" in finding.message


def test_a_bare_geometry_will_do(tmp_path: Path) -> None:
    path = tmp_path / "lake.geojson"
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE]]}
    path.write_text(json.dumps({"type": "GeometryCollection", "geometries": [shape]}), "utf-8")
    assert len(read_water(path)) == 1


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "is no GeoJSON"),
        ("[]", "is no GeoJSON"),
        ('{"type": "FeatureCollection"}', "is no GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "has no polygon"),
        (json.dumps(feature([[1, 2]])), "polygon|GeoJSON"),
        (json.dumps(feature([["a", "b"], [1, 2], [2, 2], ["a", "b"]])), "no GeoJSON"),
        (json.dumps(feature([[500, 2], [501, 2], [501, 3], [500, 2]])), "not WGS84 degrees"),
        ("[" * 100_000, "is no GeoJSON"),
    ],
)
def test_a_faulty_file_is_an_error_with_the_remedy(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "water.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RoadsError, match=cause) as caught:
        read_water(path)
    assert "water.geojson" in str(caught.value)
    assert "roads.water" in str(caught.value)


def test_an_absent_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match="cannot be read"):
        read_water(tmp_path / "none.geojson")
