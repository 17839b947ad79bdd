"""Ranks sets of open centres by what they would roughly cost, before any search."""

import numpy as np

from routing.planning.joint.hub_tours import hub_tours, popcounts
from routing.planning.joint.problem import Floats, JointProblem

_FILL = 0.92
"""How full vehicles are on average."""

_ALL_RANKED = 10


def ranked_sets(problem: JointProblem, most: int) -> list[int]:
    """Return sets of centres as bit masks, the most promising first, with all centres among them.

    Delivery is taken as the radial part of vehicle routing, ``2 q d / Q`` from the nearest open
    centre; linehaul as one truck through all of them and further ones to the nearest.
    """
    everything = (1 << problem.centres) - 1
    if problem.trucks == 0 or problem.centres == 1:
        return [everything]
    masks = np.arange(1, everything + 1)
    if problem.centres > _ALL_RANKED:
        ones = popcounts(problem.centres)[1:]
        masks = masks[(ones <= 4) | (masks == everything)]
    cost = _delivery(problem, masks) + _linehaul(problem, masks)
    ranked = masks[np.argsort(cost, kind="stable")][: most - 1].tolist()
    return ranked if everything in ranked else [*ranked, everything]


def _delivery(problem: JointProblem, masks: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    centres = problem.centres
    radial = problem.leg_cost[0][:centres, centres:] + problem.leg_cost[0][centres:, :centres].T
    share = np.max(problem.down[centres:] / (problem.capacity[0] * _FILL), axis=1)
    cost = np.zeros(len(masks))
    for i, mask in enumerate(masks):
        opened = [c for c in range(centres) if mask >> c & 1]
        cost[i] = float(np.sum(share * radial[opened].min(axis=0)))
    return cost


def _linehaul(problem: JointProblem, masks: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    tours = hub_tours(problem.hub_cost) + problem.truck_fixed_cost
    single = [tours[1 << c] for c in range(problem.centres)]
    further = problem.trucks_needed - 1
    nearest = [min(single[c] for c in range(problem.centres) if mask >> c & 1) for mask in masks]
    cost: Floats = tours[masks] + further * np.array(nearest)
    return cost
