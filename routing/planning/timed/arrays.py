"""The tuples of arrays that compiled functions take: the facts, a set of tours, the scratch."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.timed.problem import Floats, Ints, TimedProblem

Bools = NDArray[np.bool_]

TOUR_COST, SKIP_COST, HAUL_COST, OPEN_COST = range(4)
"""Where :attr:`Tours.totals` keeps what: together they are the objective."""

HIGH, USED, BANKED = range(3)
"""Where :attr:`Tours.counts` keeps what: one past the highest row in use, the rows in use, the
jobs left out."""

TOUCHED, REMOVED, BLINK, STAMP = range(4)
"""Where :attr:`Scratch.counts` keeps what."""

RELOAD, LONGEST_DAY = range(2)
"""Where :attr:`Facts.limits` keeps what."""

DURATION, EARLIEST, LATEST = range(3)
"""A segment in an array."""

NEAREST = 100


class Facts(NamedTuple):
    """What never changes during a search; names as in :class:`TimedProblem`.

    ``into[t, j, i]`` is ``leg_cost[t, i, j]`` and ``time_into`` likewise, so that both ends of an
    insertion read one row. ``near[i]`` lists jobs by nearness to node i. ``alone[t, b, j]`` is what
    a vehicle's day with nothing but job j costs, haul included; infinite where it breaks a rule.
    ``bulk`` is the share of a vehicle that a job fills.
    """

    leg_cost: Floats
    into: Floats
    leg_time: Floats
    time_into: Floats
    opens: Floats
    closes: Floats
    service: Floats
    leads: Floats
    release: Floats
    leave_by: Floats
    return_by: Floats
    haul: Floats
    open_cost: Floats
    down: Floats
    up: Floats
    capacity: Floats
    able: Bools
    max_down: Floats
    max_up: Floats
    is_cold: Bools
    loss_waiting: Floats
    loss_aboard: Floats
    skip_price: Floats
    fixed_cost: Floats
    time_cost: Floats
    cold_cost: Floats
    vehicles: Ints
    limits: Floats
    most_trips: Ints
    near: Ints
    alone: Floats
    bulk: Floats


class Tours(NamedTuple):
    """One set of vehicles' days: the trial, the current or the best.

    Row r of ``nodes`` is base, jobs, base, jobs, ..., base; ``last[r]`` is the position of the last
    base, and 0 frees the row. A base in the middle ends one trip and begins the next.

    Per position: ``head`` is the position of the base that begins the trip a job is on (of a base:
    its own); ``tail``, where a trip begins, the position of the base that ends it. ``before`` is
    the segment of the day up to here, at a base up to the arrival there; ``begun`` the same, at a
    base up to the departure; ``after`` is the segment from here on, at a base from the arrival;
    ``leaving`` the same, at a base from the departure. ``most_before`` and ``most_after`` are, per
    measure, the largest load when leaving the trip's positions up to here, and from here on. Per
    head: ``gate`` holds when the trip may leave, from and to; ``is_cold`` whether it carries cold
    goods. Per arrival at a base: ``due``, by when the trip must be back.

    Only where goods lose value, otherwise without any position: ``leaves`` is when the vehicle
    leaves a position, ``urgency`` what a delay from there to the end of the trip costs per unit of
    time; per head, ``back`` is when the trip is back.

    ``row_of`` is the row of a job or -1, ``at`` its position; ``bank`` lists the jobs left out;
    ``served_at`` counts the jobs served from each base, ``of_kind`` the rows of each vehicle type.
    """

    nodes: Ints
    last: Ints
    kind: Ints
    trips: Ints
    cost: Floats
    head: Ints
    tail: Ints
    before: Floats
    begun: Floats
    after: Floats
    leaving: Floats
    most_before: Floats
    most_after: Floats
    gate: Floats
    is_cold: Bools
    due: Floats
    leaves: Floats
    urgency: Floats
    back: Floats
    row_of: Ints
    at: Ints
    bank: Ints
    served_at: Ints
    of_kind: Ints
    totals: Floats
    counts: Ints


class Scratch(NamedTuple):
    """Notes of one iteration: rows touched, jobs removed, and the order to put them back in.

    ``barred[r]`` is the job that was found not to suit row r after all, or -1. ``seen[r, p]`` is
    the last stamp of the trip that begins there; a loop over trips counts the stamp up first.
    ``spare`` holds nodes while two days swap them.
    """

    touched: Ints
    is_touched: Ints
    removed: Ints
    sort_key: Floats
    barred: Ints
    seen: Ints
    spare: Ints
    counts: Ints


def empty_tours(problem: TimedProblem) -> Tours:
    """Return tours that serve nobody, with every job in the bank."""
    nodes, bases, measures = len(problem.opens), problem.bases, problem.capacity.shape[1]
    rows = int(min(problem.vehicles.sum(), problem.jobs)) + 1
    longest = longest_row(problem)
    by_position = (rows, longest)
    by_clock = (rows, longest if problem.loses else 0)
    tours = Tours(
        nodes=np.zeros(by_position, np.int64),
        last=np.zeros(rows, np.int64),
        kind=np.zeros(rows, np.int64),
        trips=np.zeros(rows, np.int64),
        cost=np.zeros(rows),
        head=np.zeros(by_position, np.int64),
        tail=np.zeros(by_position, np.int64),
        before=np.zeros((*by_position, 3)),
        begun=np.zeros((*by_position, 3)),
        after=np.zeros((*by_position, 3)),
        leaving=np.zeros((*by_position, 3)),
        most_before=np.zeros((*by_position, measures)),
        most_after=np.zeros((*by_position, measures)),
        gate=np.zeros((*by_position, 2)),
        is_cold=np.zeros(by_position, np.bool_),
        due=np.zeros(by_position),
        leaves=np.zeros(by_clock),
        urgency=np.zeros(by_clock),
        back=np.zeros(by_clock),
        row_of=np.full(nodes, -1, np.int64),
        at=np.zeros(nodes, np.int64),
        bank=np.zeros(nodes, np.int64),
        served_at=np.zeros(bases, np.int64),
        of_kind=np.zeros(len(problem.vehicles), np.int64),
        totals=np.zeros(4),
        counts=np.zeros(3, np.int64),
    )
    tours.bank[: problem.jobs] = np.arange(bases, nodes)
    tours.counts[BANKED] = problem.jobs
    tours.totals[SKIP_COST] = problem.skip_price[bases:].sum()
    return tours


def longest_row(problem: TimedProblem) -> int:
    """Return how many positions a row needs.

    At most the jobs a day has time for, each with the quickest leg into it, and at most what all
    trips together carry out and home.
    """
    jobs = slice(problem.bases, None)
    quickest = problem.leg_time.min(axis=0)
    np.fill_diagonal(quickest, np.inf)
    needed = np.sort(problem.service[jobs] + quickest[:, jobs].min(axis=0)).cumsum()
    in_time = int((needed <= problem.longest_day + 1.0).sum())
    on_board = 0
    for kind in range(len(problem.vehicles)):
        loads = np.maximum(problem.down[kind, jobs], problem.up[kind, jobs])
        fits = np.sort(loads, axis=0).cumsum(axis=0) / 2.0 <= problem.capacity[kind] + 1.0
        on_board = max(on_board, int(fits.sum(axis=0).min(initial=problem.jobs)))
    most = min(problem.jobs, in_time, on_board * problem.most_trips)
    return most + min(problem.most_trips, most) + 4


def new_scratch(problem: TimedProblem, tours: Tours) -> Scratch:
    """Return the notes for a search over these tours."""
    nodes, rows = len(problem.opens), len(tours.last)
    return Scratch(
        touched=np.zeros(rows, np.int64),
        is_touched=np.zeros(rows, np.int64),
        removed=np.zeros(nodes, np.int64),
        sort_key=np.zeros(nodes),
        barred=np.full(rows, -1, np.int64),
        seen=np.zeros(tours.nodes.shape, np.int64),
        spare=np.zeros(tours.nodes.shape[1], np.int64),
        counts=np.zeros(4, np.int64),
    )
