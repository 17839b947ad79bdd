"""Small problems on a grid, and what their plans cost by plain Python."""

from itertools import combinations, pairwise
from typing import Any

import numpy as np

from routing.planning.joint import JointPlan, JointProblem, Tour


def a_problem(centres: int = 2, villages: int = 8, seed: int = 1, **changes: Any) -> JointProblem:
    """Return a problem with random places; trucks and vehicles have little room to spare."""
    draw = np.random.default_rng(seed)
    places = centres + villages
    points = np.vstack([draw.integers(0, 30, (places, 2)), [[60, 60]]]).astype(float)
    distance = np.linalg.norm(points[:, None] - points[None], axis=2)
    down = np.zeros((places, 1))
    down[centres:, 0] = draw.integers(1, 6, villages)
    hub = [places, *range(centres)]
    zeros = np.zeros(places)
    problem = JointProblem(
        leg_cost=distance[None, :places, :places],
        leg_time=distance[None, :places, :places],
        down=down,
        up=np.zeros((places, 1)),
        opens=zeros,
        closes=zeros + 1e9,
        service=zeros,
        release=zeros,
        skip_price=zeros + 1000.0,
        capacity=np.array([[12.0]]),
        fixed_cost=np.array([3.0]),
        tours_at=np.full(centres, villages),
        tours_in_all=villages,
        hub_cost=distance[np.ix_(hub, hub)],
        truck_capacity=np.array([np.ceil(down.sum() / 2) + 1]),
        truck_fixed_cost=5.0,
        trucks=3,
    )
    return problem.replace(**changes)


def tour_cost(problem: JointProblem, tour: Tour) -> float:
    """Return what a tour costs, leg by leg."""
    way = [tour.centre, *tour.stops, tour.centre]
    legs = sum(problem.leg_cost[tour.kind][a, b] for a, b in pairwise(way))
    return float(problem.fixed_cost[tour.kind] + legs)


def centre_loads(problem: JointProblem, plan: JointPlan) -> list[float]:
    """Return what each centre is to get."""
    loads = [0.0] * problem.centres
    for tour in plan.tours:
        loads[tour.centre] += sum(float(problem.down[v, 0]) for v in tour.stops)
    return loads


def fits_trucks(problem: JointProblem, loads: list[float], trucks: tuple[int, ...]) -> bool:
    """Say whether every set of centres can be served by the trucks that visit one of them."""
    centres = range(problem.centres)
    for count in centres:
        for group in combinations(centres, count + 1):
            serving = sum(any(truck >> c & 1 for c in group) for truck in trucks)
            if sum(loads[c] for c in group) > serving * problem.truck_capacity[0] + 1e-6:
                return False
    return True


def faults(problem: JointProblem, plan: JointPlan) -> list[str]:
    """Return what is wrong with a plan, its stated costs included."""
    found = []
    visited = sorted([v for tour in plan.tours for v in tour.stops] + list(plan.skipped))
    if visited != list(range(problem.centres, len(problem.down))):
        found.append(f"visited: {visited}")
    for tour in plan.tours:
        if sum(problem.down[v, 0] for v in tour.stops) > problem.capacity[tour.kind, 0]:
            found.append(f"too much on {tour}")
        if abs(tour.cost - tour_cost(problem, tour)) > 1e-6:
            found.append(f"cost of {tour} is {tour_cost(problem, tour)}")
    for centre, most in enumerate(problem.tours_at):
        if sum(tour.centre == centre for tour in plan.tours) > most:
            found.append(f"too many tours at {centre}")
    if len(plan.tours) > problem.tours_in_all:
        found.append("too many tours")
    if not fits_trucks(problem, centre_loads(problem, plan), plan.trucks):
        found.append("too much on the trucks")
    return found
