import bz2
import gzip
from pathlib import Path

import networkx as nx
import osmnx
import pytest

from routing.errors import RoadsError
from routing.roads import guard
from routing.roads.reading import read_network
from tests.unit.roads.hand_made import NODES, WAYS, osm_text

STEP_M = 1111.95


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_only_roads_for_vans_are_kept(hand_map: Path) -> None:
    network = read_network(hand_map, {})
    assert len(network.lon) == len(NODES)
    two_way, one_way = 3 + 1 + 1, 2
    assert len(network.start) == 2 * two_way + one_way


def test_kilometres_are_counted_once_and_by_status(hand_map: Path) -> None:
    network = read_network(hand_map, {})
    east_m = STEP_M * 0.8694
    assert network.documented_m == pytest.approx(3 * STEP_M, rel=1e-4)
    assert network.assumed_m == pytest.approx(east_m, rel=1e-3)
    assert network.total_m > network.documented_m + network.assumed_m


def test_times_follow_the_speed_of_the_class(hand_map: Path) -> None:
    network = read_network(hand_map, {"trunk": 36.0, "unclassified": 18.0})
    speeds = (network.length_m / network.drive_s).round(6)
    assert set(speeds.tolist()) == {10.0, 5.0}


def test_a_sign_slows_a_road_but_never_speeds_it_up(tmp_path: Path) -> None:
    ways = (
        ("ab", {"highway": "trunk", "maxspeed": "18"}),
        ("bc", {"highway": "trunk", "maxspeed": "120"}),
    )
    network = read_network(write(tmp_path / "m.osm", osm_text(ways)), {"trunk": 36.0})
    assert sorted({round(v, 6) for v in network.length_m / network.drive_s}) == [5.0, 10.0]


def test_the_most_particular_access_tag_decides(tmp_path: Path) -> None:
    ways = (
        ("ab", {"highway": "service", "access": "private", "motor_vehicle": "yes"}),
        ("bc", {"highway": "service", "vehicle": "no"}),
        ("cd", {"highway": "service", "area": "yes"}),
    )
    network = read_network(write(tmp_path / "m.osm", osm_text(ways)), {})
    assert len(network.start) == 2


def test_a_class_that_is_not_for_vans_is_driven_where_the_scenario_gives_it_a_speed(
    hand_map: Path,
) -> None:
    walked = read_network(hand_map, {"footway": 5.0})
    assert len(walked.start) == len(read_network(hand_map, {}).start) + 2


@pytest.mark.parametrize(("suffix", "pack"), [(".bz2", bz2.compress), (".gz", gzip.compress)])
def test_compressed_maps_read_the_same(hand_map: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    packed = hand_map.with_name(hand_map.name + suffix)
    packed.write_bytes(pack(hand_map.read_bytes()))
    assert (
        read_network(packed, {}).length_m.tolist() == read_network(hand_map, {}).length_m.tolist()
    )


def test_the_settings_of_osmnx_are_put_back(hand_map: Path) -> None:
    before = list(osmnx.settings.useful_tags_way)
    read_network(hand_map, {})
    assert osmnx.settings.useful_tags_way == before
    with pytest.raises(RoadsError):
        read_network(write(hand_map, '<osm version="0.6"></osm>'), {})
    assert osmnx.settings.useful_tags_way == before


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<osm version="0.6"><node id="1" lat="29" lon="119"><tag k="name" v="&b;"/></node></osm>'
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cut.osm", osm_text()[:-200].encode(), "cannot be read"),
        ("cut.osm.bz2", bz2.compress(osm_text().encode())[:-20], "damaged"),
        ("cut.osm.gz", gzip.compress(osm_text().encode())[:-20], "damaged"),
        ("fake.osm.bz2", osm_text().encode(), "damaged"),
        ("page.osm", b"<html><body>404</body></html>", "not OpenStreetMap XML"),
        ("noise.osm", bytes(range(256)) * 40, "not OpenStreetMap XML"),
        ("empty.osm", b"", "empty"),
        ("bomb.osm", BOMB.encode(), "document type or entities"),
        ("roads.osm.pbf", b"\x00", r"\.osm\.bz2"),
        ("roads.shp", b"\x00", r"\.osm\.bz2"),
        ("void.osm", b'<osm version="0.6"></osm>', "cannot be read"),
        (
            "nowhere.osm",
            osm_text().replace('lat="29.6"', 'lat="129.6"').encode(),
            "nowhere on earth",
        ),
        ("bare.osm", osm_text().replace('lat="29.6"', "").encode(), "cannot be read"),
        ("words.osm", osm_text().replace('lat="29.6"', 'lat="x"').encode(), "cannot be read"),
        ("latin.osm", osm_text().replace("trunk", "tr\u00fcnk").encode("latin-1"), "cannot be"),
        ("walks.osm", osm_text(WAYS[4:5]).encode(), "no roads for vans"),
        ("clipped.osm", osm_text().replace('<node id="4"', '<node id="9"').encode(), "complete"),
    ],
)
def test_a_bad_map_is_refused_with_its_name_and_a_remedy(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RoadsError, match=words) as caught:
        read_network(path, {})
    assert name in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match=r"none\.osm is not there"):
        read_network(tmp_path / "none.osm", {})


def test_a_map_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_BYTES", 2**21)
    path = tmp_path / "large.osm.bz2"
    path.write_bytes(bz2.compress(b"<osm>" + b" " * 2**22))
    with pytest.raises(RoadsError, match="larger than 2 MiB"):
        read_network(path, {})


def test_a_declaration_across_two_chunks_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_CHUNK_BYTES", 20)
    path = write(tmp_path / "late.osm", "<osm >          <!DOCTYPE x></osm>")
    with pytest.raises(RoadsError, match="document type"):
        guard.check_map_file(path)


def test_reading_keeps_one_way_roads_one_way(hand_map: Path) -> None:
    network = read_network(hand_map, {})
    graph = nx.DiGraph(list(zip(network.start.tolist(), network.end.tolist(), strict=True)))
    spot = {
        (round(lon, 2), round(lat, 2)): index
        for index, (lon, lat) in enumerate(zip(network.lon, network.lat, strict=True))
    }
    assert graph.has_edge(spot[NODES["e"]], spot[NODES["f"]])
    assert not graph.has_edge(spot[NODES["f"]], spot[NODES["e"]])
