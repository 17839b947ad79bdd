"""Drive one vehicle's day exactly: loads, times, limits, cost."""

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import (
    DURATION,
    EARLIEST,
    LATEST,
    LONGEST_DAY,
    RELOAD,
    TOUR_COST,
    Facts,
    Tours,
)
from routing.planning.timed.loads import weigh_trip
from routing.planning.timed.losses import loses, measure_losses
from routing.planning.timed.problem import Floats
from routing.planning.timed.segments import EVER, Segment, is_broken, joined

_LEEWAY = 1e-6


@compiled
def read(store: Floats, p: int) -> Segment:
    """Return the segment kept at a position."""
    return (store[p, DURATION], store[p, EARLIEST], store[p, LATEST])


@compiled
def write(store: Floats, p: int, segment: Segment) -> None:
    """Keep a segment at a position."""
    store[p, DURATION], store[p, EARLIEST], store[p, LATEST] = segment


@compiled
def stop_of(facts: Facts, job: int) -> Segment:
    """Return the segment of one handover."""
    return (facts.service[job], facts.opens[job], facts.closes[job])


@compiled
def set_gate(facts: Facts, tours: Tours, row: int, start: int, end: int) -> None:
    """Write when a trip may leave, by when it must be back, and whether it is cold."""
    nodes = tours.nodes[row]
    base = nodes[start]
    first, last, due, cold = -EVER, EVER, EVER, False
    for p in range(start + 1, end):
        job = nodes[p]
        first = max(first, facts.release[base, job])
        last = min(last, facts.leave_by[base, job])
        due = min(due, facts.return_by[base, job])
        cold = cold or facts.is_cold[job]
    tours.gate[row, start, 0], tours.gate[row, start, 1] = first, last
    tours.due[row, end] = due
    tours.is_cold[row, start] = cold


@compiled
def raise_gate(facts: Facts, tours: Tours, row: int, start: int, end: int) -> bool:
    """Let a cold trip leave so late that nothing is on board too long; False if it always is.

    Waiting on the way shrinks as the trip leaves later, so every limit either holds from some
    departure on or never. ``way`` is the drive so far without waiting, ``clock`` the earliest time
    that windows on the way allow.
    """
    nodes, leg = tours.nodes[row], facts.leg_time[tours.kind[row]]
    way, clock, first = 0.0, -EVER, tours.gate[row, start, 0]
    for p in range(start + 1, end):
        job = nodes[p]
        step = leg[nodes[p - 1], job]
        way += step
        clock = max(clock + step, facts.opens[job])
        limit = facts.max_down[job]
        if way - facts.leads[job] > limit + _LEEWAY:
            return False
        first = max(first, clock - facts.leads[job] - limit)
        way += facts.service[job]
        clock += facts.service[job]
    home = leg[nodes[end - 1], nodes[end]]
    back_way, back_clock = way + home, clock + home
    way, clock = 0.0, -EVER
    for p in range(start + 1, end):
        job = nodes[p]
        step = leg[nodes[p - 1], job]
        way += step + facts.service[job]
        clock = max(clock + step, facts.opens[job]) + facts.service[job]
        limit = facts.max_up[job]
        if back_way - way > limit + _LEEWAY:
            return False
        if back_clock - clock > limit:
            first = max(first, back_clock - limit - way)
    tours.gate[row, start, 0] = first
    return True


@compiled
def measure_trips(facts: Facts, tours: Tours, row: int) -> bool:
    """Write heads, tails, loads and gates of a row's trips; say whether loads and limits hold."""
    nodes, last = tours.nodes[row], tours.last[row]
    bases = len(facts.open_cost)
    start, trips, is_right = 0, 0, True
    tours.due[row, 0] = EVER
    for p in range(1, last + 1):
        if nodes[p] >= bases:
            tours.head[row, p] = start
            tours.at[nodes[p]] = p
            continue
        trips += 1
        tours.head[row, start], tours.tail[row, start] = start, p
        is_right = weigh_trip(facts, tours, row, start, p) and is_right
        set_gate(facts, tours, row, start, p)
        if tours.is_cold[row, start]:
            is_right = raise_gate(facts, tours, row, start, p) and is_right
        start = p
    tours.head[row, last] = last
    tours.trips[row] = trips
    return is_right and trips <= facts.most_trips[0]


