"""The compiled search: ruin, recreate, accept or undo, many thousand times a second."""

import math
from typing import NamedTuple

from routing.planning.kernel.chance import Chance, uniform
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import BANKED, Facts, Scratch, Tours
from routing.planning.timed.dials import Dials
from routing.planning.timed.editing import (
    begin_trial,
    copy_all,
    copy_touched,
    gather_bank,
    objective,
    recount,
)
from routing.planning.timed.pool import Pool, note_all, note_touched
from routing.planning.timed.problem import Floats
from routing.planning.timed.recreate import recreate
from routing.planning.timed.ruin import ruin

_TINY = 1e-7
_ADAPT_EVERY = 500
_BLAME_UP, _BLAME_DOWN = 1.08, 0.97

BEST, ITERATIONS, BEST_AT, BLAME = range(4)
"""Where :attr:`Desk.notes` keeps what: the cost of the best, the iterations done, how many were
done when the best was found, and the share of their price at which leftovers count."""


class Desk(NamedTuple):
    """All a search works on: trial, current and best tours, pool and notes."""

    trial: Tours
    current: Tours
    best: Tours
    scratch: Scratch
    pool: Pool
    chance: Chance
    notes: Floats


@compiled
def accept(facts: Facts, desk: Desk, dials: Dials, iteration: int) -> None:
    """Make the trial current, note its tours, and keep it if it is the best."""
    copy_touched(desk.trial, desk.current, desk.scratch)
    total = objective(desk.trial, 1.0)
    if total < desk.notes[BEST] - _TINY:
        desk.notes[BEST], desk.notes[BEST_AT] = total, iteration
        copy_all(desk.trial, desk.best)
        note_all(facts, desk.pool, desk.trial, total)
    elif objective(desk.trial, desk.notes[BLAME]) < desk.notes[BEST] * (1.0 + dials.pool_window):
        note_touched(facts, desk.pool, desk.trial, desk.scratch, total)


@compiled
def step(facts: Facts, desk: Desk, dials: Dials, limit: float) -> bool:
    """Change the trial; say whether it costs less than the limit."""
    trial, scratch, chance, blame = desk.trial, desk.scratch, desk.chance, desk.notes[BLAME]
    if not ruin(facts, trial, scratch, chance, dials):
        return False
    gather_bank(trial, scratch, chance, dials.removed)
    if not recreate(facts, trial, scratch, chance, dials, blame, limit):
        return False
    return objective(trial, blame) < limit


@compiled
def adapt(desk: Desk, dials: Dials) -> None:
    """Blame leftovers more while the current tours have some, less while they have none."""
    blame = desk.notes[BLAME]
    blame *= _BLAME_UP if desk.current.counts[BANKED] else _BLAME_DOWN
    desk.notes[BLAME] = min(max(blame, dials.least_blame), 1.0)
    recount(desk.current)
    recount(desk.trial)


@compiled
def search(facts: Facts, desk: Desk, dials: Dials, span: tuple[int, int], total: int) -> None:
    """Do iterations ``span[0]`` up to ``span[1]`` of a cooling over ``total``.

    Starts from ``desk.current``; ``desk.trial`` is equal to it before and after.
    """
    if span[0] == 0:
        note_all(facts, desk.pool, desk.best, desk.notes[BEST])
    cooling = math.log(dials.cold / dials.hot)
    for iteration in range(span[0], span[1]):
        if iteration % _ADAPT_EVERY == 0:
            adapt(desk, dials)
        heat = dials.hot * math.exp(cooling * iteration / total)
        limit = objective(desk.current, desk.notes[BLAME])
        limit -= heat * math.log(1.0 - uniform(desk.chance))
        begin_trial(desk.scratch)
        if step(facts, desk, dials, limit):
            accept(facts, desk, dials, iteration)
        else:
            copy_touched(desk.current, desk.trial, desk.scratch)
    desk.notes[ITERATIONS] += span[1] - span[0]
