"""``routing generate``."""

from datetime import datetime
from pathlib import Path

import click

from routing.cli.options import common_options, output_options
from routing.cli.printing import print_json
from routing.generation import (
    Parameters,
    generate_county,
    read_facts,
    read_parameters,
    summarise_county,
    synthetic_facts,
    write_county,
)

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("facts", type=_FILE, required=False)
@click.option("--parameters", "file", type=_FILE, help="A TOML file of parameters.")
@click.option("--villages", type=click.IntRange(min=1), help="Number of service points.")
@click.option("--townships", type=click.IntRange(min=1), default=20, help="Without FACTS only.")
@click.option("--parcels-per-village", type=click.FloatRange(min=1), help="Mean, down.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Decides what is in season.")
@click.option("--seed", type=click.IntRange(min=0), help="Another seed, another county.")
@output_options("tables")
@common_options
def generate(
    facts: Path | None,
    file: Path | None,
    townships: int,
    day: datetime | None,
    output: Path,
    *,
    overwrite: bool,
    as_json: bool,
    **changes: int | float | None,
) -> None:
    """Generate places.csv, demand.csv and lines.csv from FACTS, a table of a county's places.

    Options win over the parameter file. Without FACTS the county is made up, too.

    \b
    Example:
      routing generate maps/chunan/points.csv --villages 100 --seed 7 -o my-county
      routing generate --townships 30 --villages 500 -o no-county
    """  # noqa: D301 - \b keeps click from refilling the example
    given = {key: value for key, value in changes.items() if value is not None}
    if day is not None:
        given["day"] = day.date()
    parameters = (read_parameters(file) if file else Parameters()).replace(**given)
    places = read_facts(facts) if facts else synthetic_facts(parameters, townships=townships)
    county = generate_county(places, parameters)
    written = write_county(county, output, overwrite=overwrite)
    counts = summarise_county(county)
    if as_json:
        print_json({"files": [str(path) for path in written], **counts})
        return
    click.echo("\n".join(f"{name.replace('_', ' ')}: {n}" for name, n in counts.items()))
    click.echo(f"Written: {', '.join(str(path) for path in written)}. All of it is generated.")
