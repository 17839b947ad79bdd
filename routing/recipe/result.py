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
from routing.planning import SearchPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search: by the clock, or by iterations where a run must be repeatable.

    ``workers`` processes search with seeds of their own, counting up from ``seed``, and go on from
    the cheapest plan of them all.
    """

    seconds: float | None = 30.0
    iterations: int | None = None
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A step of a long computation: what is done, ``done`` of ``total``.

    Where a plan was found: what it costs, and how many vehicles and centres it uses.
    """

    stage: str
    done: int
    total: int
    cost_fen: int | None = None
    vehicles: int | None = None
    centres: int | None = None


ReportProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """How the search went: its points in order; of other workers only what they came to."""

    points: tuple[SearchPoint, ...] = ()

    @property
    def steps(self) -> int:
        """Steps of the compiled search, over all groups."""
        by_group = {point.group: point.steps for point in self.points}
        return sum(by_group.values())

    @property
    def seconds_to_best(self) -> float | None:
        """When the last group's best plan was found, None where nothing was noted."""
        best: dict[str, SearchPoint] = {}
        for point in self.points:
            known = best.get(point.group)
            if point.is_plan and (known is None or point.cost_fen < known.cost_fen):
                best[point.group] = point
        return max((point.seconds for point in best.values()), default=None)

    @property
    def seed_costs_fen(self) -> tuple[int, ...]:
        """What the plan of each worker cost before workers first met, each with its own seed.

        Groups that were planned without a meeting count with the last plan they had.
        """
        first = {(p.group, p.worker): p.cost_fen for p in self.points if p.meeting == 1}
        last = {point.group: point.cost_fen for point in self.points if point.is_plan}
        workers = sorted({worker for _, worker in first})
        return tuple(sum(first.get((g, w), fen) for g, fen in last.items()) for w in workers)

    @property
    def seed_gap(self) -> float | None:
        """The dearest seed's plan over the cheapest one's, less one; None with one seed."""
        if len(self.seed_costs_fen) < 2:
            return None
        return max(self.seed_costs_fen) / max(min(self.seed_costs_fen), 1) - 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How a run came about: enough to repeat it."""

    engine: str
    effort: Effort
    versions: dict[str, str] = field(default_factory=dict)
    timings_s: dict[str, float] = field(default_factory=dict)
    interrupted: bool = False
    search: SearchRecord = field(default_factory=SearchRecord)


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
