"""Where the county is land, given a lake outline that is too coarse for its towns."""

import shapely

from maps.facts import Facts
from maps.plane import to_plane

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
