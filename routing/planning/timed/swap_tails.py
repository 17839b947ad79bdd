"""Two vehicles of a base and type swap the rest of their days.

Trips begin and end at the base, so this costs little or nothing; it makes room in time.
"""

from routing.planning.kernel.chance import Chance, below
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import HIGH, LONGEST_DAY, RELOAD, USED, Facts, Scratch, Tours
from routing.planning.timed.editing import touch
from routing.planning.timed.evaluation import evaluate, read
from routing.planning.timed.segments import is_broken, joined

_LEEWAY = 1e-6
_TRIES = 4


@compiled
def random_departure(tours: Tours, chance: Chance, row: int) -> int:
    """Return the position of a random base of a row, the last one included."""
    p = 0
    for _ in range(below(chance, tours.trips[row] + 1)):
        p = tours.tail[row, p]
    return p


@compiled
def can_follow(facts: Facts, tours: Tours, row: int, at: int, other: int, begin: int) -> bool:
    """Say whether a row up to a base can go on as another row does from one of its bases."""
    if at == 0 or begin == tours.last[other]:
        return True
    day = joined(
        read(tours.before[row], at), facts.limits[RELOAD], read(tours.leaving[other], begin)
    )
    return not is_broken(day) and day[0] <= facts.limits[LONGEST_DAY] + _LEEWAY


@compiled
def _trips_before(tours: Tours, row: int, at: int) -> int:
    p, trips = 0, 0
    while p < at:
        p = tours.tail[row, p]
        trips += 1
    return trips


@compiled
def swap_at(tours: Tours, scratch: Scratch, row: int, at: int, other: int, begin: int) -> None:
    """Swap what follows position ``at`` of a row and ``begin`` of another. Nothing is measured."""
    touch(scratch, row)
    touch(scratch, other)
    mine, theirs = tours.nodes[row], tours.nodes[other]
    long, short = tours.last[row] - at, tours.last[other] - begin
    for i in range(long):
        scratch.spare[i] = mine[at + 1 + i]
    for i in range(short):
        mine[at + 1 + i] = theirs[begin + 1 + i]
    for i in range(long):
        theirs[begin + 1 + i] = scratch.spare[i]
    tours.last[row], tours.last[other] = at + short, begin + long
    bases = len(tours.served_at)
    for changed in (row, other):
        if tours.last[changed] == 0:
            tours.counts[USED] -= 1
            tours.of_kind[tours.kind[changed]] -= 1
        for p in range(1, tours.last[changed]):
            if tours.nodes[changed, p] >= bases:
                tours.row_of[tours.nodes[changed, p]] = changed


@compiled
def swap_tails(facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, job: int) -> bool:
    """Let the vehicle of a job swap with another, if one is found; say whether rules are kept."""
    row = tours.row_of[job]
    if row < 0:
        return True
    at = tours.head[row, tours.at[job]]
    for _ in range(_TRIES):
        other = below(chance, tours.counts[HIGH])
        is_alike = (
            tours.kind[other] == tours.kind[row] and tours.nodes[other, 0] == tours.nodes[row, 0]
        )
        if other == row or tours.last[other] == 0 or not is_alike:
            continue
        begin = random_departure(tours, chance, other)
        if at == 0 and begin == 0:
            continue
        mine, theirs = _trips_before(tours, row, at), _trips_before(tours, other, begin)
        most = max(mine + tours.trips[other] - theirs, theirs + tours.trips[row] - mine)
        if most > facts.most_trips[0]:
            continue
        if can_follow(facts, tours, row, at, other, begin) and can_follow(
            facts, tours, other, begin, row, at
        ):
            swap_at(tours, scratch, row, at, other, begin)
            is_right = evaluate(facts, tours, row)
            return evaluate(facts, tours, other) and is_right
    return True
