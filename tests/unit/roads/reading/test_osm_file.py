import bz2
import gzip
from pathlib import Path

import osmium
import pytest

from routing.errors import RoadsError
from routing.roads.reading import read_map
from routing.roads.road_map import WAY_TAGS
from tests.unit.roads.hand_made import NODES, osm_text
from tests.unit.roads.reading.drawn import a_map, courses, pieces

TRUNK = {"highway": "trunk"}


def as_pbf(xml: Path) -> Path:
    target = xml.with_name("hand.osm.pbf")
    with osmium.SimpleWriter(target) as writer:
        for thing in osmium.FileProcessor(xml):
            writer.add(thing)
    return target


def test_ways_with_a_class_are_kept_whoever_may_drive_them(hand_map: Path) -> None:
    road_map = read_map(hand_map)
    assert courses(road_map) == ["abcd", "be", "efb", "xy", "ad", "ac"]
    assert road_map.way_ids == ("1", "2", "3", "4", "5", "6")
    assert road_map.direction.tolist() == [0, 0, 1, 0, 0, 0]
    assert road_map.tags[0] == {"highway": "trunk", "routing:status": "documented"}


def test_ways_that_meet_share_a_point(hand_map: Path) -> None:
    road_map = read_map(hand_map)
    assert len(road_map.lon) == len(NODES)
    assert len(road_map.course) == sum(map(len, courses(road_map)))


def test_ferries_are_kept_and_other_routes_and_areas_are_not(tmp_path: Path) -> None:
    path = a_map(
        tmp_path / "m.osm",
        ("ab", {"route": "ferry", "duration": "00:15"}),
        ("bc", {"route": "bus"}),
        ("cd", {"highway": "service", "area": "yes"}),
    )
    road_map = read_map(path)
    assert courses(road_map) == ["ab"]
    assert road_map.tags == ({"route": "ferry", "duration": "00:15"},)


def test_only_known_tags_are_kept(tmp_path: Path) -> None:
    path = a_map(tmp_path / "m.osm", ("ab", {**TRUNK, "lit": "yes", "name": "千岛湖大道"}))
    (tags,) = read_map(path).tags
    assert tags == {**TRUNK, "name": "千岛湖大道"}
    assert set(tags) <= set(WAY_TAGS)


@pytest.mark.parametrize(("suffix", "pack"), [(".bz2", bz2.compress), (".gz", gzip.compress)])
def test_packed_maps_read_the_same(hand_map: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    packed = hand_map.with_name(hand_map.name + suffix)
    packed.write_bytes(pack(hand_map.read_bytes()))
    assert pieces(read_map(packed)) == pieces(read_map(hand_map))


def test_pbf_reads_the_same_under_either_ending(hand_map: Path) -> None:
    pbf = as_pbf(hand_map)
    assert pieces(read_map(pbf)) == pieces(read_map(hand_map))
    short = pbf.rename(pbf.with_name("HAND.PBF"))
    assert pieces(read_map(short)) == pieces(read_map(hand_map))


def test_a_way_over_points_the_file_lacks_is_cut_to_the_runs_it_has(tmp_path: Path) -> None:
    path = a_map(tmp_path / "m.osm", ("abexcd", TRUNK), ("aefb", TRUNK), ("ec", TRUNK))
    missing = path.read_text("utf-8").replace('<node id="5"', '<node id="99"')
    path.write_text(missing, encoding="utf-8")
    road_map = read_map(path)
    assert courses(road_map) == ["ab", "xcd", "fb"]
    assert road_map.way_ids == ("1", "1", "2")


def test_a_point_that_follows_itself_counts_once(tmp_path: Path) -> None:
    path = a_map(tmp_path / "m.osm", ("aabbc", TRUNK), ("dd", TRUNK))
    assert courses(read_map(path)) == ["abc"]


def test_ids_below_zero_are_read_as_editors_write_them(tmp_path: Path) -> None:
    text = osm_text((("abc", TRUNK),)).replace('id="', 'id="-').replace('ref="', 'ref="-')
    path = tmp_path / "josm.osm"
    path.write_text(text, encoding="utf-8")
    road_map = read_map(path)
    assert courses(road_map) == ["abc"]
    assert road_map.way_ids == ("-1",)


def test_coordinates_are_those_of_the_text_to_the_last_digit(tmp_path: Path) -> None:
    text = osm_text((("ab", TRUNK),)).replace(
        'lon="119.0" lat="29.6"', 'lon="1.1234567" lat="-7.3"'
    )
    path = tmp_path / "m.osm"
    path.write_text(text, encoding="utf-8")
    road_map = read_map(path)
    assert (1.1234567, -7.3) in set(zip(road_map.lon.tolist(), road_map.lat.tolist(), strict=True))


def test_points_nowhere_on_earth_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.osm"
    path.write_text(osm_text().replace('lat="29.6"', 'lat="129.6"'), encoding="utf-8")
    with pytest.raises(RoadsError, match="nowhere on earth"):
        read_map(path)


def test_points_without_a_place_are_told_from_a_map_without_roads(tmp_path: Path) -> None:
    path = tmp_path / "m.osm"
    text = osm_text((("ab", TRUNK), ("cd", TRUNK)))
    ways_first = text.splitlines()
    ways_first[2:-1] = [*ways_first[-3:-1], *ways_first[2:-3]]
    path.write_text("\n".join(ways_first), encoding="utf-8")
    with pytest.raises(RoadsError, match="osmium sort"):
        read_map(path)
