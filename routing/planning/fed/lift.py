"""Lift whole tours: one to three stops in a row, a whole truck, or one tour to another centre."""

from routing.planning.fed.arrays import EVER, LIFTED, Facts, Scratch, Tours
from routing.planning.fed.editing import (
    hook,
    measure_touched,
    position_of,
    rehome,
    remove_span,
    unhook,
)
from routing.planning.fed.insertion import Stop, best_stop
from routing.planning.kernel.chance import below, uniform
from routing.planning.kernel.compiling import compiled

_BLINK = 4.0
"""One place for a lifted tour in so many is overlooked: so it does not always return."""

_WHOLE_TRUCK, _OTHER_CENTRE = 0.1, 0.45
_STOPS = 3


@compiled
def _lift(tours: Tours, scratch: Scratch, row: int) -> None:
    unhook(tours, scratch, row)
    scratch.lifted[scratch.counts[LIFTED]] = row
    scratch.counts[LIFTED] += 1


@compiled
def lift_stops(tours: Tours, scratch: Scratch, row: int, most: int) -> None:
    """Lift a tour and those fed after it by the same truck, so many at most."""
    truck, first = tours.truck[row], position_of(tours, row)
    for _ in range(min(most, tours.stops[truck] - first)):
        _lift(tours, scratch, tours.line[truck, first])


@compiled
def lift_truck(tours: Tours, scratch: Scratch, row: int) -> None:
    """Lift all tours of the truck that feeds a tour."""
    truck = tours.truck[row]
    while tours.stops[truck]:
        _lift(tours, scratch, tours.line[truck, below(scratch.chance, tours.stops[truck])])


@compiled
def other_centre(facts: Facts, tours: Tours, scratch: Scratch, row: int) -> int:
    """Return a centre to which a tour might move: of two drawn, the nearer to its ends."""
    first, last = tours.nodes[row, 1], tours.nodes[row, tours.size[row]]
    best, nearest = tours.nodes[row, 0], EVER
    for _ in range(2):
        home = below(scratch.chance, len(tours.gathered))
        length = facts.leg_cost[home, first] + facts.leg_cost[last, home]
        if home != tours.nodes[row, 0] and length < nearest:
            best, nearest = home, length
    return int(best)


@compiled
def settle_lifted(facts: Facts, tours: Tours, scratch: Scratch) -> None:
    """Give every lifted tour a stop, or take it apart where no truck can feed it in time."""
    for i in range(scratch.counts[LIFTED]):
        row = scratch.lifted[i]
        stop = Stop(tours.nodes[row, 0], tours.down[row], tours.latest[row, 0])
        _, truck, at = best_stop(facts, tours, scratch, stop, EVER, _BLINK)
        if truck >= 0:
            hook(facts, tours, scratch, row, (truck, at))
        else:
            remove_span(facts, tours, scratch, row, (1, tours.size[row] + 1))


@compiled
def lift(facts: Facts, tours: Tours, scratch: Scratch, village: int) -> bool:
    """Lift the tour of a village, perhaps with others; say whether what came of it is right."""
    row = tours.row_of[village]
    if row < 0:
        return True
    draw = uniform(scratch.chance)
    if draw < _WHOLE_TRUCK:
        lift_truck(tours, scratch, row)
    elif draw < _OTHER_CENTRE:
        _lift(tours, scratch, row)
        if not rehome(facts, tours, scratch, row, other_centre(facts, tours, scratch, row)):
            return False
    else:
        lift_stops(tours, scratch, row, 1 + below(scratch.chance, _STOPS))
    if not measure_touched(facts, tours, scratch):
        return False
    settle_lifted(facts, tours, scratch)
    return True
