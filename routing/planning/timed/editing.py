"""The small steps all operators are made of: take jobs out, put one in, undo."""

from routing.planning.kernel.chance import Chance, below
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import (
    BANKED,
    HAUL_COST,
    HIGH,
    OPEN_COST,
    REMOVED,
    SKIP_COST,
    TOUCHED,
    TOUR_COST,
    USED,
    Facts,
    Scratch,
    Tours,
)
from routing.planning.timed.problem import Ints


@compiled
def touch(scratch: Scratch, row: int) -> None:
    """Note that a row will change."""
    if scratch.is_touched[row] == 0:
        scratch.is_touched[row] = 1
        scratch.touched[scratch.counts[TOUCHED]] = row
        scratch.counts[TOUCHED] += 1


@compiled
def begin_trial(scratch: Scratch) -> None:
    """Forget the notes of the last iteration."""
    for i in range(scratch.counts[TOUCHED]):
        scratch.is_touched[scratch.touched[i]] = 0
    scratch.counts[TOUCHED] = 0
    scratch.counts[REMOVED] = 0


@compiled
def _shift(nodes: Ints, first: int, last: int, by: int) -> None:
    """Move the nodes of positions ``first .. last`` by some positions."""
    if by > 0:
        for p in range(last, first - 1, -1):
            nodes[p + by] = nodes[p]
    else:
        for p in range(first, last + 1):
            nodes[p + by] = nodes[p]


@compiled
def serve(facts: Facts, tours: Tours, job: int, row: int) -> None:
    """Book a job as served by a row."""
    base = tours.nodes[row, 0]
    tours.row_of[job] = row
    tours.totals[SKIP_COST] -= facts.skip_price[job]
    tours.totals[HAUL_COST] += facts.haul[base, job]
    if tours.served_at[base] == 0:
        tours.totals[OPEN_COST] += facts.open_cost[base]
    tours.served_at[base] += 1


@compiled
def unserve(facts: Facts, tours: Tours, job: int, base: int) -> None:
    """Book a job as served by nobody."""
    tours.row_of[job] = -1
    tours.totals[SKIP_COST] += facts.skip_price[job]
    tours.totals[HAUL_COST] -= facts.haul[base, job]
    tours.served_at[base] -= 1
    if tours.served_at[base] == 0:
        tours.totals[OPEN_COST] -= facts.open_cost[base]


@compiled
def remove_span(
    facts: Facts, tours: Tours, scratch: Scratch, row: int, span: tuple[int, int]
) -> None:
    """Take the jobs at positions ``span[0] .. span[1] - 1`` of one trip out of a row.

    A trip left without jobs goes, a row left without trips is free. Nothing is measured.
    """
    touch(scratch, row)
    nodes, bases = tours.nodes[row], len(facts.open_cost)
    for p in range(span[0], span[1]):
        scratch.removed[scratch.counts[REMOVED]] = nodes[p]
        scratch.counts[REMOVED] += 1
        unserve(facts, tours, nodes[p], nodes[0])
    first, gap = span[0], span[1] - span[0]
    if nodes[first - 1] < bases and nodes[span[1]] < bases:
        gap += 1
    _shift(nodes, first + gap, tours.last[row], -gap)
    tours.last[row] -= gap
    if tours.last[row] <= 0:
        tours.last[row] = 0
        tours.counts[USED] -= 1
        tours.of_kind[tours.kind[row]] -= 1


@compiled
def insert(facts: Facts, tours: Tours, row: int, gap: int, job: int) -> None:
    """Put a job between positions ``gap`` and ``gap + 1`` of a row. Nothing is measured."""
    _shift(tours.nodes[row], gap + 1, tours.last[row], 1)
    tours.nodes[row, gap + 1] = job
    tours.last[row] += 1
    serve(facts, tours, job, row)


@compiled
def insert_trip(facts: Facts, tours: Tours, row: int, base_at: int, job: int) -> None:
    """Put a trip with one job before the departure from the base at a position."""
    nodes = tours.nodes[row]
    _shift(nodes, base_at + 1, tours.last[row], 2)
    nodes[base_at + 1], nodes[base_at + 2] = job, nodes[0]
    tours.last[row] += 2
    serve(facts, tours, job, row)


@compiled
def free_row(tours: Tours) -> int:
    """Return the first row without jobs, or -1 where there is none."""
    for row in range(tours.counts[HIGH]):
        if tours.last[row] == 0:
            return row
    return int(tours.counts[HIGH]) if tours.counts[HIGH] < len(tours.last) else -1


@compiled
def open_row(
    facts: Facts, tours: Tours, scratch: Scratch, base_and_kind: tuple[int, int], job: int
) -> int:
    """Start a vehicle's day with one job; return the row. Nothing is measured."""
    base, kind = base_and_kind
    row = free_row(tours)
    touch(scratch, row)
    tours.counts[HIGH] = max(tours.counts[HIGH], row + 1)
    tours.counts[USED] += 1
    tours.of_kind[kind] += 1
    tours.kind[row] = kind
    tours.nodes[row, 0] = tours.nodes[row, 2] = base
    tours.nodes[row, 1] = job
    tours.last[row] = 2
    serve(facts, tours, job, row)
    return row


