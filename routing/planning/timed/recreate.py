"""Recreate: put jobs back one by one, each where it costs least, with blinks."""

import numpy as np

from routing.planning.kernel.chance import Chance, below, uniform
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import HIGH, REMOVED, Facts, Scratch, Tours
from routing.planning.timed.dials import Dials
from routing.planning.timed.editing import (
    insert,
    insert_trip,
    objective,
    open_row,
    put_in_bank,
    remove_span,
    touch,
)
from routing.planning.timed.evaluation import evaluate
from routing.planning.timed.insertion import GAP, NOWHERE, TRIP, Spot, best_spot

_TRIES = 3


@compiled
def _key(facts: Facts, tours: Tours, chance: Chance, job: int, draw: int) -> float:
    """Return what a job is ordered by."""
    if draw < 4:
        return uniform(chance)
    if draw < 8:
        return float(-facts.bulk[job])
    if draw < 11:
        nearest = np.inf
        for base in range(len(facts.open_cost)):
            if tours.served_at[base]:
                nearest = min(nearest, facts.leg_cost[0, base, job])
        return float(-nearest if draw < 10 else nearest)
    if draw < 13:
        return float(facts.closes[job] - facts.opens[job])
    return float(facts.closes[job] if draw < 14 else facts.release[0, job])


@compiled
def sort_removed(facts: Facts, tours: Tours, scratch: Scratch, chance: Chance) -> None:
    """Order the jobs to insert: at random, by load, far or near, by window or by time.

    The first four with weights 4, 4, 2, 1 as in Christiaens and Vanden Berghe (2020).
    """
    draw = below(chance, 15)
    for i in range(scratch.counts[REMOVED]):
        job = scratch.removed[i]
        key = _key(facts, tours, chance, job, draw)
        j = i
        while j > 0 and scratch.sort_key[j - 1] > key:
            scratch.sort_key[j] = scratch.sort_key[j - 1]
            scratch.removed[j] = scratch.removed[j - 1]
            j -= 1
        scratch.sort_key[j], scratch.removed[j] = key, job


@compiled
def put(facts: Facts, tours: Tours, scratch: Scratch, job: int, spot: Spot) -> bool:
    """Put a job at a spot; say whether the day still keeps every rule."""
    row = spot.row
    if spot.how == GAP:
        touch(scratch, row)
        insert(facts, tours, row, spot.at, job)
    elif spot.how == TRIP:
        touch(scratch, row)
        insert_trip(facts, tours, row, spot.at, job)
    else:
        row = open_row(facts, tours, scratch, (spot.base, spot.kind), job)
    return evaluate(facts, tours, row)


@compiled
def take_back(facts: Facts, tours: Tours, scratch: Scratch, job: int) -> None:
    """Undo the last :func:`put` of a job, and bar the row to it."""
    row = tours.row_of[job]
    p = 1
    while tours.nodes[row, p] != job:
        p += 1
    remove_span(facts, tours, scratch, row, (p, p + 1))
    scratch.counts[REMOVED] -= 1
    evaluate(facts, tours, row)
    scratch.barred[row] = job


@compiled
def place(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    dials: Dials,
    job: int,
    bound: float,
) -> None:
    """Serve a job where it costs least, or leave it out if that costs more than the bound."""
    for _ in range(_TRIES):
        spot = best_spot(facts, tours, scratch, chance, dials, job, bound)
        if spot.how == NOWHERE:
            break
        if put(facts, tours, scratch, job, spot):
            return
        take_back(facts, tours, scratch, job)
    put_in_bank(tours, job)


@compiled
def recreate(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    dials: Dials,
    blame: float,
    limit: float,
) -> bool:
    """Insert everything that was taken out; give up where the cost exceeds the limit."""
    sort_removed(facts, tours, scratch, chance)
    for row in range(tours.counts[HIGH]):
        scratch.barred[row] = -1
    pending = 0.0
    count = scratch.counts[REMOVED]
    for i in range(count):
        pending += blame * facts.skip_price[scratch.removed[i]]
    for i in range(count):
        job = scratch.removed[i]
        bound = blame * facts.skip_price[job]
        pending -= bound
        if uniform(chance) < dials.daring:
            bound = np.inf
        place(facts, tours, scratch, chance, dials, job, bound)
        if objective(tours, blame) - pending > limit:
            return False
    return True
