"""Move a whole tour to another open centre, cut open where that is cheapest."""

import numpy as np

from routing.planning.joint.arrays import OPEN, Facts, Ints, Scratch, Tours
from routing.planning.joint.editing import measure, touch
from routing.planning.kernel.compiling import compiled


@compiled
def best_cut(facts: Facts, tours: Tours, row: int, centre: int) -> tuple[int, float]:
    """Return after which position the closed cycle of villages is best cut, and the new cost."""
    leg = facts.leg_cost[tours.kind[row]]
    stops, size = tours.stops[row], tours.size[row]
    cycle = leg[stops[size], stops[1]]
    for p in range(1, size):
        cycle += leg[stops[p], stops[p + 1]]
    best, best_cost = size, np.inf
    for p in range(1, size + 1):
        after = stops[p + 1] if p < size else stops[1]
        cost = cycle - leg[stops[p], after] + leg[centre, after] + leg[stops[p], centre]
        if cost < best_cost:
            best, best_cost = p, cost
    return best, best_cost + facts.fixed_cost[tours.kind[row]]


@compiled
def _reverse(stops: Ints, first: int, last: int) -> None:
    while first < last:
        stops[first], stops[last] = stops[last], stops[first]
        first += 1
        last -= 1


@compiled
def _rotate(stops: Ints, size: int, cut: int) -> None:
    """Begin with the village after position ``cut``: three reversals, no copy."""
    _reverse(stops, 1, cut)
    _reverse(stops, cut + 1, size)
    _reverse(stops, 1, size)


@compiled
def rehome(facts: Facts, tours: Tours, scratch: Scratch, row: int, centre: int) -> None:
    """Let a tour start at another centre, in its best rotation."""
    touch(scratch, row)
    size, former = tours.size[row], tours.home[row]
    cut = best_cut(facts, tours, row, centre)[0]
    _rotate(tours.stops[row], size, cut)
    tours.stops[row, 0] = tours.stops[row, size + 1] = centre
    tours.home[row] = centre
    tours.centre_tours[former] -= 1
    tours.centre_tours[centre] += 1
    for k in range(facts.down.shape[1]):
        tours.centre_load[former, k] -= tours.load[row, k]
        tours.centre_load[centre, k] += tours.load[row, k]
    measure(facts, tours, row)


@compiled
def move_tour(facts: Facts, tours: Tours, scratch: Scratch, row: int) -> bool:
    """Move a tour to the open centre, other than its own, where it costs least."""
    best, best_cost = -1, np.inf
    for centre in range(len(tours.centre_tours)):
        is_there = tours.counts[OPEN] >> centre & 1
        has_room = tours.centre_tours[centre] < facts.tours_at[centre]
        if centre != tours.home[row] and is_there and has_room:
            cost = best_cut(facts, tours, row, centre)[1]
            if cost < best_cost:
                best, best_cost = centre, cost
    if best >= 0:
        rehome(facts, tours, scratch, row, best)
    return best >= 0
