"""A hand-made map: lengths are easy, because a node lies every 0.01 degrees of latitude.

a --- b --- c --- d        trunk, two-way, along a meridian
      |
      e -> f -> b          a one-way loop of unclassified road
x --- y                    an island
"""

from pathlib import Path
from typing import Any

from routing.model import RoadSource, Scenario
from tests.builders import a_centre, a_hub, a_scenario, a_village

STEP_M = 1111.95
SPEEDS = {"trunk": 36.0, "unclassified": 18.0}
NODES = {
    "a": (119.00, 29.60),
    "b": (119.00, 29.61),
    "c": (119.00, 29.62),
    "d": (119.00, 29.63),
    "e": (119.01, 29.61),
    "f": (119.01, 29.62),
    "x": (119.50, 29.60),
    "y": (119.50, 29.61),
}
NUMBERS = {name: number for number, name in enumerate(NODES, start=1)}
WAYS: tuple[tuple[str, dict[str, str]], ...] = (
    ("abcd", {"highway": "trunk", "routing:status": "documented"}),
    ("be", {"highway": "unclassified", "routing:status": "assumed"}),
    ("efb", {"highway": "unclassified", "oneway": "yes"}),
    ("xy", {"highway": "unclassified"}),
    ("ad", {"highway": "footway"}),
    ("ac", {"highway": "trunk", "access": "no"}),
    ("ad", {"waterway": "river"}),
)


def osm_text(
    ways: tuple[tuple[str, dict[str, str]], ...] = WAYS,
    nodes: dict[str, tuple[float, float]] = NODES,
) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
    lines += [
        f'<node id="{NUMBERS[name]}" lon="{lon}" lat="{lat}"/>'
        for name, (lon, lat) in nodes.items()
    ]
    for number, (course, tags) in enumerate(ways, start=1):
        refs = "".join(f'<nd ref="{NUMBERS[name]}"/>' for name in course)
        marks = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}">{refs}{marks}</way>')
    return "\n".join([*lines, "</osm>"])


def at(name: str, *, east: float = 0.0) -> dict[str, float]:
    lon, lat = NODES[name]
    return {"lon": lon + east, "lat": lat}


def scenario_on(path: Path, *names: str, **changes: Any) -> Scenario:
    source = RoadSource(map_path=str(path), speed_kmh=SPEEDS, **changes)
    return a_scenario(
        hub=a_hub(id="hub", **at("a")),
        centres=(a_centre("c1", **at("d")),),
        villages=tuple(a_village(name, **at(name)) for name in names),
        consignments=(),
        lines=(),
        roads=source,
    )
