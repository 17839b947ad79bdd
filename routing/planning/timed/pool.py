"""The pool of good tours: per set of jobs, base and type the cheapest day that was seen."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import TOUCHED, Facts, Scratch, Tours
from routing.planning.timed.problem import Floats, Ints
from routing.planning.timed.timed_plan import DayTour, tour_of_nodes

_SLOTS = 1 << 15
_MOST = 8_000
_EMPTY = -1


class Pool(NamedTuple):
    """Tours by hash. ``value`` is the cost of the best solution a tour was part of."""

    code: NDArray[np.uint64]
    slot: Ints
    key: NDArray[np.uint64]
    nodes: Ints
    last: Ints
    kind: Ints
    cost: Floats
    value: Floats
    filled: Ints


def new_pool(nodes: int, longest: int, seed: int = 1) -> Pool:
    """Return an empty pool.

    ``code`` is a random word per node; a tour's key is the exclusive or of them.
    """
    words = np.random.default_rng(seed).integers(1, 1 << 63, nodes, np.uint64)
    return Pool(
        code=words,
        slot=np.full(_SLOTS, _EMPTY, np.int64),
        key=np.zeros(_MOST, np.uint64),
        nodes=np.zeros((_MOST, longest), np.int64),
        last=np.zeros(_MOST, np.int64),
        kind=np.zeros(_MOST, np.int64),
        cost=np.zeros(_MOST),
        value=np.zeros(_MOST),
        filled=np.zeros(1, np.int64),
    )


@compiled
def _key_of(facts: Facts, pool: Pool, tours: Tours, row: int) -> np.uint64:
    key = pool.code[tours.nodes[row, 0]] * np.uint64(2 * tours.kind[row] + 3)
    for p in range(1, tours.last[row]):
        if tours.nodes[row, p] >= len(facts.open_cost):
            key ^= pool.code[tours.nodes[row, p]]
    return np.uint64(key)


@compiled
def _find(pool: Pool, key: np.uint64) -> np.int64:
    """Return the slot of a key, or the empty one where it belongs."""
    place = np.int64(key & np.uint64(len(pool.slot) - 1))
    while pool.slot[place] >= 0 and pool.key[pool.slot[place]] != key:
        place = (place + 1) & (len(pool.slot) - 1)
    return place


@compiled
def note_tour(facts: Facts, pool: Pool, tours: Tours, row: int, value: float) -> None:
    """Put one tour into the pool, or improve the one that is there."""
    key = _key_of(facts, pool, tours, row)
    place = _find(pool, key)
    entry = pool.slot[place]
    if entry < 0:
        if pool.filled[0] == len(pool.cost):
            return
        entry = pool.filled[0]
        pool.filled[0] += 1
        pool.slot[place] = entry
        pool.key[entry] = key
        pool.value[entry] = value
        pool.cost[entry] = np.inf
    pool.value[entry] = min(value, pool.value[entry])
    if tours.cost[row] < pool.cost[entry]:
        pool.cost[entry] = tours.cost[row]
        pool.kind[entry], pool.last[entry] = tours.kind[row], tours.last[row]
        for p in range(tours.last[row] + 1):
            pool.nodes[entry, p] = tours.nodes[row, p]


@compiled
def note_touched(facts: Facts, pool: Pool, tours: Tours, scratch: Scratch, value: float) -> None:
    """Put the tours of the last iteration into the pool."""
    for i in range(scratch.counts[TOUCHED]):
        row = scratch.touched[i]
        if tours.last[row]:
            note_tour(facts, pool, tours, row, value)


@compiled
def note_all(facts: Facts, pool: Pool, tours: Tours, value: float) -> None:
    """Put every tour into the pool."""
    for row in range(len(tours.last)):
        if tours.last[row]:
            note_tour(facts, pool, tours, row, value)


def fullness(pool: Pool) -> float:
    """Return the share of the pool in use."""
    return float(pool.filled[0] / len(pool.cost))


def drain(pool: Pool, bases: int) -> list[tuple[float, DayTour]]:
    """Empty the pool; return its tours, each with the cost of its best solution."""
    tours = [
        (
            float(pool.value[i]),
            tour_of_nodes(
                pool.nodes[i, : pool.last[i] + 1].tolist(),
                int(pool.kind[i]),
                float(pool.cost[i]),
                bases,
            ),
        )
        for i in range(pool.filled[0])
    ]
    pool.slot.fill(_EMPTY)
    pool.filled[0] = 0
    return tours
