"""The small steps all operators are made of: take a village out, put it in, undo."""

from routing.planning.joint.arrays import (
    BANKED,
    HIGH,
    REMOVED,
    SKIP_COST,
    TOUCHED,
    TOUR_COST,
    USED,
    Facts,
    Scratch,
    Tours,
)
from routing.planning.kernel.compiling import compiled


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
def measure(facts: Facts, tours: Tours, row: int) -> None:
    """Compute the legs and the cost of one row anew, and put the difference into the total."""
    leg = facts.leg_cost[tours.kind[row]]
    stops, link, size = tours.stops[row], tours.link[row], tours.size[row]
    cost = 0.0
    if size:
        cost = facts.fixed_cost[tours.kind[row]]
        for p in range(size + 1):
            link[p] = leg[stops[p], stops[p + 1]]
            cost += link[p]
    tours.totals[TOUR_COST] += cost - tours.cost[row]
    tours.cost[row] = cost


@compiled
def remove_span(
    facts: Facts, tours: Tours, scratch: Scratch, row: int, span: tuple[int, int]
) -> None:
    """Take the villages at positions ``span[0] .. span[1] - 1`` out of a row."""
    touch(scratch, row)
    stops, size, home = tours.stops[row], tours.size[row], tours.home[row]
    for p in range(span[0], span[1]):
        village = stops[p]
        scratch.removed[scratch.counts[REMOVED]] = village
        scratch.counts[REMOVED] += 1
        tours.at[village] = -1
        tours.totals[SKIP_COST] += facts.skip_price[village]
        for k in range(facts.down.shape[1]):
            tours.load[row, k] -= facts.down[village, k]
            tours.centre_load[home, k] -= facts.down[village, k]
    gap = span[1] - span[0]
    for p in range(span[1], size + 2):
        stops[p - gap] = stops[p]
    tours.size[row] = size - gap
    if size == gap:
        tours.counts[USED] -= 1
        tours.centre_tours[home] -= 1
    measure(facts, tours, row)


@compiled
def insert(facts: Facts, tours: Tours, row: int, gap: int, village: int) -> None:
    """Put a village between positions ``gap`` and ``gap + 1`` of a row."""
    leg = facts.leg_cost[tours.kind[row]]
    stops, link, size = tours.stops[row], tours.link[row], tours.size[row]
    for p in range(size + 1, gap, -1):
        stops[p + 1] = stops[p]
        link[p] = link[p - 1]
    stops[gap + 1] = village
    before = link[gap] if size else 0.0
    link[gap] = leg[stops[gap], village]
    link[gap + 1] = leg[village, stops[gap + 2]]
    change = link[gap] + link[gap + 1] - before
    tours.size[row] = size + 1
    tours.cost[row] += change
    tours.totals[TOUR_COST] += change
    tours.totals[SKIP_COST] -= facts.skip_price[village]
    tours.at[village] = row
    for k in range(facts.down.shape[1]):
        tours.load[row, k] += facts.down[village, k]
        tours.centre_load[tours.home[row], k] += facts.down[village, k]


@compiled
def free_row(tours: Tours) -> int:
    """Return the first row without villages."""
    for row in range(tours.counts[HIGH]):
        if tours.size[row] == 0:
            return row
    return int(tours.counts[HIGH])


@compiled
def open_tour(
    facts: Facts, tours: Tours, scratch: Scratch, home_and_kind: tuple[int, int], village: int
) -> None:
    """Start a tour with one village."""
    home, kind = home_and_kind
    row = free_row(tours)
    touch(scratch, row)
    tours.counts[HIGH] = max(tours.counts[HIGH], row + 1)
    tours.counts[USED] += 1
    tours.centre_tours[home] += 1
    tours.home[row], tours.kind[row] = home, kind
    tours.stops[row, 0] = tours.stops[row, 1] = home
    for k in range(facts.down.shape[1]):
        tours.load[row, k] = 0.0
    tours.cost[row] = facts.fixed_cost[kind]
    tours.totals[TOUR_COST] += facts.fixed_cost[kind]
    insert(facts, tours, row, tours.size[row], village)


@compiled
def gather_bank(tours: Tours, scratch: Scratch) -> None:
    """Add the villages left out to those to be inserted, and empty the bank."""
    for i in range(tours.counts[BANKED]):
        scratch.removed[scratch.counts[REMOVED]] = tours.bank[i]
        scratch.counts[REMOVED] += 1
    tours.counts[BANKED] = 0


@compiled
def copy_touched(source: Tours, target: Tours, scratch: Scratch) -> None:
    """Make the touched rows, the bank and all sums of one set of tours those of another.

    With the trial as source the iteration is accepted, with the current tours it is undone.
    """
    for i in range(scratch.counts[TOUCHED]):
        row = scratch.touched[i]
        size = source.size[row]
        target.size[row] = size
        target.home[row], target.kind[row] = source.home[row], source.kind[row]
        target.cost[row] = source.cost[row]
        for k in range(source.load.shape[1]):
            target.load[row, k] = source.load[row, k]
        for p in range(size + 2):
            target.stops[row, p] = source.stops[row, p]
            target.link[row, p] = source.link[row, p]
        for p in range(1, size + 1):
            target.at[source.stops[row, p]] = row
    for i in range(source.counts[BANKED]):
        target.bank[i] = source.bank[i]
        target.at[source.bank[i]] = -1
    _copy_sums(source, target)


@compiled
def _copy_sums(source: Tours, target: Tours) -> None:
    for c in range(len(source.centre_tours)):
        target.centre_tours[c] = source.centre_tours[c]
        for k in range(source.centre_load.shape[1]):
            target.centre_load[c, k] = source.centre_load[c, k]
    for i in range(len(source.totals)):
        target.totals[i] = source.totals[i]
    for i in range(len(source.counts)):
        target.counts[i] = source.counts[i]


@compiled
def copy_all(source: Tours, target: Tours) -> None:
    """Make one set of tours equal to another."""
    for row in range(max(source.counts[HIGH], target.counts[HIGH])):
        target.size[row] = source.size[row]
        target.home[row], target.kind[row] = source.home[row], source.kind[row]
        target.cost[row] = source.cost[row]
        for k in range(source.load.shape[1]):
            target.load[row, k] = source.load[row, k]
        for p in range(source.size[row] + 2):
            target.stops[row, p] = source.stops[row, p]
            target.link[row, p] = source.link[row, p]
    for i in range(len(source.at)):
        target.at[i] = source.at[i]
        target.bank[i] = source.bank[i]
    _copy_sums(source, target)


@compiled
def objective(tours: Tours, price: float) -> float:
    """Return tours, leftovers and linehaul, with a price per unit of overload."""
    totals = tours.totals
    return float(totals[0] + totals[1] + totals[2] + price * totals[3])


@compiled
def has_leftovers(tours: Tours) -> bool:
    """Say whether a village is left out."""
    return bool(tours.counts[BANKED] > 0)


@compiled
def recount(tours: Tours) -> None:
    """Sum the tours' costs anew, so that rounding never piles up."""
    tours.totals[TOUR_COST] = 0.0
    for row in range(tours.counts[HIGH]):
        tours.totals[TOUR_COST] += tours.cost[row]
