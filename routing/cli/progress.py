"""Progress on stderr: a bar where somebody watches, a line per stage where nobody does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from routing.cli.options import is_quiet, words_of
from routing.language import Wordbook, message
from routing.recipe import Progress, ReportProgress
from routing.units import S_PER_MIN, fen_to_yuan


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


_STAGES = (
    message("all carriers"),
    message("linehaul down"),
    message("linehaul up"),
    message("tier by tier"),
    message("all centres"),
    message("trucks"),
    message("each centre"),
    message("whole day"),
    message("no trips"),
    message("coalitions"),
)
"""The stages that are named in English; other parts of a stage are names already."""


def _stage(stage: str, words: Wordbook) -> list[str]:
    """Return the parts of ``pooled: zto: linehaul down`` in a language."""
    return [words(part) for part in stage.split(": ")]


def _standing(step: Progress, words: Wordbook) -> str:
    """Return what the best plan so far costs and needs, nothing where none is known."""
    if step.cost_fen is None:
        return ""
    parts = [words("{yuan} yuan", yuan=words.number(fen_to_yuan(step.cost_fen), 2))]
    if step.vehicles is not None and step.centres is not None:
        parts.append(
            words(
                "{vehicles} vehicles, {centres} centres",
                vehicles=step.vehicles,
                centres=step.centres,
            )
        )
    return ", ".join(parts)


def _bars() -> Bars:
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[standing]}"),
        _SinceBest(),
        console=Console(stderr=True),
        transient=True,
    )


class _SinceBest(ProgressColumn):
    """How long ago the best plan so far was found, where one is known."""

    def render(self, task: Task) -> Text:
        """Return the time in minutes and seconds."""
        found = task.fields["found"]
        if found is None:
            return Text("")
        minutes, seconds = divmod(int(task.get_time() - found), S_PER_MIN)
        return Text(f"(-{minutes}:{seconds:02d})")


class _Watched:
    """A bar for all that goes by one name, such as a network; its stages follow on it."""

    def __init__(self, bars: Bars, words: Wordbook) -> None:
        self._bars, self._words = bars, words
        self._tasks: dict[str, TaskID] = {}
        self._best: dict[str, int] = {}

    def __call__(self, step: Progress) -> None:
        name = step.stage.partition(": ")[0]
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(step.stage, standing="", found=None)
        task, total = self._tasks[name], step.total or None
        stage = ": ".join(_stage(step.stage, self._words))
        self._bars.update(task, description=stage, completed=step.done, total=total)
        if step.cost_fen is None:
            return
        key = step.stage.rpartition(": ")[0]
        if step.cost_fen < self._best.get(key, sys.maxsize):
            self._best[key] = step.cost_fen
            standing = _standing(step, self._words)
            self._bars.update(task, standing=standing, found=self._bars.get_time())


class _Logged:
    """A line per stage, and one whenever a plan is better than all before it."""

    def __init__(self, words: Wordbook) -> None:
        self._words = words
        self._seen: set[str] = set()
        self._best: dict[str, int] = {}

    def __call__(self, step: Progress) -> None:
        name, *parts = _stage(step.stage, self._words)
        key = step.stage.rpartition(": ")[0]
        is_better = step.cost_fen is not None and step.cost_fen < self._best.get(key, sys.maxsize)
        if step.stage in self._seen and not is_better:
            return
        self._seen.add(step.stage)
        count = f" {step.done}/{step.total}" if step.total else ""
        line = ": ".join((f"{name}{count}", *parts))
        if step.cost_fen is not None:
            self._best[key] = min(step.cost_fen, self._best.get(key, sys.maxsize))
            line = f"{line}: {_standing(step, self._words)}"
        click.echo(line, err=True)
