"""Compare the reading and building of maps with osmnx, and stream a county out of a large file.

``python tests/benchmarks/map_reading.py [MAP.osm.pbf] [--tiles 20] [--repeats 3]``

Without a map a grid is drawn. Each measurement runs in a process of its own; its time begins after
the libraries are imported, its memory is the peak of the whole process.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import osmium
from osmium.osm import NODE, WAY, Node, Way

ID_STEP = 2**34
"""Added to the ids of each tile; OpenStreetMap's ids are below it."""
GAP_DEGREES = 0.02
MARGIN = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The best of some runs: seconds, peak memory in MiB, and what came out."""

    seconds: float
    peak_mib: float
    outcome: str


def main() -> None:
    """Print two Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path, nargs="?")
    parser.add_argument("--tiles", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        _measure_here(STEPS[options.step], options.files)
        return
    with tempfile.TemporaryDirectory(prefix="routing-maps-") as folder:
        work = Path(folder)
        extract = options.map or _grid(work / "grid.osm.pbf")
        _compare_with_osmnx(extract, work, options.repeats)
        _stream(extract, work, options.tiles, options.repeats)


def _compare_with_osmnx(extract: Path, work: Path, repeats: int) -> None:
    whole, roads = work / "whole.osm", work / "roads.osm"
    _copy(extract, whole)
    _copy_roads(extract, roads)
    idle = _run("idle", [], repeats)
    peer = _run("osmnx_read", [whole], repeats)
    peer_build = _run("osmnx_build", [whole, work / "peer.graphml"], repeats)
    rows = [
        ("libraries alone", idle, idle),
        ("osmnx.graph_from_xml, .osm of the area", peer, peer),
        (
            "osmnx.graph_from_xml, .osm of its roads alone",
            _run("osmnx_read", [roads], repeats),
            peer,
        ),
        ("read_map, .osm of the area", _run("read", [whole], repeats), peer),
        ("read_map, .osm.pbf", _run("read", [extract], repeats), peer),
        ("osmnx graph_from_xml, simplify_graph, save_graphml", peer_build, peer_build),
        (
            "build_map, .osm.pbf",
            _run("build", [extract, work / "own.graphml"], repeats),
            peer_build,
        ),
    ]
    _table(f"{extract.name}, {_mib(extract):.1f} MiB; best of {repeats}", rows)


def _stream(extract: Path, work: Path, tiles: int, repeats: int) -> None:
    tiled = work / "tiled.osm.pbf"
    west, south, east, north = _bounds(extract)
    _tile(extract, tiled, tiles, (east - west + GAP_DEGREES, north - south + GAP_DEGREES))
    west, south, east, north = west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    boundary = work / "county.geojson"
    boundary.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    single = _run("cut", [extract, boundary], repeats)
    rows = [
        (f"cut the county out of itself, {_mib(extract):.1f} MiB", single, single),
        (
            f"cut it out of {tiles} such counties, {_mib(tiled):.1f} MiB",
            _run("cut", [tiled, boundary], repeats),
            single,
        ),
    ]
    _table("Streaming", rows)


def _table(title: str, rows: list[tuple[str, Measured, Measured]]) -> None:
    lines = [f"\n{title}\n", "| what | seconds | times as fast | peak MiB | outcome |"]
    lines.append("|---|---|---|---|---|")
    for what, own, peer in rows:
        ratio = "" if own is peer else f"{peer.seconds / own.seconds:.2f}"
        lines.append(
            f"| {what} | {own.seconds:.2f} | {ratio} | {own.peak_mib:.0f} | {own.outcome} |"
        )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _run(step: str, files: list[Path], repeats: int) -> Measured:
    command = [sys.executable, __file__, "--step", step, "--files", *map(str, files)]
    found = []
    for _ in range(repeats):
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        found.append(Measured(**json.loads(done.stdout)))
    return min(found, key=lambda measured: measured.seconds)


def _measure_here(step: Callable[..., str], files: list[Path]) -> None:
    import osmnx  # noqa: F401, PLC0415

    import routing.roads.reading  # noqa: F401, PLC0415

    started = time.perf_counter()
    outcome = step(*files)
    seconds = time.perf_counter() - started
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(
        json.dumps({"seconds": seconds, "peak_mib": kib / 1024, "outcome": outcome}) + "\n"
    )


def _idle() -> str:
    return ""


def _read(path: Path) -> str:
    from routing.roads.reading import read_map  # noqa: PLC0415

    road_map = read_map(path)
    return f"{len(road_map.lon)} points, {len(road_map.way_ids)} ways"


def _cut(path: Path, boundary: Path) -> str:
    from routing.roads.reading import open_cut, read_map  # noqa: PLC0415

    road_map = read_map(path, open_cut(boundary, 0))
    return f"{len(road_map.lon)} points, {len(road_map.way_ids)} ways"


def _build(path: Path, target: Path) -> str:
    from routing.roads.building.built_map import build_map  # noqa: PLC0415

    built = build_map(path, target, None, overwrite=True)
    return f"{built.junctions} nodes, {_mib(target):.1f} MiB"


def _osmnx_read(path: Path) -> str:
    import osmnx  # noqa: PLC0415

    graph = osmnx.graph_from_xml(path, simplify=False, retain_all=True)
    return f"{len(graph)} nodes"


def _osmnx_build(path: Path, target: Path) -> str:
    import osmnx  # noqa: PLC0415

    graph = osmnx.graph_from_xml(path, simplify=False, retain_all=True)
    graph = osmnx.simplify_graph(graph, edge_attrs_differ=["osmid"])
    osmnx.save_graphml(graph, target)
    return f"{len(graph)} nodes, {_mib(target):.1f} MiB"


STEPS: dict[str, Callable[..., str]] = {
    "idle": _idle,
    "read": _read,
    "cut": _cut,
    "build": _build,
    "osmnx_read": _osmnx_read,
    "osmnx_build": _osmnx_build,
}


def _mib(path: Path) -> float:
    return path.stat().st_size / 2**20


def _nodes(path: Path) -> Iterator[Node]:
    yield from cast("Iterator[Node]", iter(osmium.FileProcessor(path, NODE)))


def _ways(path: Path) -> Iterator[Way]:
    yield from cast("Iterator[Way]", iter(osmium.FileProcessor(path, WAY)))


def _copy(source: Path, target: Path) -> None:
    with osmium.SimpleWriter(target) as writer:
        osmium.apply(str(source), writer)


def _copy_roads(source: Path, target: Path) -> None:
    used: set[int] = set()
    for way in _ways(source):
        if "highway" in way.tags:
            used.update(node.ref for node in way.nodes)
    with osmium.SimpleWriter(target) as writer:
        for node in _nodes(source):
            if node.id in used:
                writer.add_node(node)
        for way in _ways(source):
            if "highway" in way.tags:
                writer.add_way(way)


def _bounds(source: Path) -> tuple[float, float, float, float]:
    spots = [(node.location.lon, node.location.lat) for node in _nodes(source)]
    lon, lat = zip(*spots, strict=True)
    return min(lon), min(lat), max(lon), max(lat)


def _tile(source: Path, target: Path, tiles: int, step: tuple[float, float]) -> None:
    """Write an extract beside itself, five in a row; ids and coordinates shifted, order kept."""
    with osmium.SimpleWriter(target) as writer:
        for tile in range(tiles):
            east, north = tile % 5 * step[0], tile // 5 * step[1]
            for node in _nodes(source):
                spot = node.location
                place: Any = (spot.lon + east, spot.lat + north)
                writer.add_node(node.replace(id=node.id + tile * ID_STEP, location=place))
        for tile in range(tiles):
            shift = tile * ID_STEP
            for way in _ways(source):
                refs: Any = [node.ref + shift for node in way.nodes]
                writer.add_way(way.replace(id=way.id + shift, nodes=refs))


def _grid(target: Path, side: int = 250) -> Path:
    """Draw a grid of points, with a road along every fifth row and column."""
    make = osmium.osm.mutable
    with osmium.SimpleWriter(target) as writer:
        for number in range(side * side):
            spot = (119 + number % side / 500, 29.6 + number // side / 500)
            writer.add_node(make.Node(id=number + 1, location=cast("Any", spot)))
        rows = [range(row * side, (row + 1) * side) for row in range(0, side, 5)]
        columns = [range(column, side * side, side) for column in range(0, side, 5)]
        for number, course in enumerate([*rows, *columns], start=1):
            refs: Any = [point + 1 for point in course]
            tags = {"highway": "tertiary" if number % 10 == 0 else "unclassified"}
            writer.add_way(make.Way(id=number, nodes=refs, tags=tags))
    return target


if __name__ == "__main__":
    main()
