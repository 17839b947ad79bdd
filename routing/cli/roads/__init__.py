"""The commands ``routing roads ...``."""

from collections.abc import Mapping

import click

from routing.cli.routing_group import RoutingGroup

COMMANDS: Mapping[str, str] = {
    "build": "Read a map once, and keep what one county needs of it.",
    "calibrate": "Fit class speeds to observed trips.",
    "report": "Judge a scenario's roads.",
    "speeds": "Write the speed tables for editing.",
}


@click.group(cls=RoutingGroup, listed=COMMANDS, package="routing.cli.roads")
def roads() -> None:
    """Build, calibrate and judge road maps.

    \b
    Example:
      routing roads build zhejiang.osm.pbf --boundary county.geojson -o maps/my-county.graphml
    """  # noqa: D301 - \b keeps click from refilling the example
