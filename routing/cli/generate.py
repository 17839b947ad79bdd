"""``routing generate``."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from routing import generation, outputs
from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json
from routing.language import Wordbook, message

_FILE = click.Path(path_type=Path)
_COUNTS = {
    "townships": message("townships"),
    "centres": message("centres"),
    "villages": message("villages"),
    "consignments": message("consignments"),
    "parcels_down": message("parcels down"),
    "parcels_up": message("parcels up"),
}


@click.command()
@click.argument("facts", type=_FILE, required=False)
@click.option("--parameters", "file", type=_FILE, help="A TOML file of parameters.")
@click.option("--map", "map_path", type=_FILE, help="A road map: a whole scenario.")
@click.option("--template", default="chunan", show_default=True, help="Whose vehicles, prices.")
@click.option("--villages", type=click.IntRange(min=1), help="Number of service points.")
@click.option("--townships", type=click.IntRange(min=1), help="Without FACTS.  [default: 20]")
@click.option("--parcels-per-village", type=click.FloatRange(min=1), help="Mean, down.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Decides what is in season.")
@click.option("--seed", type=click.IntRange(min=0), help="Another seed, another county.")
@click.option("-o", "--output", type=_FILE, required=True, help="The folder of the tables.")
@overwrite_option("table")
@common_options
def generate(
    facts: Path | None,
    output: Path,
    *,
    file: Path | None,
    map_path: Path | None,
    template: str,
    townships: int | None,
    day: datetime | None,
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
    **changes: Any,  # noqa: ANN401 - parameters of the generator, by name
) -> None:
    """Generate places.csv, demand.csv and lines.csv from FACTS, a table of a county's places.

    With --map, a whole scenario. Options win over the parameter file. Without FACTS the county
    itself is made up.

    \b
    Example:
      routing generate maps/chunan/points.csv --villages 100 --seed 7 -o my-county
      routing generate --townships 30 --villages 500 -o no-county
      routing generate places.csv --map county.osm.pbf --parameters county.toml -o my/county
    """  # noqa: D301 - \b keeps click from refilling the example
    if townships and facts:
        raise click.UsageError("--townships is for counties without FACTS.")
    if map_path and not facts:
        raise click.UsageError("--map is for counties with FACTS.")
    given = {key: value for key, value in changes.items() if value is not None}
    if day:
        given["day"] = day.date()
    parameters = generation.read_parameters(file) if file else generation.Parameters()
    parameters = parameters.replace(**given)
    places = generation.find_places(facts, parameters, townships=townships or 20)
    county = generation.generate_county(places, parameters)
    if map_path:
        around = generation.Surroundings(
            template=outputs.template_folder(template), map_path=map_path
        )
        written = generation.write_scenario_folder(
            county, parameters, around, output, overwrite=overwrite
        )
    else:
        written = generation.write_county(county, output, overwrite=overwrite)
    counts = generation.summarise_county(county)
    if as_json:
        print_json({"files": [str(path) for path in written], **counts})
        return
    for name, count in counts.items():
        click.echo(words("{name}: {count}", name=words(_COUNTS[name]), count=words.number(count)))
    told = words("Written: {files}.", files=", ".join(map(str, written)))
    made_up = (
        words("Demand and lines are generated.") if map_path else words("All of it is generated.")
    )
    click.echo(words.sentences(told, made_up))
