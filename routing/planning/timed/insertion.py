"""Where a job costs least: every gap of every trip, a trip more of a vehicle, a vehicle more."""

from typing import NamedTuple

import numpy as np

from routing.planning.kernel.chance import Chance, below, overlooks, waiting
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import (
    BLINK,
    DURATION,
    HIGH,
    LONGEST_DAY,
    RELOAD,
    STAMP,
    Facts,
    Scratch,
    Tours,
)
from routing.planning.timed.dials import Dials
from routing.planning.timed.evaluation import read, stop_of, trip_length
from routing.planning.timed.loads import has_room, has_room_anywhere, may_have_room
from routing.planning.timed.losses import loses, loss_in_gap
from routing.planning.timed.segments import EVER, Segment, ends_at, is_broken, joined

_LEEWAY = 1e-6

GAP, TRIP, VEHICLE, NOWHERE = range(4)
"""How a job may be served: in a gap of a trip, by a trip of its own, by a vehicle of its own."""


class Spot(NamedTuple):
    """Where a job may go: a gap or a base of a row, or a vehicle of a base and type.

    ``how`` says which; ``at`` is the position before the gap, or of the base.
    """

    cost: float
    how: int
    row: int
    at: int
    base: int
    kind: int


@compiled
def start_of_trip(facts: Facts, tours: Tours, row: int, start: int, job: int) -> Segment:
    """Return the segment of the day up to a trip's departure if the job is on board too."""
    base = tours.nodes[row, 0]
    gate = (
        0.0,
        max(tours.gate[row, start, 0], facts.release[base, job]),
        min(tours.gate[row, start, 1], facts.leave_by[base, job]),
    )
    if start == 0:
        return gate
    return joined(read(tours.before[row], start), facts.limits[RELOAD], gate)


@compiled
def changes_gate(facts: Facts, tours: Tours, row: int, start: int, job: int) -> bool:
    """Say whether a trip could leave less freely with the job on board."""
    base, gate = tours.nodes[row, 0], tours.gate[row, start]
    return bool(facts.release[base, job] > gate[0] or facts.leave_by[base, job] < gate[1])


@compiled
def best_gap(
    facts: Facts,
    tours: Tours,
    row: int,
    trip: tuple[int, int],
    job: int,
    bound: float,
    blink: tuple[Scratch, Chance, float],
) -> tuple[float, int]:
    """Return the least extra cost of a job on one trip, if below a bound, and its position.

    Exact but for limits on time on board, the job's own return and what goods lose; some gaps are
    overlooked.
    """
    start, end = trip
    scratch, chance, mean = blink
    kind, nodes = tours.kind[row], tours.nodes[row]
    far, leg = facts.leg_cost[kind], facts.leg_time[kind]
    into, time_into = facts.into[kind, job], facts.time_into[kind, job]
    out, time_out = far[job], leg[job]
    wage = facts.time_cost[kind]
    if tours.is_cold[row, start]:
        wage += facts.cold_cost[kind]
    day = tours.before[row, tours.last[row], DURATION]
    fits = has_room_anywhere(facts, tours, row, start, job)
    is_later = changes_gate(facts, tours, row, start, job)
    stop = stop_of(facts, job)
    left = start_of_trip(facts, tours, row, start, job)
    best, at, ages = bound, -1, loses(tours)
    skip = scratch.counts[BLINK]
    for p in range(start, end):
        if p > start and is_later:
            left = joined(left, leg[nodes[p - 1], nodes[p]], stop_of(facts, nodes[p]))
        if skip == 0:
            skip = waiting(chance, mean)
            continue
        skip -= 1
        cost = into[nodes[p]] + out[nodes[p + 1]] - far[nodes[p], nodes[p + 1]]
        if cost >= best or not (fits or has_room(facts, tours, row, p, job)):
            continue
        so_far = left if is_later else read(tours.begun[row], p)
        longer = joined(so_far, time_into[nodes[p]], stop)
        longer = joined(longer, time_out[nodes[p + 1]], read(tours.after[row], p + 1))
        if is_broken(longer) or longer[0] > facts.limits[LONGEST_DAY] + _LEEWAY:
            continue
        delay = longer[0] - day
        cost += wage * delay
        if ages and cost < best:
            cost += loss_in_gap(facts, tours, row, p, job, delay)
        if cost < best:
            best, at = cost, p
    scratch.counts[BLINK] = skip
    return best, at


@compiled
def cooling_cost(facts: Facts, tours: Tours, row: int, start: int, job: int) -> float:
    """Return what it costs to make a warm trip a cold one, 0 where it is cold or stays warm."""
    rate = facts.cold_cost[tours.kind[row]]
    if rate > 0.0 and facts.is_cold[job] and not tours.is_cold[row, start]:
        return float(rate * trip_length(facts, tours, row, start))
    return 0.0


