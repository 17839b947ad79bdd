"""The compiled search: ruin, recreate, accept or undo, many thousand times a second."""

import math
from typing import NamedTuple

from routing.planning.joint.arrays import (
    CONFIGURATION,
    OPEN,
    OVERLOAD,
    SKIP_COST,
    TOUR_COST,
    Facts,
    Scratch,
    Tours,
)
from routing.planning.joint.configurations import Haul
from routing.planning.joint.dials import Dials
from routing.planning.joint.editing import (
    begin_trial,
    copy_all,
    copy_touched,
    gather_bank,
    objective,
    recount,
)
from routing.planning.joint.linehaul import settle, take_cheapest
from routing.planning.joint.move_tour import move_tour
from routing.planning.joint.pool import Pool, note_all, note_touched
from routing.planning.joint.problem import Floats
from routing.planning.joint.recreate import recreate
from routing.planning.joint.ruin_centre import ruin_centre
from routing.planning.joint.ruin_strings import ruin_strings
from routing.planning.kernel.chance import Chance, below, uniform, waiting
from routing.planning.kernel.compiling import compiled

_TINY = 1e-7
_PRICE_EVERY = 500
_PRICE_UP, _PRICE_DOWN, _PRICE_RANGE = 1.08, 0.97, 16.0

BEST, PRICE, ITERATIONS = range(3)
"""Where :attr:`Desk.notes` keeps what: the cost of the best, the price of overload, the
iterations done."""


class Desk(NamedTuple):
    """All a search works on: trial, current and best tours, linehaul, pool and notes."""

    trial: Tours
    current: Tours
    best: Tours
    haul: Haul
    scratch: Scratch
    pool: Pool
    chance: Chance
    notes: Floats


@compiled
def _ruin(facts: Facts, desk: Desk, dials: Dials) -> bool:
    """Take villages out of the trial; return False where nothing could be changed."""
    trial, scratch, chance = desk.trial, desk.scratch, desk.chance
    centres = len(facts.tours_at)
    village = centres + below(chance, len(facts.down) - centres)
    if uniform(chance) < dials.structural:
        if not dials.locked and uniform(chance) < 0.5:
            return ruin_centre(facts, desk.haul, trial, scratch, chance, dials)
        row = trial.at[village]
        if row < 0 or not move_tour(facts, trial, scratch, row):
            return False
    elif not dials.locked and uniform(chance) < dials.retarget:
        first = desk.haul.first[trial.counts[OPEN]]
        last = desk.haul.rows[trial.counts[OPEN]] - 1
        trial.counts[CONFIGURATION] = first + min(waiting(chance, 20.0), last)
    ruin_strings(facts, trial, scratch, chance, dials, village)
    return True


@compiled
def _judge(desk: Desk, dials: Dials, price: float, limit: float) -> float:
    """Settle the trial's linehaul and return its objective."""
    trial = desk.trial
    settle(desk.haul, trial)
    total = objective(trial, price)
    if not dials.locked:
        tours = trial.totals[TOUR_COST] + trial.totals[SKIP_COST]
        cheapest = desk.haul.cost[desk.haul.first[trial.counts[OPEN]]]
        is_close = tours + cheapest < limit
        if is_close and (trial.totals[OVERLOAD] > 0.0 or uniform(desk.chance) < 0.1):
            take_cheapest(desk.haul, trial, price, limit - tours)
            total = objective(trial, price)
    return total


@compiled
def _accept(desk: Desk, dials: Dials, total: float) -> None:
    """Make the trial current, note its tours, and keep it if it is the best."""
    copy_touched(desk.trial, desk.current, desk.scratch)
    if desk.trial.totals[OVERLOAD] > 0.0:
        return
    if total < desk.notes[BEST] - _TINY:
        desk.notes[BEST] = total
        copy_all(desk.trial, desk.best)
        note_all(desk.pool, desk.trial, total)
    elif total < desk.notes[BEST] * (1.0 + dials.pool_window):
        note_touched(desk.pool, desk.trial, desk.scratch, total)


@compiled
def _adapt(desk: Desk, dials: Dials) -> None:
    """Let overload cost more while the current tours have some, less while they have none."""
    price = desk.notes[PRICE]
    price *= _PRICE_UP if desk.current.totals[OVERLOAD] > 0.0 else _PRICE_DOWN
    lowest, highest = dials.price / _PRICE_RANGE, dials.price * _PRICE_RANGE
    desk.notes[PRICE] = min(max(price, lowest), highest)
    recount(desk.current)
    recount(desk.trial)


@compiled
def search(facts: Facts, desk: Desk, dials: Dials, span: tuple[int, int], total: int) -> None:
    """Do iterations ``span[0]`` up to ``span[1]`` of a cooling over ``total``.

    Starts from ``desk.current``; ``desk.trial`` is equal to it before and after. Afterwards
    ``desk.best`` is the best without overload, if one was found.
    """
    cooling = math.log(dials.cold / dials.hot)
    for iteration in range(span[0], span[1]):
        if iteration % _PRICE_EVERY == 0:
            _adapt(desk, dials)
        price = desk.notes[PRICE]
        heat = dials.hot * math.exp(cooling * iteration / total)
        limit = objective(desk.current, price) - heat * math.log(1.0 - uniform(desk.chance))
        begin_trial(desk.scratch)
        is_changed = _ruin(facts, desk, dials)
        if is_changed:
            gather_bank(desk.trial, desk.scratch)
            row = desk.trial.counts[CONFIGURATION]
            rest = limit - (desk.haul.cost[row] if dials.locked else 0.0)
            if not dials.locked:
                rest -= desk.haul.cost[desk.haul.first[desk.trial.counts[OPEN]]]
            if recreate(
                facts, desk.haul, desk.trial, desk.scratch, desk.chance, dials, price, rest
            ):
                value = _judge(desk, dials, price, limit)
                if value < limit:
                    _accept(desk, dials, value)
                    continue
        copy_touched(desk.current, desk.trial, desk.scratch)
    desk.notes[ITERATIONS] += span[1] - span[0]
