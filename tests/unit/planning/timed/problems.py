"""Small problems with every rule on, in whole numbers, and what days cost by plain Python.

Times are whole, so that trying every minute is exact.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from routing.planning.timed import DayTour, TimedPlan, TimedProblem

NEVER = 1e6
DAY = 120


def a_problem(bases: int = 2, jobs: int = 8, seed: int = 1, **changes: Any) -> TimedProblem:
    """Return a problem with random places, windows, loads both ways, cold goods and prices."""
    draw = np.random.default_rng(seed)
    nodes = bases + jobs
    places = draw.integers(0, 12, (nodes, 2))
    far = np.abs(places[:, None] - places[None]).sum(axis=2).astype(float)
    is_job = np.arange(nodes) >= bases
    leads = np.where(is_job, draw.integers(0, 2, nodes), 0).astype(float)
    leg_time = np.array([far, np.ceil(1.5 * far)]) + np.where(far > 0, leads, 0.0)[None]
    opens = np.where(is_job, draw.integers(0, 40, nodes), 0).astype(float)
    is_cold = is_job & (draw.random(nodes) < 0.3)
    down, up = (np.where(is_job[:, None], draw.integers(0, 4, (nodes, 2)), 0) for _ in range(2))
    return TimedProblem(
        leg_cost=np.array([2.0 * far, 1.0 * far]),
        leg_time=leg_time,
        opens=opens,
        closes=opens + draw.integers(10, 60, nodes),
        service=np.where(is_job, draw.integers(0, 4, nodes), 0).astype(float),
        leads=leads,
        release=draw.integers(0, 20, (bases, nodes)).astype(float),
        leave_by=draw.integers(30, DAY, (bases, nodes)).astype(float),
        return_by=draw.integers(60, DAY, (bases, nodes)).astype(float),
        haul=draw.integers(0, 6, (bases, nodes)).astype(float),
        open_cost=draw.integers(0, 10, bases).astype(float),
        down=np.array([down, down]),
        up=np.array([up, up]),
        capacity=np.array([[9.0, 9.0], [6.0, 6.0]]),
        able=np.array([np.ones(nodes, np.bool_), draw.random(nodes) < 0.8]),
        max_down=np.where(is_cold, draw.integers(8, 40, nodes), NEVER).astype(float),
        max_up=np.where(is_cold, draw.integers(8, 40, nodes), NEVER).astype(float),
        is_cold=is_cold,
        loss_waiting=np.zeros(nodes),
        loss_aboard=np.zeros(nodes),
        skip_price=draw.integers(20, 90, nodes).astype(float),
        fixed_cost=np.array([12.0, 7.0]),
        time_cost=np.array([0.5, 0.25]),
        cold_cost=np.array([0.25, 1.0]),
        vehicles=np.array([2, 2]),
        reload=3.0,
        longest_day=80.0,
        most_trips=3,
    ).replace(**changes)


def drive(
    problem: TimedProblem, kind: int, base: int, trip: Sequence[int], leave: float
) -> float | None:
    """Return when a trip that leaves at a time is back, or None if it breaks a rule on the way."""
    clock, here, done = leave, base, []
    is_cold = any(problem.is_cold[job] for job in trip)
    for job in trip:
        clock = max(clock + problem.leg_time[kind, here, job], problem.opens[job])
        if clock > problem.closes[job]:
            return None
        if is_cold and clock - problem.leads[job] - leave > problem.max_down[job]:
            return None
        clock, here = clock + problem.service[job], job
        done.append(clock)
    back = float(clock + problem.leg_time[kind, here, base])
    if is_cold and any(back - at > problem.max_up[j] for j, at in zip(trip, done, strict=True)):
        return None
    return back


def gate(problem: TimedProblem, base: int, trip: Sequence[int]) -> range:
    """Return the times at which a trip may leave."""
    jobs = list(trip)
    first, last = problem.release[base, jobs].max(), problem.leave_by[base, jobs].min()
    return range(int(first), int(last) + 1)


def earliest_back(
    problem: TimedProblem, kind: int, base: int, trip: Sequence[int], ready: float
) -> float | None:
    """Return the earliest return of a trip of a vehicle that is ready at a time.

    Who leaves later is never back earlier.
    """
    backs = (drive(problem, kind, base, trip, t) for t in gate(problem, base, trip) if t >= ready)
    back = next((back for back in backs if back is not None), None)
    due = problem.return_by[base, list(trip)].min()
    return back if back is not None and back <= due else None


def shortest_day(problem: TimedProblem, day: DayTour) -> float | None:
    """Return the least time from first departure to last return, or None if there is no way."""
    starts = gate(problem, day.base, day.trips[0])
    lengths = [_length_from(problem, day, start) for start in starts]
    return min((length for length in lengths if length is not None), default=None)


def _length_from(problem: TimedProblem, day: DayTour, start: int) -> float | None:
    """Return how long a day takes that starts at a time, or None if it breaks a rule."""
    first, *others = day.trips
    back = drive(problem, day.kind, day.base, first, start)
    if back is None or back > problem.return_by[day.base, list(first)].min():
        return None
    for trip in others:
        ready = back + problem.reload
        back = earliest_back(problem, day.kind, day.base, trip, ready)
        if back is None:
            return None
    return back - start


def fits(problem: TimedProblem, kind: int, trip: Sequence[int]) -> bool:
    """Say whether the load never exceeds the vehicle."""
    load = problem.down[kind, list(trip)].sum(axis=0)
    loads = [load]
    for job in trip:
        load = load - problem.down[kind, job] + problem.up[kind, job]
        loads.append(load)
    return bool((np.array(loads) <= problem.capacity[kind]).all())


def day_cost(problem: TimedProblem, day: DayTour) -> float | None:
    """Return what a day costs without haul, or None if it breaks a rule."""
    kind, base = day.kind, day.base
    if len(day.trips) > problem.most_trips or not all(problem.able[kind, list(day.jobs)]):
        return None
    if not all(fits(problem, kind, trip) for trip in day.trips):
        return None
    length = shortest_day(problem, day)
    if length is None or length > problem.longest_day:
        return None
    cost = problem.fixed_cost[kind] + problem.time_cost[kind] * length
    for trip in day.trips:
        cost += sum(problem.leg_cost[kind, a, b] for a, b in pairwise([base, *trip, base]))
        if any(problem.is_cold[job] for job in trip):
            backs = ((t, drive(problem, kind, base, trip, t)) for t in gate(problem, base, trip))
            cost += problem.cold_cost[kind] * min(back - t for t, back in backs if back is not None)
    return float(cost) + loss_of(problem, day)


def loss_of(problem: TimedProblem, day: DayTour) -> float:
    """Return what the goods of a day lose if it starts as soon as its least length allows."""
    length, lost = shortest_day(problem, day), 0.0
    ready: float = next(
        start
        for start in gate(problem, day.base, day.trips[0])
        if _length_from(problem, day, start) == length
    )
    for trip in day.trips:
        leave = next(
            t
            for t in gate(problem, day.base, trip)
            if t >= ready and drive(problem, day.kind, day.base, trip, t) is not None
        )
        back = drive(problem, day.kind, day.base, trip, leave)
        assert back is not None
        clock, here = float(leave), day.base
        for job in trip:
            clock = max(clock + problem.leg_time[day.kind, here, job], problem.opens[job])
            lost += problem.loss_waiting[job] * (clock - problem.opens[job])
            lost += problem.loss_aboard[job] * (back - clock)
            clock, here = clock + problem.service[job], job
        ready = back + problem.reload
    return lost


def faults(problem: TimedProblem, plan: TimedPlan) -> list[str]:
    """Return what is wrong with a plan, its stated costs included."""
    found, total = [], 0.0
    visited = sorted([job for day in plan.tours for trip in day.trips for job in trip])
    if sorted([*visited, *plan.skipped]) != list(range(problem.bases, len(problem.opens))):
        found.append(f"visited: {visited}, skipped: {plan.skipped}")
    for day in plan.tours:
        cost = day_cost(problem, day)
        if cost is None or abs(cost - day.cost) > 1e-6:
            found.append(f"{day} costs {cost}")
        total += (cost or 0.0) + problem.haul[day.base, list(day.jobs)].sum()
    for kind, most in enumerate(problem.vehicles):
        if sum(day.kind == kind for day in plan.tours) > most:
            found.append(f"too many vehicles of type {kind}")
    total += sum(problem.open_cost[base] for base in {day.base for day in plan.tours})
    total += problem.skip_price[list(plan.skipped)].sum()
    if abs(total - plan.cost) > 1e-6:
        found.append(f"the plan costs {total}, not {plan.cost}")
    return found
