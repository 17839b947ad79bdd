"""A road map as a street graph after osmnx's conventions."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from routing.roads.driving.ferries import duration_s, is_ferry
from routing.roads.reading.graphml import WAY_ID
from routing.roads.road_map import Flags, Floats, Indices, RoadMap
from routing.roads.stretches import lengths_by_number
from routing.units import S_PER_MIN

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def street_graph(road_map: RoadMap, source: str) -> "nx.MultiDiGraph":
    """Return a graph with a node per junction and end of a way, an edge per direction of travel.

    An edge has ``osmid``, ``oneway``, ``reversed``, ``length`` in metres, the tags of its one way,
    and ``geometry`` where points lie between its ends. Way ids that are not whole numbers stand
    in an attribute of their own.
    """
    import networkx as nx  # noqa: PLC0415 - slow to load, and only such graphs need it

    graph = nx.MultiDiGraph(crs="epsg:4326", simplified=True, source=source)
    length_m, junction = lengths_by_number(road_map), _junctions(road_map)
    for point in np.flatnonzero(junction).tolist():
        graph.add_node(point + 1, x=float(road_map.lon[point]), y=float(road_map.lat[point]))
    for way, tags in enumerate(road_map.tags):
        shared = _attributes(road_map.way_ids[way], tags, way)
        direction = int(road_map.direction[way])
        first, last = (int(at) for at in road_map.first[way : way + 2])
        for begin, end in _pieces(road_map, junction, way):
            course = road_map.course[begin : end + 1]
            shared |= {"oneway": direction != 0, "length": float(length_m[begin:end].sum())}
            shared |= _crossing(tags, length_m[first:last], length_m[begin:end])
            if direction >= 0:
                _add_edge(graph, road_map, course, {**shared, "reversed": False})
            if direction <= 0:
                _add_edge(graph, road_map, course[::-1], {**shared, "reversed": True})
    return graph


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


def _crossing(tags: Mapping[str, str], whole_m: Floats, part_m: Floats) -> dict[str, str]:
    """Return the duration of a part of a ferry: its share, by length, of that of the whole."""
    whole_s = duration_s(tags.get("duration")) if is_ferry(tags) else None
    if whole_s is None or len(part_m) == len(whole_m) - 1 or not whole_m.sum():
        return {}
    part_s = max(1, round(whole_s * part_m.sum() / whole_m.sum()))
    minutes, seconds = divmod(part_s, S_PER_MIN)
    return {"duration": f"PT{minutes}M{seconds}S"}


def _add_edge(
    graph: "nx.MultiDiGraph", road_map: RoadMap, course: Indices, attributes: dict[str, Any]
) -> None:
    if len(course) > 2:
        at = np.column_stack([road_map.lon[course], road_map.lat[course]])
        attributes["geometry"] = shapely.LineString(at)
    graph.add_edge(int(course[0]) + 1, int(course[-1]) + 1, **attributes)
