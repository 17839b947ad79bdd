"""Read an OpenStreetMap file into a road network."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.sax import SAXException

import networkx as nx
import numpy as np

from routing.errors import RoadsError
from routing.roads.van_guard import check_map_file
from routing.roads.network import RoadNetwork
from routing.roads.speeds import NOT_FOR_VANS, class_speeds, posted_kmh
from routing.units import kmh_to_m_per_s

STATUS_TAG = "routing:status"
_TAGS = (
    "highway",
    "oneway",
    "junction",
    "maxspeed",
    "access",
    "vehicle",
    "motor_vehicle",
    "area",
    STATUS_TAG,
)
_CLOSED = frozenset({"no", "private"})

_log = logging.getLogger(__name__)


def read_network(path: Path, speed_kmh: Mapping[str, float]) -> RoadNetwork:
    """Return the roads of an OpenStreetMap XML file that a van may drive.

    A road is as fast as its class, or as its sign where that is slower.

    Raises
    ------
    RoadsError
        If the file cannot be read, has no roads, or has a class of roads without a speed.
    """
    check_map_file(path)
    graph = _read_graph(path)
    edges = [edge for edge in graph.edges(data=True) if _is_open(edge[2], speed_kmh)]
    if not edges:
        raise RoadsError(
            f"The road map {path} has no roads for vans. Use an extract with highway ways."
        )
    speeds = class_speeds((tags["highway"] for _, _, tags in edges), speed_kmh)
    network = _arrays(graph, edges, speeds)
    sound = np.isfinite(network.length_m).all() and (np.abs(network.lat) <= 90.0).all()
    if not sound or not (np.abs(network.lon) <= 180.0).all():
        raise RoadsError(
            f"The road map {path} has points that are nowhere on earth. "
            "Fetch or cut the extract again."
        )
    _log.info("read %s: %d points, %d road pieces", path, len(network.lon), len(edges))
    return network


def _read_graph(path: Path) -> nx.MultiDiGraph:
    import osmnx  # noqa: PLC0415 - takes more than a second, and only maps need it

    try:
        with _osmnx_settings(osmnx.settings):
            return osmnx.graph_from_xml(path, simplify=False, retain_all=True)
    except KeyError as error:
        raise _damaged(path, f"an element lacks {error}") from error
    except (ParseError, SAXException, OSError, EOFError, ValueError, TypeError) as error:
        raise _damaged(path, str(error).rstrip(".")) from error


def _damaged(path: Path, cause: str) -> RoadsError:
    return RoadsError(
        f"The road map {path} cannot be read: {cause}. "
        "Fetch or cut the extract again, with complete ways."
    )


@contextmanager
def _osmnx_settings(settings: Any) -> Iterator[None]:  # noqa: ANN401 - an untyped module
    """Set what the reading depends on, and put it back: osmnx keeps it for the whole process."""
    wanted = {
        "useful_tags_way": list(_TAGS),
        "useful_tags_node": [],
        "all_oneway": False,
        "cache_only_mode": False,
    }
    before = {name: getattr(settings, name) for name in wanted}
    try:
        for name, value in wanted.items():
            setattr(settings, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(settings, name, value)


def _is_open(tags: Mapping[str, Any], speed_kmh: Mapping[str, float]) -> bool:
    """Say whether vans may drive a road; the most particular access tag decides."""
    kind = tags.get("highway")
    if kind is None or tags.get("area") == "yes":
        return False
    if kind in NOT_FOR_VANS and kind not in speed_kmh:
        return False
    for key in ("motor_vehicle", "vehicle", "access"):
        if key in tags:
            return tags[key] not in _CLOSED
    return True


def _arrays(
    graph: nx.MultiDiGraph,
    edges: list[tuple[int, int, dict[str, Any]]],
    speeds: Mapping[str, float],
) -> RoadNetwork:
    used = {node for start, end, _ in edges for node in (start, end)}
    nodes = [node for node in graph if node in used]
    index = {node: position for position, node in enumerate(nodes)}
    length_m = np.array([tags["length"] for _, _, tags in edges], dtype=np.float64)
    speed = np.array([_speed_m_per_s(tags, speeds) for _, _, tags in edges])
    metres = {"documented": 0.0, "assumed": 0.0, "": 0.0}
    seen: set[tuple[int, int, int]] = set()
    for start, end, tags in edges:
        piece = (tags["osmid"], min(start, end), max(start, end))
        if piece not in seen:
            seen.add(piece)
            status = tags.get(STATUS_TAG, "")
            metres[status if status in metres else ""] += tags["length"]
    return RoadNetwork(
        lon=np.array([graph.nodes[node]["x"] for node in nodes], dtype=np.float64),
        lat=np.array([graph.nodes[node]["y"] for node in nodes], dtype=np.float64),
        start=np.array([index[start] for start, _, _ in edges], dtype=np.int64),
        end=np.array([index[end] for _, end, _ in edges], dtype=np.int64),
        length_m=length_m,
        drive_s=length_m / speed,
        documented_m=metres["documented"],
        assumed_m=metres["assumed"],
        total_m=sum(metres.values()),
    )


def _speed_m_per_s(tags: Mapping[str, Any], speeds: Mapping[str, float]) -> float:
    posted = posted_kmh(tags.get("maxspeed"))
    of_class = speeds[tags["highway"]]
    return kmh_to_m_per_s(of_class if posted is None else min(of_class, posted))
