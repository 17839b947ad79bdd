"""Ruin: take strings of neighbouring villages out of neighbouring tours.

Source: J. Christiaens, G. Vanden Berghe, Slack induction by string removals for vehicle routing
problems, Transportation Science 54(2), 2020.
"""

from routing.planning.joint.arrays import HIGH, USED, Facts, Scratch, Tours
from routing.planning.joint.dials import Dials
from routing.planning.joint.editing import remove_span
from routing.planning.kernel.chance import Chance, below, uniform
from routing.planning.kernel.compiling import compiled


@compiled
def _position(tours: Tours, row: int, village: int) -> int:
    p = 1
    while tours.stops[row, p] != village:
        p += 1
    return p


@compiled
def _first_of_string(chance: Chance, size: int, length: int, position: int) -> int:
    """Return where a string of this length that holds the position starts, at random."""
    lowest = max(1, position - length + 1)
    highest = min(position, size - length + 1)
    return lowest + below(chance, highest - lowest + 1)


@compiled
def remove_string(
    facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, village: int, wanted: int
) -> None:
    """Take out a string of ``wanted`` villages around one, in one piece."""
    row = tours.at[village]
    size = tours.size[row]
    length = min(wanted, size)
    start = _first_of_string(chance, size, length, _position(tours, row, village))
    remove_span(facts, tours, scratch, row, (start, start + length))


@compiled
def remove_split_string(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    village: int,
    lengths: tuple[int, int],
) -> None:
    """Take out a string around a village but leave a piece in its middle in place.

    ``lengths`` are the villages to take and the villages to leave.
    """
    row = tours.at[village]
    taken, left = lengths
    start = _first_of_string(chance, tours.size[row], taken + left, _position(tours, row, village))
    head = 1 + below(chance, taken - 1) if taken > 1 else 1
    if taken > head:
        remove_span(facts, tours, scratch, row, (start + head + left, start + taken + left))
    remove_span(facts, tours, scratch, row, (start, start + head))


@compiled
def ruin_strings(
    facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, dials: Dials, seed: int
) -> None:
    """Take out strings around the places nearest to ``seed``, which may be a centre."""
    if tours.counts[USED] == 0:
        return
    in_tours = 0
    for row in range(tours.counts[HIGH]):
        in_tours += tours.size[row]
    mean_size = in_tours / tours.counts[USED]
    longest = min(dials.longest_string, mean_size)
    most_strings = 4.0 * dials.removed / (1.0 + longest) - 1.0
    strings = int(uniform(chance) * most_strings + 1.0)
    for village in facts.near[seed]:
        row = tours.at[village]
        if row < 0 or scratch.is_touched[row]:
            continue
        size = tours.size[row]
        wanted = int(uniform(chance) * min(longest, float(size)) + 1.0)
        left = 0
        if 1 < wanted < size and uniform(chance) < dials.split:
            left = 1
            while wanted + left < size and uniform(chance) < dials.longer_piece:
                left += 1
        if left:
            remove_split_string(facts, tours, scratch, chance, village, (wanted, left))
        else:
            remove_string(facts, tours, scratch, chance, village, wanted)
        strings -= 1
        if strings == 0:
            break
