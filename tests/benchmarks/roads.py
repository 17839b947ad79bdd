"""Time the travel matrix of a map against other ways to the same figures, as ratios of one run.

``python tests/benchmarks/roads.py [MAP.osm.pbf] [--places 340]``

(a) our matrix, joints given, against one ``networkx.shortest_path`` per pair on the graph osmnx
makes of the same roads (a sample of pairs, extrapolated to all of them); (b) against a bare
``scipy.sparse.csgraph.dijkstra`` on the same arrays, contracted and as they are before; (c) the
whole of ``open_roads(...).measure()`` from the cache against the same from the map file. Without a
map, a grid of streets is made for the occasion.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import osmnx
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from routing.model import Place, RoadProfile, RoadSource, Scenario
from routing.roads import build_map, open_roads
from routing.roads.driving import drivable, open_driving
from routing.roads.graph.contraction import contract
from routing.roads.graph.joints import Joints, join_places
from routing.roads.graph.quickest import quickest_ways
from routing.roads.graph.splitting import split
from routing.roads.keeping.cache import VARIABLE
from routing.roads.network import RoadNetwork
from routing.roads.reading import read_map
from tests.builders import a_hub, a_scenario, a_village

SEED, PAIRS = 1, 300
DAY = date(2025, 7, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Places along the roads of a map."""

    map_path: Path
    places: tuple[Place, ...]
    network: RoadNetwork
    joints: Joints
    classes: frozenset[str]


def main() -> None:
    """Print a line per comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path, nargs="?")
    parser.add_argument("--places", type=int, default=340)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[VARIABLE] = "off"
        task = prepared(options.map or a_grid(folder), options.places)
        ours_s, raw_s, plain_s, size = against_scipy(task)
        say(f"{task.map_path.name}: {len(task.network.start)} pieces of road, {size} junctions, ")
        say(f"{len(task.places)} places\n")
        pairs_s, differ = against_networkx(task, folder)
        say(f"(a) one shortest_path per pair: {pairs_s:9.1f} s (from {PAIRS} pairs), ours ")
        say(f"{ours_s:.3f} s: {pairs_s / ours_s:,.0f} times as fast")
        say(f" (times differ by {differ:.2%} at most)\n")
        say(f"(b) bare dijkstra, contracted:  {raw_s:9.3f} s, ours takes {ours_s / raw_s:.2f} of ")
        say("it\n")
        say(f"    bare dijkstra, uncontracted:{plain_s:9.3f} s, ours takes {ours_s / plain_s:.2f} ")
        say("of it\n")
        file_s, kept_s = against_file(task, folder)
        say(f"(c) from the file:              {file_s:9.3f} s, from the cache {kept_s:.4f} s: ")
        say(f"{file_s / kept_s:,.0f} times as fast\n")


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def fastest_s(what: Callable[[], Any], times: int = 5) -> float:
    """Return the seconds of the fastest of a few calls."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        what()
        spent.append(time.perf_counter() - started)
    return min(spent)


def a_grid(folder: Path) -> Path:
    """Write a map of streets every 100 m, 60 of them each way, and return its path."""
    side, step = 60, 0.001
    lines = ['<osm version="0.6">']
    lines += [
        f'<node id="{1 + row * side + column}" lon="{119 + column * step}" '
        f'lat="{29.6 + row * step}"/>'
        for row in range(side)
        for column in range(side)
    ]
    for number in range(side):
        along = [1 + number * side + other for other in range(side)]
        across = [1 + other * side + number for other in range(side)]
        for offset, course in ((1, along), (side + 1, across)):
            refs = "".join(f'<nd ref="{node}"/>' for node in course)
            kind = "secondary" if number % 10 == 0 else "residential"
            lines.append(f'<way id="{offset + number}">{refs}<tag k="highway" v="{kind}"/></way>')
    path = folder / "grid.osm"
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return path


def prepared(map_path: Path, count: int) -> Task:
    """Return places at random points along the roads that can all be reached, up to 50 m aside."""
    road_map = read_map(map_path)
    network = drivable(road_map, RoadProfile(), open_driving(RoadSource(), DAY))
    rng = np.random.default_rng(SEED)
    piece = rng.choice(
        np.flatnonzero(network.joinable & _in_largest_part(network)), count, replace=False
    )
    share = rng.random(count)
    spots = [
        at[network.start[piece]] * (1 - share)
        + at[network.end[piece]] * share
        + rng.uniform(-0.0004, 0.0004, count)
        for at in (network.lon, network.lat)
    ]
    places: list[Place] = [
        a_village(f"v{number}", lon=float(lon), lat=float(lat))
        for number, (lon, lat) in enumerate(zip(*spots, strict=True))
    ]
    joints = join_places(places, network, 2000)
    way = np.searchsorted(road_map.first, network.stretch, side="right") - 1
    return Task(
        map_path=map_path,
        places=tuple(places),
        network=network,
        joints=joints,
        classes=frozenset(road_map.tags[w].get("highway", "") for w in np.unique(way)),
    )


