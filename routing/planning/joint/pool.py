"""The pool of good tours: per set of villages and centre the cheapest order that was seen."""

from typing import NamedTuple

import numpy as np

from routing.planning.joint.arrays import TOUCHED, Ints, Scratch, Tours
from routing.planning.joint.joint_plan import Tour
from routing.planning.kernel.compiling import compiled
from routing.planning.kernel.table import Table, entry_of, is_cheaper, new_table

_SLOTS = 1 << 16
_MOST = 20_000


class Pool(NamedTuple):
    """Tours by the entries of a table: ``size`` stops, ``home`` the centre."""

    table: Table
    stops: Ints
    size: Ints
    home: Ints
    kind: Ints


def new_pool(places: int, longest: int) -> Pool:
    """Return an empty pool."""
    return Pool(
        table=new_table(places, _MOST, _SLOTS),
        stops=np.zeros((_MOST, longest), np.int64),
        size=np.zeros(_MOST, np.int64),
        home=np.zeros(_MOST, np.int64),
        kind=np.zeros(_MOST, np.int64),
    )


@compiled
def _key_of(table: Table, tours: Tours, row: int) -> np.uint64:
    key = table.code[tours.home[row]] * np.uint64(2 * tours.kind[row] + 3)
    for p in range(1, tours.size[row] + 1):
        key ^= table.code[tours.stops[row, p]]
    return np.uint64(key)


@compiled
def note_tour(pool: Pool, tours: Tours, row: int, value: float) -> None:
    """Put one tour into the pool, or improve the one that is there."""
    entry, size = entry_of(pool.table, _key_of(pool.table, tours, row), value), tours.size[row]
    if entry >= 0 and is_cheaper(pool.table, entry, tours.cost[row]):
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
    table = pool.table
    order = np.argsort(table.value[: table.filled[0]], kind="stable")[:most]
    return [
        (
            float(table.value[i]),
            Tour(
                centre=int(pool.home[i]),
                kind=int(pool.kind[i]),
                stops=tuple(pool.stops[i, : pool.size[i]].tolist()),
                cost=float(table.cost[i]),
            ),
        )
        for i in order
    ]
