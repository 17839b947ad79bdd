"""What every split keeps of the axioms, as a table."""

from collections.abc import Sequence

from routing.costs.allocation import Verdict, Violation
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


def axiom_table(splits: Sequence[Split]) -> str:
    """Return a row per split, and the worst violations in words."""
    judged = [(split, split.verdict) for split in splits if split.verdict is not None]
    header = ("rule", *AXIOM_HEADER)
    rows = [(METHOD_NAMES[split.method], *_cells(verdict)) for split, verdict in judged]
    blocks = [table(header, rows), AXIOM_NOTE]
    worst = [
        f"- {METHOD_NAMES[split.method]}: {coalition_name(v.players)} {AXIOMS['core']}, "
        f"by {yuan(round(v.amount))} yuan"
        for split, verdict in judged
        for v in verdict.blocking
    ]
    if worst:
        rest = f"\n- and {len(worst) - _NAMED} more" if len(worst) > _NAMED else ""
        blocks.append("\n".join(worst[:_NAMED]) + rest)
    return "\n\n".join(blocks)


def _cells(verdict: Verdict) -> tuple[str, ...]:
    return (
        YES if abs(verdict.efficiency_gap) < 0.5 else yuan(verdict.efficiency_gap),
        _worst(verdict.irrational),
        _worst(verdict.blocking),
        _worst(verdict.subsidised),
        _worst(verdict.unequal) if verdict.symmetric_pairs else NOBODY,
        _worst(verdict.dummies) if verdict.dummy_players else NOBODY,
    )


def _worst(violations: Sequence[Violation]) -> str:
    if not violations:
        return YES
    return f"{yuan(max(abs(round(v.amount)) for v in violations))} ({len(violations)})"
