"""The schedule of the search over vehicles' days."""

import time
from collections.abc import Sequence

import numpy as np

from routing.planning.timed.desk import facts_of, lay_out, new_desk, plan_on
from routing.planning.timed.dials import Dials
from routing.planning.timed.effort import TimedEffort, TimedResult
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.search import BEST, search
from routing.planning.timed.timed_plan import DayTour

_HOT, _COLD, _NEAR = 0.6, 0.01, 10
_SLICE = 500


def solve_timed(
    problem: TimedProblem, effort: TimedEffort, start: Sequence[DayTour] = ()
) -> TimedResult:
    """Search for the cheapest plan from a start; the start itself is the worst that comes back."""
    facts = facts_of(problem)
    desk = new_desk(problem, effort.seed)
    lay_out(problem, facts, desk, tuple(start))
    dials = dials_of(problem)
    search(facts, desk, dials, (0, 1), 1)
    began, found, done, best = time.monotonic(), 0.0, 0, float("inf")
    total = effort.iterations or _SLICE
    while done < total and not effort.should_stop():
        until = min(done + _SLICE, total)
        search(facts, desk, dials, (done, until), total)
        done = until
        passed = time.monotonic() - began
        if desk.notes[BEST] < best:
            best, found = float(desk.notes[BEST]), passed
        if effort.seconds is not None:
            if passed >= effort.seconds:
                break
            total = max(int(done * effort.seconds / passed), done + 1)
    return TimedResult(
        plan=plan_on(problem, desk.best),
        iterations=done,
        seconds=time.monotonic() - began,
        seconds_to_best=found,
        seed=effort.seed,
    )


def dials_of(problem: TimedProblem) -> Dials:
    """Return settings to the measure of a problem: temperatures follow a near job's detour."""
    bases = problem.bases
    between = problem.leg_cost[0] + problem.time_cost[0] * problem.leg_time[0]
    between = np.sort(between[bases:, bases:], axis=1)
    near = float(np.median(between[:, 1 : _NEAR + 1])) if problem.jobs > 1 else 1.0
    near = near if np.isfinite(near) and near > 0.0 else 1.0
    return Dials(hot=_HOT * near, cold=_COLD * near)
