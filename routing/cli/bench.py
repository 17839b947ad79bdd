"""``routing bench``."""

from pathlib import Path

import click

from routing.benchmarks import require_free_solution, write_solution
from routing.cli.options import common_options, is_quiet, overwrite_option
from routing.cli.printing import print_json
from routing.cli.search_options import effort_options
from routing.language import Wordbook
from routing.recipe import Effort
from routing.studies import solve_instance


@click.command()
@click.argument("instance", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The solution file, in the format of the instance's judge.",
)
@effort_options
@overwrite_option("solution file")
@common_options
def bench(
    instance: Path, output: Path, effort: Effort, *, overwrite: bool, as_json: bool, words: Wordbook
) -> None:
    """Solve a published instance and compare with its best known cost.

    Two echelons (2e-cvrp) are in .dat files, several trips with windows and release times
    (mtvrptwr) in .vrp files, two echelons with windows and pickups (2e-vrptwspd) in folders.

    \b
    Example:
      routing bench Set5_100-5-1.dat -o solution.json --seconds 60 --workers 2
      routing bench R203R0.5.vrp -o solution.json --seconds 60
      routing bench 2e-vrptwspd/100-5-1 -o solution.json --seconds 60 --workers 2
    """  # noqa: D301 - \b keeps click from refilling the example
    require_free_solution(output, overwrite=overwrite)
    quiet = is_quiet(click.get_current_context())
    measured = solve_instance(instance, effort, report=None if quiet else _tell)
    write_solution(measured.solution, output, overwrite=overwrite)
    if as_json:
        print_json(measured.figures)
    else:
        click.echo(measured.said(words))
        click.echo(words("Written: {files}", files=output))


def _tell(text: str) -> None:
    click.echo(text, err=True)
