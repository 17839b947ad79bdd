"""``routing roads build``."""

from dataclasses import asdict
from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json, print_table
from routing.cli.waiting import shown_waiting
from routing.language import Wordbook
from routing.roads import build_map, open_cut
from routing.units import km_to_m, m_to_km

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("path", metavar="MAP", type=_FILE)
@click.option("--boundary", type=_FILE, help="GeoJSON polygons; only roads within are read.")
@click.option(
    "--buffer-km",
    type=click.FloatRange(min=0, max=1000),
    default=5.0,
    show_default=True,
    help="How far beyond the boundary.",
)
@click.option("-o", "--output", type=_FILE, required=True, help="The map to write, .graphml.")
@overwrite_option("map")
@common_options
def build(
    *,
    path: Path,
    boundary: Path | None,
    buffer_km: float,
    output: Path,
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Read a map once, and keep what one county needs of it.

    MAP is .osm.pbf, .osm, .osm.bz2, .osm.gz, .graphml or .gpkg. The result is a street graph that
    a scenario names under roads.map, and that osmnx reads.

    \b
    Example:
      routing roads build zhejiang.osm.pbf --boundary county.geojson -o maps/my-county.graphml
    """  # noqa: D301 - \b keeps click from refilling the example
    with shown_waiting(words("Reading {file}", file=path.name)):
        cut = open_cut(boundary, km_to_m(buffer_km)) if boundary else None
        built = build_map(path, output, cut, overwrite=overwrite)
    if as_json:
        print_json({**asdict(built), "path": str(built.path)})
        return
    lengths = {**built.class_m, words("all roads"): built.length_m}
    title = words(
        "{path}: {points} points, {ways} ways",
        path=built.path,
        points=words.number(built.points),
        ways=words.number(built.ways),
    )
    print_table(
        title,
        [
            (name, words("{length} km", length=words.number(m_to_km(metres), 1)))
            for name, metres in lengths.items()
        ],
    )
