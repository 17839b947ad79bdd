"""The cheapest truck route over every subset of centres.

Source: M. Held, R. M. Karp, A dynamic programming approach to sequencing problems, J. SIAM 10(1),
1962.
"""

import numpy as np

from routing.planning.joint.arrays import Ints
from routing.planning.joint.problem import Floats
from routing.planning.kernel.compiling import compiled_with_arrays


@compiled_with_arrays
def _paths(hub_cost: Floats) -> Floats:
    """Return the cost of the best path hub, all of a subset, ending at a centre: (2^C, C)."""
    centres = len(hub_cost) - 1
    best = np.full((1 << centres, centres), np.inf)
    for c in range(centres):
        best[1 << c, c] = hub_cost[0, c + 1]
    for mask in range(1 << centres):
        for last in range(centres):
            here = best[mask, last]
            if here == np.inf:
                continue
            for c in range(centres):
                longer = mask | (1 << c)
                if longer != mask:
                    cost = here + hub_cost[last + 1, c + 1]
                    best[longer, c] = min(cost, best[longer, c])
    return best


@compiled_with_arrays
def hub_tours(hub_cost: Floats) -> Floats:
    """Return the cost of the best round trip from the hub over each subset of centres."""
    best = _paths(hub_cost)
    tours = np.zeros(len(best))
    for mask in range(1, len(best)):
        tours[mask] = np.inf
        for c in range(len(hub_cost) - 1):
            tours[mask] = min(tours[mask], best[mask, c] + hub_cost[c + 1, 0])
    return tours


def hub_tour_order(hub_cost: Floats, mask: int) -> list[int]:
    """Return the centres of a subset in the order of the best round trip."""
    best = _paths(hub_cost)
    order: list[int] = []
    onward = hub_cost[1:, 0]
    while mask:
        reach = best[mask] + onward
        last = int(np.argmin(reach))
        order.append(last)
        mask &= ~(1 << last)
        onward = hub_cost[1:, last + 1]
    return order[::-1]


def popcounts(bits: int) -> Ints:
    """Return the number of ones of each number below ``2 ** bits``."""
    return np.array([mask.bit_count() for mask in range(1 << bits)], np.int64)
