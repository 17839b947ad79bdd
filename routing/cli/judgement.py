"""How good a result is, in words on stderr and as an exit code."""

from collections.abc import Sequence

import click

from routing.cli.failures import count_of
from routing.cli.options import is_quiet
from routing.errors import NoPlanError, PlanRejectedError
from routing.recipe import RunResult, summarise


def judge(results: Sequence[RunResult], *, strict: bool = False) -> int:
    """Say what is wrong with finished runs and return the exit code."""
    code = 0
    for result in results:
        network = result.plan.network.value
        if result.provenance.interrupted and not is_quiet(click.get_current_context()):
            _warn(f"{network}: interrupted; this is the best plan found until then.")
        unserved = summarise(result).unserved_parcels
        if unserved:
            _warn(f"{network}: {count_of(unserved, 'parcel')} unserved; the report says why.")
            code = max(code, NoPlanError.exit_code if strict else 0)
    for result in results:
        for finding in result.findings:
            click.echo(f"{result.plan.network.value}: {finding}", err=True)
        if result.errors:
            network = result.plan.network.value
            errors = count_of(len(result.errors), "error")
            click.echo(f"{network}: the checker objects ({errors}); the run is written.", err=True)
            code = PlanRejectedError.exit_code
    return code


def _warn(text: str) -> None:
    click.echo(f"Warning: {text}", err=True)
