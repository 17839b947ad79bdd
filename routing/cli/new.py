"""``routing new``."""

from pathlib import Path

import click

from routing.cli.options import common_options
from routing.cli.printing import print_json
from routing.language import Wordbook
from routing.outputs import copy_template


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--template", default="two-villages", show_default=True, help="Which example.")
@click.option(
    "--xlsx",
    "workbook",
    is_flag=True,
    help="Tables in one workbook, tables.xlsx: Chinese headers, lists to choose from.",
)
@common_options
def new(folder: Path, template: str, *, workbook: bool, as_json: bool, words: Wordbook) -> None:
    """Copy an example scenario into a new folder.

    \b
    Example:
      routing new my-county --template two-villages
      routing new my-county --xlsx --lang zh
    """  # noqa: D301 - \b keeps click from refilling the example
    target = copy_template(template, folder, workbook=workbook, words=words)
    if as_json:
        print_json({"folder": str(target), "template": template})
    else:
        text = words(
            "{folder} is a copy of {template}. Next: routing validate {folder}",
            folder=target,
            template=template,
        )
        click.echo(text)