@compiled
def trip_of_its_own(facts: Facts, tours: Tours, row: int, at: int, job: int) -> float:
    """Return the extra cost of one more trip, from the base at a position, infinite if too late."""
    kind, base = tours.kind[row], tours.nodes[row, 0]
    last, leg = tours.last[row], facts.leg_time[kind]
    reload = facts.limits[RELOAD]
    gate = (0.0, facts.release[base, job], facts.leave_by[base, job])
    out, home = leg[base, job], leg[job, base]
    day = gate if at == 0 else joined(read(tours.before[row], at), reload, gate)
    day = joined(day, out, stop_of(facts, job))
    reached = ends_at(day) - facts.service[job]
    day = joined(day, home, (0.0, -EVER, facts.return_by[base, job]))
    if at < last:
        day = joined(day, reload, read(tours.leaving[row], at))
    if is_broken(day) or day[0] > facts.limits[LONGEST_DAY] + _LEEWAY:
        return float(np.inf)
    cost = facts.time_cost[kind] * (day[0] - tours.before[row, last, DURATION])
    if facts.is_cold[job]:
        cost += facts.cold_cost[kind] * (out + facts.service[job] + home)
    cost += facts.loss_waiting[job] * (reached - facts.opens[job])
    cost += facts.loss_aboard[job] * (facts.service[job] + home)
    return float(cost + facts.leg_cost[kind, base, job] + facts.leg_cost[kind, job, base])


@compiled
def best_on_trip(
    facts: Facts,
    tours: Tours,
    row: int,
    start: int,
    job: int,
    best: Spot,
    blink: tuple[Scratch, Chance, float],
) -> Spot:
    """Return the better of a spot and the best gap of one trip."""
    kind, base, end = tours.kind[row], tours.nodes[row, 0], tours.tail[row, start]
    haul = facts.haul[base, job]
    if not facts.able[kind, job] or haul >= best.cost:
        return best
    if not may_have_room(facts, tours, row, start, end, job):
        return best
    extra = haul + cooling_cost(facts, tours, row, start, job)
    cost, at = best_gap(facts, tours, row, (start, end), job, best.cost - extra, blink)
    return Spot(cost + extra, GAP, row, at, base, kind) if at >= 0 else best


@compiled
def best_near(
    facts: Facts,
    tours: Tours,
    job: int,
    gaps: int,
    best: Spot,
    blink: tuple[Scratch, Chance, float],
) -> Spot:
    """Return the better of a spot and the best gap of the trips nearest to a job."""
    scratch = blink[0]
    scratch.counts[STAMP] += 1
    for other in facts.near[job]:
        row = tours.row_of[other]
        if row < 0 or scratch.barred[row] == job:
            continue
        start = tours.head[row, tours.at[other]]
        if scratch.seen[row, start] == scratch.counts[STAMP]:
            continue
        scratch.seen[row, start] = scratch.counts[STAMP]
        best = best_on_trip(facts, tours, row, start, job, best, blink)
        gaps -= tours.tail[row, start] - start
        if gaps <= 0:
            break
    return best


@compiled
def best_new_trip(
    facts: Facts, tours: Tours, job: int, best: Spot, blink: tuple[Scratch, Chance, float]
) -> Spot:
    """Return the better of a spot and the cheapest trip more of a vehicle on the road.

    Some are overlooked, as gaps are. Of vehicles that cost the same, any may be taken, lest the
    first ones get crowded.
    """
    scratch, chance, mean = blink
    high = tours.counts[HIGH]
    first = below(chance, high) if high else 0
    for i in range(high):
        row = (first + i) % high
        kind, base, last = tours.kind[row], tours.nodes[row, 0], tours.last[row]
        if last == 0 or scratch.barred[row] == job or tours.trips[row] >= facts.most_trips[0]:
            continue
        least = (
            facts.haul[base, job] + facts.into[kind, job, base] + facts.leg_cost[kind, job, base]
        )
        if least >= best.cost or facts.alone[kind, base, job] == np.inf:
            continue
        p = 0
        while True:
            cost = facts.haul[base, job] + trip_of_its_own(facts, tours, row, p, job)
            if cost < best.cost and not overlooks(chance, mean):
                best = Spot(cost, TRIP, row, p, base, kind)
            if p == last:
                break
            p = tours.tail[row, p]
    return best


@compiled
def best_vehicle(
    facts: Facts, tours: Tours, job: int, best: Spot, chance: Chance, mean: float
) -> Spot:
    """Return the better of a spot and the cheapest vehicle of its own; some are overlooked."""
    for kind in range(len(facts.vehicles)):
        if tours.of_kind[kind] >= facts.vehicles[kind]:
            continue
        for base in range(len(facts.open_cost)):
            cost = facts.alone[kind, base, job]
            if tours.served_at[base] == 0:
                cost += facts.open_cost[base]
            if cost < best.cost and not overlooks(chance, mean):
                best = Spot(cost, VEHICLE, -1, -1, base, kind)
    return best


@compiled
def best_spot(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    dials: Dials,
    job: int,
    bound: float,
) -> Spot:
    """Return the cheapest spot for a job below a bound."""
    best = Spot(bound, NOWHERE, -1, -1, -1, -1)
    blink = scratch, chance, dials.blink
    best = best_near(facts, tours, job, dials.gaps, best, blink)
    best = best_vehicle(facts, tours, job, best, chance, dials.blink)
    return best_new_trip(facts, tours, job, best, blink)
