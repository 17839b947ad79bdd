"""The options of the commands that search."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from routing.cli.options import with_options
from routing.recipe import Effort

Command = Callable[..., Any]
SECONDS = {"quick": 10.0, "normal": Effort().seconds, "long": 300.0}
ENGINES = ("auto", "joint", "ortools", "greedy")


def search_options(command: Command) -> Command:
    """Add ``--engine`` and the options of :func:`effort_options`.

    The function gets ``engine`` and ``effort``.
    """
    engine = click.option(
        "--engine",
        type=click.Choice(ENGINES),
        default="auto",
        show_default=True,
        help="What searches for tours.",
    )
    return engine(_with_effort(command, "Search this long per network; compare: on average."))


def effort_options(command: Command) -> Command:
    """Add ``--effort``, ``--seconds``, ``--iterations``, ``--seed`` and ``--workers``.

    The function gets ``effort`` for all of them together.
    """
    return _with_effort(command, "Search this long.")


def _with_effort(command: Command, seconds_help: str) -> Command:
    @wraps(command)
    def with_effort(
        *,
        effort: str | None,
        seconds: float | None,
        iterations: int | None,
        seed: int,
        workers: int,
        **others: object,
    ) -> object:
        given = [name for name in (effort, seconds, iterations) if name is not None]
        if len(given) > 1:
            raise click.UsageError("--effort, --seconds and --iterations exclude each other.")
        if iterations is None and seconds is None:
            seconds = SECONDS[effort or "normal"]
        limits = Effort(seconds=seconds, iterations=iterations, seed=seed, workers=workers)
        return command(effort=limits, **others)

    options = (
        click.option(
            "--effort",
            type=click.Choice(tuple(SECONDS)),
            help="Search 10, 30 or 300 seconds.  [default: normal]",
        ),
        click.option(
            "--seconds",
            type=click.FloatRange(min=0, min_open=True),
            help=seconds_help,
        ),
        click.option(
            "--iterations",
            type=click.IntRange(min=1),
            help="Stop by iterations, so that a run repeats exactly; not with --seconds.",
        ),
        click.option(
            "--seed",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            help="Seed of the search.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            help="Processes that search together.",
        ),
    )
    return with_options(with_effort, options)
