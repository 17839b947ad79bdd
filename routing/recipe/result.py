"""Everything a run produced, in one value."""

from collections.abc import Callable
from dataclasses import dataclass, field

from routing.model import (
    Accounts,
    Backdrop,
    Finding,
    Plan,
    RoadLines,
    Scenario,
    Severity,
    TravelMatrix,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search: by the clock, or by iterations where a run must be repeatable.

    ``workers`` processes search with seeds counting up from ``seed``; the cheapest plan stays.
    """

    seconds: float | None = 30.0
    iterations: int | None = None
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step of a long computation: what is done, ``done`` of ``total``, the best cost so far."""

    stage: str
    done: int
    total: int
    cost_fen: int | None = None


ReportProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a run came about: enough to repeat it."""

    engine: str
    effort: Effort
    versions: dict[str, str] = field(default_factory=dict)
    timings_s: dict[str, float] = field(default_factory=dict)
    interrupted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """A scenario with its travel matrix, plan, findings, accounts, road lines and backdrop."""

    scenario: Scenario
    travel: TravelMatrix
    plan: Plan
    findings: tuple[Finding, ...]
    accounts: Accounts
    road_lines: RoadLines
    provenance: Provenance
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the plan invalid."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)
