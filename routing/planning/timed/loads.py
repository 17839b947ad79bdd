"""Loads along a trip that delivers and collects at the same stops."""

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import Facts, Tours

_SMALL = 1e-6


@compiled
def weigh_trip(facts: Facts, tours: Tours, row: int, start: int, end: int) -> bool:
    """Follow the load from the base at ``start`` to the base at ``end``; say whether it fits.

    Writes ``most_before`` and ``most_after`` of the positions ``start .. end - 1``.
    """
    kind, nodes = tours.kind[row], tours.nodes[row]
    before, after = tours.most_before[row], tours.most_after[row]
    is_right = True
    for k in range(facts.capacity.shape[1]):
        load = 0.0
        for p in range(start + 1, end):
            load += facts.down[kind, nodes[p], k]
        after[start, k] = before[start, k] = most = load
        for p in range(start + 1, end):
            load += facts.up[kind, nodes[p], k] - facts.down[kind, nodes[p], k]
            most = max(most, load)
            before[p, k] = most
            after[p, k] = load
        for p in range(end - 2, start - 1, -1):
            after[p, k] = max(after[p, k], after[p + 1, k])
        is_right = is_right and most <= facts.capacity[kind, k] + _SMALL
    return is_right


@compiled
def has_room(facts: Facts, tours: Tours, row: int, gap: int, job: int) -> bool:
    """Say whether a job fits between positions ``gap`` and ``gap + 1``."""
    kind = tours.kind[row]
    for k in range(facts.capacity.shape[1]):
        room = facts.capacity[kind, k] + _SMALL
        if tours.most_before[row, gap, k] + facts.down[kind, job, k] > room:
            return False
        if tours.most_after[row, gap, k] + facts.up[kind, job, k] > room:
            return False
    return True


@compiled
def may_have_room(facts: Facts, tours: Tours, row: int, start: int, end: int, job: int) -> bool:
    """Say whether a job could fit anywhere on the trip: at its start, and at its end."""
    kind = tours.kind[row]
    for k in range(facts.capacity.shape[1]):
        room = facts.capacity[kind, k] + _SMALL
        if tours.most_before[row, start, k] + facts.down[kind, job, k] > room:
            return False
        if tours.most_after[row, end - 1, k] + facts.up[kind, job, k] > room:
            return False
    return True


@compiled
def has_room_anywhere(facts: Facts, tours: Tours, row: int, start: int, job: int) -> bool:
    """Say whether a job fits wherever it is put on the trip that begins at ``start``."""
    kind = tours.kind[row]
    for k in range(facts.capacity.shape[1]):
        more = max(facts.down[kind, job, k], facts.up[kind, job, k])
        if tours.most_after[row, start, k] + more > facts.capacity[kind, k] + _SMALL:
            return False
    return True
