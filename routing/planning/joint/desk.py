"""Setting up a search and reading its result: the way between plans and arrays."""

import numpy as np

from routing.planning.joint.arrays import (
    BANKED,
    CONFIGURATION,
    HIGH,
    OPEN,
    OVERLOAD,
    Facts,
    Tours,
    empty_tours,
    new_scratch,
)
from routing.planning.joint.configurations import Haul, configurations, new_haul
from routing.planning.joint.editing import begin_trial, copy_all, insert, objective, open_tour
from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.linehaul import settle
from routing.planning.joint.pool import new_pool
from routing.planning.joint.problem import JointProblem
from routing.planning.joint.search import BEST, PRICE, Desk
from routing.planning.kernel.chance import new_chance


def new_desk(problem: JointProblem, price: float, *seeds: int) -> Desk:
    """Return an empty desk for a problem."""
    tours = [empty_tours(problem) for _ in range(3)]
    notes = np.zeros(3)
    notes[BEST], notes[PRICE] = np.inf, price
    return Desk(
        trial=tours[0],
        current=tours[1],
        best=tours[2],
        haul=new_haul(problem),
        scratch=new_scratch(problem, tours[0]),
        pool=new_pool(len(problem.down), tours[0].stops.shape[1]),
        chance=new_chance(*seeds),
        notes=notes,
    )


def find_configuration(haul: Haul, centres: int, trucks: tuple[int, ...]) -> int:
    """Return the row of a configuration, or -1 if it was dropped."""
    wanted = sorted(trucks)
    count = configurations(haul, centres)
    first = int(haul.first[centres])
    for row in range(first, first + count):
        visits = haul.visits[row, : haul.number[row]]
        if sorted(visits.tolist()) == wanted:
            return row
    return -1


def open_centres(desk: Desk, centres: int, trucks: tuple[int, ...] = ()) -> None:
    """Open a set of centres; without ``trucks`` aim at their cheapest configuration."""
    count = configurations(desk.haul, centres)
    if count == 0:
        raise ValueError(f"no linehaul for the centres {centres:b}")
    tours = desk.trial
    tours.counts[OPEN] = centres
    tours.counts[CONFIGURATION] = desk.haul.first[centres]
    if trucks:
        row = find_configuration(desk.haul, centres, trucks)
        if row >= 0:
            tours.counts[CONFIGURATION] = row
    settle(desk.haul, tours)
    copy_all(tours, desk.current)


def lay_out(problem: JointProblem, facts: Facts, desk: Desk, plan: JointPlan) -> None:
    """Put a plan on the desk as the current tours."""
    tours, scratch = desk.trial, desk.scratch
    begin_trial(scratch)
    for tour in plan.tours:
        open_tour(facts, tours, scratch, (tour.centre, tour.kind), tour.stops[0])
        row = int(tours.at[tour.stops[0]])
        for gap, village in enumerate(tour.stops[1:], start=1):
            insert(facts, tours, row, gap, village)
    left = [v for v in range(problem.centres, len(problem.down)) if tours.at[v] < 0]
    tours.bank[: len(left)] = left
    tours.counts[BANKED] = len(left)
    open_centres(desk, plan.open_centres, plan.trucks)


def plan_on(desk: Desk, tours: Tours) -> JointPlan:
    """Return a set of tours as a plan."""
    used = [row for row in range(tours.counts[HIGH]) if tours.size[row]]
    row = int(tours.counts[CONFIGURATION])
    trucks = desk.haul.visits[row, : desk.haul.number[row]]
    return JointPlan(
        tours=tuple(_tour(tours, row) for row in used),
        trucks=tuple(trucks.tolist()),
        skipped=tuple(sorted(tours.bank[: tours.counts[BANKED]].tolist())),
        cost=float(objective(tours, 0.0)),
        overload=float(tours.totals[OVERLOAD]),
    )


def _tour(tours: Tours, row: int) -> Tour:
    return Tour(
        centre=int(tours.home[row]),
        kind=int(tours.kind[row]),
        stops=tuple(tours.stops[row, 1 : tours.size[row] + 1].tolist()),
        cost=float(tours.cost[row]),
    )
