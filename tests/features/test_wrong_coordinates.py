"""A table in the wrong datum, swapped columns and a village in the lake are named as such."""

import csv
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely

from routing.errors import RoadsError
from routing.model import Finding, RoadSource, Scenario
from routing.model.datum import Point, gcj02_to_bd09, wgs84_to_gcj02
from routing.roads import open_roads, report_roads
from routing.scenario import read_scenario
from tests.builders import a_centre, a_hub, a_scenario, a_village
from tests.unit.roads.hand_made import osm_text

ROOT = Path(__file__).parents[2]
CHUNAN = ROOT / "scenarios" / "chunan"
MAP = ROOT / "maps" / "chunan.osm.bz2"
WATER = ROOT / "maps" / "chunan" / "water.geojson"
COUNTY = ROOT / "maps" / "chunan" / "county.geojson"
SUSPICIOUS = {"R204", "R205", "R208", "R209", "R210", "R211"}


def bd09(lon: float, lat: float) -> Point:
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


def county(folder: Path, move: Callable[[float, float], Point]) -> Path:
    """Return a copy of Chun'an whose table of places is in another datum."""
    shutil.copytree(CHUNAN, folder)
    path = folder / "places.csv"
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        lon, lat = move(float(row["lon"]), float(row["lat"]))
        row["lon"], row["lat"] = f"{lon:.7f}", f"{lat:.7f}"
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return folder


@cache
def chunan() -> Scenario:
    return read_scenario(CHUNAN)


def told(scenario: Scenario) -> dict[str, Finding]:
    """Return the findings on places, by code; the last of each code."""
    return {f.code: f for f in open_roads(scenario).findings if f.code in SUSPICIOUS}


def access_m(scenario: Scenario) -> list[float]:
    return [row.joint.access_m for row in report_roads(scenario).places if row.joint]


def test_the_countys_own_places_are_left_alone() -> None:
    assert told(chunan()) == {}


@pytest.mark.parametrize(
    ("move", "crs", "words"),
    [
        (wgs84_to_gcj02, "gcj02", "the coordinates are GCJ-02 and were read as WGS 84"),
        (bd09, "bd09", "the coordinates are BD-09 and were read as WGS 84"),
    ],
)
def test_a_table_of_a_web_map_fed_as_wgs84_is_named_and_put_right(
    tmp_path: Path, move: Callable[[float, float], Point], crs: str, words: str
) -> None:
    folder = county(tmp_path / "county", move)
    files = f"roads.map={MAP}", f"roads.water={WATER}", f"roads.boundary={COUNTY}"
    finding = told(read_scenario(folder, settings=files))["R208"]
    assert words in finding.message
    assert f"`crs: {crs}`" in finding.message
    right = read_scenario(folder, settings=(*files, f"crs={crs}"))
    assert told(right) == {}
    np.testing.assert_allclose(access_m(right), access_m(chunan()), atol=0.1)


def test_a_datum_stated_for_coordinates_that_are_wgs84_is_named() -> None:
    finding = told(read_scenario(CHUNAN, settings=("crs=gcj02",)))["R208"]
    assert "the coordinates are WGS 84 and were read as GCJ-02" in finding.message
    assert "`crs: wgs84`" in finding.message


def test_a_village_in_the_lake_is_named() -> None:
    [feature] = json.loads(WATER.read_text(encoding="utf-8"))["features"]
    middle = shapely.geometry.shape(feature["geometry"]).representative_point()
    village = chunan().villages[7]
    moved = replace(village, lon=middle.x, lat=middle.y)
    scenario = chunan().replace(
        villages=tuple(moved if v.id == village.id else v for v in chunan().villages),
        roads=replace(chunan().roads, water_path=str(WATER), snap_limit_m=20_000),
    )
    found = told(scenario)
    assert found["R211"].place_id == village.id
    assert "千岛湖" in found["R211"].message
    assert found.keys() <= {"R205", "R211"}


def swapped_county(tmp_path: Path, *, every: bool) -> Scenario:
    """Return places on a map at 41 degrees east and 40 north, some or all of them swapped."""
    path = tmp_path / "hand.osm"
    nodes = {name: (41.0, 40.0 + number / 100) for number, name in enumerate("abcdefxy")}
    path.write_text(osm_text(nodes=nodes), encoding="utf-8")
    spots = {name: {"lon": lon, "lat": lat} for name, (lon, lat) in nodes.items()}
    back = {name: {"lon": at["lat"], "lat": at["lon"]} for name, at in spots.items()}
    some = back if every else spots
    return a_scenario(
        hub=a_hub(**some["a"]),
        centres=(a_centre("c1", **some["b"]),),
        villages=(a_village("v1", **some["c"]), a_village("v2", **back["d"])),
        roads=RoadSource(map_path=str(path)),
    )


def test_swapped_columns_are_named_with_the_error(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match="Longitude and latitude look swapped: 4 of 4"):
        open_roads(swapped_county(tmp_path, every=True)).measure()


def test_a_single_swapped_row_is_named(tmp_path: Path) -> None:
    found = told(swapped_county(tmp_path, every=False))
    assert found["R209"].place_id == "v2"
    assert "Exchange lon and lat." in found["R209"].message
