"""A vehicle's day goes to a vehicle of another type, or to one from another base."""

from routing.planning.kernel.chance import Chance, below
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import HIGH, Facts, Scratch, Tours
from routing.planning.timed.editing import serve, touch, unserve


@compiled
def may_do(facts: Facts, tours: Tours, row: int, base: int, kind: int) -> bool:
    """Say whether a base and a type are open to all jobs of a row."""
    for p in range(1, tours.last[row]):
        job = tours.nodes[row, p]
        if job >= len(facts.open_cost) and not (
            facts.able[kind, job] and facts.alone[kind, base, job] < float("inf")
        ):
            return False
    return True


@compiled
def hand_over(facts: Facts, tours: Tours, scratch: Scratch, row: int, base: int, kind: int) -> None:
    """Give a row's day to another base and type. Nothing is measured."""
    touch(scratch, row)
    nodes, bases, old = tours.nodes[row], len(facts.open_cost), tours.nodes[row, 0]
    for p in range(tours.last[row] + 1):
        if nodes[p] >= bases:
            unserve(facts, tours, nodes[p], old)
        else:
            nodes[p] = base
    for p in range(1, tours.last[row]):
        if nodes[p] >= bases:
            serve(facts, tours, nodes[p], row)
    tours.of_kind[tours.kind[row]] -= 1
    tours.of_kind[kind] += 1
    tours.kind[row] = kind


@compiled
def row_of_kind(tours: Tours, chance: Chance, kind: int) -> int:
    """Return a random row of a type, or -1 where there is none."""
    high = tours.counts[HIGH]
    first = below(chance, high)
    for i in range(high):
        row = (first + i) % high
        if tours.last[row] and tours.kind[row] == kind:
            return int(row)
    return -1


@compiled
def change_vehicle(facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, job: int) -> None:
    """Let a random type, or a vehicle from a random base, do the day that serves a job.

    If no vehicle of the type is free, two days swap types. Nothing is measured, and nothing happens
    where goods may not go that way.
    """
    row = tours.row_of[job]
    if row < 0:
        return
    base, kind = tours.nodes[row, 0], tours.kind[row]
    i = below(chance, len(facts.vehicles) + len(facts.open_cost))
    if i >= len(facts.vehicles):
        base = i - len(facts.vehicles)
    elif tours.of_kind[i] < facts.vehicles[i] or i == kind:
        kind = i
    else:
        other = row_of_kind(tours, chance, i)
        if other < 0 or not may_do(facts, tours, other, tours.nodes[other, 0], kind):
            return
        if may_do(facts, tours, row, base, i):
            hand_over(facts, tours, scratch, other, tours.nodes[other, 0], kind)
            hand_over(facts, tours, scratch, row, base, i)
        return
    is_other = kind != tours.kind[row] or base != tours.nodes[row, 0]
    if is_other and may_do(facts, tours, row, base, kind):
        hand_over(facts, tours, scratch, row, base, kind)
