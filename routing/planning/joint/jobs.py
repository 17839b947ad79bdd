"""One run of the search as a value: what to do, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from routing.planning.joint.arrays import Facts, facts_of
from routing.planning.joint.configurations import TRUNCATED
from routing.planning.joint.desk import lay_out, new_desk, open_centres, plan_on
from routing.planning.joint.dials import Dials
from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.pool import pooled_tours
from routing.planning.joint.problem import JointProblem
from routing.planning.joint.search import BEST, Desk, search
from routing.planning.kernel.crew import never

_SLICE = 20_000
_POOLED = 1500
_HOT, _COLD = 0.6, 0.01
_NEAR = 10
_PRICE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run: from a plan or from nothing, with the linehaul free or locked.

    ``heat`` scales the first temperature. Without ``start`` the run opens ``centres`` and aims at
    ``trucks``, if given. ``deadline`` (``time.monotonic``) ends the run early.
    """

    seed: tuple[int, ...]
    iterations: int
    centres: int = 0
    trucks: tuple[int, ...] = ()
    start: JointPlan | None = None
    locked: bool = False
    structural: float = 0.04
    heat: float = 1.0
    deadline: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found: its best plan, if one without overload was met, and its good tours.

    ``seconds`` is the time of the iterations alone, without loading compiled code; ``truncated``
    counts the sets of open centres of which linehaul configurations had to be dropped.
    """

    job: Job
    best: JointPlan | None
    pool: tuple[tuple[float, Tour], ...]
    iterations: int
    seconds: float
    truncated: int

    @property
    def cost(self) -> float:
        """The cost of the best plan, infinite without one."""
        return self.best.cost if self.best else float("inf")


def run_job(problem: JointProblem, job: Job, should_stop: Callable[[], bool] = never) -> Outcome:
    """Search once; ``should_stop`` is asked some times a second."""
    facts, dials = prepared(problem)
    dials = dials._replace(
        hot=max(dials.hot * job.heat, dials.cold), locked=job.locked, structural=job.structural
    )
    desk = new_desk(problem, dials.price, *job.seed)
    if job.start is None:
        open_centres(desk, job.centres, job.trucks)
    else:
        lay_out(problem, facts, desk, job.start)
    search(facts, desk, dials, (0, 0), 1)
    began = time.monotonic()
    done = _cool(facts, desk, dials, job, should_stop)
    return Outcome(
        job=job,
        best=plan_on(desk, desk.best) if np.isfinite(desk.notes[BEST]) else None,
        pool=tuple(pooled_tours(desk.pool, _POOLED)),
        iterations=done,
        seconds=time.monotonic() - began,
        truncated=int(desk.haul.used[TRUNCATED]),
    )


def _cool(facts: Facts, desk: Desk, dials: Dials, job: Job, should_stop: Callable[[], bool]) -> int:
    done = 0
    while done < job.iterations and time.monotonic() < job.deadline and not should_stop():
        until = min(done + _SLICE, job.iterations)
        search(facts, desk, dials, (done, until), job.iterations)
        done = until
    return done


@lru_cache(maxsize=2)
def prepared(problem: JointProblem) -> tuple[Facts, Dials]:
    """Return a problem's arrays and settings, the same ones when asked again.

    Temperatures follow the median distance between near villages, the price of overload that
    distance per load of a village.
    """
    centres = problem.centres
    between = np.sort(problem.leg_cost[0][centres:, centres:], axis=1)
    near = float(np.median(between[:, 1 : _NEAR + 1])) if problem.villages > 1 else 0.0
    near = near or 1.0
    load = float(problem.down[centres:].mean()) or 1.0
    dials = Dials(hot=_HOT * near, cold=_COLD * near, price=_PRICE * near / load)
    return facts_of(problem), dials
