"""The small steps all operators are made of: villages out and in, tours on and off trucks."""

from routing.planning.fed.arrays import (
    BANKED,
    HIGH,
    LIFTED,
    REMOVED,
    SKIP_COST,
    TOUCHED,
    TOUCHED_TRUCKS,
    TRUCKS,
    USED,
    Facts,
    Scratch,
    Tours,
)
from routing.planning.fed.measuring import measure_tour, measure_truck
from routing.planning.kernel.compiling import compiled


@compiled
def touch(scratch: Scratch, row: int) -> None:
    """Note that a row will change."""
    if scratch.is_touched[row] == 0:
        scratch.is_touched[row] = 1
        scratch.touched[scratch.counts[TOUCHED]] = row
        scratch.counts[TOUCHED] += 1


@compiled
def touch_truck(scratch: Scratch, truck: int) -> None:
    """Note that a truck will change."""
    if scratch.is_truck_touched[truck] == 0:
        scratch.is_truck_touched[truck] = 1
        scratch.touched_trucks[scratch.counts[TOUCHED_TRUCKS]] = truck
        scratch.counts[TOUCHED_TRUCKS] += 1


@compiled
def begin_trial(scratch: Scratch) -> None:
    """Forget the notes of the last iteration."""
    for i in range(scratch.counts[TOUCHED]):
        scratch.is_touched[scratch.touched[i]] = 0
    for i in range(scratch.counts[TOUCHED_TRUCKS]):
        scratch.is_truck_touched[scratch.touched_trucks[i]] = 0
    scratch.counts[TOUCHED] = scratch.counts[TOUCHED_TRUCKS] = 0
    scratch.counts[REMOVED] = scratch.counts[LIFTED] = 0


@compiled
def position_of(tours: Tours, row: int) -> int:
    """Return at which of its truck's stops a tour is fed."""
    k = 0
    while tours.line[tours.truck[row], k] != row:
        k += 1
    return k


@compiled
def unhook(tours: Tours, scratch: Scratch, row: int) -> None:
    """Take a tour's stop off its truck; the truck is to be measured afterwards."""
    truck = tours.truck[row]
    touch(scratch, row)
    touch_truck(scratch, truck)
    last = tours.stops[truck] - 1
    for k in range(position_of(tours, row), last):
        tours.line[truck, k] = tours.line[truck, k + 1]
    tours.stops[truck] = last
    tours.truck[row] = -1


@compiled
def hook(facts: Facts, tours: Tours, scratch: Scratch, row: int, at: tuple[int, int]) -> bool:
    """Let a truck feed a tour at a position among its stops; say whether it can."""
    truck, position = at
    touch(scratch, row)
    touch_truck(scratch, truck)
    for k in range(tours.stops[truck], position, -1):
        tours.line[truck, k] = tours.line[truck, k - 1]
    tours.line[truck, position] = row
    tours.stops[truck] += 1
    tours.truck[row] = truck
    tours.counts[TRUCKS] = max(tours.counts[TRUCKS], truck + 1)
    return measure_truck(facts, tours, truck)


@compiled
def free_truck(tours: Tours) -> int:
    """Return the first truck without stops."""
    for truck in range(tours.counts[TRUCKS]):
        if tours.stops[truck] == 0:
            return truck
    return int(tours.counts[TRUCKS])


@compiled
def _free_row(tours: Tours) -> int:
    for row in range(tours.counts[HIGH]):
        if tours.size[row] == 0:
            return row
    return int(tours.counts[HIGH])


@compiled
def remove_span(
    facts: Facts, tours: Tours, scratch: Scratch, row: int, span: tuple[int, int]
) -> None:
    """Take out the villages at positions ``span[0] .. span[1] - 1``; to be measured afterwards.

    A tour without villages loses its stop.
    """
    touch(scratch, row)
    if tours.truck[row] >= 0:
        touch_truck(scratch, tours.truck[row])
    nodes, size = tours.nodes[row], tours.size[row]
    for p in range(span[0], span[1]):
        village = nodes[p]
        scratch.removed[scratch.counts[REMOVED]] = village
        scratch.counts[REMOVED] += 1
        tours.row_of[village] = -1
        tours.totals[SKIP_COST] += facts.skip_price[village]
    gap = span[1] - span[0]
    for p in range(span[1], size + 2):
        nodes[p - gap] = nodes[p]
    tours.size[row] = size - gap
    if size == gap:
        tours.counts[USED] -= 1
        if tours.truck[row] >= 0:
            unhook(tours, scratch, row)


@compiled
def insert(facts: Facts, tours: Tours, scratch: Scratch, village: int, at: tuple[int, int]) -> bool:
    """Put a village into a fed row after position ``at[1]``; say whether all rules are kept."""
    row, gap = at
    touch(scratch, row)
    nodes, size = tours.nodes[row], tours.size[row]
    for p in range(size + 1, gap, -1):
        nodes[p + 1] = nodes[p]
    nodes[gap + 1] = village
    tours.size[row] = size + 1
    tours.row_of[village] = row
    tours.totals[SKIP_COST] -= facts.skip_price[village]
    is_right = measure_tour(facts, tours, row)
    truck = tours.truck[row]
    if truck >= 0:
        touch_truck(scratch, truck)
        return measure_truck(facts, tours, truck) and is_right
    return is_right


@compiled
def open_tour(facts: Facts, tours: Tours, scratch: Scratch, home: int, village: int) -> int:
    """Start a tour with one village, not yet fed by a truck; return its row."""
    row = _free_row(tours)
    touch(scratch, row)
    tours.counts[HIGH] = max(tours.counts[HIGH], row + 1)
    tours.counts[USED] += 1
    tours.nodes[row, 0] = tours.nodes[row, 1] = home
    tours.truck[row] = -1
    insert(facts, tours, scratch, village, (row, 0))
    return row


@compiled
def rehome(facts: Facts, tours: Tours, scratch: Scratch, row: int, home: int) -> bool:
    """Let a lifted tour start from another centre; say whether it can."""
    touch(scratch, row)
    tours.gathered[tours.nodes[row, 0], 0] -= tours.up[row]
    tours.up[row] = 0.0
    tours.nodes[row, 0] = tours.nodes[row, tours.size[row] + 1] = home
    return measure_tour(facts, tours, row)


@compiled
def measure_touched(facts: Facts, tours: Tours, scratch: Scratch) -> bool:
    """Measure the touched rows and trucks; say whether all of them keep the rules."""
    is_right = True
    for i in range(scratch.counts[TOUCHED]):
        is_right = measure_tour(facts, tours, scratch.touched[i]) and is_right
    for i in range(scratch.counts[TOUCHED_TRUCKS]):
        is_right = measure_truck(facts, tours, scratch.touched_trucks[i]) and is_right
    return is_right


@compiled
def put_in_bank(tours: Tours, village: int) -> None:
    """Leave a village out."""
    tours.bank[tours.counts[BANKED]] = village
    tours.counts[BANKED] += 1


@compiled
def gather_bank(tours: Tours, scratch: Scratch) -> None:
    """Add the villages left out to those to be inserted, and empty the bank."""
    for i in range(tours.counts[BANKED]):
        scratch.removed[scratch.counts[REMOVED]] = tours.bank[i]
        scratch.counts[REMOVED] += 1
    tours.counts[BANKED] = 0
