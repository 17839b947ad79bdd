"""Recreate: put the villages back one after the other, each where it costs least."""

from routing.planning.fed.arrays import REMOVED, Facts, Scratch, Tours
from routing.planning.fed.collection import gathering, least_collection
from routing.planning.fed.copying import objective
from routing.planning.fed.editing import hook, insert, open_tour, put_in_bank
from routing.planning.fed.insertion import best_spot
from routing.planning.joint.configurations import Haul
from routing.planning.kernel.chance import below, uniform
from routing.planning.kernel.compiling import compiled


@compiled
def _key(facts: Facts, scratch: Scratch, village: int, draw: int) -> float:
    """Return what a village is ordered by."""
    if draw < 4:
        return uniform(scratch.chance)
    if draw < 7:
        return float(-facts.down[village])
    if draw < 10:
        nearest = facts.leg_cost[0, village]
        for home in range(1, len(facts.hub_cost) - 1):
            nearest = min(nearest, facts.leg_cost[home, village])
        return float(-nearest if draw < 9 else nearest)
    if draw < 12:
        return float(facts.closes[village] - facts.opens[village])
    return float(facts.closes[village] if draw < 14 else -facts.closes[village])


@compiled
def sort_removed(facts: Facts, scratch: Scratch) -> None:
    """Order the villages: at random, by load, far or near, by window, early or late first."""
    draw = below(scratch.chance, 15)
    for i in range(scratch.counts[REMOVED]):
        village = scratch.removed[i]
        key = _key(facts, scratch, village, draw)
        j = i
        while j > 0 and scratch.sort_key[j - 1] > key:
            scratch.sort_key[j] = scratch.sort_key[j - 1]
            scratch.removed[j] = scratch.removed[j - 1]
            j -= 1
        scratch.sort_key[j], scratch.removed[j] = key, village


@compiled
def place(facts: Facts, haul: Haul, tours: Tours, scratch: Scratch, village: int) -> bool:
    """Serve a village where it costs least, or leave it out; say whether all rules are kept."""
    spot = best_spot(facts, haul, tours, scratch, village)
    if spot.truck < 0:
        put_in_bank(tours, village)
        return True
    if spot.gap >= 0:
        row = tours.line[spot.truck, spot.at]
        return insert(facts, tours, scratch, village, (row, spot.gap))
    row = open_tour(facts, tours, scratch, spot.home, village)
    return hook(facts, tours, scratch, row, (spot.truck, spot.at))


@compiled
def recreate(facts: Facts, haul: Haul, tours: Tours, scratch: Scratch, limit: float) -> bool:
    """Insert everything that was taken out; give up where the cost must exceed the limit.

    ``limit`` is for tours, trucks and collection; the total of collection is to be 0 meanwhile.
    """
    sort_removed(facts, scratch)
    pending = 0.0
    count = scratch.counts[REMOVED]
    for i in range(count):
        pending += facts.skip_price[scratch.removed[i]]
    for i in range(count):
        village = scratch.removed[i]
        pending -= facts.skip_price[village]
        if not place(facts, haul, tours, scratch, village):
            return False
        collected = least_collection(haul, gathering(tours))
        if objective(tours) + collected - pending > limit:
            return False
    return True
