"""Accepting and undoing: make one set of tours equal to another, at the price of what changed."""

from routing.planning.fed.arrays import (
    BANKED,
    HIGH,
    TOUCHED,
    TOUCHED_TRUCKS,
    TOUR_COST,
    TRUCK_COST,
    TRUCKS,
    Scratch,
    Tours,
)
from routing.planning.kernel.compiling import compiled


@compiled
def _copy_row(source: Tours, target: Tours, row: int) -> None:
    size = source.size[row]
    target.size[row], target.truck[row] = size, source.truck[row]
    target.down[row], target.up[row] = source.down[row], source.up[row]
    target.cost[row] = source.cost[row]
    for p in range(size + 2):
        target.nodes[row, p] = source.nodes[row, p]
        target.earliest[row, p] = source.earliest[row, p]
        target.since[row, p] = source.since[row, p]
        target.latest[row, p] = source.latest[row, p]
        target.most_before[row, p] = source.most_before[row, p]
        target.most_after[row, p] = source.most_after[row, p]
    for p in range(1, size + 1):
        target.row_of[source.nodes[row, p]] = row


@compiled
def _copy_truck(source: Tours, target: Tours, truck: int) -> None:
    stops = source.stops[truck]
    target.stops[truck], target.load[truck] = stops, source.load[truck]
    target.truck_cost[truck] = source.truck_cost[truck]
    for k in range(stops):
        target.line[truck, k] = source.line[truck, k]
        target.leave[truck, k] = source.leave[truck, k]
    for k in range(stops + 1):
        target.margin[truck, k] = source.margin[truck, k]


@compiled
def _copy_sums(source: Tours, target: Tours) -> None:
    for i in range(source.counts[BANKED]):
        target.bank[i] = source.bank[i]
        target.row_of[source.bank[i]] = -1
    for c in range(len(source.gathered)):
        target.gathered[c, 0] = source.gathered[c, 0]
    for i in range(len(source.totals)):
        target.totals[i] = source.totals[i]
    for i in range(len(source.counts)):
        target.counts[i] = source.counts[i]


@compiled
def copy_touched(source: Tours, target: Tours, scratch: Scratch) -> None:
    """Copy the touched rows and trucks, the bank and all sums.

    With the trial as source the iteration is accepted, with the current tours it is undone.
    """
    for i in range(scratch.counts[TOUCHED]):
        _copy_row(source, target, scratch.touched[i])
    for i in range(scratch.counts[TOUCHED_TRUCKS]):
        _copy_truck(source, target, scratch.touched_trucks[i])
    _copy_sums(source, target)


@compiled
def copy_all(source: Tours, target: Tours) -> None:
    """Copy everything."""
    for row in range(max(source.counts[HIGH], target.counts[HIGH])):
        _copy_row(source, target, row)
    for truck in range(max(source.counts[TRUCKS], target.counts[TRUCKS])):
        _copy_truck(source, target, truck)
    _copy_sums(source, target)


@compiled
def objective(tours: Tours) -> float:
    """Return what tours, leftovers, trucks and collection cost together."""
    totals = tours.totals
    return float(totals[0] + totals[1] + totals[2] + totals[3])


@compiled
def recount(tours: Tours) -> None:
    """Sum up anew, so that rounding never piles up."""
    totals, gathered = tours.totals, tours.gathered
    totals[TOUR_COST] = totals[TRUCK_COST] = 0.0
    for c in range(len(gathered)):
        gathered[c, 0] = 0.0
    for row in range(tours.counts[HIGH]):
        totals[TOUR_COST] += tours.cost[row]
        gathered[tours.nodes[row, 0], 0] += tours.up[row]
    for truck in range(tours.counts[TRUCKS]):
        totals[TRUCK_COST] += tours.truck_cost[truck]
