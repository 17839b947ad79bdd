"""Selection: the cheapest set of pooled tours that serves everybody, linehaul given, as a MIP.

Linear relaxation, reduced-cost fixing against the incumbent, then the integer program; both by
HiGHS through OR-Tools.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt.python import mathopt

from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.problem import JointProblem
from routing.planning.kernel.crew import never

_TOLERANCE = 1e-6
_MOST_COLUMNS = 1500
_SOLVED = (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.FEASIBLE)


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
    limits = mathopt.SolveParameters(time_limit=timedelta(seconds=question.seconds / 2.0))
    relaxed = _Model(problem, tours, question, integer=False)
    bound = mathopt.solve(relaxed.model, mathopt.SolverType.HIGHS, params=limits)
    if bound.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        return None
    gap = question.to_beat - question.haul_cost - bound.objective_value()
    if gap <= _TOLERANCE:
        return None
    costs = bound.reduced_costs()
    priced = zip(tours, relaxed.chosen, strict=True)
    kept = [tour for tour, x in priced if costs[x] <= gap][:_MOST_COLUMNS]
    final = _Model(problem, kept, question, integer=True)
    answer = mathopt.solve(final.model, mathopt.SolverType.HIGHS, params=limits)
    if answer.termination.reason not in _SOLVED or not answer.has_primal_feasible_solution():
        return None
    values = answer.variable_values()
    return _plan([t for t, x in zip(kept, final.chosen, strict=True) if values[x] > 0.5], question)


def _plan(tours: list[Tour], question: Question) -> JointPlan | None:
    """Return the selected tours as a plan; the cost is summed anew, not the solver's."""
    cost = question.haul_cost + sum(t.cost for t in tours)
    if cost >= question.to_beat - _TOLERANCE:
        return None
    return JointPlan(tours=tuple(tours), trucks=question.trucks, skipped=(), cost=cost)


class _Model:
    """The program: each village once, tours per centre and in all, trucks per subset."""

    def __init__(
        self, problem: JointProblem, tours: Sequence[Tour], question: Question, *, integer: bool
    ) -> None:
        self.model = mathopt.Model(name="selection")
        self.chosen = [self.model.add_variable(lb=0.0, ub=1.0, is_integer=integer) for _ in tours]
        self.model.minimize(
            mathopt.LinearSum(x * t.cost for x, t in zip(self.chosen, tours, strict=True))
        )
        serving: dict[int, list[int]] = {}
        for i, tour in enumerate(tours):
            for village in tour.stops:
                serving.setdefault(village, []).append(i)
        for village in range(problem.centres, len(problem.down)):
            self._row(dict.fromkeys(serving.get(village, []), 1.0), lb=1.0, ub=1.0)
        self._row(dict.fromkeys(range(len(tours)), 1.0), ub=float(problem.tours_in_all))
        for centre, most in enumerate(problem.tours_at):
            here = [i for i, tour in enumerate(tours) if tour.centre == centre]
            self._row(dict.fromkeys(here, 1.0), ub=float(most))
        self._add_trucks(problem, tours, question)

    def _row(self, terms: Mapping[int, float], lb: float = float("-inf"), ub: float = 0.0) -> None:
        row = self.model.add_linear_constraint(lb=lb, ub=ub)
        for i, factor in terms.items():
            row.set_coefficient(self.chosen[i], factor)

    def _add_trucks(self, problem: JointProblem, tours: Sequence[Tour], question: Question) -> None:
        trucks = question.trucks
        for k in range(problem.measures):
            loads = [float(sum(problem.down[v, k] for v in tour.stops)) for tour in tours]
            for subset in range(1, 1 << len(trucks)):
                only = _only(trucks, subset)
                inside = {i: loads[i] for i, t in enumerate(tours) if only >> t.centre & 1}
                room = subset.bit_count() * float(problem.truck_capacity[k])
                if inside:
                    self._row(inside, ub=room)


def _only(trucks: Sequence[int], subset: int) -> int:
    """Return the centres that no truck outside the subset serves."""
    inside = outside = 0
    for j, truck in enumerate(trucks):
        if subset >> j & 1:
            inside |= truck
        else:
            outside |= truck
    return inside & ~outside
