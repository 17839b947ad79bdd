"""Ruin: open a centre, close one, or swap one for another, with the villages around it."""

import numpy as np

from routing.planning.joint.arrays import CONFIGURATION, HIGH, OPEN, Facts, Scratch, Tours
from routing.planning.joint.configurations import Haul, configurations
from routing.planning.joint.dials import Dials
from routing.planning.joint.editing import remove_span
from routing.planning.joint.linehaul import take_cheapest
from routing.planning.joint.ruin_strings import ruin_strings
from routing.planning.kernel.chance import Chance, below
from routing.planning.kernel.compiling import compiled


@compiled
def pick_centre(haul: Haul, chance: Chance, among: int) -> int:
    """Return one centre of a bit mask at random, or -1 if it is empty."""
    if among == 0:
        return -1
    skip = below(chance, haul.ones[among])
    centre = 0
    while True:
        if among >> centre & 1:
            if skip == 0:
                return centre
            skip -= 1
        centre += 1


@compiled
def empty_centre(facts: Facts, tours: Tours, scratch: Scratch, centre: int) -> None:
    """Take out every village served from a centre."""
    for row in range(tours.counts[HIGH]):
        if tours.size[row] and tours.home[row] == centre:
            remove_span(facts, tours, scratch, row, (1, tours.size[row] + 1))


@compiled
def ruin_centre(
    facts: Facts, haul: Haul, tours: Tours, scratch: Scratch, chance: Chance, dials: Dials
) -> bool:
    """Change the set of open centres, ruin around the change, and aim at its cheapest linehaul.

    Return False where nothing can be opened or closed.
    """
    everything = len(haul.first) - 1
    is_open = tours.counts[OPEN]
    choice = below(chance, 3)
    closing, opening = -1, -1
    if choice != 0 and haul.ones[is_open] > 1:
        closing = pick_centre(haul, chance, is_open)
    if choice != 1:
        opening = pick_centre(haul, chance, everything & ~is_open)
    if closing < 0 and opening < 0:
        return False
    target = is_open
    if opening >= 0:
        target |= 1 << opening
    if closing >= 0:
        target &= ~(1 << closing)
    if configurations(haul, target) == 0:
        return False
    tours.counts[OPEN] = target
    tours.counts[CONFIGURATION] = haul.first[target]
    if closing >= 0:
        empty_centre(facts, tours, scratch, closing)
    if opening >= 0:
        ruin_strings(facts, tours, scratch, chance, dials, opening)
    take_cheapest(haul, tours, dials.price, np.inf)
    return True
