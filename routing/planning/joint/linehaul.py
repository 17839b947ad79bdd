"""What trucks can bring under a configuration: the subset test, room at a centre, the cheapest fit.

Split deliveries fit exactly if, for every subset J of the trucks, the load of the centres that
only J serves fits ``|J|`` trucks (max-flow, min-cut).
"""

import numpy as np

from routing.planning.joint.arrays import CONFIGURATION, HAUL_COST, OPEN, OVERLOAD, Tours
from routing.planning.joint.configurations import Haul, configurations
from routing.planning.joint.problem import Floats
from routing.planning.kernel.compiling import compiled

_TOLERANCE = 1e-6


@compiled
def overload(haul: Haul, row: int, load: Floats) -> float:
    """Return what the trucks of a configuration cannot carry, summed over measures."""
    total = 0.0
    for k in range(load.shape[1]):
        worst = 0.0
        for subset in range(1, 1 << haul.number[row]):
            inside = haul.only[row, subset]
            amount = -haul.ones[subset] * haul.truck_capacity[k]
            c = 0
            while inside:
                if inside & 1:
                    amount += load[c, k]
                inside >>= 1
                c += 1
            worst = max(worst, amount)
        if worst > _TOLERANCE:
            total += worst
    return total


@compiled
def measure_spare(haul: Haul, row: int, load: Floats) -> None:
    """Write into ``haul.spare`` the room of every subset of trucks."""
    for k in range(load.shape[1]):
        for subset in range(1, 1 << haul.number[row]):
            inside = haul.only[row, subset]
            room = haul.ones[subset] * haul.truck_capacity[k]
            c = 0
            while inside:
                if inside & 1:
                    room -= load[c, k]
                inside >>= 1
                c += 1
            haul.spare[subset, k] = room


@compiled
def use_spare(haul: Haul, row: int, centre: int, amount: Floats) -> None:
    """Take the load of one more village at a centre from the room of the trucks."""
    for subset in range(1, 1 << haul.number[row]):
        if haul.only[row, subset] >> centre & 1:
            for k in range(len(amount)):
                haul.spare[subset, k] -= amount[k]


@compiled
def excess(haul: Haul, row: int, centre: int, amount: Floats) -> float:
    """Return how much of a further load at a centre would not fit the trucks."""
    total = 0.0
    for k in range(len(amount)):
        room = np.inf
        for subset in range(1, 1 << haul.number[row]):
            if haul.only[row, subset] >> centre & 1:
                room = min(room, haul.spare[subset, k])
        if room < amount[k] - _TOLERANCE:
            total += amount[k] - max(room, 0.0)
    return total


@compiled
def settle(haul: Haul, tours: Tours) -> None:
    """Write cost and overload of the tours' configuration into their totals."""
    row = tours.counts[CONFIGURATION]
    tours.totals[HAUL_COST] = haul.cost[row]
    tours.totals[OVERLOAD] = overload(haul, row, tours.centre_load)


@compiled
def _sum_loads(haul: Haul, load: Floats) -> None:
    """Write into ``haul.sums`` the load of every set of centres."""
    for k in range(load.shape[1]):
        for c in range(len(load)):
            half = 1 << c
            for mask in range(half):
                haul.sums[half + mask, k] = haul.sums[mask, k] + load[c, k]


@compiled
def _summed_overload(haul: Haul, row: int, enough: float) -> float:
    """Return the overload from the sums; it may stop counting once it exceeds ``enough``."""
    total = 0.0
    for k in range(haul.sums.shape[1]):
        worst = 0.0
        for subset in range(1, 1 << haul.number[row]):
            amount = haul.sums[haul.only[row, subset], k]
            worst = max(worst, amount - haul.ones[subset] * haul.truck_capacity[k])
            if worst > enough:
                return float(worst)
        if worst > _TOLERANCE:
            total += worst
    return total


@compiled
def take_cheapest(haul: Haul, tours: Tours, price: float, most: float) -> None:
    """Move the tours to the configuration of their open centres that is cheapest for their loads.

    ``price`` is what a unit of overload costs; what costs ``most`` or more is not looked at.
    """
    centres = tours.counts[OPEN]
    found = configurations(haul, centres)
    settle(haul, tours)
    best = min(most, tours.totals[HAUL_COST] + price * tours.totals[OVERLOAD])
    best_row = -1
    _sum_loads(haul, tours.centre_load)
    for row in range(haul.first[centres], haul.first[centres] + found):
        room = best - haul.cost[row]
        if room <= 0.0:
            break
        cost = price * _summed_overload(haul, row, room / price)
        if cost < room:
            best, best_row = haul.cost[row] + cost, row
    if best_row >= 0:
        tours.counts[CONFIGURATION] = best_row
        settle(haul, tours)
