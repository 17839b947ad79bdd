"""A road map as a street graph after osmnx's conventions."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import shapely

from routing.roads.reading.graphml import WAY_ID
from routing.roads.road_map import Flags, Floats, Indices, RoadMap
from routing.roads.stretches import stretches_of

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def street_graph(road_map: RoadMap, source: str) -> nx.MultiDiGraph:
    """Return a graph with a node per junction and end of a way, an edge per direction of travel.

    An edge has ``osmid``, ``oneway``, ``reversed``, ``length`` in metres, the tags of its one way,
    and ``geometry`` where points lie between its ends. Way ids that are not whole numbers stand
    in an attribute of their own.
    """
    graph = nx.MultiDiGraph(crs="epsg:4326", simplified=True, source=source)
    length_m, junction = _lengths_m(road_map), _junctions(road_map)
    for point in np.flatnonzero(junction).tolist():
        graph.add_node(point + 1, x=float(road_map.lon[point]), y=float(road_map.lat[point]))
    for way, tags in enumerate(road_map.tags):
        shared = _attributes(road_map.way_ids[way], tags, way)
        direction = int(road_map.direction[way])
        for begin, end in _pieces(road_map, junction, way):
            course = road_map.course[begin : end + 1]
            shared |= {"oneway": direction != 0, "length": float(length_m[begin:end].sum())}
            if direction >= 0:
                _add_edge(graph, road_map, course, {**shared, "reversed": False})
            if direction <= 0:
                _add_edge(graph, road_map, course[::-1], {**shared, "reversed": True})
    return graph


def _lengths_m(road_map: RoadMap) -> Floats:
    """Return the length of each stretch, 0 for the last point of a way."""
    stretches = stretches_of(road_map)
    length_m = np.zeros(len(road_map.course))
    length_m[stretches.number] = stretches.length_m
    return length_m


def _junctions(road_map: RoadMap) -> Flags:
    """Return the points where ways begin, end, meet or cross themselves."""
    junction: Flags = np.bincount(road_map.course, minlength=len(road_map.lon)) > 1
    junction[road_map.course[road_map.first[:-1]]] = True
    junction[road_map.course[road_map.first[1:] - 1]] = True
    return junction


def _pieces(road_map: RoadMap, junction: Flags, way: int) -> Iterator[tuple[int, int]]:
    begin, end = (int(at) for at in road_map.first[way : way + 2])
    return pairwise((begin + np.flatnonzero(junction[road_map.course[begin:end]])).tolist())


def _attributes(way_id: str, tags: Mapping[str, str], way: int) -> dict[str, Any]:
    """Return what all edges of a way have; osmnx reads ``osmid`` as a whole number.

    It also reads what stands in brackets as a list; such a text is written as a list of itself.
    """
    kept = {key: _NOT_XML.sub("", value) for key, value in tags.items() if key != "oneway"}
    texts = {key: [text] if text[0] in "[{" else text for key, text in kept.items() if text}
    is_number = way_id.lstrip("-").isdecimal() and str(int(way_id)) == way_id
    ids = {"osmid": int(way_id)} if is_number else {"osmid": way, WAY_ID: _NOT_XML.sub("", way_id)}
    return {**texts, **ids}


def _add_edge(
    graph: nx.MultiDiGraph, road_map: RoadMap, course: Indices, attributes: dict[str, Any]
) -> None:
    if len(course) > 2:
        at = np.column_stack([road_map.lon[course], road_map.lat[course]])
        attributes["geometry"] = shapely.LineString(at)
    graph.add_edge(int(course[0]) + 1, int(course[-1]) + 1, **attributes)
