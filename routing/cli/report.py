"""``routing report``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json
from routing.language import Wordbook
from routing.outputs import figures_of, page_of, refresh_page, report_of, write_report

PAGES = {".html", ".htm"}


@click.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write one file: the page if it ends in .html, else the Markdown.  [default: write "
    "report.html into the folder and print the Markdown]",
)
@overwrite_option("file")
@common_options
def report(
    folder: Path, output: Path | None, *, overwrite: bool, as_json: bool, words: Wordbook
) -> None:
    """Write the page of a run, comparison or allocation and print its report.

    The page is one file that opens in any browser without a network.

    \b
    Example:
      routing report runs/two
      routing report runs/compared --lang zh -o compared.html
      routing report runs/compared -o compared.md
    """  # noqa: D301 - \b keeps click from refilling the example
    page = None
    if output is None:
        page = refresh_page(folder, words)
    elif output.suffix.lower() in PAGES:
        write_report(page_of(folder, words), output, overwrite=overwrite)
    else:
        write_report(report_of(folder, words), output, overwrite=overwrite)
    if as_json:
        print_json(figures_of(folder))
    else:
        text = report_of(folder, words) if output is None else str(output)
        click.echo(text, nl=output is not None)
    if page is not None:
        click.echo(words("The page is {path}", path=page), err=True)
