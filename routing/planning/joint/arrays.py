"""The tuples of arrays that compiled functions take: the facts, a set of tours, the scratch."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.joint.problem import Floats, JointProblem

Ints = NDArray[np.int64]

TOUR_COST, SKIP_COST, HAUL_COST, OVERLOAD = range(4)
"""Where :attr:`Tours.totals` keeps what."""

HIGH, USED, BANKED, OPEN, CONFIGURATION = range(5)
"""Where :attr:`Tours.counts` keeps what: one past the highest row in use, the rows in use, the
villages left out, the open centres as a bit mask, the row of the linehaul configuration."""

TOUCHED, REMOVED, BLINK = range(3)
"""Where :attr:`Scratch.counts` keeps what."""

NEAREST = 120


class Facts(NamedTuple):
    """What never changes during a search; names as in :class:`JointProblem`.

    ``into[t, j, i]`` is ``leg_cost[t, i, j]``, so that both ends of an insertion read one row.
    ``near[i]`` lists villages by distance from place i.
    """

    leg_cost: Floats
    into: Floats
    down: Floats
    skip_price: Floats
    capacity: Floats
    fixed_cost: Floats
    tours_at: Ints
    tours_in_all: Ints
    near: Ints


class Tours(NamedTuple):
    """One set of tours: the trial, the current or the best.

    Row r of ``stops`` is home, villages, home; ``size`` counts the villages and 0 frees the row.
    ``link[r, p]`` is the cost of the leg from position p to p + 1. ``at`` is the row of a village
    or -1; ``bank`` lists the villages left out.
    """

    stops: Ints
    link: Floats
    size: Ints
    home: Ints
    kind: Ints
    load: Floats
    cost: Floats
    at: Ints
    centre_load: Floats
    centre_tours: Ints
    bank: Ints
    totals: Floats
    counts: Ints


class Scratch(NamedTuple):
    """Notes of one iteration: rows touched, villages removed, their order, what trucks charge."""

    touched: Ints
    is_touched: Ints
    removed: Ints
    sort_key: Floats
    charge: Floats
    nothing: Floats
    counts: Ints


def facts_of(problem: JointProblem) -> Facts:
    """Return the arrays of a problem as compiled functions take them."""
    centres = problem.centres
    length = problem.leg_cost[0]
    villages = np.arange(centres, len(problem.down))
    order = np.argsort(length[:, centres:], axis=1, kind="stable")
    near = villages[order][:, : NEAREST + 1]
    return Facts(
        leg_cost=problem.leg_cost,
        into=np.ascontiguousarray(problem.leg_cost.transpose(0, 2, 1)),
        down=problem.down,
        skip_price=problem.skip_price,
        capacity=problem.capacity,
        fixed_cost=problem.fixed_cost,
        tours_at=problem.tours_at,
        tours_in_all=np.array([problem.tours_in_all]),
        near=np.ascontiguousarray(near),
    )


def empty_tours(problem: JointProblem) -> Tours:
    """Return tours that serve nobody, with every village in the bank."""
    places, centres, measures = len(problem.down), problem.centres, problem.measures
    rows = int(min(problem.tours_in_all, problem.tours_at.sum(), problem.villages)) + 1
    longest = _longest_tour(problem) + 2
    tours = Tours(
        stops=np.zeros((rows, longest), np.int64),
        link=np.zeros((rows, longest)),
        size=np.zeros(rows, np.int64),
        home=np.zeros(rows, np.int64),
        kind=np.zeros(rows, np.int64),
        load=np.zeros((rows, measures)),
        cost=np.zeros(rows),
        at=np.full(places, -1, np.int64),
        centre_load=np.zeros((centres, measures)),
        centre_tours=np.zeros(centres, np.int64),
        bank=np.zeros(places, np.int64),
        totals=np.zeros(4),
        counts=np.zeros(5, np.int64),
    )
    tours.bank[: problem.villages] = np.arange(centres, places)
    tours.counts[BANKED] = problem.villages
    tours.totals[SKIP_COST] = problem.skip_price[centres:].sum()
    return tours


def _longest_tour(problem: JointProblem) -> int:
    """Return how many villages fit the largest vehicle when the smallest loads come first."""
    loads = np.sort(problem.down[problem.centres :], axis=0).cumsum(axis=0)
    fits = loads <= problem.capacity.max(axis=0) + 1e-6
    return max(1, int(fits.sum(axis=0).min()))


def new_scratch(problem: JointProblem, tours: Tours) -> Scratch:
    """Return the notes for a search over these tours."""
    places, rows = len(problem.down), len(tours.size)
    return Scratch(
        touched=np.zeros(rows, np.int64),
        is_touched=np.zeros(rows, np.int64),
        removed=np.zeros(places, np.int64),
        sort_key=np.zeros(places),
        charge=np.zeros(problem.centres),
        nothing=np.zeros(problem.measures),
        counts=np.zeros(3, np.int64),
    )
