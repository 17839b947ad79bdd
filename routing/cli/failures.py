"""What a failed command says."""

import traceback
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from routing.cli.options import wants_json, wants_traceback, words_of
from routing.cli.printing import print_json
from routing.errors import Fault, RoutingError, ScenarioError
from routing.language import ENGLISH, Wordbook, message

BUG_EXIT_CODE = 1
INTERRUPTED_EXIT_CODE = 130


def fault_json(fault: Fault) -> dict[str, Any]:
    """Return a fault as a JSON object."""
    return {**asdict(fault), "where": fault.where}


def fault_line(fault: Fault, words: Wordbook) -> str:
    """Return a fault in words: its code, where it is, what is wrong, what to do."""
    text = (
        message("{code} {where}: {message}. {remedy}")
        if fault.value is None
        else message("{code} {where}: {message} (found: {value}). {remedy}")
    )
    return words(
        text,
        code=fault.code,
        where=words.listed(_where(fault, words)),
        message=_message(fault, words),
        value=fault.value if fault.value is None else words(fault.value),
        remedy=words(fault.remedy),
    )


def _message(fault: Fault, words: Wordbook) -> str:
    """Return what is wrong; what a parser of YAML says in English, after the title of the code."""
    from routing.scenario import FAULT_CODES  # noqa: PLC0415 - help needs no scenarios

    said = words(fault.message)
    if words == ENGLISH or said != fault.message or fault.code not in FAULT_CODES:
        return said
    title = words(FAULT_CODES[fault.code].title)
    return words("{title} ({message})", title=title, message=said)


def _where(fault: Fault, words: Wordbook) -> Iterator[str]:
    yield fault.file
    if fault.line is not None:
        yield words("line {line}", line=fault.line)
    if fault.row is not None:
        yield words("row {row}", row=fault.row)
    if fault.column is not None:
        yield words("column {column}", column=fault.column)


def show_failure(ctx: click.Context, error: RoutingError) -> None:
    """Say on stderr what is wrong, and on stdout too where JSON is wanted."""
    faults = error.faults if isinstance(error, ScenarioError) else ()
    if wants_traceback(ctx):
        click.echo("".join(traceback.format_exception(error)), err=True)
    words = words_of(ctx)
    if faults:
        for fault in faults:
            click.echo(fault_line(fault, words), err=True)
        count = words.counted(
            len(faults), "The scenario has {count} fault.", "The scenario has {count} faults."
        )
        click.echo(count, err=True)
    else:
        click.echo(words("Error: {error}", error=words(error.message)), err=True)
    if wants_json(ctx):
        failure = {"error": str(error), "exit_code": error.exit_code}
        print_json({**failure, "faults": [fault_json(fault) for fault in faults]})


def show_bug(ctx: click.Context, error: Exception) -> None:
    """Own up to a bug; the traceback is for those who ask for it."""
    if wants_traceback(ctx):
        click.echo("".join(traceback.format_exception(error)), err=True)
    text = f"{type(error).__name__}: {error}"
    words = words_of(ctx)
    click.echo(words("This is a bug in routing: {error}", error=text), err=True)
    if not wants_traceback(ctx):
        click.echo(words("Run the same command with --debug for the traceback."), err=True)
    if wants_json(ctx):
        print_json({"error": text, "exit_code": BUG_EXIT_CODE, "faults": []})
