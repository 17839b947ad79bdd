"""The optimum of a small problem by trying everything: no search, no compiled code.

All orders of all sets of jobs are driven as trips, from every minute at which they may leave; all
ways to follow one another make days; all ways to share the jobs out among vehicles make plans.
Times must be whole, as those of :func:`tests.unit.planning.timed.problems.a_problem` are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from routing.planning.timed import DayTour, TimedEffort, TimedProblem, solve_timed
from tests.unit.planning.timed.problems import a_problem, faults, fits, gate

Floats = NDArray[np.float64]
LAST = 400
"""Later than any return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedTrip:
    """A trip with its costs but for the time of the day it is part of.

    ``back`` holds for each departure the return, ``next_back`` the earliest return of a vehicle
    that is ready then; infinite where a rule forbids it.
    """

    jobs: tuple[int, ...]
    cost: float
    back: Floats
    next_back: Floats


def backs(problem: TimedProblem, kind: int, base: int, trip: tuple[int, ...]) -> Floats:
    """Return when a trip is back for each departure, infinite where that breaks a rule."""
    allowed = gate(problem, base, trip)
    leave = np.arange(LAST, dtype=float)
    is_right = (leave >= allowed.start) & (leave < allowed.stop)
    clock, here, done = leave, base, []
    for job in trip:
        clock = np.maximum(clock + problem.leg_time[kind, here, job], problem.opens[job])
        is_right &= clock <= problem.closes[job]
        is_right &= clock - problem.leads[job] - leave <= problem.max_down[job]
        clock, here = clock + problem.service[job], job
        done.append(clock)
    back = clock + problem.leg_time[kind, here, base]
    for job, left in zip(trip, done, strict=True):
        is_right &= back - left <= problem.max_up[job]
    is_right &= back <= problem.return_by[base, list(trip)].min()
    return np.where(is_right, back, np.inf)


def trips_of(problem: TimedProblem, kind: int, base: int) -> Iterator[TriedTrip]:
    """Yield every order of every set of jobs that can be a trip."""
    jobs = [j for j in range(problem.bases, len(problem.opens)) if problem.able[kind, j]]
    for count in range(1, len(jobs) + 1):
        for trip in permutations(jobs, count):
            if not fits(problem, kind, trip):
                continue
            back = backs(problem, kind, base, trip)
            if np.isinf(back).all():
                continue
            cost = sum(problem.leg_cost[kind, a, b] for a, b in pairwise([base, *trip, base]))
            if problem.is_cold[list(trip)].any():
                cost += problem.cold_cost[kind] * float((back - np.arange(LAST)).min())
            next_back = np.minimum.accumulate(back[::-1])[::-1]
            yield TriedTrip(jobs=trip, cost=float(cost), back=back, next_back=next_back)


def days_of(
    problem: TimedProblem, kind: int, base: int
) -> Iterator[tuple[tuple[tuple[int, ...], ...], float]]:
    """Yield the trips and the cost of every day of a type from a base, haul left aside."""
    trips = list(trips_of(problem, kind, base))
    leave = np.arange(LAST)

    def longer(
        done: tuple[tuple[int, ...], ...], cost: float, back: Floats
    ) -> Iterator[tuple[tuple[tuple[int, ...], ...], float]]:
        lasts = float((back - leave).min())
        if lasts <= problem.longest_day:
            yield done, cost + problem.time_cost[kind] * lasts
        if len(done) == problem.most_trips:
            return
        ready = np.minimum(back + problem.reload, LAST - 1).astype(int)
        served = {job for trip in done for job in trip}
        for trip in trips:
            if served.isdisjoint(trip.jobs):
                later = trip.next_back[ready]
                if not np.isinf(later).all():
                    yield from longer((*done, trip.jobs), cost + trip.cost, later)

    for trip in trips:
        yield from longer((trip.jobs,), problem.fixed_cost[kind] + trip.cost, trip.back)


def best_days(problem: TimedProblem) -> dict[tuple[int, int, frozenset[int]], DayTour]:
    """Return the cheapest day of every base, type and set of jobs; its cost is without haul."""
    best: dict[tuple[int, int, frozenset[int]], DayTour] = {}
    for base, kind in product(range(problem.bases), range(len(problem.vehicles))):
        for trips, cost in days_of(problem, kind, base):
            day = DayTour(base=base, kind=kind, trips=trips, cost=float(cost))
            if day.key not in best or cost < best[day.key].cost:
                best[day.key] = day
    return best


def cheapest(problem: TimedProblem) -> float:
    """Return the least cost of a plan, by trying every combination of days."""
    by_job: defaultdict[int, list[tuple[DayTour, float]]] = defaultdict(list)
    for day in best_days(problem).values():
        with_haul = day.cost + float(problem.haul[day.base, list(day.jobs)].sum())
        by_job[min(day.jobs)].append((day, with_haul))
    known: dict[tuple[frozenset[int], frozenset[int], tuple[int, ...]], float] = {}

    def least(left: frozenset[int], bases: frozenset[int], used: tuple[int, ...]) -> float:
        if not left:
            return 0.0
        key = left, bases, used
        if key in known:
            return known[key]
        job = min(left)
        found = float(problem.skip_price[job]) + least(left - {job}, bases, used)
        for day, cost in by_job[job]:
            if day.jobs <= left and used[day.kind] < problem.vehicles[day.kind]:
                more = tuple(n + (k == day.kind) for k, n in enumerate(used))
                opening = 0.0 if day.base in bases else float(problem.open_cost[day.base])
                rest = least(left - day.jobs, bases | {day.base}, more)
                found = min(found, cost + opening + rest)
        known[key] = found
        return found

    jobs = frozenset(range(problem.bases, len(problem.opens)))
    return least(jobs, frozenset(), (0,) * len(problem.vehicles))


def assert_search_is_optimal(seed: int) -> None:
    """Make sure that the search finds the optimum of six jobs, two bases and two to four vans."""
    problem = a_problem(jobs=6, seed=seed, vehicles=np.array([1 + seed % 2, 1 + seed // 2 % 2]))
    plan = solve_timed(problem, TimedEffort(iterations=20_000)).plan
    assert faults(problem, plan) == []
    assert plan.cost == pytest.approx(cheapest(problem)), f"seed {seed}"
