"""Progress on stderr: a bar where somebody watches, a line per stage where nobody does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from routing.cli.options import is_quiet
from routing.recipe import Progress, ReportProgress
from routing.units import fen_to_yuan


@contextmanager
def shown_progress() -> Iterator[ReportProgress | None]:
    """Yield a function that shows steps as they come, None where quiet is wanted."""
    if is_quiet(click.get_current_context()):
        yield None
    elif sys.stderr.isatty():
        with _bars() as bars:
            yield _Watched(bars)
    else:
        yield _Logged()


def _bars() -> Bars:
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[cost]}"),
        console=Console(stderr=True),
        transient=True,
    )


class _Watched:
    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: Progress) -> None:
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bars.add_task(step.stage, cost="")
        cost = "" if step.cost_fen is None else f"{fen_to_yuan(step.cost_fen):,.2f} yuan"
        total = step.total or None
        task = self._tasks[step.stage]
        self._bars.update(task, completed=step.done, total=total, cost=cost)


class _Logged:
    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, step: Progress) -> None:
        if step.stage not in self._seen:
            self._seen.add(step.stage)
            name, colon, part = step.stage.partition(":")
            count = f" {step.done}/{step.total}" if step.total else ""
            click.echo(f"{name}{count}{colon}{part}", err=True)
