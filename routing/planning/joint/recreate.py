"""Recreate: put villages back one by one, each where it costs least, with blinks."""

from typing import NamedTuple

import numpy as np

from routing.planning.joint.arrays import (
    BANKED,
    BLINK,
    CONFIGURATION,
    HIGH,
    OPEN,
    REMOVED,
    SKIP_COST,
    TOUR_COST,
    USED,
    Facts,
    Ints,
    Scratch,
    Tours,
)
from routing.planning.joint.configurations import Haul
from routing.planning.joint.dials import Dials
from routing.planning.joint.editing import insert, open_tour, touch
from routing.planning.joint.linehaul import excess, measure_spare, use_spare
from routing.planning.joint.problem import Floats
from routing.planning.kernel.chance import Chance, below, uniform, waiting
from routing.planning.kernel.compiling import compiled

_SMALLEST = 1e-9


class Spot(NamedTuple):
    """Where a village may go: a gap of a row, or, with row -1, a new tour of a centre and type."""

    cost: float
    row: int
    gap: int
    home: int
    kind: int


@compiled
def sort_removed(facts: Facts, tours: Tours, scratch: Scratch, chance: Chance) -> None:
    """Order the villages to insert: at random, by load, or far or near ones first.

    Weights 4, 4, 2, 1 as in Christiaens and Vanden Berghe (2020).
    """
    count = scratch.counts[REMOVED]
    draw = below(chance, 11)
    for i in range(count):
        village = scratch.removed[i]
        if draw < 4:
            key = uniform(chance)
        elif draw < 8:
            key = -facts.down[village, 0]
        else:
            nearest = np.inf
            for c in range(len(facts.tours_at)):
                if tours.counts[OPEN] >> c & 1:
                    nearest = min(nearest, facts.leg_cost[0, c, village])
            key = -nearest if draw < 10 else nearest
        j = i
        while j > 0 and scratch.sort_key[j - 1] > key:
            scratch.sort_key[j], scratch.removed[j] = (
                scratch.sort_key[j - 1],
                scratch.removed[j - 1],
            )
            j -= 1
        scratch.sort_key[j], scratch.removed[j] = key, village


@compiled
def fits(load: Floats, more: Floats, capacity: Floats) -> bool:
    """Say whether more load fits in every measure."""
    for k in range(len(load)):  # noqa: SIM110 - generators are not compiled
        if load[k] + more[k] > capacity[k] + _SMALLEST:
            return False
    return True


@compiled
def cheapest_gap(
    stops: Ints,
    link: Floats,
    size: int,
    legs: tuple[Floats, Floats],
    blink: tuple[Ints, Chance, float],
) -> tuple[float, int]:
    """Return the least extra cost of a village in one tour, and its gap; some are overlooked.

    ``legs`` are the costs into and out of the village.
    """
    into, out_of = legs
    notes, chance, mean = blink
    best, gap = np.inf, -1
    left = notes[BLINK]
    for p in range(size + 1):
        if left == 0:
            left = waiting(chance, mean)
            continue
        left -= 1
        cost = into[stops[p]] + out_of[stops[p + 1]] - link[p]
        if cost < best:
            best, gap = cost, p
    notes[BLINK] = left
    return best, gap


@compiled
def overload_costs(
    facts: Facts, haul: Haul, tours: Tours, village: int, price: float, costs: Floats
) -> None:
    """Write what the trucks charge for a village, per centre; infinite where it is closed."""
    row = tours.counts[CONFIGURATION]
    for c in range(len(costs)):
        costs[c] = np.inf
        if tours.counts[OPEN] >> c & 1:
            over = excess(haul, row, c, facts.down[village])
            costs[c] = price * over if over > 0.0 else 0.0


@compiled
def best_spot(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    dials: Dials,
    village: int,
    charge: Floats,
) -> Spot:
    """Return the cheapest place for a village: every gap of every tour, and new tours."""
    load = facts.down[village]
    best = Spot(np.inf, -1, -1, -1, -1)
    blink = (scratch.counts, chance, dials.blink)
    for row in range(tours.counts[HIGH]):
        if tours.size[row] == 0 or charge[tours.home[row]] >= best.cost:
            continue
        kind = tours.kind[row]
        if not fits(tours.load[row], load, facts.capacity[kind]):
            continue
        legs = (facts.into[kind, village], facts.leg_cost[kind, village])
        cost, gap = cheapest_gap(tours.stops[row], tours.link[row], tours.size[row], legs, blink)
        cost += charge[tours.home[row]]
        if cost < best.cost:
            best = Spot(cost, row, gap, tours.home[row], kind)
    if tours.counts[USED] < facts.tours_in_all[0]:
        for c in range(len(charge)):
            if charge[c] < best.cost and tours.centre_tours[c] < facts.tours_at[c]:
                for kind in range(len(facts.fixed_cost)):
                    cost = charge[c] + facts.fixed_cost[kind]
                    cost += facts.leg_cost[kind, c, village] + facts.leg_cost[kind, village, c]
                    if cost < best.cost and fits(load, scratch.nothing, facts.capacity[kind]):
                        best = Spot(cost, -1, -1, c, kind)
    return best


@compiled
def place(facts: Facts, tours: Tours, scratch: Scratch, village: int, spot: Spot) -> None:
    """Put a village where it was found to be cheapest."""
    if spot.row >= 0:
        touch(scratch, spot.row)
        insert(facts, tours, spot.row, spot.gap, village)
    else:
        open_tour(facts, tours, scratch, (spot.home, spot.kind), village)


@compiled
def recreate(
    facts: Facts,
    haul: Haul,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    dials: Dials,
    price: float,
    limit: float,
) -> bool:
    """Insert everything that was taken out; give up where tours and leftovers exceed the limit."""
    sort_removed(facts, tours, scratch, chance)
    if uniform(chance) < dials.forbid:
        price = np.inf
    charge = scratch.charge
    measure_spare(haul, tours.counts[CONFIGURATION], tours.centre_load)
    pending = 0.0
    for i in range(scratch.counts[REMOVED]):
        pending += facts.skip_price[scratch.removed[i]]
    for i in range(scratch.counts[REMOVED]):
        village = scratch.removed[i]
        pending -= facts.skip_price[village]
        overload_costs(facts, haul, tours, village, price, charge)
        spot = best_spot(facts, tours, scratch, chance, dials, village, charge)
        if spot.cost >= facts.skip_price[village]:
            tours.bank[tours.counts[BANKED]] = village
            tours.counts[BANKED] += 1
        else:
            place(facts, tours, scratch, village, spot)
            row = tours.counts[CONFIGURATION]
            use_spare(haul, row, spot.home, facts.down[village])
        if tours.totals[TOUR_COST] + tours.totals[SKIP_COST] - pending > limit:
            return False
    return True
