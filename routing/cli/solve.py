"""``routing solve``."""

from pathlib import Path

import click

from routing.cli.judgement import judge
from routing.cli.options import common_options, output_options, scenario_options, strict_option
from routing.cli.printing import print_json, print_table
from routing.cli.search_options import search_options
from routing.cli.watch import watched
from routing.language import Wordbook
from routing.model import Network
from routing.outputs import (
    RUN_NAMES,
    require_free_run,
    run_figures,
    run_overview,
    scenario_title,
    slack_notes,
    write_run,
)
from routing.recipe import Effort, run
from routing.scenario import read_scenario

NETWORKS = click.Choice([network.value for network in Network])


@click.command()
@click.argument("path", metavar="SCENARIO", type=click.Path(path_type=Path))
@output_options("run")
@click.option(
    "--network", type=NETWORKS, default="pooled", show_default=True, help="Who carries for whom."
)
@scenario_options
@search_options
@strict_option
@common_options
def solve(
    *,
    path: Path,
    output: Path,
    network: str,
    scenario_name: str | None,
    settings: tuple[str, ...],
    engine: str,
    effort: Effort,
    overwrite: bool,
    strict: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Plan one day: plan, check, account, write the run.

    \b
    Example:
      routing solve scenarios/two-villages -o runs/two --network pooled --seconds 5
    """  # noqa: D301 - \b keeps click from refilling the example
    require_free_run(output, overwrite=overwrite)
    scenario = read_scenario(path, scenario_name=scenario_name, settings=settings)
    with watched() as watch:
        result = run(scenario, network=Network(network), engine=engine, effort=effort, **watch)
    write_run(result, output, overwrite=overwrite, words=words)
    if as_json:
        print_json(run_figures(result, str(output)))
    else:
        title = words(
            "{title}, network {network}, run {run}",
            title=scenario_title(scenario, words),
            network=words(RUN_NAMES[network]),
            run=output,
        )
        print_table(title, run_overview(result, words))
        for note in slack_notes(result, words):
            click.echo("\n" + words("Note: {note}", note=note))
    click.get_current_context().exit(judge([result], strict=strict))
