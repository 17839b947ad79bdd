"""Results on stdout: JSON, or tables that are plain where nobody watches."""

import json
import sys
from collections.abc import Sequence

import click


def print_json(value: object) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def print_table(title: str, rows: Sequence[Sequence[str]], *, has_header: bool = False) -> None:
    """Print a title and rows whose first column is text and whose others are figures."""
    from rich.box import SIMPLE  # noqa: PLC0415 - the listing of commands needs no rich
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    watched = sys.stdout.isatty()
    table = Table(box=SIMPLE if watched else None, show_header=has_header, pad_edge=False)
    for i, head in enumerate(rows[0]):
        table.add_column(Text(head) if has_header else "", justify="right" if i else "left")
    for row in rows[1:] if has_header else rows:
        table.add_row(*(Text(cell) for cell in row))
    width = None if watched else 200
    click.echo(f"{title}\n")
    Console(file=sys.stdout, width=width, highlight=False).print(table)
