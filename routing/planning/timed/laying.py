"""Put given days on a desk, and find out what every job alone costs."""

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import BANKED, Facts, Scratch, Tours
from routing.planning.timed.editing import (
    begin_trial,
    clear_row,
    insert,
    insert_trip,
    open_row,
)
from routing.planning.timed.evaluation import evaluate
from routing.planning.timed.problem import Ints


@compiled
def price_alone(facts: Facts, tours: Tours, scratch: Scratch) -> None:
    """Write :attr:`Facts.alone` by driving every job alone with every type from every base."""
    bases = len(facts.open_cost)
    for kind in range(len(facts.vehicles)):
        for base in range(bases):
            for job in range(bases, len(facts.opens)):
                there = facts.leg_cost[kind, base, job] + facts.leg_cost[kind, job, base]
                there += facts.haul[base, job]
                facts.alone[kind, base, job] = float("inf")
                if not facts.able[kind, job] or there == float("inf"):
                    continue
                begin_trial(scratch)
                row = open_row(facts, tours, scratch, (base, kind), job)
                if evaluate(facts, tours, row):
                    facts.alone[kind, base, job] = tours.cost[row] + facts.haul[base, job]
                clear_row(facts, tours, row)


@compiled
def lay_day(facts: Facts, tours: Tours, scratch: Scratch, day: Ints, kind: int) -> None:
    """Put one day on free rows, unless it breaks a rule or serves what is served already."""
    bases, last = len(facts.open_cost), len(day) - 1
    while day[last] < 0:
        last -= 1
    if tours.of_kind[kind] >= facts.vehicles[kind] or last >= tours.nodes.shape[1]:
        return
    for p in range(1, last):
        if day[p] >= bases and tours.row_of[day[p]] >= 0:
            return
    row = open_row(facts, tours, scratch, (day[0], kind), day[1])
    for p in range(2, last):
        if day[p] >= bases and day[p - 1] >= bases:
            insert(facts, tours, row, tours.last[row] - 1, day[p])
        elif day[p] >= bases:
            insert_trip(facts, tours, row, tours.last[row], day[p])
    if not evaluate(facts, tours, row):
        clear_row(facts, tours, row)


@compiled
def lay_days(facts: Facts, tours: Tours, scratch: Scratch, days: Ints, kinds: Ints) -> None:
    """Put days on empty tours; a day ends before a -1."""
    begin_trial(scratch)
    for i in range(len(days)):
        lay_day(facts, tours, scratch, days[i], kinds[i])
    tours.counts[BANKED] = 0
    for job in range(len(facts.open_cost), len(facts.opens)):
        if tours.row_of[job] < 0:
            tours.bank[tours.counts[BANKED]] = job
            tours.counts[BANKED] += 1
