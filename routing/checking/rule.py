"""What a rule is: one code, one title, one explanation, one function."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from routing.checking.replay import Replay
from routing.model import Finding, Severity
from routing.units import s_to_min


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One place where a rule is broken; the rule adds its code and severity."""

    message: str
    subject: str
    place_id: str | None = None
    amount: float | None = None
    unit: str | None = None


Judge = Callable[[Replay], Iterator[Breach]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A sentence about valid plans, and the function that finds where it does not hold."""

    code: str
    title: str
    explanation: str
    judge: Judge
    severity: Severity = Severity.ERROR

    def findings(self, day: Replay) -> Iterator[Finding]:
        """Yield a finding for every breach of the rule."""
        for breach in self.judge(day):
            yield Finding(
                code=self.code,
                severity=self.severity,
                message=breach.message,
                subject=breach.subject,
                place_id=breach.place_id,
                amount=breach.amount,
                unit=breach.unit,
            )


def minutes(seconds: int) -> float:
    """Return the amount of a finding in minutes, to a hundredth."""
    return round(s_to_min(seconds), 2)
