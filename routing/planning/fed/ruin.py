"""Ruin: take strings of neighbouring villages out of neighbouring tours.

Source: J. Christiaens, G. Vanden Berghe, Slack induction by string removals for vehicle routing
problems, Transportation Science 54(2), 2020.
"""

from routing.planning.fed.arrays import HIGH, SERIAL, USED, Facts, Scratch, Tours
from routing.planning.fed.dials import Dials
from routing.planning.fed.editing import remove_span
from routing.planning.kernel.chance import below, uniform
from routing.planning.kernel.compiling import compiled


@compiled
def remove_string(
    facts: Facts, tours: Tours, scratch: Scratch, village: int, taken: int, left: int
) -> None:
    """Take out a string around a village but leave a piece in its middle in place.

    ``taken`` are the villages to take, ``left`` those to leave; with none it is in one piece.
    """
    row = tours.row_of[village]
    position = 1
    while tours.nodes[row, position] != village:
        position += 1
    length = taken + left
    lowest = max(1, position - length + 1)
    highest = min(position, tours.size[row] - length + 1)
    first = lowest + below(scratch.chance, highest - lowest + 1)
    if left == 0:
        remove_span(facts, tours, scratch, row, (first, first + taken))
        return
    head = 1 + below(scratch.chance, taken - 1) if taken > 1 else 1
    if taken > head:
        remove_span(facts, tours, scratch, row, (first + head + left, first + length))
    remove_span(facts, tours, scratch, row, (first, first + head))


@compiled
def _left_in_string(scratch: Scratch, dials: Dials, taken: int, size: int) -> int:
    """Return how many villages a string leaves in place, at random."""
    left = 0
    if 1 < taken < size and uniform(scratch.chance) < dials.split:
        left = 1
        while taken + left < size and uniform(scratch.chance) < dials.longer_piece:
            left += 1
    return left


@compiled
def ruin_strings(facts: Facts, tours: Tours, scratch: Scratch, dials: Dials, seed: int) -> None:
    """Take out strings around the villages nearest to ``seed``; to be measured afterwards.

    One string per tour; a tour that lost its stop to a move may lose a string too.
    """
    villages = 0
    for row in range(tours.counts[HIGH]):
        villages += tours.size[row]
    longest = min(dials.longest_string, villages / max(tours.counts[USED], 1))
    most_strings = 4.0 * dials.removed / (1.0 + longest) - 1.0
    strings = int(uniform(scratch.chance) * most_strings + 1.0)
    scratch.counts[SERIAL] += 1
    for village in facts.near[seed]:
        row = tours.row_of[village]
        if row < 0 or scratch.robbed[row] == scratch.counts[SERIAL]:
            continue
        scratch.robbed[row] = scratch.counts[SERIAL]
        size = tours.size[row]
        taken = int(uniform(scratch.chance) * min(longest, float(size)) + 1.0)
        left = _left_in_string(scratch, dials, taken, size)
        remove_string(facts, tours, scratch, village, taken, left)
        strings -= 1
        if strings == 0:
            break
