"""Selection: the cheapest set of pooled days that serves everybody it pays to serve, as a MIP.

Linear relaxation, reduced-cost fixing against the incumbent, then the integer program; both by
HiGHS through OR-Tools.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt.python import mathopt

from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.timed_plan import DayTour, TimedPlan

_TOLERANCE = 1e-6
_MOST_COLUMNS = 1500
_SOLVED = (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to select from: days, best first, and a cost to beat."""

    tours: tuple[DayTour, ...]
    to_beat: float
    seconds: float


def select(problem: TimedProblem, question: Question) -> TimedPlan | None:
    """Return the best plan below the cost to beat, or None."""
    limits = mathopt.SolveParameters(time_limit=timedelta(seconds=question.seconds / 2.0))
    relaxed = _Model(problem, question.tours, integer=False)
    bound = mathopt.solve(relaxed.model, mathopt.SolverType.HIGHS, params=limits)
    if bound.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    gap = question.to_beat - bound.objective_value()
    if gap <= _TOLERANCE:
        return None
    costs = bound.reduced_costs()
    priced = zip(question.tours, relaxed.chosen, strict=True)
    kept = [tour for tour, x in priced if costs[x] <= gap][:_MOST_COLUMNS]
    final = _Model(problem, kept, integer=True)
    answer = mathopt.solve(final.model, mathopt.SolverType.HIGHS, params=limits)
    if answer.termination.reason not in _SOLVED or not answer.has_primal_feasible_solution():
        return None
    values = answer.variable_values()
    chosen = [t for t, x in zip(kept, final.chosen, strict=True) if values[x] > 0.5]
    plan = plan_of(problem, chosen)
    return plan if plan.cost < question.to_beat - _TOLERANCE else None


def plan_of(problem: TimedProblem, tours: Sequence[DayTour]) -> TimedPlan:
    """Return days as a plan; its cost is summed here, whatever a solver says."""
    served = {job for tour in tours for job in tour.jobs}
    skipped = tuple(v for v in range(problem.bases, len(problem.opens)) if v not in served)
    cost = sum(haul_included(problem, tour) for tour in tours)
    cost += sum(float(problem.open_cost[base]) for base in {tour.base for tour in tours})
    cost += float(problem.skip_price[list(skipped)].sum())
    return TimedPlan(tours=tuple(tours), skipped=skipped, cost=cost)


def haul_included(problem: TimedProblem, tour: DayTour) -> float:
    """Return what a day costs with the haul of its goods."""
    return tour.cost + float(problem.haul[tour.base, list(tour.jobs)].sum())


class _Model:
    """The program: each job served once or left out, vehicles per type, open bases."""

    def __init__(self, problem: TimedProblem, tours: Sequence[DayTour], *, integer: bool) -> None:
        self.model = mathopt.Model(name="selection")
        self.chosen = [self._variable(integer=integer) for _ in tours]
        jobs = range(problem.bases, len(problem.opens))
        left = [self._variable(integer=integer) for _ in jobs]
        is_open = [self._variable(integer=integer) for _ in range(problem.bases)]
        costs = [haul_included(problem, tour) for tour in tours]
        costs += problem.skip_price[problem.bases :].tolist()
        costs += problem.open_cost.tolist()
        variables = [*self.chosen, *left, *is_open]
        self.model.minimize(mathopt.LinearSum(x * c for x, c in zip(variables, costs, strict=True)))
        serving: dict[int, list[mathopt.Variable]] = {job: [] for job in jobs}
        for x, tour in zip(self.chosen, tours, strict=True):
            for job in tour.jobs:
                serving[job].append(x)
            if problem.open_cost[tour.base] > 0.0:
                self._row({x: 1.0, is_open[tour.base]: -1.0}, ub=0.0)
        for job, x in zip(jobs, left, strict=True):
            self._row(dict.fromkeys([*serving[job], x], 1.0), lb=1.0, ub=1.0)
        for kind, most in enumerate(problem.vehicles):
            here = [x for x, t in zip(self.chosen, tours, strict=True) if t.kind == kind]
            self._row(dict.fromkeys(here, 1.0), ub=float(most))

    def _variable(self, *, integer: bool) -> mathopt.Variable:
        return self.model.add_variable(lb=0.0, ub=1.0, is_integer=integer)

    def _row(
        self, terms: Mapping[mathopt.Variable, float], ub: float, lb: float = float("-inf")
    ) -> None:
        row = self.model.add_linear_constraint(lb=lb, ub=ub)
        for x, factor in terms.items():
            row.set_coefficient(x, factor)
