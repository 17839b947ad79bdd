from pathlib import Path
from typing import Any

import numpy as np
import pytest

from routing.roads.reading import open_cut, osm_file, point_scan, read_map
from routing.roads.reading.assembly import Points
from routing.roads.reading.point_scan import every_point, points_in_box
from tests.unit.roads.hand_made import osm_text
from tests.unit.roads.reading.drawn import a_map, courses

BOX = (118.995, 29.595, 119.015, 29.625)
TRUNK = {"highway": "trunk"}


def speckled(path: Path, count: int = 500) -> Path:
    """Write a map of many points in no order, every third with a tag, some of them odd."""
    lines = ['<osm version="0.6">']
    for number in range(1, count):
        lon, lat = 119 + number * 37 % 100 / 1000, 29.6 + number % 50 / 1000
        tag = '<tag k="a" v="b"/>' if number % 3 == 0 else ""
        lines.append(f'<node id="{number * 7919 % 9973}" lon="{lon}" lat="{lat}">{tag}</node>')
    lines += ['<node id="99991"/>', '<node id="99992" lon="119" lat="129.6"/>', "</osm>"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("batch_bytes", [1, 160, 2**24])
def test_both_ways_of_looking_find_the_same_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch_bytes: int
) -> None:
    monkeypatch.setattr(point_scan, "BATCH_BYTES", batch_bytes)
    path = speckled(tmp_path / "m.osm")
    fast, slow = points_in_box(path, "osm", BOX), every_point(path, "osm", BOX)
    assert 0 < len(slow.keys) < 499
    assert (np.diff(slow.keys) > 0).all()
    for name in ("keys", "lon", "lat"):
        assert getattr(fast, name).tolist() == getattr(slow, name).tolist()


def test_batches_are_small_and_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    drained = point_scan._drained

    def watched(*arguments: object) -> point_scan.Records:
        batch = drained(*arguments)  # type: ignore[arg-type]
        sizes.append(len(batch))
        return batch

    monkeypatch.setattr(point_scan, "_drained", watched)
    monkeypatch.setattr(point_scan, "BATCH_BYTES", 1600)
    point_scan._is_index_as_expected.cache_clear()
    points_in_box(speckled(tmp_path / "m.osm"), "osm", BOX)
    assert sizes[0] == 2
    assert sum(sizes[1:]) == 501
    assert max(sizes) <= 103


@pytest.mark.parametrize("without", ["_has_room_for_index", "_is_index_as_expected"])
def test_where_the_index_cannot_serve_each_point_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    path = speckled(tmp_path / "m.osm")
    expected = points_in_box(path, "osm", BOX).keys.tolist()
    monkeypatch.setattr(point_scan, without, lambda *_: False)
    monkeypatch.setattr(point_scan, "_batches", lambda _: pytest.fail("the index is used"))
    assert points_in_box(path, "osm", BOX).keys.tolist() == expected


def test_this_osmium_writes_the_index_we_read(tmp_path: Path) -> None:
    point_scan._is_index_as_expected.cache_clear()
    assert point_scan._is_index_as_expected()
    assert point_scan._has_room_for_index(speckled(tmp_path / "m.osm"))


def test_a_map_with_ids_below_zero_can_be_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def watched(*arguments: Any) -> Points:
        calls.append(arguments)
        return every_point(*arguments)

    monkeypatch.setattr(osm_file, "every_point", watched)
    west, south, east, north = BOX
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    area = tmp_path / "county.geojson"
    area.write_text(f'{{"type": "Polygon", "coordinates": [{ring}]}}', encoding="utf-8")
    cut = open_cut(area, 0)
    path = a_map(tmp_path / "m.osm", ("abcd", TRUNK), ("xy", TRUNK))
    assert courses(read_map(path, cut)) == ["abc"]
    assert not calls
    text = osm_text((("abcd", TRUNK), ("xy", TRUNK)))
    path.write_text(text.replace('d="1"', 'd="-1"').replace('f="1"', 'f="-1"'), encoding="utf-8")
    assert courses(read_map(path, cut)) == ["abc"]
    assert len(calls) == 1
