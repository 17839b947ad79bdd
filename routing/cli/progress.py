"""Progress on stderr: a bar where somebody watches, a line per stage where nobody does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from routing.cli.options import is_quiet, words_of
from routing.language import Wordbook, message
from routing.recipe import Progress, ReportProgress
from routing.units import fen_to_yuan


@contextmanager
def shown_progress() -> Iterator[ReportProgress | None]:
    """Yield a function that shows steps as they come, None where quiet is wanted."""
    context = click.get_current_context()
    if is_quiet(context):
        yield None
    elif sys.stderr.isatty():
        with _bars() as bars:
            yield _Watched(bars, words_of(context))
    else:
        yield _Logged(words_of(context))


_STAGES = (message("linehaul down"), message("linehaul up"), message("coalitions"))
"""The stages that are named in English; other parts of a stage are names already."""


def _stage(stage: str, words: Wordbook) -> list[str]:
    """Return the parts of ``pooled: zto: linehaul down`` in a language."""
    return [words(part) for part in stage.split(": ")]


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
    def __init__(self, bars: Bars, words: Wordbook) -> None:
        self._bars, self._words = bars, words
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: Progress) -> None:
        if step.stage not in self._tasks:
            name = ": ".join(_stage(step.stage, self._words))
            self._tasks[step.stage] = self._bars.add_task(name, cost="")
        cost = ""
        if step.cost_fen is not None:
            cost = self._words(
                "{yuan} yuan", yuan=self._words.number(fen_to_yuan(step.cost_fen), 2)
            )
        total = step.total or None
        task = self._tasks[step.stage]
        self._bars.update(task, completed=step.done, total=total, cost=cost)


class _Logged:
    def __init__(self, words: Wordbook) -> None:
        self._words = words
        self._seen: set[str] = set()

    def __call__(self, step: Progress) -> None:
        if step.stage not in self._seen:
            self._seen.add(step.stage)
            name, *parts = _stage(step.stage, self._words)
            count = f" {step.done}/{step.total}" if step.total else ""
            click.echo(": ".join((f"{name}{count}", *parts)), err=True)
