"""The compiled search: ruin, recreate, accept or undo, many thousand times a second."""

import math
from typing import NamedTuple

from routing.planning.fed.arrays import COLLECTION_COST, TINY, Facts, Scratch, Tours
from routing.planning.fed.collection import collection_cost
from routing.planning.fed.copying import copy_all, copy_touched, objective, recount
from routing.planning.fed.dials import Dials
from routing.planning.fed.editing import begin_trial, gather_bank, measure_touched
from routing.planning.fed.lift import lift
from routing.planning.fed.recreate import recreate
from routing.planning.fed.ruin import ruin_strings
from routing.planning.joint.configurations import Haul
from routing.planning.joint.problem import Floats
from routing.planning.kernel.chance import below, uniform
from routing.planning.kernel.compiling import compiled

_RECOUNT_EVERY = 1000

BEST, ITERATIONS = range(2)
"""Where :attr:`Desk.notes` keeps what: the cost of the best, the iterations done."""


class Desk(NamedTuple):
    """All a search works on: trial, current and best tours, tables of collection, notes."""

    trial: Tours
    current: Tours
    best: Tours
    haul: Haul
    scratch: Scratch
    notes: Floats


@compiled
def _ruin(facts: Facts, tours: Tours, scratch: Scratch, dials: Dials) -> bool:
    """Lift tours, sometimes, and take strings out; say whether what is left keeps the rules."""
    centres = len(tours.gathered)
    seed = centres + below(scratch.chance, len(facts.down) - centres)
    if uniform(scratch.chance) < dials.lifts and not lift(facts, tours, scratch, seed):
        return False
    ruin_strings(facts, tours, scratch, dials, seed)
    return measure_touched(facts, tours, scratch)


@compiled
def step(facts: Facts, desk: Desk, dials: Dials, limit: float) -> bool:
    """Change the trial; say whether it costs less than the limit, collection included."""
    trial, scratch = desk.trial, desk.scratch
    trial.totals[COLLECTION_COST] = 0.0
    if not _ruin(facts, trial, scratch, dials):
        return False
    gather_bank(trial, scratch)
    if not recreate(facts, desk.haul, trial, scratch, limit):
        return False
    cost = collection_cost(desk.haul, trial, limit - objective(trial))
    trial.totals[COLLECTION_COST] = cost
    return objective(trial) < limit


@compiled
def search(facts: Facts, desk: Desk, dials: Dials, span: tuple[int, int], total: int) -> None:
    """Do iterations ``span[0]`` up to ``span[1]`` of a cooling over ``total``.

    Starts from ``desk.current``; ``desk.trial`` is equal to it before and after.
    """
    cooling = math.log(dials.cold / dials.hot)
    for iteration in range(span[0], span[1]):
        if iteration % _RECOUNT_EVERY == 0:
            recount(desk.current)
            recount(desk.trial)
        heat = dials.hot * math.exp(cooling * iteration / total)
        limit = objective(desk.current) - heat * math.log(1.0 - uniform(desk.scratch.chance))
        begin_trial(desk.scratch)
        if step(facts, desk, dials, limit):
            copy_touched(desk.trial, desk.current, desk.scratch)
            if objective(desk.trial) < desk.notes[BEST] - TINY:
                desk.notes[BEST] = objective(desk.trial)
                copy_all(desk.trial, desk.best)
        else:
            copy_touched(desk.current, desk.trial, desk.scratch)
    desk.notes[ITERATIONS] += span[1] - span[0]
