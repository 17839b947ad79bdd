"""Files that are no maps are refused with name and remedy, soon, and with little memory."""

import bz2
import gzip
import io
import resource
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import geopandas
import osmium
import osmnx
import pytest

from routing.errors import RoadsError
from routing.roads.reading import formats, guard, read_map
from tests.unit.roads.hand_made import osm_text
from tests.unit.roads.reading.drawn import a_map

OSM = osm_text().encode()
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<{root}><node id="1" lat="29" lon="119"><tag k="name" v="&b;"/></node></{root}>'
)
GRAPH = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="d0" for="graph" attr.name="crs" attr.type="string"/>'
    '<graph edgedefault="{kind}"><data key="d0">epsg:4326</data>{body}</graph></graphml>'
)
BARE = '<node id="1"/><node id="2"/><edge source="1" target="2"/>'
MAX_GROWTH_KIB = 100 * 1024
LOADED_BEFORE_THE_CLOCK_RUNS = (geopandas, osmnx)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("map.osm", OSM)
    return buffer.getvalue()


def pbf(folder: Path) -> bytes:
    source, target = a_map(folder / "whole.osm"), folder / "whole.osm.pbf"
    with osmium.SimpleWriter(target) as writer:
        for thing in osmium.FileProcessor(source):
            writer.add(thing)
    return target.read_bytes()


def refused(path: Path, words: str) -> None:
    """Read a map that must be refused, and watch the clock and the memory."""
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RoadsError, match=words) as caught:
        read_map(path)
    assert path.name in str(caught.value)
    assert caught.value.exit_code == 4
    assert str(caught.value).count(". ") >= 1, "a remedy follows the cause"
    assert time.monotonic() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MAX_GROWTH_KIB


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cut.osm", OSM[:-200], "cannot be read"),
        ("cut.osm.bz2", bz2.compress(OSM)[:-20], "damaged"),
        ("cut.osm.gz", gzip.compress(OSM)[:-20], "damaged"),
        ("fake.osm.bz2", OSM, "damaged"),
        ("fake.osm.gz", OSM, "damaged"),
        ("page.osm", b"<html><body>404</body></html>", "but a web page"),
        ("page2.osm", b"<!DOCTYPE html><html><body>404</body></html>", "but a web page"),
        ("noise.osm", bytes(range(256)) * 40, "but something else"),
        ("zip.osm", zipped(), "but a zip archive"),
        ("street.osm", GRAPH.format(kind="directed", body=BARE).encode(), "but GraphML"),
        ("wide.osm", osm_text().encode("utf-16"), "but something else"),
        ("empty.osm", b"", "is empty"),
        ("empty.pbf", b"", "is empty"),
        ("bomb.osm", BOMB.format(root="osm").encode(), "document type or entities"),
        ("bomb.osm.gz", gzip.compress(BOMB.format(root="osm").encode()), "document type"),
        ("late.osm", b"<osm ><!DOCTYPE x [<!ENTITY a 'b'>]></osm>", "cannot be read"),
        ("unknown.osm", OSM.replace(b"abcd", b"&b;").replace(b"trunk", b"&b;"), "cannot be read"),
        ("picture.pbf", PNG, "but a PNG picture"),
        ("xml.osm.pbf", OSM, "but OpenStreetMap XML|but XML of another kind"),
        ("noise.osm.pbf", b"\x00\x00\x00\x0d\x0a\x09OSMHeader" + bytes(500), "no block begins"),
        ("roads.shp", b"\x00", r"\.osm\.bz2"),
        ("void.osm", b'<osm version="0.6"></osm>', "has no roads"),
        ("river.osm", osm_text((("ab", {"waterway": "river"}),)).encode(), "has no roads"),
        ("latin.osm", osm_text().replace("trunk", "trünk").encode("latin-1"), "cannot be read"),
        ("word.osm", OSM.replace(b'lat="29.6"', b'lat="x"'), "cannot be read"),
        ("nan.osm", OSM.replace(b'lat="29.6"', b'lat="nan"'), "cannot be read"),
        ("huge.osm", OSM.replace(b'ref="3"', b'ref="99999999999999999999"'), "cannot be read"),
        ("text.gpkg", b"highway,geometry\n", "not a GeoPackage"),
        ("other.gpkg", b"SQLite format 3\x00" + bytes(5000), "but a database"),
        ("broken.gpkg", b"SQLite format 3\x00" + bytes(52) + b"GPKG" + bytes(5000), "cannot be"),
        ("table.graphml", b"a,b\n1,2\n", "not XML with <graphml>"),
        ("bomb.graphml", BOMB.format(root="graphml").encode(), "document type or entities"),
        ("half.graphml", GRAPH.format(kind="directed", body=BARE).encode()[:-30], "cannot be read"),
        ("bare.graphml", GRAPH.format(kind="directed", body=BARE).encode(), "lacks x and y"),
        ("none.graphml", GRAPH.format(kind="directed", body="").encode(), "without nodes"),
        ("both.graphml", GRAPH.format(kind="undirected", body=BARE).encode(), "undirected"),
    ],
)
def test_a_bad_map_is_refused_with_its_name_and_a_remedy(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused(path, words)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.95])
def test_a_pbf_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    whole = pbf(tmp_path)
    path = tmp_path / "half.osm.pbf"
    path.write_bytes(whole[: int(len(whole) * share)])
    refused(path, "damaged at byte .* ends within a block")


