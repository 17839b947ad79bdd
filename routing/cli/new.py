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
@common_options
def new(folder: Path, template: str, *, as_json: bool, words: Wordbook) -> None:
    """Copy an example scenario into a new folder.

    \b
    Example:
      routing new my-county --template two-villages
    """  # noqa: D301 - \b keeps click from refilling the example
    target = copy_template(template, folder)
    if as_json:
        print_json({"folder": str(target), "template": template})
    else:
        text = words(
            "{folder} is a copy of {template}. Next: routing validate {folder}",
            folder=target,
            template=template,
        )
        click.echo(text)
