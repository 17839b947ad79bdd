"""How good a result is, in words on stderr and as an exit code."""

from collections.abc import Iterator, Sequence

import click

from routing.cli.options import is_quiet, words_of
from routing.errors import NoPlanError, PlanRejectedError
from routing.language import Wordbook
from routing.outputs import RUN_NAMES, finding_words, first_findings
from routing.recipe import RunResult, summarise


def judge(results: Sequence[RunResult], *, names: Sequence[str] = (), strict: bool = False) -> int:
    """Say what is wrong with finished runs, by their networks or names; return the exit code."""
    code = 0
    words = words_of(click.get_current_context())
    keys = names or [result.plan.network.value for result in results]
    named = [(words(RUN_NAMES[key]), result) for key, result in zip(keys, results, strict=True)]
    for name, result in named:
        for text in _warnings(result, words):
            click.echo(words("Warning: {run}: {warning}", run=name, warning=text), err=True)
        if strict and result.plan.unserved:
            code = NoPlanError.exit_code
    for name, result in named:
        for text in _findings(result, words):
            click.echo(words("{run}: {finding}", run=name, finding=text), err=True)
        if result.errors:
            code = PlanRejectedError.exit_code
    return code


def _warnings(result: RunResult, words: Wordbook) -> Iterator[str]:
    if result.provenance.interrupted and not is_quiet(click.get_current_context()):
        yield words("interrupted; this is the best plan found until then.")
    if unserved := summarise(result).unserved_parcels:
        yield words.counted(
            unserved,
            "{count} parcel unserved; the report says why.",
            "{count} parcels unserved; the report says why.",
        )


def _findings(result: RunResult, words: Wordbook) -> Iterator[str]:
    told = first_findings(result.findings)
    for finding in told:
        yield finding_words(finding, words)
    if more := len(result.findings) - len(told):
        yield words.counted(
            more,
            "{count} more finding of these codes; the run has all.",
            "{count} more findings of these codes; the run has all.",
        )
    if result.errors:
        yield words.counted(
            len(result.errors),
            "the checker objects ({count} error); the run is written.",
            "the checker objects ({count} errors); the run is written.",
        )
