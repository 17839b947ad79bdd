"""Ruin: take strings of neighbouring jobs out of neighbouring trips, or whole trips and days.

Source of the strings: J. Christiaens, G. Vanden Berghe, Slack induction by string removals for
vehicle routing problems, Transportation Science 54(2), 2020.
"""

from routing.planning.kernel.chance import Chance, below, uniform
from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import HIGH, STAMP, TOUCHED, Facts, Scratch, Tours
from routing.planning.timed.change_vehicle import change_vehicle
from routing.planning.timed.dials import Dials
from routing.planning.timed.editing import remove_span
from routing.planning.timed.evaluation import evaluate
from routing.planning.timed.swap_tails import swap_tails


@compiled
def bounds(facts: Facts, tours: Tours, row: int, job: int) -> tuple[int, int, int]:
    """Return where a job stands, and the bases that begin and end its trip.

    Jobs may have been taken out since the row was measured: then it stands further left.
    """
    p = min(tours.at[job], tours.last[row])
    while tours.nodes[row, p] != job:
        p -= 1
    start, end = p - 1, p + 1
    while tours.nodes[row, start] >= len(facts.open_cost):
        start -= 1
    while tours.nodes[row, end] >= len(facts.open_cost):
        end += 1
    return p, start, end


@compiled
def _first_of_string(chance: Chance, trip: tuple[int, int], length: int, position: int) -> int:
    """Return where a string of this length that holds the position starts, at random."""
    lowest = max(trip[0] + 1, position - length + 1)
    highest = min(position, trip[1] - length)
    return lowest + below(chance, highest - lowest + 1)


@compiled
def remove_string(
    facts: Facts,
    tours: Tours,
    scratch: Scratch,
    chance: Chance,
    job: int,
    lengths: tuple[int, int],
) -> None:
    """Take out a string around a job but leave a piece in its middle in place.

    ``lengths`` are the jobs to take and the jobs to leave; with none to leave it is in one piece.
    """
    row = tours.row_of[job]
    position, start, end = bounds(facts, tours, row, job)
    taken, left = lengths
    first = _first_of_string(chance, (start, end), taken + left, position)
    if left == 0:
        remove_span(facts, tours, scratch, row, (first, first + taken))
        return
    head = 1 + below(chance, taken - 1) if taken > 1 else 1
    if taken > head:
        remove_span(facts, tours, scratch, row, (first + head + left, first + taken + left))
    remove_span(facts, tours, scratch, row, (first, first + head))


@compiled
def mean_trip(tours: Tours) -> float:
    """Return how many jobs a trip has on average."""
    jobs, trips = 0, 0
    for row in range(tours.counts[HIGH]):
        if tours.last[row]:
            trips += tours.trips[row]
            jobs += tours.last[row] - tours.trips[row]
    return jobs / max(trips, 1)


@compiled
def ruin_strings(
    facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, dials: Dials, seed: int
) -> None:
    """Take out strings around the jobs nearest to ``seed``."""
    longest = min(dials.longest_string, mean_trip(tours))
    most_strings = 4.0 * dials.removed / (1.0 + longest) - 1.0
    strings = int(uniform(chance) * most_strings + 1.0)
    scratch.counts[STAMP] += 1
    for job in facts.near[seed]:
        row = tours.row_of[job]
        if row < 0:
            continue
        start = tours.head[row, tours.at[job]]
        if scratch.seen[row, start] == scratch.counts[STAMP]:
            continue
        scratch.seen[row, start] = scratch.counts[STAMP]
        _, start, end = bounds(facts, tours, row, job)
        size = end - start - 1
        taken = int(uniform(chance) * min(longest, float(size)) + 1.0)
        left = 0
        if 1 < taken < size and uniform(chance) < dials.split:
            left = 1
            while taken + left < size and uniform(chance) < dials.longer_piece:
                left += 1
        remove_string(facts, tours, scratch, chance, job, (taken, left))
        strings -= 1
        if strings == 0:
            break


@compiled
def ruin_whole(
    facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, most: float, job: int
) -> None:
    """Take out the whole day of the vehicle that serves a job, or the trip if that is too much."""
    row = tours.row_of[job]
    if row < 0:
        return
    jobs = tours.last[row] - tours.trips[row]
    if jobs <= most and uniform(chance) < 0.5:
        while tours.last[row]:
            end = 1
            while tours.nodes[row, end] >= len(facts.open_cost):
                end += 1
            remove_span(facts, tours, scratch, row, (1, end))
        return
    _, start, end = bounds(facts, tours, row, job)
    if end - start - 1 <= most:
        remove_span(facts, tours, scratch, row, (start + 1, end))


@compiled
def measure_touched(facts: Facts, tours: Tours, scratch: Scratch) -> bool:
    """Measure what is left of the touched rows; say whether all of it keeps the rules."""
    is_right = True
    for i in range(scratch.counts[TOUCHED]):
        is_right = evaluate(facts, tours, scratch.touched[i]) and is_right
    return is_right


@compiled
def ruin(facts: Facts, tours: Tours, scratch: Scratch, chance: Chance, dials: Dials) -> bool:
    """Take jobs out around a random one; say whether what is left keeps the rules."""
    bases = len(facts.open_cost)
    seed = bases + below(chance, len(facts.opens) - bases)
    if uniform(chance) < dials.swap and not swap_tails(facts, tours, scratch, chance, seed):
        return False
    if uniform(chance) < dials.change:
        change_vehicle(facts, tours, scratch, chance, seed)
    if uniform(chance) < dials.whole:
        ruin_whole(facts, tours, scratch, chance, 3.0 * dials.removed, seed)
    ruin_strings(facts, tours, scratch, chance, dials, seed)
    return measure_touched(facts, tours, scratch)
