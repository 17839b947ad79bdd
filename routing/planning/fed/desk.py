"""Setting up a search and reading its result: the way between plans and arrays."""

import numpy as np

from routing.planning.fed.arrays import (
    BANKED,
    COLLECTION_COST,
    TRUCKS,
    Facts,
    Tours,
    empty_tours,
    new_scratch,
)
from routing.planning.fed.collection import collection_cost
from routing.planning.fed.copying import copy_all, objective
from routing.planning.fed.editing import begin_trial, hook, insert, open_tour
from routing.planning.fed.fed_plan import FedPlan, FedTour
from routing.planning.fed.problem import FedProblem
from routing.planning.fed.search import BEST, Desk
from routing.planning.joint.configurations import Haul


def new_desk(problem: FedProblem, haul: Haul, *seeds: int) -> Desk:
    """Return an empty desk for a problem."""
    notes = np.zeros(2)
    notes[BEST] = np.inf
    return Desk(
        trial=empty_tours(problem),
        current=empty_tours(problem),
        best=empty_tours(problem),
        haul=haul,
        scratch=new_scratch(problem, *seeds),
        notes=notes,
    )


def lay_out(problem: FedProblem, facts: Facts, desk: Desk, plan: FedPlan) -> None:
    """Put a plan that keeps the rules on an empty desk, as the current and the best tours."""
    trial, scratch = desk.trial, desk.scratch
    begin_trial(scratch)
    for truck, fed in enumerate(plan.trucks):
        for stop, tour in enumerate(fed):
            row = open_tour(facts, trial, scratch, tour.centre, tour.villages[0])
            for gap, village in enumerate(tour.villages[1:], start=1):
                insert(facts, trial, scratch, village, (row, gap))
            if not hook(facts, trial, scratch, row, (truck, stop)):
                raise ValueError(f"truck {truck} is late at its stop {stop}, or overloaded")
    left = [v for v in range(problem.centres, len(problem.down)) if trial.row_of[v] < 0]
    trial.bank[: len(left)] = left
    trial.counts[BANKED] = len(left)
    trial.totals[COLLECTION_COST] = collection_cost(desk.haul, trial, np.inf)
    copy_all(trial, desk.current)
    copy_all(trial, desk.best)
    desk.notes[BEST] = objective(trial)


def plan_on(tours: Tours) -> FedPlan:
    """Return a set of tours as a plan."""
    trucks = []
    for truck in range(tours.counts[TRUCKS]):
        rows = tours.line[truck, : tours.stops[truck]].tolist()
        if rows:
            trucks.append(tuple(_tour(tours, row) for row in rows))
    return FedPlan(
        trucks=tuple(trucks),
        skipped=tuple(sorted(tours.bank[: tours.counts[BANKED]].tolist())),
        cost=float(objective(tours)),
        collection=float(tours.totals[COLLECTION_COST]),
    )


def _tour(tours: Tours, row: int) -> FedTour:
    home, *villages = tours.nodes[row, : tours.size[row] + 1].tolist()
    return FedTour(centre=home, villages=tuple(villages))
