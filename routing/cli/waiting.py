"""A sign of life on stderr while a command waits for one long step."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from routing.cli.options import is_quiet


@contextmanager
def shown_waiting(what: str) -> Iterator[None]:
    """Show what is done and for how long, where somebody watches and wants to know."""
    if is_quiet(click.get_current_context()) or not sys.stderr.isatty():
        yield
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bars.add_task(what, total=None)
        yield
