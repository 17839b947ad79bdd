"""The options that commands share."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from routing.cli.logs import show_logs
from routing.language import ENGLISH, LANGUAGES, Wordbook, wordbook

_F = TypeVar("_F", bound=Callable[..., Any])
_KEY = "routing."


def wants_json(ctx: click.Context) -> bool:
    """Say whether the command was called with ``--json``."""
    return bool(ctx.meta.get(f"{_KEY}as_json"))


def wants_traceback(ctx: click.Context) -> bool:
    """Say whether the command was called with ``--debug``."""
    return bool(ctx.meta.get(f"{_KEY}debug"))


def is_quiet(ctx: click.Context) -> bool:
    """Say whether the command was called with ``--quiet``."""
    return bool(ctx.meta.get(f"{_KEY}quiet"))


def words_of(ctx: click.Context) -> Wordbook:
    """Return the language the command was asked to speak, English until that is known."""
    words: Wordbook = ctx.meta.get(f"{_KEY}words", ENGLISH)
    return words


def _choose(ctx: click.Context, _param: click.Parameter, value: str) -> Wordbook:
    words = ctx.meta[f"{_KEY}words"] = wordbook(value)
    return words


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> object:
    ctx.meta[f"{_KEY}{param.name}"] = value
    if ctx.meta.get(f"{_KEY}quiet"):
        show_logs(logging.ERROR, words_of(ctx))
    else:
        levels = (logging.WARNING, logging.INFO, logging.DEBUG)
        show_logs(levels[min(ctx.meta.get(f"{_KEY}verbose") or 0, 2)], words_of(ctx))
    return value


def common_options(command: _F) -> _F:
    """Add ``--lang``, ``--json``, ``-v``, ``-q`` and ``--debug``.

    The function gets ``words``, the wordbook of the language, and ``as_json``.
    """
    options = (
        click.option(
            "--lang",
            "words",
            type=click.Choice(LANGUAGES),
            default=LANGUAGES[0],
            show_default=True,
            envvar="ROUTING_LANG",
            show_envvar=True,
            callback=_choose,
            is_eager=True,
            help="Language of reports and messages; JSON has one only.",
        ),
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            callback=_remember,
            is_eager=True,
            help="Print one JSON object instead of text.",
        ),
        click.option(
            "-v",
            "--verbose",
            count=True,
            callback=_remember,
            expose_value=False,
            help="Log more to stderr; twice for everything.",
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            callback=_remember,
            expose_value=False,
            help="No progress, and no warning but that parcels stay unserved.",
        ),
        click.option(
            "--debug",
            is_flag=True,
            callback=_remember,
            is_eager=True,
            expose_value=False,
            help="Show the traceback of a failure.",
        ),
    )
    return with_options(command, options)


def scenario_options(command: _F) -> _F:
    """Add ``--scenario`` and ``--set``."""
    options = (
        click.option(
            "--scenario",
            "scenario_name",
            metavar="NAME",
            help="Apply one of the named scenarios of the file.",
        ),
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar="KEY=VALUE",
            help="Change one value, such as rules.max_trips=2; may be repeated.",
        ),
    )
    return with_options(command, options)


def output_options(what: str) -> Callable[[_F], _F]:
    """Add ``-o`` (required) and ``--overwrite`` for a folder that will hold ``what``."""

    def add(command: _F) -> _F:
        options = (
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                required=True,
                help=f"The folder of the {what}.",
            ),
            overwrite_option(what),
        )
        return with_options(command, options)

    return add


def strict_option(command: _F) -> _F:
    """Add ``--strict``."""
    return click.option("--strict", is_flag=True, help="Exit with 5 when a parcel stays unserved.")(
        command
    )


def overwrite_option(what: str) -> Callable[[_F], _F]:
    """Add ``--overwrite``."""
    return click.option("--overwrite", is_flag=True, help=f"Replace any {what} there already.")


def with_options(command: _F, options: tuple[Callable[[_F], _F], ...]) -> _F:
    """Add options in the order in which the help lists them."""
    for option in reversed(options):
        command = option(command)
    return command
