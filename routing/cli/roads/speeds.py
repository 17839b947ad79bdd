"""``routing roads speeds``."""

from pathlib import Path

import click

from routing.cli.options import common_options, output_options
from routing.cli.printing import print_json
from routing.language import Wordbook
from routing.roads import write_default_tables


@click.command()
@output_options("tables")
@common_options
def speeds(*, output: Path, overwrite: bool, as_json: bool, words: Wordbook) -> None:
    """Write the tables of speeds and factors that hold where a scenario names none.

    speeds.csv has a speed per class of road, surface and vehicle; factors.csv what rain, snow and
    hours of the day make of it. Edit them, keep only the rows you change if you like, and name
    them in the scenario under roads.speeds and roads.factors. A column such as bus_kmh adds a
    vehicle.

    \b
    Example:
      routing roads speeds -o my-county
    """  # noqa: D301 - \b keeps click from refilling the example
    written = write_default_tables(output, overwrite=overwrite)
    if as_json:
        print_json({"files": [str(path) for path in written]})
        return
    click.echo(words("Written: {files}.", files=", ".join(map(str, written))))
