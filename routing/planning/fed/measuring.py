"""What a tour and a truck come to: costs, times, room; computed anew after a change."""

from routing.planning.fed.arrays import EVER, TINY, TOUR_COST, TRUCK_COST, Facts, Tours
from routing.planning.kernel.compiling import compiled


@compiled
def _measure_times(facts: Facts, tours: Tours, row: int) -> bool:
    """Compute when a tour's services start, and must; say whether any departure is in time."""
    nodes, size = tours.nodes[row], tours.size[row]
    earliest, since, latest = tours.earliest[row], tours.since[row], tours.latest[row]
    earliest[0], since[0], latest[size + 1] = -EVER, 0.0, EVER
    for p in range(1, size + 1):
        step = facts.service[nodes[p - 1]] + facts.leg_time[nodes[p - 1], nodes[p]]
        since[p] = since[p - 1] + step
        earliest[p] = max(earliest[p - 1] + step, facts.opens[nodes[p]])
    is_right = True
    for p in range(size, 0, -1):
        step = facts.service[nodes[p]] + facts.leg_time[nodes[p], nodes[p + 1]]
        latest[p] = min(facts.closes[nodes[p]], latest[p + 1] - step)
        is_right = is_right and earliest[p] <= latest[p] + TINY
    latest[0] = latest[1] - facts.leg_time[nodes[0], nodes[1]]
    return is_right


@compiled
def _measure_loads(facts: Facts, tours: Tours, row: int) -> bool:
    """Compute the largest loads before and after every position; say whether they fit."""
    nodes, size = tours.nodes[row], tours.size[row]
    before, after = tours.most_before[row], tours.most_after[row]
    load = tours.down[row]
    before[0] = after[0] = load
    for p in range(1, size + 1):
        load += facts.up[nodes[p]] - facts.down[nodes[p]]
        before[p], after[p] = max(before[p - 1], load), load
    for p in range(size - 1, -1, -1):
        after[p] = max(after[p], after[p + 1])
    return bool(after[0] <= facts.capacity + TINY)


@compiled
def measure_tour(facts: Facts, tours: Tours, row: int) -> bool:
    """Compute all that is known of a row but its departure; say whether it can keep the rules."""
    nodes, size = tours.nodes[row], tours.size[row]
    cost = down = up = 0.0
    for p in range(size + 1):
        down += facts.down[nodes[p]]
        up += facts.up[nodes[p]]
        if size:
            cost += facts.leg_cost[nodes[p], nodes[p + 1]]
    tours.gathered[nodes[0], 0] += up - tours.up[row]
    tours.totals[TOUR_COST] += cost - tours.cost[row]
    tours.down[row], tours.up[row], tours.cost[row] = down, up, cost
    if size == 0:
        return True
    return _measure_loads(facts, tours, row) and _measure_times(facts, tours, row)


@compiled
def measure_truck(facts: Facts, tours: Tours, truck: int) -> bool:
    """Compute cost, load and times of a truck; say whether it fits and all departures do."""
    stops, line = tours.stops[truck], tours.line[truck]
    leave, margin = tours.leave[truck], tours.margin[truck]
    here, clock, load, cost = 0, 0.0, 0.0, 0.0
    for k in range(stops):
        row = line[k]
        home = tours.nodes[row, 0] + 1
        clock += facts.hub_time[here, home] + facts.unload * tours.down[row]
        cost += facts.hub_cost[here, home]
        load += tours.down[row]
        leave[k], here = clock, home
    if stops:
        cost += facts.hub_cost[here, 0]
    margin[stops] = EVER
    for k in range(stops - 1, -1, -1):
        margin[k] = min(margin[k + 1], tours.latest[line[k], 0] - leave[k])
    tours.totals[TRUCK_COST] += cost - tours.truck_cost[truck]
    tours.load[truck], tours.truck_cost[truck] = load, cost
    return bool(margin[0] >= -TINY and load <= facts.truck_capacity + TINY)
