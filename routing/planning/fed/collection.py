"""What collecting costs: the linehaul tables of the joint search on the loads that come back.

In the search a centre's load may be shared by several trucks. The result gives every tour's load
to one truck (:mod:`routing.planning.fed.unsplit`), which seldom costs more.
"""

import numpy as np

from routing.planning.fed.arrays import TINY, Tours
from routing.planning.fed.problem import FedProblem
from routing.planning.joint.configurations import Haul, configurations, new_haul
from routing.planning.joint.linehaul import overload
from routing.planning.joint.problem import MAX_TRUCKS, NEVER, JointProblem
from routing.planning.kernel.compiling import compiled


def new_collection(problem: FedProblem) -> Haul:
    """Return tables of collection: a linehaul whose loads are those that come back.

    Every set of centres has a share of the rows, so that the tables never depend on which sets
    were met first.
    """
    places, centres = len(problem.down), problem.centres
    nothing = np.zeros(places)
    haul = new_haul(
        JointProblem(
            leg_cost=problem.leg_cost[None],
            leg_time=problem.leg_time[None],
            down=problem.up[:, None],
            up=nothing[:, None],
            opens=nothing,
            closes=np.full(places, NEVER),
            service=nothing,
            release=nothing,
            skip_price=problem.skip_price,
            capacity=np.array([[problem.capacity]]),
            fixed_cost=np.zeros(1),
            tours_at=np.full(centres, problem.villages),
            tours_in_all=problem.villages,
            hub_cost=problem.hub_cost,
            truck_capacity=np.array([problem.truck_capacity]),
            truck_fixed_cost=0.0,
            trucks=MAX_TRUCKS,
        )
    )
    kept = len(haul.cost) >> centres
    return haul._replace(kept=np.array([kept - kept // 4, kept // 4]))


@compiled
def gathering(tours: Tours) -> int:
    """Return the centres where something is to be collected, as a bit mask."""
    mask = 0
    for c in range(len(tours.gathered)):
        if tours.gathered[c, 0] > TINY:
            mask |= 1 << c
    return mask


@compiled
def least_collection(haul: Haul, centres: int) -> float:
    """Return a bound: what collecting from these centres costs if the loads fit any trucks."""
    if centres == 0 or configurations(haul, centres) == 0:
        return 0.0
    return float(haul.cost[haul.first[centres]])


@compiled
def collection_cost(haul: Haul, tours: Tours, room: float) -> float:
    """Return the cost of the cheapest collection, infinite if it is not below ``room``."""
    centres = gathering(tours)
    if centres == 0:
        return 0.0
    found = configurations(haul, centres)
    for row in range(haul.first[centres], haul.first[centres] + found):
        if haul.cost[row] >= room:
            break
        if overload(haul, row, tours.gathered) == 0.0:
            return float(haul.cost[row])
    return np.inf
