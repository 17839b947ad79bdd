"""What collected goods lose on their way home: while they lie ready, and while they are on board.

The clock of a day starts when its least duration allows at the earliest, and everything is done as
soon as it may.
"""

from routing.planning.kernel.compiling import compiled
from routing.planning.timed.arrays import EARLIEST, RELOAD, Facts, Tours


@compiled
def loses(tours: Tours) -> bool:
    """Say whether any goods lose value at all."""
    return bool(tours.leaves.shape[1] > 0)


@compiled
def drive_by_clock(facts: Facts, tours: Tours, row: int) -> float:
    """Return what the goods of a measured day lose; write when it leaves every position.

    What a delay from each position on costs is written, too, the goods on board at first.
    """
    nodes, last, leaves = tours.nodes[row], tours.last[row], tours.leaves[row]
    leg, bases = facts.leg_time[tours.kind[row]], len(facts.open_cost)
    clock, lost, aboard, start = tours.before[row, last, EARLIEST], 0.0, 0.0, 0
    leaves[0] = clock
    tours.urgency[row, 0] = 0.0
    for p in range(1, last + 1):
        job = nodes[p]
        clock += leg[nodes[p - 1], job]
        if job >= bases:
            clock = max(clock, facts.opens[job])
            lost += facts.loss_waiting[job] * (clock - facts.opens[job])
            lost -= facts.loss_aboard[job] * clock
            aboard += facts.loss_aboard[job]
            clock += facts.service[job]
        else:
            lost += aboard * clock
            tours.back[row, start] = clock
            clock = max(clock + facts.limits[RELOAD], tours.gate[row, p, 0]) if p < last else clock
            aboard, start = 0.0, p
        leaves[p], tours.urgency[row, p] = clock, aboard
    return lost


@compiled
def measure_losses(facts: Facts, tours: Tours, row: int) -> float:
    """Return what the goods of a measured day lose, and write what a delay costs at any position.

    A delay costs what it does to the goods on board and to those that wait further on.
    """
    lost, ahead, bases = drive_by_clock(facts, tours, row), 0.0, len(facts.open_cost)
    for p in range(tours.last[row] - 1, -1, -1):
        tours.urgency[row, p] += ahead
        job = tours.nodes[row, p]
        ahead = ahead + facts.loss_waiting[job] if job >= bases else 0.0
    return lost


@compiled
def loss_in_gap(facts: Facts, tours: Tours, row: int, p: int, job: int, delay: float) -> float:
    """Return what a job after position ``p`` would lose, and what others would by the delay.

    An estimate: the trip is taken to leave when it does and to be back later by the delay.
    """
    back = tours.back[row, tours.head[row, p]] + delay
    drive = facts.time_into[tours.kind[row], job, tours.nodes[row, p]]
    reached = max(tours.leaves[row, p] + drive, facts.opens[job])
    lost = facts.loss_waiting[job] * (reached - facts.opens[job])
    lost += facts.loss_aboard[job] * max(back - reached, facts.service[job])
    return float(lost + tours.urgency[row, p] * delay)
