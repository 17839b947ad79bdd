"""One run of the search as a value: what to do, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from routing.planning.fed.arrays import Facts, facts_of
from routing.planning.fed.collection import new_collection
from routing.planning.fed.desk import lay_out, new_desk, plan_on
from routing.planning.fed.dials import Dials
from routing.planning.fed.fed_plan import FedPlan
from routing.planning.fed.problem import FedProblem
from routing.planning.fed.search import BEST, search
from routing.planning.joint.configurations import Haul
from routing.planning.kernel.crew import never

_SLICE = 5_000
_HOT, _COLD, _NEAR = 5.0, 0.05, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run: a cooling over some iterations, from a plan or from nothing.

    ``heat`` scales the first temperature. ``deadline`` (``time.monotonic``) ends the run early.
    """

    seed: tuple[int, ...] = ()
    iterations: int = 0
    start: FedPlan | None = None
    heat: float = 1.0
    deadline: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found; ``seconds`` is the time of the iterations alone."""

    best: FedPlan | None
    iterations: int
    seconds: float


def run_job(problem: FedProblem, job: Job, should_stop: Callable[[], bool] = never) -> Outcome:
    """Search once; ``should_stop`` is asked some times a second."""
    facts, haul, dials = prepared(problem)
    dials = dials._replace(hot=max(dials.hot * job.heat, dials.cold))
    desk = new_desk(problem, haul, *job.seed)
    if job.start is not None:
        lay_out(problem, facts, desk, job.start)
    search(facts, desk, dials, (0, 0), 1)
    began, done = time.monotonic(), 0
    while done < job.iterations and time.monotonic() < job.deadline and not should_stop():
        until = min(done + _SLICE, job.iterations)
        search(facts, desk, dials, (done, until), job.iterations)
        done = until
    return Outcome(
        best=plan_on(desk.best) if np.isfinite(desk.notes[BEST]) else None,
        iterations=done,
        seconds=time.monotonic() - began,
    )


@lru_cache(maxsize=2)
def prepared(problem: FedProblem) -> tuple[Facts, Haul, Dials]:
    """Return a problem's arrays, tables of collection and settings, the same ones when asked again.

    Temperatures follow the median distance between near villages. They are high: windows leave few
    villages near in time, and a step costs several of such distances.
    """
    centres = problem.centres
    between = np.sort(problem.leg_cost[centres:, centres:], axis=1)
    near = float(np.median(between[:, 1 : _NEAR + 1])) if problem.villages > 1 else 0.0
    near = near or 1.0
    return facts_of(problem), new_collection(problem), Dials(hot=_HOT * near, cold=_COLD * near)
