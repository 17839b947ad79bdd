"""The tuples of arrays that compiled functions take: the facts, tours with trucks, the scratch."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.fed.problem import FedProblem
from routing.planning.joint.problem import Floats
from routing.planning.kernel.chance import Chance, new_chance

Ints = NDArray[np.int64]

EVER = 1e12
"""Later than any time of a day; minus this is before any."""

TINY = 1e-7

TOUR_COST, SKIP_COST, TRUCK_COST, COLLECTION_COST = range(4)
"""Where :attr:`Tours.totals` keeps what: together they are the objective."""

HIGH, TRUCKS, BANKED, USED = range(4)
"""Where :attr:`Tours.counts` keeps what: one past the highest row in use, one past the highest
truck in use, the villages left out, the rows in use."""

TOUCHED, TOUCHED_TRUCKS, REMOVED, BLINK, LIFTED, SERIAL = range(6)
"""Where :attr:`Scratch.counts` keeps what."""

NEAREST = 100
_WAIT_WEIGHT = 0.2


class Facts(NamedTuple):
    """What never changes during a search; names as in :class:`FedProblem`.

    ``near[i]`` lists villages by nearness to place i in distance and time.
    """

    leg_cost: Floats
    leg_time: Floats
    down: Floats
    up: Floats
    opens: Floats
    closes: Floats
    service: Floats
    skip_price: Floats
    capacity: float
    hub_cost: Floats
    hub_time: Floats
    truck_capacity: float
    unload: float
    near: Ints


class Tours(NamedTuple):
    """One set of tours and the trucks that feed them: the trial, the current or the best.

    Row r of ``nodes`` is home, villages, home; ``size`` counts the villages and 0 frees the row;
    ``truck`` feeds it, -1 while it is lifted off. ``down`` and ``up`` are its loads. Per position:
    service starts at max(``earliest``, departure + ``since``), and in time if it starts by
    ``latest``; ``most_before`` and ``most_after`` are the largest load when leaving the positions
    up to here, and from here on. ``latest[r, 0]`` is by when the tour must depart.

    Truck t stops for the rows ``line[t, :stops[t]]``. Per stop: ``leave`` is when its tour departs,
    ``margin`` by how much this stop and all later ones may be delayed.

    ``row_of`` is the row of a village or -1; ``bank`` lists the villages left out; ``gathered`` is
    what the tours of a centre collect, with one column, as the tables of collection want it.
    """

    nodes: Ints
    size: Ints
    truck: Ints
    down: Floats
    up: Floats
    cost: Floats
    earliest: Floats
    since: Floats
    latest: Floats
    most_before: Floats
    most_after: Floats
    line: Ints
    stops: Ints
    load: Floats
    truck_cost: Floats
    leave: Floats
    margin: Floats
    row_of: Ints
    bank: Ints
    gathered: Floats
    totals: Floats
    counts: Ints


class Scratch(NamedTuple):
    """Notes of one iteration: what is touched, removed or lifted off; and the random numbers.

    ``robbed`` is the serial number of the ruin that last took a string out of a row.
    """

    touched: Ints
    is_touched: Ints
    touched_trucks: Ints
    is_truck_touched: Ints
    removed: Ints
    sort_key: Floats
    lifted: Ints
    robbed: Ints
    chance: Chance
    counts: Ints


def facts_of(problem: FedProblem) -> Facts:
    """Return the arrays of a problem as compiled functions take them."""
    done = problem.service[:, None] + problem.leg_time
    wait = problem.opens[None, :] - (problem.closes[:, None] + done)
    late = problem.opens[:, None] + done - problem.closes[None, :]
    oneway = problem.leg_time + _WAIT_WEIGHT * np.maximum(wait, 0.0) + np.maximum(late, 0.0)
    apart = np.minimum(oneway, oneway.T)
    villages = np.arange(problem.centres, len(problem.down))
    order = np.argsort(apart[:, problem.centres :], axis=1, kind="stable")[:, : NEAREST + 1]
    return Facts(
        leg_cost=problem.leg_cost,
        leg_time=problem.leg_time,
        down=problem.down,
        up=problem.up,
        opens=problem.opens,
        closes=problem.closes,
        service=problem.service,
        skip_price=problem.skip_price,
        capacity=float(problem.capacity),
        hub_cost=problem.hub_cost,
        hub_time=problem.hub_time,
        truck_capacity=float(problem.truck_capacity),
        unload=float(problem.unload),
        near=np.ascontiguousarray(villages[order]),
    )


def empty_tours(problem: FedProblem) -> Tours:
    """Return tours that serve nobody, with every village in the bank."""
    places, rows = len(problem.down), problem.villages + 1
    longest = _most_villages(problem, problem.capacity) + 3
    stops = _most_villages(problem, problem.truck_capacity) + 2
    by_position, by_stop = (rows, longest), (rows, stops)
    tours = Tours(
        nodes=np.zeros(by_position, np.int64),
        size=np.zeros(rows, np.int64),
        truck=np.full(rows, -1, np.int64),
        down=np.zeros(rows),
        up=np.zeros(rows),
        cost=np.zeros(rows),
        earliest=np.zeros(by_position),
        since=np.zeros(by_position),
        latest=np.zeros(by_position),
        most_before=np.zeros(by_position),
        most_after=np.zeros(by_position),
        line=np.zeros(by_stop, np.int64),
        stops=np.zeros(rows, np.int64),
        load=np.zeros(rows),
        truck_cost=np.zeros(rows),
        leave=np.zeros(by_stop),
        margin=np.full(by_stop, EVER),
        row_of=np.full(places, -1, np.int64),
        bank=np.zeros(places, np.int64),
        gathered=np.zeros((problem.centres, 1)),
        totals=np.zeros(4),
        counts=np.zeros(4, np.int64),
    )
    tours.bank[: problem.villages] = np.arange(problem.centres, places)
    tours.counts[BANKED] = problem.villages
    tours.totals[SKIP_COST] = problem.skip_price[problem.centres :].sum()
    return tours


def _most_villages(problem: FedProblem, capacity: float) -> int:
    """Return how many villages fit a capacity when the smallest loads come first."""
    loads = np.sort(problem.down[problem.centres :]).cumsum()
    return max(1, int((loads <= capacity + TINY).sum()))


def new_scratch(problem: FedProblem, *seeds: int) -> Scratch:
    """Return the notes for a search, its random numbers starting from seeds."""
    places, rows = len(problem.down), problem.villages + 1
    return Scratch(
        touched=np.zeros(rows, np.int64),
        is_touched=np.zeros(rows, np.int64),
        touched_trucks=np.zeros(rows, np.int64),
        is_truck_touched=np.zeros(rows, np.int64),
        removed=np.zeros(places, np.int64),
        sort_key=np.zeros(places),
        lifted=np.zeros(rows, np.int64),
        robbed=np.zeros(rows, np.int64),
        chance=new_chance(*seeds),
        counts=np.zeros(6, np.int64),
    )
