"""The pool of good tours: per set of jobs, base and type the cheapest day that was seen."""

from typing import NamedTuple

import numpy as np

from routing.planning.kernel.compiling import compiled
from routing.planning.kernel.table import Table, clear, entry_of, is_cheaper, new_table
from routing.planning.timed.arrays import TOUCHED, Facts, Scratch, Tours
from routing.planning.timed.problem import Ints
from routing.planning.timed.timed_plan import DayTour, tour_of_nodes

_SLOTS = 1 << 15
_MOST = 8_000


class Pool(NamedTuple):
    """Tours, as rows of :class:`Tours`, by the entries of a table."""

    table: Table
    nodes: Ints
    last: Ints
    kind: Ints


def new_pool(nodes: int, longest: int) -> Pool:
    """Return an empty pool."""
    return Pool(
        table=new_table(nodes, _MOST, _SLOTS),
        nodes=np.zeros((_MOST, longest), np.int64),
        last=np.zeros(_MOST, np.int64),
        kind=np.zeros(_MOST, np.int64),
    )


@compiled
def _key_of(facts: Facts, table: Table, tours: Tours, row: int) -> np.uint64:
    key = table.code[tours.nodes[row, 0]] * np.uint64(2 * tours.kind[row] + 3)
    for p in range(1, tours.last[row]):
        if tours.nodes[row, p] >= len(facts.open_cost):
            key ^= table.code[tours.nodes[row, p]]
    return np.uint64(key)


@compiled
def note_tour(facts: Facts, pool: Pool, tours: Tours, row: int, value: float) -> None:
    """Put one tour into the pool, or improve the one that is there."""
    entry = entry_of(pool.table, _key_of(facts, pool.table, tours, row), value)
    if entry >= 0 and is_cheaper(pool.table, entry, tours.cost[row]):
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


def drain(pool: Pool, bases: int) -> list[tuple[float, DayTour]]:
    """Empty the pool; return its tours, each with the cost of its best solution."""
    tours = [
        (
            float(pool.table.value[i]),
            tour_of_nodes(
                pool.nodes[i, : pool.last[i] + 1].tolist(),
                int(pool.kind[i]),
                float(pool.table.cost[i]),
                bases,
            ),
        )
        for i in range(pool.table.filled[0])
    ]
    clear(pool.table)
    return tours
