"""Write ways and places as an OpenStreetMap file."""

import bz2
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from maps.main_roads import Way
from maps.place_villages import PlacedPoint
from maps.plane import LonLat

PLACE_KINDS = {
    "seat": "town",
    "town": "town",
    "township": "village",
    "village": "hamlet",
    "community": "neighbourhood",
}


def write_osm(path: Path, ways: list[Way], places: list[PlacedPoint], note: str) -> None:
    """Write a compressed map; ways that meet in a point share its node."""
    text = "\n".join(_lines(ways, places, note)) + "\n"
    path.write_bytes(bz2.compress(text.encode("utf-8"), compresslevel=9))


def _lines(ways: list[Way], places: list[PlacedPoint], note: str) -> Iterator[str]:
    spots = [_spot(point) for way in ways for point in way.points.tolist()]
    at = {(place.lon, place.lat): place for place in places}
    nodes = {spot: number for number, spot in enumerate(dict.fromkeys([*spots, *at]), start=1)}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<osm version="0.6" generator="maps/build_chunan.py">'
    yield f"  <note>{note}</note>"
    lon, lat = zip(*nodes, strict=True)
    yield (
        f'  <bounds minlat="{min(lat):.6f}" minlon="{min(lon):.6f}"'
        f' maxlat="{max(lat):.6f}" maxlon="{max(lon):.6f}"/>'
    )
    for spot, number in nodes.items():
        tags = _place_tags(at[spot]) if spot in at else {}
        head = f'  <node id="{number}" lat="{spot[1]:.6f}" lon="{spot[0]:.6f}" version="1"'
        yield from _element(head, [], tags, "node")
    for number, way in enumerate(ways, start=1):
        refs = [f'    <nd ref="{nodes[_spot(point)]}"/>' for point in way.points.tolist()]
        yield from _element(f'  <way id="{number}" version="1"', refs, way.tags, "way")
    yield "</osm>"


def _spot(point: Iterable[float]) -> LonLat:
    lon, lat = point
    return (lon, lat)


def _place_tags(point: PlacedPoint) -> dict[str, str]:
    return {
        "place": PLACE_KINDS[point.place.kind],
        "name": point.place.name_zh,
        "name:en": point.place.name,
        "ref": point.place.id,
        "routing:coordinates": point.coord_status,
    }


def _element(head: str, body: list[str], tags: dict[str, str], kind: str) -> Iterator[str]:
    if not body and not tags:
        yield f"{head}/>"
        return
    yield f"{head}>"
    yield from body
    for key, value in tags.items():
        if value:
            yield f"    <tag k={quoteattr(key)} v={quoteattr(value)}/>"
    yield f"  </{kind}>"
