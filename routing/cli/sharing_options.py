"""The options of the commands on sharing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from routing.cli.options import with_options
from routing.cli.search_options import ENGINES
from routing.costs.allocation import METHODS
from routing.recipe import Effort
from routing.recipe.run import STRONGEST_ENGINE
from routing.studies.executors import get_executor
from routing.studies.sharing import ORDERS, SECONDS_PER_COALITION, SEEDS, SharingRequest

Command = Callable[..., Any]


def request_options(command: Command) -> Command:
    """Add who plays, the split rules, the effort and where it runs.

    The function gets ``request`` and ``executor``.
    """

    @wraps(command)
    def with_request(
        *,
        methods: tuple[str, ...],
        players: tuple[str, ...],
        engine: str,
        seconds_per_coalition: float | None,
        iterations: int | None,
        seed: int,
        seeds: int,
        orders: int,
        executor: str,
        **others: object,
    ) -> object:
        request = SharingRequest(
            players=named(players),
            methods=named(methods),
            engine=STRONGEST_ENGINE if engine == "auto" else engine,
            effort=_effort(seconds_per_coalition, iterations, seed, seeds),
            seeds=seeds,
            orders=orders,
        )
        return command(request=request, executor=get_executor(executor), **others)

    options = (
        click.option(
            "--methods",
            multiple=True,
            metavar="NAME,...",
            help=f"The split rules.  [default: all that suit: {', '.join(METHODS)}]",
        ),
        click.option(
            "--players",
            multiple=True,
            metavar="CARRIER,...",
            help="Only these carriers, nobody else in the county.  [default: all]",
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default="auto",
            show_default=True,
            help="What searches for tours.",
        ),
        click.option(
            "--seconds-per-coalition",
            type=click.FloatRange(min=0, min_open=True),
            help="Search a coalition this long, all seeds together.  "
            f"[default: {SECONDS_PER_COALITION:g}]",
        ),
        click.option(
            "--iterations",
            type=click.IntRange(min=1),
            help="Stop each search by iterations, so that it repeats exactly; not with seconds.",
        ),
        click.option(
            "--seed",
            type=click.IntRange(min=0),
            default=1,
            show_default=True,
            help="The first seed.",
        ),
        click.option(
            "--seeds",
            type=click.IntRange(min=1),
            default=SEEDS,
            show_default=True,
            help="Plan every coalition with so many seeds; they tell what is noise.",
        ),
        click.option(
            "--orders",
            type=click.IntRange(min=4),
            default=ORDERS,
            show_default=True,
            help="More than 10 carriers: sample so many orders of joining for the Shapley value.",
        ),
        executor_option,
    )
    return with_options(with_request, options)


executor_option = click.option(
    "--executor",
    default="auto",
    show_default=True,
    metavar="WHERE",
    help="serial, processes:N, or dask:ADDRESS of a running cluster; auto: a process per core.",
)


def named(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return names that were given one by one, with commas between, or both."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _effort(seconds: float | None, iterations: int | None, seed: int, seeds: int) -> Effort:
    if seconds is not None and iterations is not None:
        raise click.UsageError("--seconds-per-coalition and --iterations exclude each other.")
    if iterations is not None:
        return Effort(seconds=None, iterations=iterations, seed=seed)
    return Effort(seconds=(seconds or SECONDS_PER_COALITION) / seeds, seed=seed)
