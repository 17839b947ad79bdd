"""Many findings of one kind become one, so that a report stays readable."""

from collections.abc import Sequence
from dataclasses import replace

from routing.model import Finding

MOST_APART = 20


def gathered(findings: Sequence[Finding], headline: str) -> tuple[Finding, ...]:
    """Return the findings of one code, or one in their place where there are more than twenty.

    ``headline`` completes "27 places ..."; the first twenty places stand in the message by id, the
    first finding as an example.
    """
    if len(findings) <= MOST_APART:
        return tuple(findings)
    first = findings[0]
    ids = ", ".join(str(finding.place_id) for finding in findings[:MOST_APART])
    return (
        replace(
            first,
            message=f"{len(findings)} places {headline}. The first {MOST_APART}: {ids}. "
            f"One of them: {first.message}",
            place_id=None,
            amount=float(len(findings)),
            unit="places",
        ),
    )