@compiled
def arrival_at(tours: Tours, row: int, p: int) -> Segment:
    """Return the segment of an arrival at a base."""
    return (0.0, -EVER, tours.due[row, p])


@compiled
def departure_at(tours: Tours, row: int, p: int) -> Segment:
    """Return the segment of a departure from a base."""
    return (0.0, tours.gate[row, p, 0], tours.gate[row, p, 1])


@compiled
def drive_forward(facts: Facts, tours: Tours, row: int) -> None:
    """Write the segments of the day up to every position."""
    nodes, last = tours.nodes[row], tours.last[row]
    leg, bases = facts.leg_time[tours.kind[row]], len(facts.open_cost)
    before, begun = tours.before[row], tours.begun[row]
    day = departure_at(tours, row, 0)
    write(begun, 0, day)
    write(before, 0, (0.0, -EVER, EVER))
    for p in range(1, last + 1):
        drive = leg[nodes[p - 1], nodes[p]]
        if nodes[p] >= bases:
            day = joined(day, drive, stop_of(facts, nodes[p]))
            write(before, p, day)
        else:
            day = joined(day, drive, arrival_at(tours, row, p))
            write(before, p, day)
            if p < last:
                day = joined(day, facts.limits[RELOAD], departure_at(tours, row, p))
        write(begun, p, day)


@compiled
def drive_backward(facts: Facts, tours: Tours, row: int) -> None:
    """Write the segments of the day from every position on."""
    nodes, last = tours.nodes[row], tours.last[row]
    leg, bases = facts.leg_time[tours.kind[row]], len(facts.open_cost)
    after, leaving = tours.after[row], tours.leaving[row]
    rest = arrival_at(tours, row, last)
    write(after, last, rest)
    write(leaving, last, (0.0, -EVER, EVER))
    for p in range(last - 1, -1, -1):
        drive = leg[nodes[p], nodes[p + 1]]
        if nodes[p] >= bases:
            rest = joined(stop_of(facts, nodes[p]), drive, rest)
            write(leaving, p, rest)
        else:
            rest = joined(departure_at(tours, row, p), drive, rest)
            write(leaving, p, rest)
            if p > 0:
                rest = joined(arrival_at(tours, row, p), facts.limits[RELOAD], rest)
        write(after, p, rest)


@compiled
def trip_length(facts: Facts, tours: Tours, row: int, start: int) -> float:
    """Return how long the trip that begins at a position takes at least."""
    nodes, leg = tours.nodes[row], facts.leg_time[tours.kind[row]]
    trip, p = departure_at(tours, row, start), start + 1
    while nodes[p] >= len(facts.open_cost):
        trip = joined(trip, leg[nodes[p - 1], nodes[p]], stop_of(facts, nodes[p]))
        p += 1
    return float(trip[0] + leg[nodes[p - 1], nodes[p]])


@compiled
def price(facts: Facts, tours: Tours, row: int) -> float:
    """Return what a measured day costs."""
    nodes, last, kind = tours.nodes[row], tours.last[row], tours.kind[row]
    leg, bases = facts.leg_cost[kind], len(facts.open_cost)
    cost = facts.fixed_cost[kind] + facts.time_cost[kind] * tours.before[row, last, DURATION]
    for p in range(last):
        cost += leg[nodes[p], nodes[p + 1]]
        if nodes[p] < bases and tours.is_cold[row, p] and facts.cold_cost[kind] > 0.0:
            cost += facts.cold_cost[kind] * trip_length(facts, tours, row, p)
    return float(cost)


@compiled
def evaluate(facts: Facts, tours: Tours, row: int) -> bool:
    """Measure a row anew after a change; say whether it keeps every rule.

    The difference in cost goes into the total. A row without jobs is free and keeps all.
    """
    cost, is_right = 0.0, True
    if tours.last[row]:
        is_right = measure_trips(facts, tours, row)
        drive_forward(facts, tours, row)
        day = read(tours.before[row], tours.last[row])
        is_right = is_right and not is_broken(day)
        is_right = is_right and day[0] <= facts.limits[LONGEST_DAY] + _LEEWAY
        if is_right:
            drive_backward(facts, tours, row)
            cost = price(facts, tours, row)
            if loses(tours):
                cost += measure_losses(facts, tours, row)
    tours.totals[TOUR_COST] += cost - tours.cost[row]
    tours.cost[row] = cost
    return is_right
