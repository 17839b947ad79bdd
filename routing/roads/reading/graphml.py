"""Read street graphs in GraphML, as osmnx and ``routing roads build`` write them."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from routing.errors import RoadsError
from routing.language import message
from routing.roads.great_circle import great_circle_m
from routing.roads.reading.assembly import Points, WayRecords, assemble
from routing.roads.reading.choices import one_of
from routing.roads.reading.cut import Cut
from routing.roads.reading.damage import damage_named
from routing.roads.reading.directions import BOTH, FORWARD
from routing.roads.road_map import WAY_TAGS, Floats, RoadMap

if TYPE_CHECKING:
    import networkx as nx

MAX_BEND = 1.05
"""Edges without geometry may be longer than drawn by this factor in all: lengths are rounded, or
measured on an ellipsoid."""
WAY_ID = "routing:way"
"""An edge attribute for way ids that are not whole numbers; osmnx reads ``osmid`` as one."""


def read_graphml(path: Path, cut: Cut | None) -> RoadMap:
    """Return the road map of a graph with a node per junction and an edge per direction of travel.

    Edges in both directions that belong together become one way; an edge without its opposite is
    a way in one direction. Points between the ends of an edge are its own. Where a simplified edge
    lists several values of a tag, the slowest or most restrictive one holds, or the first where
    there is no such order; of several osmids, the way id lists all, joined by semicolons. The tag
    ``oneway`` is told by the direction and not kept.

    Raises
    ------
    RoadsError
        If the file is damaged, has no coordinates, or no roads.
    """
    with damage_named(path):
        graph = _load(path)
        points, ways = _Spots(), WayRecords()
        numbers = {node: points.add(*_place(path, node, at)) for node, at in graph.nodes.items()}
        lanes, straight = _Lanes(ways=ways), _Straight()
        for start, end, edge in graph.edges(data=True):
            tags = _tags(edge)
            if "highway" in tags or tags.get("route") == "ferry":
                inner = _inner(edge)
                ends = numbers[start], numbers[end]
                if not len(inner):
                    straight.add(ends, edge.get("length"))
                lanes.add(_way_id(edge), tags, ends, inner, points)
        straight.refuse_bends(path, points.within(None))
    return assemble(path, ways, points.within(cut))


def _load(path: Path) -> "nx.MultiDiGraph":
    import osmnx  # noqa: PLC0415 - takes more than a second, and only graphs need it

    graph = osmnx.load_graphml(path)
    if not graph.is_directed():
        raise RoadsError(
            message(
                "The road map {path} is an undirected graph, which cannot tell one-way roads. "
                "Save the directed one.",
                path=path,
            )
        )
    if "crs" not in graph.graph and len(graph):
        raise RoadsError(
            message(
                "The road map {path} does not say in which coordinate system it is (crs). Save "
                "it with osmnx.save_graphml.",
                path=path,
            )
        )
    if not len(graph):
        raise RoadsError(
            message("The road map {path} is a graph without nodes. Save it again.", path=path)
        )
    return graph if _is_wgs84(graph) else osmnx.project_graph(graph, to_crs="epsg:4326")


def _is_wgs84(graph: "nx.MultiDiGraph") -> bool:
    return str(graph.graph["crs"]).lower() in {"epsg:4326", "ogc:crs84"}


def _place(path: Path, node: object, at: Mapping[str, Any]) -> tuple[float, float]:
    try:
        return float(at["x"]), float(at["y"])
    except (KeyError, TypeError, ValueError) as error:
        raise RoadsError(
            message(
                "The road map {path} is a graph without coordinates: node {node} lacks x and "
                "y. Save it with osmnx.save_graphml.",
                path=path,
                node=node,
            )
        ) from error


@dataclass(slots=True)
class _Spots:
    """Points by running number while a graph is read."""

    lon: "array[float]" = field(default_factory=lambda: array("d"))
    lat: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, lon: float, lat: float) -> int:
        self.lon.append(lon)
        self.lat.append(lat)
        return len(self.lon) - 1

    def extend(self, inner: Floats) -> range:
        start = len(self.lon)
        self.lon.extend(inner[:, 0].tolist())
        self.lat.extend(inner[:, 1].tolist())
        return range(start, len(self.lon))

    def within(self, cut: Cut | None) -> Points:
        lon, lat = np.array(self.lon), np.array(self.lat)
        points = Points(keys=np.arange(len(lon)), lon=lon, lat=lat)
        return points if cut is None else points.where(cut.contains(lon, lat))


@dataclass(slots=True, kw_only=True)
class _Lanes:
    """Edges, each put together with its opposite where there is one."""

    ways: WayRecords
    alone: dict[tuple[Any, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(
        self,
        way_id: str,
        tags: dict[str, str],
        ends: tuple[int, int],
        inner: Floats,
        spots: _Spots,
    ) -> None:
        start, end = ends
        marks = frozenset(way_id.split(";")), frozenset(tags.items())
        opposite = self.alone.get((end, start, inner[::-1].tobytes(), *marks))
        if opposite:
            self.ways.directions[opposite.pop()] = BOTH
            return
        self.alone[start, end, inner.tobytes(), *marks].append(len(self.ways.ids))
        self.ways.add(way_id, tags, FORWARD, [start, *spots.extend(inner), end])


@dataclass(slots=True)
class _Straight:
    """The edges drawn as one straight piece, and the metres they are said to be long."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stated_m: list[float] = field(default_factory=list)

    def add(self, ends: tuple[int, int], stated_m: float | None) -> None:
        if stated_m is not None:
            self.starts.append(ends[0])
            self.ends.append(ends[1])
            self.stated_m.append(stated_m)

    def refuse_bends(self, path: Path, points: Points) -> None:
        lon, lat = points.lon, points.lat
        drawn = great_circle_m(
            lon[self.starts], lat[self.starts], lon[self.ends], lat[self.ends]
        ).sum()
        if sum(self.stated_m) > MAX_BEND * drawn + 1.0:
            raise RoadsError(
                message(
                    "The road map {path} has lost the bends of its roads: {count} edges "
                    "without geometry are longer than the straight line between their ends. "
                    "Save the graph with the geometry of its edges.",
                    path=path,
                    count=len(self.stated_m),
                )
            )


def _inner(edge: Mapping[str, Any]) -> Floats:
    """Return the points between the ends of an edge, shape (points, 2)."""
    if "geometry" not in edge:
        return np.empty((0, 2))
    coordinates: Floats = shapely.get_coordinates(edge["geometry"])[1:-1]
    return coordinates


def _way_id(edge: Mapping[str, Any]) -> str:
    ids = edge.get(WAY_ID, edge.get("osmid", ""))
    return ";".join(str(part) for part in ids) if isinstance(ids, list) else str(ids)


def _tags(edge: Mapping[str, Any]) -> dict[str, str]:
    return {key: one_of(key, list(_texts(edge[key]))) for key in _KEPT if edge.get(key)}


def _texts(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        yield str(part)


_KEPT = tuple(key for key in WAY_TAGS if key != "oneway")
