"""Collection at the end: which truck takes which tour's goods, each tour's on one truck."""

from collections.abc import Sequence
from itertools import pairwise

from ortools.sat.python import cp_model

from routing.planning.fed.arrays import TINY
from routing.planning.fed.collection import new_collection
from routing.planning.fed.fed_plan import FedPlan, FedTour
from routing.planning.fed.problem import FedProblem
from routing.planning.joint.configurations import configurations
from routing.planning.joint.hub_tours import hub_tour_order

_SCALE = 1000
"""Loads in whole thousandths for the solver; rounded up, so that what it packs does fit."""

_SECONDS = 2.0
"""For one configuration; a packing of a few dozen tours takes milliseconds."""


def collect(problem: FedProblem, plan: FedPlan) -> tuple[tuple[float, ...], list[list[int]]]:
    """Return each collection truck's cost, and the tours it collects in the order of its stops.

    Tries the linehaul configurations in order of cost: the first into which the tours' loads can be
    packed is the cheapest. Where none can, a truck per tour goes.
    """
    loads = [float(problem.up[list(tour.villages)].sum()) for tour in plan.tours]
    full = [i for i, load in enumerate(loads) if load > TINY]
    for masks in _configurations(problem, [plan.tours[i].centre for i in full]):
        packed = _pack(problem, plan.tours, {i: loads[i] for i in full}, masks)
        if packed is not None:
            trucks = [_ordered(problem, plan.tours, load) for load in packed if load]
            break
    else:
        trucks = [[i] for i in full]
    costs = tuple(_cost(problem, [plan.tours[i].centre for i in truck]) for truck in trucks)
    return costs, trucks


def _configurations(problem: FedProblem, centres: Sequence[int]) -> list[list[int]]:
    """Return the configurations of the centres, cheapest first; each truck a bit mask."""
    if not centres:
        return [[]]
    haul, mask = new_collection(problem), sum(1 << c for c in set(centres))
    count, first = configurations(haul, mask), int(haul.first[mask])
    return [haul.visits[row, : haul.number[row]].tolist() for row in range(first, first + count)]


def _pack(
    problem: FedProblem, tours: Sequence[FedTour], loads: dict[int, float], masks: Sequence[int]
) -> list[list[int]] | None:
    """Return the tours on each truck, or None where they cannot be packed."""
    model = cp_model.CpModel()
    on = {
        (i, t): model.new_bool_var("")
        for i in loads
        for t, mask in enumerate(masks)
        if mask >> tours[i].centre & 1
    }
    whole = {i: int(-(-load * _SCALE // 1)) for i, load in loads.items()}
    for i in loads:
        model.add_exactly_one(on[i, t] for t in range(len(masks)) if (i, t) in on)
    for t in range(len(masks)):
        held = [whole[i] * on[i, t] for i in loads if (i, t) in on]
        model.add(sum(held) <= int(problem.truck_capacity * _SCALE))
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = _SECONDS
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [
        [i for i in loads if (i, t) in on and solver.value(on[i, t])] for t in range(len(masks))
    ]


def _ordered(problem: FedProblem, tours: Sequence[FedTour], truck: Sequence[int]) -> list[int]:
    mask = sum(1 << c for c in {tours[i].centre for i in truck})
    order = hub_tour_order(problem.hub_cost, mask)
    return sorted(truck, key=lambda i: (order.index(tours[i].centre), i))


def _cost(problem: FedProblem, centres: Sequence[int]) -> float:
    stops = [0, *(c + 1 for c in centres), 0]
    return float(sum(problem.hub_cost[a, b] for a, b in pairwise(stops)))
