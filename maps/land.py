"""Where the county is land, given a lake outline that is too coarse for its towns."""

import json
from pathlib import Path

import shapely

from maps.facts import Facts
from maps.plane import to_lon_lat, to_plane

TOWN_RADIUS_M = 1200.0


def water(facts: Facts) -> shapely.Geometry:
    """Return the lake outline less a disc of land round every place with a real position.

    The outline is drawn for maps of 1:10 million: it floods the county seat, Zuokou and seven
    communities. A real town stands on land, so land is what lies within 1200 m of one; the
    radius is the smallest round one that joins the drowned town to the shore.
    """
    real = [place.at for place in facts.places if place.at is not None]
    discs = shapely.buffer(shapely.points(to_plane(real)), TOWN_RADIUS_M, quad_segs=8)
    return shapely.difference(facts.lake, shapely.union_all(discs))


def land(facts: Facts) -> shapely.Geometry:
    """Return the county less the water."""
    return shapely.difference(facts.county, water(facts))


def write_water(path: Path, facts: Facts) -> None:
    """Write the open water the roads keep out of, as GeoJSON."""
    shape = shapely.orient_polygons(shapely.transform(water(facts), to_lon_lat))
    feature = {
        "type": "Feature",
        "properties": {
            "name": "Qiandao Lake less a disc of land round every real place",
            "name_zh": "千岛湖",
            "source": "lake.geojson, places.csv",
            "town_radius_m": TOWN_RADIUS_M,
        },
        "geometry": shapely.geometry.mapping(shape),
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
