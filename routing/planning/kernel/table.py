"""A table by hash: of everything that has the same key, the cheapest that was seen."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.kernel.compiling import compiled

_EMPTY, _SEED = -1, 1


class Table(NamedTuple):
    """Entries by key. ``value`` is the cost of the best solution an entry was part of.

    ``code`` is a random word per node; the key of a tour is the exclusive or of its nodes' words.
    ``slot`` holds entries, or -1. ``cost`` is the lowest of an entry; what else is kept of it,
    others keep in arrays of as many rows.
    """

    code: NDArray[np.uint64]
    slot: NDArray[np.int64]
    key: NDArray[np.uint64]
    cost: NDArray[np.float64]
    value: NDArray[np.float64]
    filled: NDArray[np.int64]


def new_table(nodes: int, most: int, slots: int) -> Table:
    """Return an empty table for some entries at most; ``slots``, a power of two, are far more."""
    return Table(
        code=np.random.default_rng(_SEED).integers(1, 1 << 63, nodes, np.uint64),
        slot=np.full(slots, _EMPTY, np.int64),
        key=np.zeros(most, np.uint64),
        cost=np.zeros(most),
        value=np.zeros(most),
        filled=np.zeros(1, np.int64),
    )


@compiled
def _find(table: Table, key: np.uint64) -> np.int64:
    """Return the slot of a key, or the empty one where it belongs."""
    place = np.int64(key & np.uint64(len(table.slot) - 1))
    while table.slot[place] >= 0 and table.key[table.slot[place]] != key:
        place = (place + 1) & (len(table.slot) - 1)
    return place


@compiled
def entry_of(table: Table, key: np.uint64, value: float) -> int:
    """Return the entry of a key, made if there was none, or -1 if the table is full.

    It was part of a solution that costs ``value``.
    """
    place = _find(table, key)
    entry = int(table.slot[place])
    if entry < 0:
        if table.filled[0] == len(table.cost):
            return entry
        entry = int(table.filled[0])
        table.filled[0] += 1
        table.slot[place] = entry
        table.key[entry] = key
        table.value[entry] = value
        table.cost[entry] = np.inf
    table.value[entry] = min(value, table.value[entry])
    return entry


@compiled
def is_cheaper(table: Table, entry: int, cost: float) -> bool:
    """Say whether a cost is below that of an entry so far, and keep it if so."""
    if cost < table.cost[entry]:
        table.cost[entry] = cost
        return True
    return False


def fullness(table: Table) -> float:
    """Return the share of the table in use."""
    return float(table.filled[0] / len(table.cost))


def clear(table: Table) -> None:
    """Forget all entries."""
    table.slot.fill(_EMPTY)
    table.filled[0] = 0
