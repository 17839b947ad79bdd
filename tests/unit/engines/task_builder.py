"""Small tour tasks on a straight road: place n lies n x 10 km from the base, 20 minutes each.

Rates are round: a metre costs 0.08 fen, a second 1 fen, a trip 5000 fen.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from routing.engines import (
    Hold,
    Job,
    Kind,
    Load,
    Route,
    TimedTrip,
    TourAnswer,
    TourTask,
    get_engine,
    time_trip,
)
from routing.engines.protocol import SearchLimit
from routing.model import Reason, Temperature
from routing.units import clock_to_s

PLACES = 7
LEG_S, LEG_M = 1200, 10_000
NEVER_S = 172_800
FEW = SearchLimit(iterations=30)


def straight_road(per_step: int) -> npt.NDArray[np.int64]:
    """Return a matrix between places on a line."""
    steps = np.arange(PLACES, dtype=np.int64)
    matrix: npt.NDArray[np.int64] = np.abs(steps[:, None] - steps[None, :]) * per_step
    return matrix


def a_load(parcels: int) -> Load:
    """Return parcels of 1.5 kg and 8 l."""
    return Load(1500 * parcels, 8 * parcels, parcels)


def a_job(
    place: int = 1,
    down: int = 10,
    up: int = 0,
    temperature: Temperature = Temperature.AMBIENT,
    **changes: Any,
) -> Job:
    """Return a stop of 4 minutes between 08:00 and 18:00 for goods ready at 07:00."""
    fields: dict[str, Any] = {
        "id": f"job-at-{place}",
        "place": place,
        "delivered": {temperature: a_load(down)} if down else {},
        "collected": {temperature: a_load(up)} if up else {},
        "stop_s": 180,
        "handover_s": 60,
        "opens_s": clock_to_s("08:00"),
        "closes_s": clock_to_s("18:00"),
        "ready_s": clock_to_s("07:00"),
        "leave_by_s": NEVER_S,
        "return_by_s": NEVER_S,
        "skip_fen": 1_000_000,
    }
    return Job(**(fields | changes))


def a_hold(*accepts: Temperature, parcels: int = 100) -> Hold:
    """Return a compartment for so many parcels of the usual size."""
    return Hold(accepts=frozenset(accepts or [Temperature.AMBIENT]), capacity=a_load(parcels))


def a_kind(**changes: Any) -> Kind:
    """Return a van with an ambient body for 100 parcels and a cold box for 20."""
    fields: dict[str, Any] = {
        "id": "van",
        "holds": (a_hold(), a_hold(Temperature.CHILLED, parcels=20)),
        "dist_m": straight_road(LEG_M),
        "drive_s": straight_road(LEG_S),
        "fixed_fen": 5000,
        "fen_per_m": 0.08,
        "fen_per_s": 1.0,
        "cold_fen_per_s": 0.5,
        "max_trips": 5,
    }
    return Kind(**(fields | changes))


def a_task(*jobs: Job, kinds: tuple[Kind, ...] | None = None, **changes: Any) -> TourTask:
    """Return jobs for one kind of van and trips of at most 10 hours."""
    fields: dict[str, Any] = {
        "jobs": jobs,
        "kinds": (a_kind(),) if kinds is None else kinds,
        "max_trip_s": clock_to_s("10:00"),
    }
    return TourTask(**(fields | changes))


def timed(task: TourTask, *jobs: int, kind: int = 0, not_before_s: int = 0) -> TimedTrip:
    """Return a trip that is expected to keep the rules."""
    outcome = time_trip(task, kind, jobs, not_before_s)
    assert isinstance(outcome, TimedTrip), outcome
    return outcome


def broken_rule(task: TourTask, *jobs: int, kind: int = 0) -> Reason:
    """Return the rule that a trip is expected to break."""
    outcome = time_trip(task, kind, jobs)
    assert isinstance(outcome, Reason), outcome
    return outcome


def random_task(seed: int, jobs: int = 12) -> TourTask:
    """Return a task with windows, both directions, two classes and two kinds, by seed."""
    rng = np.random.default_rng(seed)
    drawn = []
    for number in range(jobs):
        opens_s = int(rng.integers(8, 12)) * 3600
        cold = rng.random() < 0.2
        drawn.append(
            a_job(
                place=int(rng.integers(1, PLACES)),
                down=int(rng.integers(0, 10 if cold else 40)),
                up=int(rng.integers(1, 8 if cold else 20)),
                temperature=Temperature.CHILLED if cold else Temperature.AMBIENT,
                id=f"job-{number}",
                opens_s=opens_s,
                closes_s=opens_s + int(rng.integers(1, 5)) * 3600,
                cold_s=60 if cold else 0,
                max_up_s=5400 if cold else None,
                skip_fen=int(rng.integers(5_000, 40_000)),
            )
        )
    plain = a_kind(id="micro", holds=(a_hold(parcels=60),), fixed_fen=3000, max_trips=2)
    return a_task(*drawn, kinds=(a_kind(), plain))


def solved(name: str, task: TourTask, limit: SearchLimit = FEW) -> TourAnswer:
    """Return an engine's answer, checked: every job once, every route within the rules."""
    answer = get_engine(name).solve(task, limit)
    served = [job for route in answer.routes for job in route.jobs]
    assert sorted([*served, *answer.skipped]) == list(range(len(task.jobs)))
    for route in answer.routes:
        timed(task, *route.jobs, kind=route.kind)
    for number, kind in enumerate(task.kinds):
        assert sum(route.kind == number for route in answer.routes) <= kind.max_trips
    return answer


def job_sets(answer: TourAnswer) -> set[frozenset[int]]:
    """Return which jobs share a trip."""
    return {frozenset(route.jobs) for route in answer.routes}


def a_route(*jobs: int, kind: int = 0) -> Route:
    return Route(kind=kind, jobs=jobs)
