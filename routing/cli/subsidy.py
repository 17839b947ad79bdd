"""``routing subsidy``."""

from pathlib import Path

import click

from routing.cli.options import common_options
from routing.cli.printing import print_json, print_table
from routing.cli.sharing_options import named
from routing.errors import UsageError
from routing.language import Wordbook, message
from routing.outputs import read_game, subsidy_figures, subsidy_overview
from routing.studies.sharing import study_subsidy


@click.command()
@click.argument("folder", metavar="ALLOCATION", type=click.Path(path_type=Path))
@click.option(
    "--methods",
    multiple=True,
    metavar="NAME,...",
    help="The fixed split rules to judge.  [default: those of the allocation]",
)
@click.option(
    "--network",
    type=click.Choice(("pooled", "lines")),
    default="pooled",
    show_default=True,
    help="Whose bill: that of one pooled network, or that of today's lines.",
)
@common_options
def subsidy(
    folder: Path, *, methods: tuple[str, ...], network: str, as_json: bool, words: Wordbook
) -> None:
    """Tell the least subsidy that keeps all carriers in, in all and under a fixed split rule.

    \b
    Example:
      routing subsidy runs/shares
      routing subsidy runs/shares --methods proportional-parcels --network lines
    """  # noqa: D301 - \b keeps click from refilling the example
    kept = read_game(folder)
    if network == "lines":
        of_lines = kept.of_lines()
        if of_lines is None:
            raise UsageError(
                message(
                    "{folder} has no lines: its scenario has none, or they had no plan.",
                    folder=folder,
                )
            )
        kept = of_lines
    study = study_subsidy(
        kept.game, kept.seed_games, named(methods) or kept.methods, kept.weights, kept.sampling
    )
    if as_json:
        print_json(subsidy_figures(study, network))
    else:
        title = words("Subsidy, allocation {folder}", folder=folder)
        print_table(title, subsidy_overview(study, kept.names, words))
