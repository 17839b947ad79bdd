"""Read a road map of any format that is known, by the ending of its name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from routing.errors import RoadsError
from routing.language import message
from routing.roads.reading.cut import Cut
from routing.roads.reading.geopackage import read_geopackage
from routing.roads.reading.graphml import read_graphml
from routing.roads.reading.guard import (
    check_database,
    check_pbf,
    check_xml,
    refuse_absent,
    refuse_large,
)
from routing.roads.reading.osm_file import read_osm
from routing.roads.reading.pbf_blocks import check_blocks
from routing.roads.road_map import RoadMap

MAX_GRAPHML_BYTES = 512 * 2**20
MAX_GEOPACKAGE_BYTES = 1024 * 2**20


def read_map(path: Path, cut: Cut | None = None) -> RoadMap:
    """Return the roads of a map file, all of them or those within a cut.

    Raises
    ------
    RoadsError
        If the file is absent, of another format, damaged, too large to be read without a cut, or
        has no roads.
    """
    refuse_absent(path)
    name = path.name.lower()
    for ending, read in READERS.items():
        if name.endswith(ending):
            return read(path, cut)
    raise RoadsError(
        message(
            "The road map {path} is not of a format that is read: {names}. Convert it, for "
            "example with: osmium cat {name} -o roads.osm.pbf",
            path=path,
            names=", ".join(READERS),
            name=path.name,
        )
    )


def _pbf(path: Path, cut: Cut | None) -> RoadMap:
    check_pbf(path)
    if cut is None:
        refuse_large(path)
    check_blocks(path)
    return read_osm(path, "pbf", cut)


def _xml(kind: str) -> Callable[[Path, Cut | None], RoadMap]:
    def read(path: Path, cut: Cut | None) -> RoadMap:
        if cut is None:
            refuse_large(path)
        check_xml(path, b"osm")
        return read_osm(path, kind, cut)

    return read


def _graphml(path: Path, cut: Cut | None) -> RoadMap:
    check_xml(path, b"graphml")
    if path.stat().st_size > MAX_GRAPHML_BYTES:
        raise RoadsError(
            message(
                "The road map {path} is larger than {limit} MiB, and graphs are read as a "
                "whole. Build a map of the county: routing roads build MAP --boundary F",
                path=path,
                limit=MAX_GRAPHML_BYTES // 2**20,
            )
        )
    return read_graphml(path, cut)


def _geopackage(path: Path, cut: Cut | None) -> RoadMap:
    check_database(path)
    if cut is None:
        refuse_large(path, MAX_GEOPACKAGE_BYTES)
    return read_geopackage(path, cut)


READERS: Mapping[str, Callable[[Path, Cut | None], RoadMap]] = {
    ".pbf": _pbf,
    ".osm": _xml("osm"),
    ".osm.bz2": _xml("osm.bz2"),
    ".osm.gz": _xml("osm.gz"),
    ".graphml": _graphml,
    ".gpkg": _geopackage,
}
"""A reader per ending of a file's name."""
