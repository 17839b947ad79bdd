"""What a failed command says."""

import traceback
from dataclasses import asdict
from typing import Any

import click

from routing.cli.options import wants_json, wants_traceback
from routing.cli.printing import print_json
from routing.errors import Fault, RoutingError, ScenarioError

BUG_EXIT_CODE = 1
INTERRUPTED_EXIT_CODE = 130


def fault_json(fault: Fault) -> dict[str, Any]:
    """Return a fault as a JSON object."""
    return {**asdict(fault), "where": fault.where}


def count_of(number: int, word: str) -> str:
    """Return ``1 fault``, ``2 faults``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def show_failure(ctx: click.Context, error: RoutingError) -> None:
    """Say on stderr what is wrong, and on stdout too where JSON is wanted."""
    faults = error.faults if isinstance(error, ScenarioError) else ()
    if wants_traceback(ctx):
        click.echo("".join(traceback.format_exception(error)), err=True)
    if faults:
        for fault in faults:
            click.echo(str(fault), err=True)
        click.echo(f"The scenario has {count_of(len(faults), 'fault')}.", err=True)
    else:
        click.echo(f"Error: {error}", err=True)
    if wants_json(ctx):
        failure = {"error": str(error), "exit_code": error.exit_code}
        print_json({**failure, "faults": [fault_json(fault) for fault in faults]})


def show_bug(ctx: click.Context, error: Exception) -> None:
    """Own up to a bug; the traceback is for those who ask for it."""
    if wants_traceback(ctx):
        click.echo("".join(traceback.format_exception(error)), err=True)
    text = f"{type(error).__name__}: {error}"
    click.echo(f"This is a bug in routing: {text}", err=True)
    if not wants_traceback(ctx):
        click.echo("Run the same command with --debug for the traceback.", err=True)
    if wants_json(ctx):
        print_json({"error": text, "exit_code": BUG_EXIT_CODE, "faults": []})
