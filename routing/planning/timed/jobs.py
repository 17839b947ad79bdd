"""One run of the search as a value: what to do, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from routing.planning.kernel.album import Album
from routing.planning.kernel.crew import never
from routing.planning.kernel.table import fullness
from routing.planning.timed.arrays import USED, Facts
from routing.planning.timed.desk import facts_of, lay_out, new_desk, plan_on
from routing.planning.timed.dials import Dials
from routing.planning.timed.effort import Point
from routing.planning.timed.pool import drain
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.search import BEST, Desk, search
from routing.planning.timed.timed_plan import DayTour, TimedPlan

_SLICE = 500
_POOLED = 2000
_HOT, _COLD, _BLAME = 1.2, 0.1, 2.0
_NEAR = 10
_BLINK_PER_JOB, _LEAST_BLINK = 1.0, 4.0
_WHOLE_PER_RATIO, _MOST_WHOLE = 0.004, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run from given days; ``heat`` scales the first temperature.

    ``deadline`` (``time.monotonic``) ends it early.
    """

    seed: tuple[int, ...]
    iterations: int
    start: tuple[DayTour, ...] = ()
    heat: float = 1.0
    deadline: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found: its best plan, its good tours, and when the best fell.

    ``seconds`` is the time of the iterations alone; ``points`` count them from the run's start and
    take their time from ``time.monotonic``.
    """

    best: TimedPlan
    pool: tuple[tuple[float, DayTour], ...]
    iterations: int
    seconds: float
    points: tuple[Point, ...]


def run_job(problem: TimedProblem, job: Job, should_stop: Callable[[], bool] = never) -> Outcome:
    """Search once; ``should_stop`` is asked some times a second."""
    facts, dials = prepared(problem)
    dials = dials._replace(hot=max(dials.hot * job.heat, dials.cold))
    desk = new_desk(problem, *job.seed)
    lay_out(facts, desk, job.start)
    search(facts, desk, dials, (0, 0), 1)
    run = _Run(problem, facts, desk, dials)
    began = time.monotonic()
    run.cool(job, should_stop)
    run.album.add(drain(desk.pool, problem.bases))
    return Outcome(
        best=plan_on(problem, desk.best),
        pool=tuple(run.album.entries()[:_POOLED]),
        iterations=run.done,
        seconds=time.monotonic() - began,
        points=tuple(run.points),
    )


class _Run:
    """A cooling in progress."""

    def __init__(self, problem: TimedProblem, facts: Facts, desk: Desk, dials: Dials) -> None:
        self.problem, self.facts, self.desk, self.dials = problem, facts, desk, dials
        self.album = Album[DayTour](_POOLED)
        self.points: list[Point] = []
        self.done = 0
        self._mark()

    def cool(self, job: Job, should_stop: Callable[[], bool]) -> None:
        """Do the iterations in slices, as long as nothing ends them early."""
        while self.done < job.iterations and time.monotonic() < job.deadline and not should_stop():
            until = min(self.done + _SLICE, job.iterations)
            search(self.facts, self.desk, self.dials, (self.done, until), job.iterations)
            self.done = until
            self._mark()
            if fullness(self.desk.pool.table) > 0.75:
                self.album.add(drain(self.desk.pool, self.problem.bases))

    def _mark(self) -> None:
        """Note the best if it is better than the last one noted."""
        cost = float(self.desk.notes[BEST])
        if not self.points or cost < self.points[-1].cost:
            self.points.append(
                Point(
                    seconds=time.monotonic(),
                    iterations=self.done,
                    cost=cost,
                    tours=int(self.desk.best.counts[USED]),
                    bases=int((self.desk.best.served_at > 0).sum()),
                )
            )


@lru_cache(maxsize=2)
def prepared(problem: TimedProblem) -> tuple[Facts, Dials]:
    """Return a problem's arrays and settings, the same ones when asked again.

    Temperatures follow what it costs to drive between near jobs, and so does the least that is
    counted for a job left out. Where there are few spots, more of them are overlooked; where a day
    costs much beside the way between near jobs, whole days go more often.
    """
    jobs = slice(problem.bases, None)
    between = problem.leg_cost[0] + problem.time_cost[0] * problem.leg_time[0]
    between = np.sort(between[jobs, jobs], axis=1)[:, : _NEAR + 1]
    between = between[np.isfinite(between) & (between > 0.0)]
    near = float(np.median(between)) if between.size else 1.0
    price = float(np.median(problem.skip_price[jobs])) if problem.jobs else 1.0
    blame = min(_BLAME * near / price, 1.0) if price > 0.0 else 1.0
    dials = Dials(hot=_HOT * near, cold=_COLD * near, least_blame=blame)
    blink = min(max(_BLINK_PER_JOB * problem.jobs, _LEAST_BLINK), dials.blink)
    facts = facts_of(problem)
    days = facts.alone[np.isfinite(facts.alone)]
    ratio = float(np.median(days)) / near if days.size else 0.0
    whole = float(np.clip(_WHOLE_PER_RATIO * ratio, dials.whole, _MOST_WHOLE))
    return facts, dials._replace(blink=blink, whole=whole)
