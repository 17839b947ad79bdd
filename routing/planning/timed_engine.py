"""The compiled search as an engine of tours around one base."""

import numpy as np

from routing.engines import Route, SearchLimit, TimedTrip, TourAnswer, TourTask, time_trip
from routing.planning.day_arrays import DayArrays, DayLimits
from routing.planning.timed.effort import TimedEffort
from routing.planning.timed.optimiser import solve_timed

STEPS_PER_ITERATION = 1000
"""Steps of the compiled search for each iteration asked for."""


class TimedEngine:
    """Serves a task's jobs by ruin and recreate; trips are linked into days afterwards."""

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:
        """Answer a task within a limit."""
        everything = tuple(range(len(task.jobs)))
        if not task.jobs or not task.kinds:
            return TourAnswer(routes=(), skipped=everything)
        limits = DayLimits(reload_s=0, max_shift_s=task.max_trip_s, max_trips=1)
        vehicles = {kind.id: kind.max_trips for kind in task.kinds}
        arrays = DayArrays(tasks=(task,), vehicles=vehicles, limits=limits)
        problem = arrays.problem(np.zeros((1, len(task.jobs))), np.zeros(1))
        found = solve_timed(problem, effort_of(limit)).plan
        routes = [
            Route(kind=tour.kind, jobs=tuple(node - 1 for node in trip))
            for tour in found.tours
            for trip in tour.trips
        ]
        good = [r for r in routes if isinstance(time_trip(task, r.kind, r.jobs), TimedTrip)]
        served = {job for route in good for job in route.jobs}
        return TourAnswer(
            routes=tuple(good), skipped=tuple(n for n in everything if n not in served)
        )


def effort_of(limit: SearchLimit, share: float = 1.0) -> TimedEffort:
    """Return a limit of an engine, or a share of its iterations, as one of the search."""
    seconds, steps = limit.seconds, None
    if seconds is None:
        steps = max(int((limit.iterations or 0) * STEPS_PER_ITERATION * share), 1)
    return TimedEffort(
        seconds=seconds, iterations=steps, seed=limit.seed, should_stop=limit.should_stop
    )
