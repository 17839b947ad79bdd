"""Where a village costs least: in a gap of a tour, or as a new tour at a new stop of a truck."""

from typing import NamedTuple

import numpy as np

from routing.planning.fed.arrays import BLINK, EVER, TINY, TRUCKS, Facts, Scratch, Tours
from routing.planning.fed.collection import gathering
from routing.planning.fed.editing import free_truck
from routing.planning.joint.configurations import Haul
from routing.planning.kernel.chance import waiting
from routing.planning.kernel.compiling import compiled

_BLINK = 100.0
"""One gap in so many is overlooked."""


class Spot(NamedTuple):
    """A place for a village: a gap of the tour fed at a stop, or with gap -1 a new stop there.

    ``truck`` is -1 where there is no place at all; ``home`` is the centre of a new tour.
    """

    cost: float
    truck: int
    at: int
    gap: int
    home: int


@compiled
def blinks(scratch: Scratch, mean: float) -> bool:
    """Say whether to overlook this place; true once in ``mean`` times."""
    scratch.counts[BLINK] -= 1
    if scratch.counts[BLINK] >= 0:
        return False
    scratch.counts[BLINK] = waiting(scratch.chance, mean)
    return True


@compiled
def best_gap(
    facts: Facts, tours: Tours, scratch: Scratch, village: int, row: int, depart: float
) -> tuple[float, int]:
    """Return the cheapest gap of a tour that departs then, with its cost; -1 if there is none."""
    nodes = tours.nodes[row]
    opens, closes, service = facts.opens[village], facts.closes[village], facts.service[village]
    room_before = facts.capacity - facts.down[village] + TINY
    room_after = facts.capacity - facts.up[village] + TINY
    best, gap = np.inf, -1
    for p in range(tours.size[row] + 1):
        here, then = nodes[p], nodes[p + 1]
        start = max(tours.earliest[row, p], depart + tours.since[row, p]) + facts.service[here]
        if start > closes or tours.most_before[row, p] > room_before:
            break
        start = max(start + facts.leg_time[here, village], opens)
        done = start + service + facts.leg_time[village, then]
        if start > closes + TINY or done > tours.latest[row, p + 1] + TINY:
            continue
        cost = facts.leg_cost[here, village] + facts.leg_cost[village, then]
        cost -= facts.leg_cost[here, then]
        is_cheapest = cost < best and tours.most_after[row, p] <= room_after
        if is_cheapest and not blinks(scratch, _BLINK):
            best, gap = cost, p
    return best, gap


@compiled
def _in_tours(facts: Facts, tours: Tours, scratch: Scratch, village: int) -> Spot:
    """Return the cheapest gap of all tours."""
    spot = Spot(np.inf, -1, 0, -1, -1)
    delay = facts.unload * facts.down[village]
    room = facts.capacity - facts.down[village] + TINY
    for truck in range(tours.counts[TRUCKS]):
        if tours.load[truck] + facts.down[village] > facts.truck_capacity + TINY:
            continue
        for k in range(tours.stops[truck]):
            row = tours.line[truck, k]
            depart = tours.leave[truck, k] + delay
            is_full = tours.down[row] > room
            if is_full or depart > tours.latest[row, 0] + TINY:
                continue
            if delay > tours.margin[truck, k + 1] + TINY:
                continue
            cost, gap = best_gap(facts, tours, scratch, village, row, depart)
            if cost < spot.cost:
                spot = Spot(cost, truck, k, gap, -1)
    return spot


class Stop(NamedTuple):
    """A stop that some truck might make: at which centre, with what load, by when it must leave."""

    home: int
    load: float
    leave_by: float


@compiled
def best_stop(
    facts: Facts, tours: Tours, scratch: Scratch, stop: Stop, most: float, blink: float
) -> tuple[float, int, int]:
    """Return cost, truck and position of the cheapest place for a stop below a cost; or -1."""
    home, unload = stop.home + 1, facts.unload * stop.load
    best, best_truck, best_k = most, -1, -1
    for truck in range(tours.counts[TRUCKS]):
        if tours.stops[truck] == 0 or tours.load[truck] + stop.load > facts.truck_capacity + TINY:
            continue
        here, clock = 0, 0.0
        for k in range(tours.stops[truck] + 1):
            if k:
                here, clock = (
                    tours.nodes[tours.line[truck, k - 1], 0] + 1,
                    tours.leave[truck, k - 1],
                )
            leave = clock + facts.hub_time[here, home] + unload
            if leave > stop.leave_by + TINY:
                continue
            then = 0
            if k < tours.stops[truck]:
                then = tours.nodes[tours.line[truck, k], 0] + 1
                delay = leave - clock + facts.hub_time[home, then] - facts.hub_time[here, then]
                if delay > tours.margin[truck, k] + TINY:
                    continue
            cost = facts.hub_cost[here, home] + facts.hub_cost[home, then]
            cost -= facts.hub_cost[here, then]
            if cost < best and not blinks(scratch, blink):
                best, best_truck, best_k = cost, truck, k
    alone = facts.hub_cost[0, home] + facts.hub_cost[home, 0]
    if alone < best and facts.hub_time[0, home] + unload <= stop.leave_by + TINY:
        best, best_truck, best_k = alone, free_truck(tours), 0
    return best, best_truck, best_k


@compiled
def best_spot(facts: Facts, haul: Haul, tours: Tours, scratch: Scratch, village: int) -> Spot:
    """Return where a village costs least.

    A centre where nothing is collected yet counts with the detour of one truck around all of them.
    """
    spot = _in_tours(facts, tours, scratch, village)
    down = facts.down[village]
    if max(down, facts.up[village]) > facts.capacity + TINY or down > facts.truck_capacity + TINY:
        return spot
    centres = gathering(tours)
    for home in range(len(tours.gathered)):
        cost = facts.leg_cost[home, village] + facts.leg_cost[village, home]
        if facts.up[village] > 0.0:
            cost += haul.truck_cost[centres | 1 << home] - haul.truck_cost[centres]
        if cost >= spot.cost:
            continue
        leave_by = facts.closes[village] - facts.leg_time[home, village]
        most = min(spot.cost - cost, EVER)
        stop = Stop(home, down, leave_by)
        added, truck, at = best_stop(facts, tours, scratch, stop, most, _BLINK)
        if truck >= 0:
            spot = Spot(cost + added, truck, at, -1, home)
    return spot
