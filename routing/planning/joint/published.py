"""Published instances become problems of the same arrays, and plans become their solutions."""

import numpy as np

from routing.benchmarks import Freighter, Solution, TruckStop, TwoEchelonInstance
from routing.planning.joint.hub_tours import hub_tour_order
from routing.planning.joint.joint_plan import JointPlan
from routing.planning.joint.problem import Floats, JointProblem
from routing.planning.joint.splitting import split_loads

_NEVER = 1e12
_SKIP_FACTOR = 20.0


def problem_of(instance: TwoEchelonInstance) -> JointProblem:
    """Return the arrays of a 2E-CVRP: one measure, one vehicle type, no windows."""
    centres, customers = instance.satellites, instance.customers
    spots = [(s.x, s.y) for s in (*centres, *(c.spot for c in customers))]
    distance = _distances(spots)
    places = len(spots)
    down = np.zeros((places, 1))
    down[len(centres) :, 0] = [c.demand for c in customers]
    freighters, trucks = instance.freighters, instance.trucks
    hub = [(s.x, s.y) for s in (instance.depot, *centres)]
    skip = _SKIP_FACTOR * freighters.cost_per_distance * float(distance.max())
    return JointProblem(
        leg_cost=distance[None] * freighters.cost_per_distance,
        leg_time=distance[None],
        down=down,
        up=np.zeros((places, 1)),
        opens=np.zeros(places),
        closes=np.full(places, _NEVER),
        service=np.zeros(places),
        release=np.zeros(places),
        skip_price=np.full(places, skip + freighters.fixed_cost),
        capacity=np.array([[freighters.capacity]]),
        fixed_cost=np.array([freighters.fixed_cost]),
        tours_at=np.full(len(centres), instance.freighters_per_satellite),
        tours_in_all=freighters.number,
        hub_cost=_distances(hub) * trucks.cost_per_distance,
        truck_capacity=np.array([trucks.capacity]),
        truck_fixed_cost=trucks.fixed_cost,
        trucks=trucks.number,
    )


def _distances(spots: list[tuple[float, float]]) -> Floats:
    points = np.array(spots)
    gaps = points[:, None] - points[None]
    distances: Floats = np.hypot(gaps[..., 0], gaps[..., 1])
    return distances


def solution_of(instance: TwoEchelonInstance, problem: JointProblem, plan: JointPlan) -> Solution:
    """Return a plan as a solution: loads split over trucks, truck stops in the best order."""
    loads = [0.0] * problem.centres
    for tour in plan.tours:
        loads[tour.centre] += float(problem.down[list(tour.stops), 0].sum())
    visits = [hub_tour_order(problem.hub_cost, mask) for mask in plan.trucks]
    amounts = split_loads(loads, visits, float(problem.truck_capacity[0]))
    return Solution(
        instance=instance.name,
        problem=instance.problem,
        cost=plan.cost,
        trucks=tuple(
            tuple(TruckStop(satellite=c + 1, quantity=amount[c]) for c in order)
            for order, amount in zip(visits, amounts, strict=True)
        ),
        freighters=tuple(
            Freighter(
                satellite=tour.centre + 1,
                customers=tuple(v - problem.centres + 1 for v in tour.stops),
            )
            for tour in plan.tours
        ),
    )
