"""Put given days on a desk, and find out what every job alone costs."""

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import BANKED, Facts, Scratch, Tours
from routing.planning.timed.editing import (
    begin_trial,
    clear_row,
    copy_all,
    insert,
    insert_trip,
    objective,
    open_row,
)
from routing.planning.timed.evaluation import evaluate
from routing.planning.timed.pool import note_all
from routing.planning.timed.problem import Ints
from routing.planning.timed.search import BEST, Desk


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
def lay_days(facts: Facts, desk: Desk, days: Ints, kinds: Ints) -> None:
    """Put days on an empty desk as the current and the best ones; a day ends before a -1."""
    trial, scratch = desk.trial, desk.scratch
    begin_trial(scratch)
    for i in range(len(days)):
        lay_day(facts, trial, scratch, days[i], kinds[i])
    trial.counts[BANKED] = 0
    for job in range(len(facts.open_cost), len(facts.opens)):
        if trial.row_of[job] < 0:
            trial.bank[trial.counts[BANKED]] = job
            trial.counts[BANKED] += 1
    copy_all(trial, desk.current)
    copy_all(trial, desk.best)
    desk.notes[BEST] = objective(trial, 1.0)
    note_all(facts, desk.pool, trial, desk.notes[BEST])
