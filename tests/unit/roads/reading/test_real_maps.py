"""The maps people have: Chun'an as it was reconstructed, Andorra as it was surveyed."""

import json
from pathlib import Path

import pytest
import shapely

from routing.roads.building.built_map import build_map
from routing.roads.reading import open_cut, read_map
from routing.roads.stretches import stretches_of
from tests.unit.roads.reading.drawn import pieces

ROOT = Path(__file__).resolve().parents[4]
CHUNAN = ROOT / "maps" / "chunan.osm.bz2"
ANDORRA = ROOT.parent / "shared" / "data" / "osm" / "andorra-2025-01-18.osm.pbf"
with_andorra = pytest.mark.skipif(not ANDORRA.is_file(), reason="Andorra's extract is not here")


def test_chunan_reads_as_it_always_did() -> None:
    road_map = read_map(CHUNAN)
    assert len(road_map.lon) == 16_590
    assert stretches_of(road_map).length_m.sum() == pytest.approx(1_612_992, abs=1)


def test_chunan_is_the_same_after_building(tmp_path: Path) -> None:
    build_map(CHUNAN, tmp_path / "chunan.graphml", None)
    assert pieces(read_map(tmp_path / "chunan.graphml")) == pieces(read_map(CHUNAN))


@with_andorra
def test_andorra_has_the_ways_of_its_extract() -> None:
    road_map = read_map(ANDORRA)
    assert (len(road_map.way_ids), len(road_map.lon)) == (7528, 139_908)
    assert stretches_of(road_map).length_m.sum() == pytest.approx(2_087_401, abs=1)
    drivable = {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified"}
    assert sum(tags.get("highway") in drivable for tags in road_map.tags) > 1000


@with_andorra
def test_a_parish_of_andorra_is_the_whole_but_for_what_lies_outside(tmp_path: Path) -> None:
    area = shapely.box(1.55, 42.53, 1.62, 42.6)
    boundary = tmp_path / "parish.geojson"
    boundary.write_text(json.dumps(shapely.geometry.mapping(area)), encoding="utf-8")
    whole, part = read_map(ANDORRA), read_map(ANDORRA, open_cut(boundary, 0))
    inside = shapely.contains_xy(area, whole.lon, whole.lat)
    stretches = stretches_of(whole)
    length_m = stretches.length_m
    kept_m = length_m[inside[stretches.start] & inside[stretches.end]].sum()
    assert 0.05 < kept_m / length_m.sum() < 0.5
    assert stretches_of(part).length_m.sum() == pytest.approx(kept_m, abs=0.01)
    assert set(part.way_ids) < set(whole.way_ids)
