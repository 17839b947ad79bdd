"""``routing roads report``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option, scenario_options
from routing.cli.printing import print_json, print_table
from routing.cli.waiting import shown_waiting
from routing.language import Wordbook
from routing.outputs import (
    finding_lines,
    require_free_roads,
    roads_figures,
    roads_overview,
    scenario_title,
    write_roads,
)
from routing.roads import report_roads
from routing.scenario import read_scenario

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("path", metavar="SCENARIO", type=_FILE)
@click.option("-o", "--output", type=_FILE, help="Write the whole report to a folder, too.")
@scenario_options
@overwrite_option("report")
@common_options
def report(
    *,
    path: Path,
    output: Path | None,
    scenario_name: str | None,
    settings: tuple[str, ...],
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Say how a scenario's places lie on its roads, and what closures do.

    \b
    Example:
      routing roads report scenarios/two-villages -o runs/roads
    """  # noqa: D301 - \b keeps click from refilling the example
    if output is not None:
        require_free_roads(output, overwrite=overwrite)
    scenario = read_scenario(path, scenario_name=scenario_name, settings=settings)
    with shown_waiting(words("Measuring roads")):
        found = report_roads(scenario)
    if output is not None:
        write_roads(found, output, overwrite=overwrite, words=words)
    if as_json:
        print_json(roads_figures(found, output))
        return
    title = words("{title}: roads", title=scenario_title(scenario, words))
    print_table(title, roads_overview(found, words))
    click.echo(f"\n{found.description}")
    for line in finding_lines(found, words):
        click.echo(line)
    if output is not None:
        click.echo("\n" + words("Written: {files}", files=output))
