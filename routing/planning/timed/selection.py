"""Selection: the cheapest set of pooled days that serves everybody it pays to serve."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.planning.kernel.program import TOLERANCE, Program, Row, choose
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.timed_plan import DayTour, TimedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to select from: days, best first, and a cost to beat."""

    tours: tuple[DayTour, ...]
    to_beat: float
    seconds: float


def select(problem: TimedProblem, question: Question) -> TimedPlan | None:
    """Return the best plan below the cost to beat, or None."""
    tours = question.tours
    chosen = choose(_program(problem, tours), question.to_beat, question.seconds)
    if chosen is None:
        return None
    plan = plan_of(problem, [tours[n] for n in chosen if n < len(tours)])
    return plan if plan.cost < question.to_beat - TOLERANCE else None


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


def _program(problem: TimedProblem, tours: Sequence[DayTour]) -> Program:
    """Return the program: each job served once or left out, vehicles per type, open bases.

    Its columns are the days, then the jobs left out, then the open bases.
    """
    left, is_open = len(tours), len(tours) + problem.jobs
    serving: dict[int, list[int]] = {n: [left + n] for n in range(problem.jobs)}
    of_kind: list[list[int]] = [[] for _ in problem.vehicles]
    rows = []
    for column, tour in enumerate(tours):
        of_kind[tour.kind].append(column)
        for job in tour.jobs:
            serving[job - problem.bases].append(column)
        if problem.open_cost[tour.base] > 0.0:
            base = is_open + tour.base
            rows.append(Row(columns=(column, base), factors=(1.0, -1.0), most=0.0))
    rows += [Row(columns=columns, least=1.0, most=1.0) for columns in serving.values()]
    for columns, most in zip(of_kind, problem.vehicles, strict=True):
        rows.append(Row(columns=columns, most=float(most)))
    of_days = [haul_included(problem, tour) for tour in tours]
    costs = np.concatenate([of_days, problem.skip_price[problem.bases :], problem.open_cost])
    return Program(costs=costs, rows=tuple(rows))