def _in_largest_part(network: RoadNetwork) -> Any:
    graph = nx.DiGraph(zip(network.start.tolist(), network.end.tolist(), strict=True))
    largest = max(nx.strongly_connected_components(graph), key=len)
    return np.isin(network.start, list(largest)) & np.isin(network.end, list(largest))


def against_scipy(task: Task) -> tuple[float, float, float, int]:
    """Return the seconds of our matrix, of Dijkstra on its arrays and on those before, junctions.

    Ours is all there is to do once places are joined: split, contract, search, look up.
    """

    def ours() -> None:
        cut = split(task.network, task.joints)
        graph = contract(cut.network, cut.point)
        quickest_ways(graph, graph.node[cut.point])

    cut = split(task.network, task.joints)
    graph = contract(cut.network, cut.point)
    nodes = graph.node[cut.point]
    times = graph.weights.copy()
    times.data = graph.drive_s.copy()
    size = len(cut.network.lon)
    ends = cut.network.start, cut.network.end
    plain = coo_array((cut.network.drive_s, ends), (size, size)).tocsr()
    return (
        fastest_s(ours),
        fastest_s(lambda: dijkstra(times, indices=nodes)),
        fastest_s(lambda: dijkstra(plain, indices=cut.point), 2),
        int(graph.weights.shape[0]),
    )


def against_networkx(task: Task, folder: Path) -> tuple[float, float]:
    """Return the seconds of all pairs one by one, and how far our times are off, at most.

    osmnx's graph is that of the same classes of road, built by ``routing roads build``; places are
    joined to its nearest node, as is usual with osmnx. Times are compared on our own network.
    """
    built = folder / "built.graphml"
    build_map(task.map_path, built, None)
    graph = osmnx.load_graphml(built)
    kinds = graph.edges(keys=True, data="highway")
    others = [(start, end, key) for start, end, key, kind in kinds if kind not in task.classes]
    graph.remove_edges_from(others)
    graph = osmnx.truncate.largest_component(osmnx.add_edge_travel_times(_with_speeds(graph)))
    lon, lat = (np.array([getattr(place, at) for place in task.places]) for at in ("lon", "lat"))
    node = _nearest(graph, lon, lat)
    rng = np.random.default_rng(SEED)
    pairs = rng.integers(len(task.places), size=(PAIRS, 2))

    def one_by_one() -> None:
        for start, end in pairs:
            osmnx.shortest_path(graph, node[start], node[end], weight="travel_time", cpus=1)

    spent_s = fastest_s(one_by_one, 1)
    return spent_s / PAIRS * len(task.places) ** 2, _difference(task, pairs[:20].tolist())


def _with_speeds(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    return osmnx.add_edge_speeds(graph, fallback=30)


def _nearest(graph: nx.MultiDiGraph, lon: Any, lat: Any) -> list[int]:
    ids = list(graph)
    spots = np.array([(graph.nodes[node]["x"], graph.nodes[node]["y"]) for node in ids])
    return [
        ids[int(((spots - at) ** 2).sum(axis=1).argmin())] for at in np.column_stack((lon, lat))
    ]


def _difference(task: Task, pairs: Sequence[Sequence[int]]) -> float:
    """Return how far our times are off those of networkx on our own network, as a share."""
    cut = split(task.network, task.joints)
    graph = nx.MultiDiGraph()
    roads = cut.network
    columns = (roads.start.tolist(), roads.end.tolist(), roads.drive_s.tolist())
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    contracted = contract(roads, cut.point)
    drive_s, _ = quickest_ways(contracted, contracted.node[cut.point])
    worst = 0.0
    for start, end in pairs:
        at = int(cut.point[start]), int(cut.point[end])
        expected_s = nx.dijkstra_path_length(graph, *at)
        worst = max(worst, abs(expected_s - drive_s[start, end]) / max(expected_s, 1.0))
    return worst


def against_file(task: Task, folder: Path) -> tuple[float, float]:
    """Return the seconds of the whole matrix from the file and from the cache."""
    hub, *rest = task.places
    scenario: Scenario = a_scenario(
        hub=a_hub(lon=hub.lon, lat=hub.lat),
        centres=(),
        villages=tuple(rest),
        consignments=(),
        lines=(),
        roads=RoadSource(map_path=str(task.map_path)),
    )

    def measured() -> None:
        open_roads(scenario).measure()

    file_s = fastest_s(measured, 2)
    os.environ[VARIABLE] = str(folder / "cache")
    measured()
    return file_s, fastest_s(measured)


if __name__ == "__main__":
    main()
