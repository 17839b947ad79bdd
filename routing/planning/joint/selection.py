"""Selection: the cheapest set of pooled tours that serves everybody, linehaul given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.problem import JointProblem
from routing.planning.kernel.crew import never
from routing.planning.kernel.program import TOLERANCE, Program, Row, choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to select from: tours, best first, the linehaul with its cost, a cost to beat."""

    tours: tuple[Tour, ...]
    trucks: tuple[int, ...]
    haul_cost: float
    to_beat: float
    seconds: float


def select(
    problem: JointProblem, question: Question, _should_stop: Callable[[], bool] = never
) -> JointPlan | None:
    """Return the best plan below the cost to beat, or None."""
    centres = 0
    for truck in question.trucks:
        centres |= truck
    tours = [t for t in question.tours if centres >> t.centre & 1 or not question.trucks]
    program = _program(problem, tours, question.trucks)
    chosen = choose(program, question.to_beat - question.haul_cost, question.seconds)
    return None if chosen is None else _plan([tours[n] for n in chosen], question)


def _plan(tours: Sequence[Tour], question: Question) -> JointPlan | None:
    """Return the selected tours as a plan; the cost is summed anew, not the solver's."""
    cost = question.haul_cost + sum(t.cost for t in tours)
    if cost >= question.to_beat - TOLERANCE:
        return None
    return JointPlan(tours=tuple(tours), trucks=question.trucks, skipped=(), cost=cost)


def _program(problem: JointProblem, tours: Sequence[Tour], trucks: Sequence[int]) -> Program:
    """Return the program: each village once, tours per centre and in all, trucks per subset."""
    serving: dict[int, list[int]] = {v: [] for v in range(problem.centres, len(problem.down))}
    at_centre: list[list[int]] = [[] for _ in problem.tours_at]
    for column, tour in enumerate(tours):
        at_centre[tour.centre].append(column)
        for village in tour.stops:
            serving[village].append(column)
    rows = [Row(columns=columns, least=1.0, most=1.0) for columns in serving.values()]
    rows.append(Row(columns=range(len(tours)), most=float(problem.tours_in_all)))
    for columns, most in zip(at_centre, problem.tours_at, strict=True):
        rows.append(Row(columns=columns, most=float(most)))
    rows += _truck_rows(problem, tours, trucks)
    return Program(costs=np.array([t.cost for t in tours]), rows=tuple(rows))


def _truck_rows(
    problem: JointProblem, tours: Sequence[Tour], trucks: Sequence[int]
) -> Iterator[Row]:
    """Yield the rows that make loads fit: what only some trucks can bring, they have room for."""
    for k in range(problem.measures):
        loads = [float(sum(problem.down[v, k] for v in tour.stops)) for tour in tours]
        for subset in range(1, 1 << len(trucks)):
            only = _only(trucks, subset)
            inside = [n for n, tour in enumerate(tours) if only >> tour.centre & 1]
            room = subset.bit_count() * float(problem.truck_capacity[k])
            if inside:
                yield Row(columns=inside, factors=[loads[n] for n in inside], most=room)


def _only(trucks: Sequence[int], subset: int) -> int:
    """Return the centres that no truck outside the subset serves."""
    inside = outside = 0
    for j, truck in enumerate(trucks):
        if subset >> j & 1:
            inside |= truck
        else:
            outside |= truck
    return inside & ~outside
