"""``routing settle``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json, print_table
from routing.language import Wordbook
from routing.outputs import (
    METHOD_NAMES,
    RUN_NAMES,
    is_allocation,
    payment_sentences,
    read_game,
    read_run,
    settled_run_folder,
    settlement_json,
    settlement_overview,
    write_settlement,
)
from routing.studies.sharing import brought, default_method, settle_by
from routing.studies.sharing.splits import Sampling


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--shares",
    type=click.Path(path_type=Path),
    help="The allocation that tells what carriers would pay alone.  [default: RUN's own, if any]",
)
@click.option("--method", help="The split rule.  [default: nucleolus; by parcels without shares]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder for the tables.")
@overwrite_option("settlement")
@common_options
def settle(
    folder: Path,
    *,
    shares: Path | None,
    method: str | None,
    output: Path | None,
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Tell who pays whom after a run, so that everybody bears its fair share.

    RUN is a run, or an allocation, whose lines are settled.

    \b
    Example:
      routing settle runs/shares
      routing settle runs/chunan/lines --shares runs/shares --method shapley -o runs/settled
    """  # noqa: D301 - \b keeps click from refilling the example
    run = read_run(settled_run_folder(folder))
    source = shares or next((f for f in (folder, folder.parent) if is_allocation(f)), None)
    kept = None if source is None else read_game(source)
    players = tuple(carrier.id for carrier in run.scenario.carriers)
    settlement = settle_by(
        run,
        method or default_method(None if kept is None else kept.game),
        None if kept is None else kept.game,
        brought(run.scenario, run.travel, players) if kept is None else kept.weights,
        Sampling() if kept is None else kept.sampling,
    )
    network = run.plan.network.value
    if output is not None:
        write_settlement(settlement, network, output, overwrite=overwrite)
    if as_json:
        print_json({"run": str(folder), "network": network, **settlement_json(settlement)})
        return
    title = words(
        "{folder}: {network}, split rule: {method}",
        folder=folder,
        network=RUN_NAMES[network],
        method=METHOD_NAMES[settlement.method],
    )
    rows = tuple(settlement_overview(run.scenario, settlement, words))
    print_table(title, rows, has_header=True)
    click.echo()
    for sentence in payment_sentences(run.scenario, settlement, words):
        click.echo(sentence)
    if output is not None:
        click.echo(words("Written: {path}", path=output))
