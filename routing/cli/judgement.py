"""How good a result is, in words on stderr and as an exit code."""

from collections.abc import Sequence

import click

from routing.cli.failures import count_of
from routing.cli.options import is_quiet
from routing.errors import NoPlanError, PlanRejectedError
from routing.outputs import first_findings
from routing.recipe import RunResult, summarise


def judge(results: Sequence[RunResult], *, names: Sequence[str] = (), strict: bool = False) -> int:
    """Say what is wrong with finished runs, by their networks or names; return the exit code."""
    code = 0
    named = list(zip(names or [r.plan.network.value for r in results], results, strict=True))
    for name, result in named:
        if result.provenance.interrupted and not is_quiet(click.get_current_context()):
            _warn(f"{name}: interrupted; this is the best plan found until then.")
        unserved = summarise(result).unserved_parcels
        if unserved:
            _warn(f"{name}: {count_of(unserved, 'parcel')} unserved; the report says why.")
            code = max(code, NoPlanError.exit_code if strict else 0)
    for name, result in named:
        told = first_findings(result.findings)
        for finding in told:
            click.echo(f"{name}: {finding}", err=True)
        if more := len(result.findings) - len(told):
            click.echo(f"{name}: {more} more findings of these codes; the run has all.", err=True)
        if result.errors:
            errors = count_of(len(result.errors), "error")
            click.echo(f"{name}: the checker objects ({errors}); the run is written.", err=True)
            code = PlanRejectedError.exit_code
    return code


def _warn(text: str) -> None:
    click.echo(f"Warning: {text}", err=True)
