"""``routing compare``."""

from pathlib import Path

import click

from routing.cli.judgement import judge
from routing.cli.options import common_options, output_options, scenario_options, strict_option
from routing.cli.printing import print_json, print_table
from routing.cli.search_options import search_options
from routing.cli.watch import watched
from routing.language import Wordbook
from routing.outputs import (
    RUN_NAMES,
    comparison_figures,
    comparison_overview,
    require_free_comparison,
    scenario_title,
    slack_notes,
    verdict,
    write_comparison,
)
from routing.recipe import Effort
from routing.scenario import read_scenario
from routing.studies import compare_carriers


@click.command()
@click.argument("path", metavar="SCENARIO", type=click.Path(path_type=Path))
@output_options("comparison")
@scenario_options
@search_options
@strict_option
@common_options
def compare(
    *,
    path: Path,
    output: Path,
    scenario_name: str | None,
    settings: tuple[str, ...],
    engine: str,
    effort: Effort,
    overwrite: bool,
    strict: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Plan one day in three networks and compare them.

    \b
    Example:
      routing compare scenarios/two-villages -o runs/compared --seconds 5
    """  # noqa: D301 - \b keeps click from refilling the example
    require_free_comparison(output, overwrite=overwrite)
    scenario = read_scenario(path, scenario_name=scenario_name, settings=settings)
    with watched() as watch:
        comparison = compare_carriers(scenario, engine=engine, effort=effort, **watch)
    write_comparison(comparison, output, overwrite=overwrite, words=words)
    if as_json:
        print_json(comparison_figures(comparison, output))
    else:
        title = words(
            "{title}, comparison {folder}", title=scenario_title(scenario, words), folder=output
        )
        print_table(title, comparison_overview(comparison, words), has_header=True)
        for network, result in comparison.runs.items():
            for note in slack_notes(result, words):
                name = words(RUN_NAMES[network])
                click.echo("\n" + words("Note: {run}: {note}", run=name, note=note))
        click.echo(f"\n{verdict(comparison, words)}")
    click.get_current_context().exit(judge(list(comparison.runs.values()), strict=strict))
