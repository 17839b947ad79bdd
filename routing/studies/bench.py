"""One published instance: read, search, compare with the best known cost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from routing.benchmarks import (
    AnySolution,
    MultiTripInstance,
    MultiTripSolution,
    Solution,
    TwoEchelonInstance,
    WindowedInstance,
    WindowedSolution,
    best_known_cost,
    peer_cost,
    read_instance,
)
from routing.errors import NoPlanError
from routing.language import Wordbook, message
from routing.recipe import Effort

_Report = Callable[[str, float, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A solution of an instance, what it is compared with if that is told, and the time taken.

    ``peer`` is the cost of the authors' own program, for a set without best known costs.
    """

    solution: AnySolution
    best_known: float | None
    seconds: float
    seed: int
    peer: float | None = None

    @property
    def gap_percent(self) -> float | None:
        """How much the cost is above the best known, or the peer's; negative below it."""
        reference = self.best_known or self.peer
        if not reference:
            return None
        excess = self.solution.cost / reference - 1.0
        return float(f"{excess:.7%}".removesuffix("%"))

    @property
    def figures(self) -> dict[str, object]:
        """The figures for machines."""
        return {
            "instance": self.solution.instance,
            "problem": self.solution.problem,
            "cost": self.solution.cost,
            "best_known": self.best_known,
            "peer": self.peer,
            "gap_percent": self.gap_percent,
            "seconds": round(self.seconds, 2),
            "seed": self.seed,
        }

    def said(self, words: Wordbook) -> str:
        """Return the figures as a line for people."""
        text = message("{instance}: cost {cost}, {seconds} s, seed {seed}")
        if self.best_known is not None:
            text = message(
                "{instance}: cost {cost}, best known {reference}, gap {gap} %, {seconds} s, "
                "seed {seed}"
            )
        elif self.peer is not None:
            text = message(
                "{instance}: cost {cost}, peer {reference}, gap {gap} %, {seconds} s, seed {seed}"
            )
        return words(
            text,
            instance=self.solution.instance,
            cost=words.number(self.solution.cost, 2),
            reference=words.number(self.best_known or self.peer or 0.0, 2),
            gap=words.number(self.gap_percent or 0.0, 3),
            seconds=words.number(self.seconds, 1),
            seed=self.seed,
        )


def solve_instance(
    path: Path, effort: Effort, *, report: Callable[[str], None] | None = None
) -> Measured:
    """Solve a published instance with the search for its kind of problem.

    Raises
    ------
    UsageError
        If there is no such instance.
    ScenarioError
        If its file has faults.
    NoPlanError
        If no solution was found that serves everybody.
    """

    def told(stage: str, share: float, cost: float) -> None:
        if report is not None:
            report(f"{share:4.0%} {stage}: {cost:.2f}")

    instance = read_instance(path)
    solution: AnySolution | None
    if isinstance(instance, MultiTripInstance):
        solution, seconds = _solve_multi_trip(instance, effort, told)
    elif isinstance(instance, WindowedInstance):
        solution, seconds = _solve_windowed(instance, effort, told)
    else:
        solution, seconds = _solve_two_echelons(instance, effort, told)
    if solution is None:
        raise NoPlanError(
            message("{path}: no solution found that serves everybody; search longer.", path=path)
        )
    return Measured(
        solution=solution,
        best_known=best_known_cost(path, instance.problem, instance.name),
        seconds=seconds,
        seed=effort.seed,
        peer=peer_cost(path, instance.problem, instance.name),
    )


def _solve_two_echelons(
    instance: TwoEchelonInstance, effort: Effort, report: _Report
) -> tuple[Solution | None, float]:
    from routing.planning.joint import (  # noqa: PLC0415 - the compiler is loaded when needed
        JointEffort,
        problem_of,
        solution_of,
        solve_jointly,
    )

    problem = problem_of(instance)
    result = solve_jointly(problem, JointEffort(report=report, **_limits(effort)))
    if result.plan is None or result.plan.skipped:
        return None, result.seconds
    return solution_of(instance, problem, result.plan), result.seconds


def _solve_multi_trip(
    instance: MultiTripInstance, effort: Effort, report: _Report
) -> tuple[MultiTripSolution | None, float]:
    from routing.planning.timed import (  # noqa: PLC0415 - the compiler is loaded when needed
        TimedEffort,
        problem_of,
        solution_of,
        solve_timed,
    )

    result = solve_timed(problem_of(instance), TimedEffort(report=report, **_limits(effort)))
    solution = None if result.plan.skipped else solution_of(instance, result.plan)
    return solution, result.seconds


def _solve_windowed(
    instance: WindowedInstance, effort: Effort, report: _Report
) -> tuple[WindowedSolution | None, float]:
    from routing.planning.fed import (  # noqa: PLC0415 - the compiler is loaded when needed
        FedEffort,
        problem_of,
        solution_of,
        solve_fed,
    )

    problem = problem_of(instance)
    result = solve_fed(problem, FedEffort(report=report, **_limits(effort)))
    if result.plan is None or result.plan.skipped:
        return None, result.seconds
    return solution_of(instance, problem, result.plan), result.seconds


def _limits(effort: Effort) -> dict[str, Any]:
    return {name: getattr(effort, name) for name in ("seconds", "iterations", "seed", "workers")}