@compiled
def gather_bank(tours: Tours, scratch: Scratch, chance: Chance, most: float) -> None:
    """Move jobs left out to those to be inserted: all, or some of many at random."""
    taken = min(tours.counts[BANKED], int(most))
    for _ in range(taken):
        last = tours.counts[BANKED] - 1
        i = last if taken > last else below(chance, last + 1)
        scratch.removed[scratch.counts[REMOVED]] = tours.bank[i]
        scratch.counts[REMOVED] += 1
        tours.bank[i] = tours.bank[last]
        tours.counts[BANKED] = last


@compiled
def put_in_bank(tours: Tours, job: int) -> None:
    """Leave a job out."""
    tours.bank[tours.counts[BANKED]] = job
    tours.counts[BANKED] += 1


@compiled
def _copy_row(source: Tours, target: Tours, row: int) -> None:
    last = source.last[row]
    target.last[row], target.kind[row] = last, source.kind[row]
    target.trips[row], target.cost[row] = source.trips[row], source.cost[row]
    if last == 0:
        return
    for p in range(last + 1):
        target.nodes[row, p], target.head[row, p] = source.nodes[row, p], source.head[row, p]
        target.tail[row, p] = source.tail[row, p]
        target.is_cold[row, p], target.due[row, p] = source.is_cold[row, p], source.due[row, p]
        for i in range(2):
            target.gate[row, p, i] = source.gate[row, p, i]
        for i in range(3):
            target.before[row, p, i] = source.before[row, p, i]
            target.begun[row, p, i] = source.begun[row, p, i]
            target.after[row, p, i] = source.after[row, p, i]
            target.leaving[row, p, i] = source.leaving[row, p, i]
        for k in range(source.most_before.shape[2]):
            target.most_before[row, p, k] = source.most_before[row, p, k]
            target.most_after[row, p, k] = source.most_after[row, p, k]
    for p in range(min(last + 1, source.leaves.shape[1])):
        target.leaves[row, p], target.back[row, p] = source.leaves[row, p], source.back[row, p]
        target.urgency[row, p] = source.urgency[row, p]
    for p in range(1, last):
        target.row_of[source.nodes[row, p]] = row
        target.at[source.nodes[row, p]] = p


@compiled
def _copy_sums(source: Tours, target: Tours) -> None:
    for b in range(len(source.served_at)):
        target.served_at[b] = source.served_at[b]
    for t in range(len(source.of_kind)):
        target.of_kind[t] = source.of_kind[t]
    for i in range(len(source.totals)):
        target.totals[i] = source.totals[i]
    for i in range(len(source.counts)):
        target.counts[i] = source.counts[i]
    for i in range(source.counts[BANKED]):
        target.bank[i] = source.bank[i]
        target.row_of[source.bank[i]] = -1


@compiled
def copy_touched(source: Tours, target: Tours, scratch: Scratch) -> None:
    """Make the touched rows, the bank and all sums of one set of tours those of another.

    With the trial as source the iteration is accepted, with the current tours it is undone.
    """
    for i in range(scratch.counts[TOUCHED]):
        _copy_row(source, target, scratch.touched[i])
    _copy_sums(source, target)


@compiled
def copy_all(source: Tours, target: Tours) -> None:
    """Make one set of tours equal to another."""
    for row in range(max(source.counts[HIGH], target.counts[HIGH])):
        _copy_row(source, target, row)
    _copy_sums(source, target)


@compiled
def objective(tours: Tours, blame: float) -> float:
    """Return tours, leftovers at a share of their price, haul and open bases."""
    totals = tours.totals
    return float(
        totals[TOUR_COST] + blame * totals[SKIP_COST] + totals[HAUL_COST] + totals[OPEN_COST]
    )


@compiled
def recount(tours: Tours) -> None:
    """Sum the tours' costs anew, so that rounding never piles up."""
    total = 0.0
    for row in range(tours.counts[HIGH]):
        total += tours.cost[row]
    tours.totals[0] = total


@compiled
def clear_row(facts: Facts, tours: Tours, row: int) -> None:
    """Free a row; its jobs are served by nobody and stand nowhere."""
    for p in range(1, tours.last[row]):
        job = tours.nodes[row, p]
        if job >= len(facts.open_cost):
            unserve(facts, tours, job, tours.nodes[row, 0])
    tours.last[row] = 0
    tours.counts[USED] -= 1
    tours.of_kind[tours.kind[row]] -= 1
    tours.totals[TOUR_COST] -= tours.cost[row]
    tours.cost[row] = 0.0
