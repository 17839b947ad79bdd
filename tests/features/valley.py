"""A small road map along the grid of the test builders."""

from tests.builders import ORIGIN_LAT, ORIGIN_LON

# hub --11-- c1 (12) -- v1 (13) --+--14--+-- v2 (15) --16-- v3 (18); 17 goes from + to + over a hill
SPOTS = {
    "west": (-0.01, 0.0),
    "a": (0.19, 0.0),
    "b": (0.21, 0.0),
    "c": (0.23, 0.0),
    "d": (0.235, 0.0),
    "hill": (0.2325, 0.03),
    "e": (0.25, 0.0),
    "f": (0.255, 0.0),
    "east": (0.27, 0.0),
}
WAYS = {
    "11": ("west", "a"),
    "12": ("a", "b"),
    "13": ("b", "c"),
    "14": ("c", "d"),
    "15": ("d", "e"),
    "16": ("e", "f"),
    "17": ("c", "hill", "d"),
    "18": ("f", "east"),
}


def map_text(**tags: str) -> str:
    """Return a valley road as OpenStreetMap XML, with a second road over the hill at one spot.

    ``tags`` are tags of way 14, where there is a way round.
    """
    ids = {name: number for number, name in enumerate(SPOTS, start=1)}
    nodes = (
        f'<node id="{ids[name]}" lon="{ORIGIN_LON + east:.6f}" lat="{ORIGIN_LAT + north:.6f}"/>'
        for name, (east, north) in SPOTS.items()
    )
    ways = (_way(way, [ids[name] for name in WAYS[way]], tags) for way in WAYS)
    return f'<osm version="0.6">{"".join(nodes)}{"".join(ways)}</osm>'


def _way(way: str, node_ids: list[int], tags: dict[str, str]) -> str:
    own = {"highway": "secondary"} | (tags if way == "14" else {})
    course = "".join(f'<nd ref="{node_id}"/>' for node_id in node_ids)
    marks = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in own.items())
    return f'<way id="{way}">{course}{marks}</way>'
