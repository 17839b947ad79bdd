"""What every split keeps of the axioms, as a table."""

from collections.abc import Sequence

from routing.costs.allocation import Verdict, Violation
from routing.language import Wordbook
from routing.outputs.markdown import table
from routing.outputs.sharing_words import (
    AXIOM_HEADER,
    AXIOM_NOTE,
    AXIOMS,
    METHOD_NAMES,
    NOBODY,
    YES,
)
from routing.outputs.words import yuan
from routing.studies.sharing import Split, coalition_name

_NAMED = 12


def axiom_table(splits: Sequence[Split], words: Wordbook) -> str:
    """Return a row per split, and the worst violations in words."""
    judged = [(split, split.verdict) for split in splits if split.verdict is not None]
    header = (words("rule"), *(words(name) for name in AXIOM_HEADER))
    rows = [
        (words(METHOD_NAMES[split.method]), *_cells(verdict, words)) for split, verdict in judged
    ]
    blocks = [table(header, rows), words(AXIOM_NOTE)]
    worst = [
        words(
            "- {method}: {coalition} {axiom}, by {amount} yuan",
            method=METHOD_NAMES[split.method],
            coalition=coalition_name(v.players),
            axiom=AXIOMS["core"],
            amount=yuan(round(v.amount)),
        )
        for split, verdict in judged
        for v in verdict.blocking
    ]
    if worst:
        rest = len(worst) - _NAMED
        more = [words("- and {count} more", count=words.number(rest))] if rest > 0 else []
        blocks.append("\n".join([*worst[:_NAMED], *more]))
    return "\n\n".join(blocks)


def _cells(verdict: Verdict, words: Wordbook) -> tuple[str, ...]:
    return (
        words(YES) if abs(verdict.efficiency_gap) < 0.5 else yuan(verdict.efficiency_gap),
        _worst(verdict.irrational, words),
        _worst(verdict.blocking, words),
        _worst(verdict.subsidised, words),
        _worst(verdict.unequal, words) if verdict.symmetric_pairs else NOBODY,
        _worst(verdict.dummies, words) if verdict.dummy_players else NOBODY,
    )


def _worst(violations: Sequence[Violation], words: Wordbook) -> str:
    if not violations:
        return words(YES)
    return f"{yuan(max(abs(round(v.amount)) for v in violations))} ({len(violations)})"
