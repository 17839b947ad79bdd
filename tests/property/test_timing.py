"""A trip is timed as well as it can be: all departures and all starts were tried."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.engines import Hold, Job, Kind, Load, TimedTrip, TourTask, time_trip
from routing.model import Temperature
from tests.property.test_plans import repeatable

HORIZON = 14
CHILLED = Temperature.CHILLED
LIMITS = st.none() | st.integers(0, 8)


@st.composite
def tasks(draw: st.DrawFn) -> TourTask:
    """Return one to three places, a cold job at each, with every limit and times of few units."""
    count = draw(st.integers(1, 3))
    drive_s = np.array([[draw(st.integers(0, 3)) * (a != b) for b in range(4)] for a in range(4)])
    jobs = tuple(draw(cold_jobs(place)) for place in range(1, count + 1))
    kind = Kind(
        id="van",
        holds=(Hold(accepts=frozenset([CHILLED]), capacity=Load(9, 9, 9)),),
        dist_m=drive_s,
        drive_s=drive_s,
        fixed_fen=0,
        fen_per_m=0.0,
        fen_per_s=1.0,
        max_trips=1,
    )
    return TourTask(jobs=jobs, kinds=(kind,), max_trip_s=draw(st.integers(4, HORIZON)))


@st.composite
def cold_jobs(draw: st.DrawFn, place: int) -> Job:
    opens_s = draw(st.integers(0, 10))
    return Job(
        id=f"j{place}",
        place=place,
        delivered={CHILLED: Load(1, 1, 1)},
        collected={CHILLED: Load(1, 1, 1)},
        stop_s=draw(st.integers(0, 1)),
        handover_s=draw(st.integers(0, 1)),
        opens_s=opens_s,
        closes_s=opens_s + draw(st.integers(0, 8)),
        ready_s=draw(st.integers(0, 4)),
        leave_by_s=draw(st.integers(4, HORIZON)),
        return_by_s=draw(st.integers(4, 2 * HORIZON)),
        max_down_s=draw(LIMITS),
        max_up_s=draw(LIMITS),
        skip_fen=0,
    )


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """A way to do a trip: back as early as possible first, then leaving as late as possible."""

    return_s: int
    early_s: int
    lasts_s: int

    @property
    def depart_s(self) -> int:
        return -self.early_s


def ways(task: TourTask) -> Iterator[Way]:
    """Yield all ways to visit the jobs in order that keep every rule."""
    jobs, drive_s = task.jobs, task.kinds[0].drive_s
    first_s = max(job.ready_s for job in jobs)
    last_s = min(job.leave_by_s - job.stop_s - job.handover_s for job in jobs)
    windows = [range(job.opens_s, job.closes_s + 1) for job in jobs]
    for starts in product(*windows):
        left = [s + j.stop_s + j.handover_s for s, j in zip(starts, jobs, strict=True)]
        if any(left[n] + drive_s[n + 1, n + 2] > starts[n + 1] for n in range(len(jobs) - 1)):
            continue
        return_s = left[-1] + int(drive_s[len(jobs), 0])
        for depart_s in range(first_s, min(last_s, starts[0] - int(drive_s[0, 1])) + 1):
            if return_s - depart_s <= task.max_trip_s and all(
                (job.max_down_s is None or start_s - depart_s <= job.max_down_s)
                and (job.max_up_s is None or return_s - left_s <= job.max_up_s)
                for job, start_s, left_s in zip(jobs, starts, left, strict=True)
            ):
                yield Way(return_s, -depart_s, return_s - depart_s)


def dues(task: TourTask, return_s: int) -> Sequence[int]:
    return [job.return_by_s for job in task.jobs if job.return_by_s >= return_s]


@settings(repeatable, max_examples=300)
@given(task=tasks())
def test_the_earliest_return_and_then_the_latest_departure_is_found(task: TourTask) -> None:
    known = list(ways(task))
    timed = time_trip(task, 0, range(len(task.jobs)))
    if not known:
        assert not isinstance(timed, TimedTrip)
        return
    best = min(known)
    assert isinstance(timed, TimedTrip)
    assert (timed.return_s, timed.depart_s) == (best.return_s, best.depart_s)
    assert best.lasts_s == min(way.lasts_s for way in known)
    quick = [way for way in known if way.lasts_s == best.lasts_s]
    assert timed.utmost_s == max(way.depart_s for way in quick)
    in_time = [w for w in quick if dues(task, w.return_s) == dues(task, best.return_s)]
    assert timed.latest_s == max(way.depart_s for way in in_time)


@settings(repeatable, max_examples=100)
@given(task=tasks(), ready_s=st.integers(0, HORIZON))
def test_a_trip_of_a_busy_van_is_found_as_well(task: TourTask, ready_s: int) -> None:
    known = [way for way in ways(task) if way.depart_s >= ready_s]
    timed = time_trip(task, 0, range(len(task.jobs)), ready_s)
    if known:
        assert isinstance(timed, TimedTrip)
        assert (timed.return_s, timed.depart_s) == (min(known).return_s, min(known).depart_s)
    else:
        assert not isinstance(timed, TimedTrip)
