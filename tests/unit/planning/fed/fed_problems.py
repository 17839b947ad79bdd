"""Problems by seed, and a judge of plans in plain Python that shares nothing with the search."""

import math
from itertools import pairwise, permutations

import numpy as np

from routing.planning.fed.fed_plan import FedPlan
from routing.planning.fed.problem import FedProblem

TOLERANCE = 1e-6


def random_problem(seed: int, centres: int, villages: int, hours: float = 300.0) -> FedProblem:
    """Return a problem in a square of 50 by 50, with the hub in its corner."""
    rng = np.random.default_rng(seed)
    spots = rng.uniform(0.0, 50.0, (centres + villages, 2))
    hub_spots = np.vstack([[60.0, 60.0], spots[:centres]])
    far = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    hub = np.hypot(*(hub_spots[:, None] - hub_spots[None]).transpose(2, 0, 1))
    zeros = np.zeros(centres)
    opens = rng.integers(150, 150 + int(hours), villages)
    return FedProblem(
        leg_cost=far,
        leg_time=far,
        down=np.concatenate([zeros, rng.integers(5, 20, villages)]),
        up=np.concatenate([zeros, rng.integers(0, 20, villages)]),
        opens=np.concatenate([zeros, opens]),
        closes=np.concatenate([np.full(centres, 1e12), opens + rng.integers(10, 80, villages)]),
        service=np.concatenate([zeros, np.full(villages, 10.0)]),
        skip_price=np.full(centres + villages, 2000.0),
        capacity=50.0,
        hub_cost=hub,
        hub_time=hub,
        truck_capacity=120.0,
        unload=0.5,
    )


def faults_of(problem: FedProblem, plan: FedPlan) -> list[str]:
    """Return every rule that a plan breaks; collection trucks apart."""
    faults = []
    seen = [v for tour in plan.tours for v in tour.villages] + list(plan.skipped)
    if sorted(seen) != list(range(problem.centres, len(problem.down))):
        faults.append("not every village once")
    for truck in plan.trucks:
        here, clock, load = 0, 0.0, 0.0
        for tour in truck:
            brought = sum(problem.down[v] for v in tour.villages)
            load += brought
            clock += problem.hub_time[here, tour.centre + 1] + problem.unload * brought
            here = tour.centre + 1
            faults += _tour_faults(problem, (tour.centre, *tour.villages), clock)
        if load > problem.truck_capacity + TOLERANCE:
            faults.append(f"truck carries {load}")
    return faults


def _tour_faults(problem: FedProblem, nodes: tuple[int, ...], clock: float) -> list[str]:
    faults = []
    load = sum(problem.down[v] for v in nodes)
    if load > problem.capacity + TOLERANCE:
        faults.append(f"{nodes} leaves with {load}")
    for a, b in pairwise(nodes):
        clock = max(clock + problem.leg_time[a, b], problem.opens[b])
        if clock > problem.closes[b] + TOLERANCE:
            faults.append(f"{b} at {clock}")
        clock += problem.service[b]
        load += problem.up[b] - problem.down[b]
        if load > problem.capacity + TOLERANCE:
            faults.append(f"{nodes} carries {load} after {b}")
    return faults


def cost_without_collection(problem: FedProblem, plan: FedPlan) -> float:
    """Return what tours, trucks and villages left out cost."""
    cost = sum(problem.skip_price[v] for v in plan.skipped)
    for tour in plan.tours:
        nodes = (tour.centre, *tour.villages, tour.centre)
        cost += sum(problem.leg_cost[a, b] for a, b in pairwise(nodes))
    for truck in plan.trucks:
        cost += round_trip(problem, [tour.centre for tour in truck])
    return float(cost)


def round_trip(problem: FedProblem, centres: list[int]) -> float:
    """Return what a truck costs over centres in this order."""
    stops = [0, *(c + 1 for c in centres), 0]
    return float(sum(problem.hub_cost[a, b] for a, b in pairwise(stops)))


def least_unsplit_collection(problem: FedProblem, plan: FedPlan) -> float:
    """Return the least cost of collecting each tour's goods by one truck, by trying everything."""
    loads = [float(sum(problem.up[v] for v in tour.villages)) for tour in plan.tours]
    full = [i for i, load in enumerate(loads) if load > 0.0]
    best = math.inf
    for parts in partitions(full):
        if all(sum(loads[i] for i in part) <= problem.truck_capacity for part in parts):
            cost = sum(_best_round({plan.tours[i].centre for i in part}, problem) for part in parts)
            best = min(best, cost)
    return best


def _best_round(centres: set[int], problem: FedProblem) -> float:
    return min(round_trip(problem, list(order)) for order in permutations(centres))


def partitions(things: list[int]) -> list[list[list[int]]]:
    """Return all ways to put things into heaps."""
    if not things:
        return [[]]
    first, *others = things
    found = []
    for parts in partitions(others):
        found.append([[first], *parts])
        found += [[*parts[:i], [first, *parts[i]], *parts[i + 1 :]] for i in range(len(parts))]
    return found