def test_a_pbf_with_a_flipped_byte_is_refused(tmp_path: Path) -> None:
    whole = bytearray(pbf(tmp_path))
    path = tmp_path / "flipped.osm.pbf"
    for place in range(100, len(whole), 37):
        flipped = whole.copy()
        flipped[place] ^= 0x55
        path.write_bytes(flipped)
        with pytest.raises(RoadsError, match="flipped"):
            read_map(path)


def test_a_pbf_without_checksums_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "plain.osm.pbf"
    plain = osmium.io.File(str(path), "pbf,pbf_compression=none")
    with osmium.SimpleWriter(plain) as writer:
        for thing in osmium.FileProcessor(a_map(tmp_path / "m.osm")):
            writer.add(thing)
    refused(path, "not packed with zlib.*osmium cat")


def test_a_pbf_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    head = b"\x0a\x07OSMData\x18\x0a"
    block = b"\x10\x80\x80\x80\x10" + b"\x1a\x03" + b"abc"
    start = pbf(tmp_path)
    path = tmp_path / "bomb.osm.pbf"
    path.write_bytes(start + (len(head).to_bytes(4, "big") + head + block) * 3)
    refused(path, "far more than a map")


def test_a_folder_and_an_absent_file_are_named(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")
    refused(tmp_path / "none.osm.pbf", "is not there")


@pytest.mark.parametrize(("suffix", "pack"), [(".bz2", bz2.compress), (".gz", zlib.compress)])
@pytest.mark.parametrize("start", [b"<osm>", OSM[:-6]])
def test_a_map_that_unpacks_without_end_is_refused_before_it_does(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], start: bytes
) -> None:
    path = tmp_path / f"bomb.osm{suffix}"
    unpacked = start + b" " * (guard.MAX_SWELL_BYTES + 2**21)
    path.write_bytes(gzip.compress(unpacked) if suffix == ".gz" else pack(unpacked))
    refused(path, "far more than a map")


def test_a_large_map_needs_a_boundary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UNCUT_BYTES", 2**20)
    monkeypatch.setattr(guard.refuse_large, "__defaults__", (2**20,))
    path = tmp_path / "large.osm"
    path.write_bytes(OSM + b" " * 2**20)
    refused(path, "larger than 1 MiB. Name a boundary")


def test_a_large_graph_is_to_be_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_GRAPHML_BYTES", 2**20)
    path = tmp_path / "large.graphml"
    path.write_bytes(GRAPH.format(kind="directed", body=BARE).encode() + b" " * 2**20)
    refused(path, "routing roads build")
