"""``routing allocate``."""

from pathlib import Path

import click

from routing.cli.judgement import judge
from routing.cli.options import common_options, output_options, scenario_options, strict_option
from routing.cli.printing import print_json, print_table
from routing.cli.sharing_options import request_options
from routing.cli.watch import watched
from routing.errors import UsageError
from routing.language import Wordbook
from routing.outputs import (
    open_shelf,
    refusals,
    scenario_title,
    sharing_figures,
    sharing_overview,
    sharing_verdict,
    write_sharing,
)
from routing.recipe.survey import survey
from routing.scenario import read_scenario
from routing.studies.executors import Executor
from routing.studies.sharing import SharingRequest, county_digest, share_costs


@click.command()
@click.argument("path", metavar="SCENARIO", type=click.Path(path_type=Path))
@output_options("allocation")
@scenario_options
@request_options
@strict_option
@common_options
def allocate(
    *,
    path: Path,
    output: Path,
    scenario_name: str | None,
    settings: tuple[str, ...],
    request: SharingRequest,
    executor: Executor,
    overwrite: bool,
    strict: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Plan every coalition of carriers and split what they pay together.

    A call that was stopped or killed goes on where it was when it is made again.

    \b
    Example:
      routing allocate scenarios/chunan -o runs/shares
      routing allocate scenarios/chunan -o runs/two --players zto,yto --methods shapley
    """  # noqa: D301 - \b keeps click from refilling the example
    scenario = read_scenario(path, scenario_name=scenario_name, settings=settings)
    asked = request.suited(scenario)
    measured = survey(scenario)
    county = county_digest(scenario, measured.travel)
    shelf = open_shelf(output, county, asked.effort_words, overwrite=overwrite)
    with watched(resumes=True) as watch:
        study = share_costs(measured, asked, executor=executor, shelf=shelf, **watch)
    write_sharing(study, output, words=words)
    figures = sharing_figures(study)
    for reason in refusals(study.splits, words):
        click.echo(words("No split: {reason}", reason=reason), err=True)
    if as_json:
        print_json(figures)
    else:
        title = words(
            "{title}, allocation {folder} (yuan a day)",
            title=scenario_title(scenario, words),
            folder=output,
        )
        print_table(title, sharing_overview(study, words), has_header=True)
        click.echo(f"\n{sharing_verdict(figures, words)}")
    runs = [study.joint, *([] if study.lines is None else [study.lines.run])]
    code = judge(runs, strict=strict)
    if not any(split.shares for split in study.splits):
        code = code or UsageError.exit_code
    click.get_current_context().exit(code)
