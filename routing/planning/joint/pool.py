"""The pool of good tours: per set of villages and centre the cheapest order that was seen."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from routing.planning.joint.arrays import TOUCHED, Ints, Scratch, Tours
from routing.planning.joint.joint_plan import Tour
from routing.planning.joint.problem import Floats
from routing.planning.kernel.compiling import compiled

_SLOTS = 1 << 16
_MOST = 20_000
_EMPTY = -1


class Pool(NamedTuple):
    """Tours by hash. ``value`` is the cost of the best solution a tour was part of."""

    code: NDArray[np.uint64]
    slot: Ints
    key: NDArray[np.uint64]
    stops: Ints
    size: Ints
    home: Ints
    kind: Ints
    cost: Floats
    value: Floats
    filled: Ints


def new_pool(places: int, longest: int, seed: int = 1) -> Pool:
    """Return an empty pool.

    ``code`` is a random word per place; a tour's key is the exclusive or of them.
    """
    words = np.random.default_rng(seed).integers(1, 1 << 63, places, np.uint64)
    return Pool(
        code=words,
        slot=np.full(_SLOTS, _EMPTY, np.int64),
        key=np.zeros(_MOST, np.uint64),
        stops=np.zeros((_MOST, longest), np.int64),
        size=np.zeros(_MOST, np.int64),
        home=np.zeros(_MOST, np.int64),
        kind=np.zeros(_MOST, np.int64),
        cost=np.zeros(_MOST),
        value=np.zeros(_MOST),
        filled=np.zeros(1, np.int64),
    )


@compiled
def _find(pool: Pool, key: np.uint64) -> np.int64:
    """Return the slot of a key, or the empty one where it belongs."""
    place = np.int64(key & np.uint64(len(pool.slot) - 1))
    while pool.slot[place] >= 0 and pool.key[pool.slot[place]] != key:
        place = (place + 1) & (len(pool.slot) - 1)
    return place


@compiled
def note_tour(pool: Pool, tours: Tours, row: int, value: float) -> None:
    """Put one tour into the pool, or improve the one that is there."""
    size = tours.size[row]
    key = pool.code[tours.home[row]] * np.uint64(2 * tours.kind[row] + 3)
    for p in range(1, size + 1):
        key ^= pool.code[tours.stops[row, p]]
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
        pool.home[entry], pool.kind[entry] = tours.home[row], tours.kind[row]
        pool.size[entry] = size
        for p in range(1, size + 1):
            pool.stops[entry, p - 1] = tours.stops[row, p]


@compiled
def note_touched(pool: Pool, tours: Tours, scratch: Scratch, value: float) -> None:
    """Put the tours of the last iteration into the pool."""
    for i in range(scratch.counts[TOUCHED]):
        row = scratch.touched[i]
        if tours.size[row]:
            note_tour(pool, tours, row, value)


@compiled
def note_all(pool: Pool, tours: Tours, value: float) -> None:
    """Put every tour into the pool."""
    for row in range(len(tours.size)):
        if tours.size[row]:
            note_tour(pool, tours, row, value)


def pooled_tours(pool: Pool, most: int) -> list[tuple[float, Tour]]:
    """Return the tours of the best solutions, each with the cost of its best solution."""
    order = np.argsort(pool.value[: pool.filled[0]], kind="stable")[:most]
    return [
        (
            float(pool.value[i]),
            Tour(
                centre=int(pool.home[i]),
                kind=int(pool.kind[i]),
                stops=tuple(pool.stops[i, : pool.size[i]].tolist()),
                cost=float(pool.cost[i]),
            ),
        )
        for i in order
    ]
