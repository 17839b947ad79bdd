"""``routing whatif``."""

from pathlib import Path

import click

from routing.cli.judgement import judge
from routing.cli.options import common_options, output_options, scenario_options, strict_option
from routing.cli.printing import print_json, print_table
from routing.cli.search_options import search_options
from routing.cli.solve import NETWORKS
from routing.cli.watch import watched
from routing.language import Wordbook
from routing.model import Network
from routing.outputs import (
    require_free_whatif,
    scenario_title,
    whatif_figures,
    whatif_notes,
    whatif_overview,
    whatif_verdict,
    write_whatif,
)
from routing.recipe import Effort
from routing.scenario import read_scenario
from routing.studies import whatif as plan_both
from routing.studies.whatif import BASE, VARIANT


@click.command()
@click.argument("path", metavar="SCENARIO", type=click.Path(path_type=Path))
@output_options("what-if")
@click.option(
    "--network", type=NETWORKS, default="pooled", show_default=True, help="Who carries for whom."
)
@scenario_options
@search_options
@strict_option
@common_options
def whatif(
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
    """Plan a day as it stands and with a change, and say what the change costs.

    \b
    Example:
      routing whatif scenarios/chunan --scenario bad-day -o runs/bad-day --seconds 20
    """  # noqa: D301 - \b keeps click from refilling the example
    name = ", ".join(part for part in (scenario_name, *settings) if part)
    if not name:
        raise click.UsageError("Say what changes: --scenario NAME or --set KEY=VALUE.")
    require_free_whatif(output, overwrite=overwrite)
    base = read_scenario(path)
    variant = read_scenario(path, scenario_name=scenario_name, settings=settings)
    with watched() as watch:
        study = plan_both(
            base, variant, network=Network(network), engine=engine, effort=effort, **watch
        )
    write_whatif(study, output, name=name, overwrite=overwrite, words=words)
    if as_json:
        print_json(whatif_figures(study, name, output))
    else:
        title = words("{title}, what-if {folder}", title=scenario_title(base, words), folder=output)
        print_table(title, whatif_overview(study, words), has_header=True)
        told = (*whatif_notes(study, words), whatif_verdict(study, name, words))
        click.echo("\n" + "\n\n".join(told))
    code = judge([study.base, study.variant], names=(BASE, VARIANT), strict=strict)
    click.get_current_context().exit(code)
