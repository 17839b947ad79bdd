"""Build a map of one county: read a map of any format, cut it, write it as a street graph."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from routing.errors import UsageError
from routing.language import message
from routing.roads.building.street_graph import street_graph
from routing.roads.reading import Cut, read_map
from routing.roads.road_map import RoadMap, road_class
from routing.roads.stretches import stretches_of

if TYPE_CHECKING:
    import networkx as nx

ENDING = ".graphml"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltMap:
    """What a map that was built holds.

    ``ways`` counts the parts of a way cut at the border; ``class_m`` is the length by class of
    road, longest first, in metres; ``bounds`` are west, south, east and north in degrees.
    """

    path: Path
    points: int
    ways: int
    junctions: int
    length_m: int
    class_m: Mapping[str, int]
    bounds: tuple[float, float, float, float]
    size_bytes: int


def build_map(source: Path, target: Path, cut: Cut | None, *, overwrite: bool = False) -> BuiltMap:
    """Read a map and write its roads as GraphML, which osmnx and this package read.

    The graph follows osmnx: a node per junction and end of a way, an edge per direction of travel
    with the points between as its geometry, lengths in metres. No edge mixes ways. The file
    appears under its name only when it is complete.

    Raises
    ------
    RoadsError
        If the map cannot be read.
    UsageError
        If the target is there and may not be replaced, or is not named as GraphML.
    """
    if target.suffix.lower() != ENDING:
        raise UsageError(
            message(
                "{target} is not named as a street graph. End its name in {ending}.",
                target=target,
                ending=ENDING,
            )
        )
    if target.exists() and not (overwrite and target.is_file()):
        raise UsageError(
            message(
                "{target} is there already. Choose another name or give --overwrite.", target=target
            )
        )
    road_map = read_map(source, cut)
    graph = street_graph(road_map, source.name)
    _write(graph, target)
    class_m = _class_lengths(road_map)
    return BuiltMap(
        path=target,
        points=len(road_map.lon),
        ways=len(road_map.way_ids),
        junctions=len(graph),
        length_m=sum(class_m.values()),
        class_m=class_m,
        bounds=(
            float(road_map.lon.min()),
            float(road_map.lat.min()),
            float(road_map.lon.max()),
            float(road_map.lat.max()),
        ),
        size_bytes=target.stat().st_size,
    )


def _class_lengths(road_map: RoadMap) -> dict[str, int]:
    stretches = stretches_of(road_map)
    of_way = np.bincount(stretches.way, stretches.length_m, minlength=len(road_map.tags))
    metres: Counter[str] = Counter()
    for tags, way_m in zip(road_map.tags, of_way.tolist(), strict=True):
        metres[road_class(tags)] += way_m
    return {name: round(total) for name, total in metres.most_common()}


def _write(graph: "nx.MultiDiGraph", target: Path) -> None:
    import osmnx  # noqa: PLC0415 - takes more than a second

    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.stem}.{os.getpid()}{ENDING}")
    try:
        osmnx.save_graphml(graph, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
