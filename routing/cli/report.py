"""``routing report``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json
from routing.language import Wordbook
from routing.outputs import figures_of, report_of, write_report


@click.command()
@click.argument("folder", metavar="RUN_OR_COMPARISON", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the Markdown to a file instead of printing it.",
)
@overwrite_option("file")
@common_options
def report(
    folder: Path, output: Path | None, *, overwrite: bool, as_json: bool, words: Wordbook
) -> None:
    """Print the report of a run or comparison.

    \b
    Example:
      routing report runs/two
      routing report runs/compared -o compared.md
    """  # noqa: D301 - \b keeps click from refilling the example
    if output is not None:
        write_report(report_of(folder, words), output, overwrite=overwrite)
    if as_json:
        print_json(figures_of(folder))
    else:
        text = report_of(folder, words) if output is None else str(output)
        click.echo(text, nl=output is not None)
