"""Published instances become problems of the same arrays, and plans become their solutions."""

import numpy as np

from routing.benchmarks import Freighter, WindowedInstance, WindowedSolution
from routing.planning.fed.fed_plan import FedPlan
from routing.planning.fed.problem import FedProblem
from routing.planning.fed.unsplit import collect
from routing.planning.joint.problem import Floats

_NEVER = 1e12
_SKIP_FACTOR = 20.0


def problem_of(instance: WindowedInstance) -> FedProblem:
    """Return the arrays of a 2E-VRPTWSPD: distances are costs and times."""
    centres, customers = instance.satellites, instance.customers
    distance = _distances([(s.x, s.y) for s in (*centres, *(c.spot for c in customers))])
    places, first = len(distance), len(centres)
    columns = np.zeros((5, places))
    columns[3, :first] = _NEVER
    columns[:, first:] = np.transpose(
        [(c.demand, c.pickup, c.opens, c.closes, instance.service) for c in customers]
    )
    down, up, opens, closes, service = columns
    hub = _distances([(s.x, s.y) for s in (instance.depot, *centres)])
    return FedProblem(
        leg_cost=distance,
        leg_time=distance,
        down=down,
        up=up,
        opens=opens,
        closes=closes,
        service=service,
        skip_price=np.full(places, _SKIP_FACTOR * float(max(distance.max(), hub.max()))),
        capacity=instance.freighter_capacity,
        hub_cost=hub,
        hub_time=hub,
        truck_capacity=instance.truck_capacity,
        unload=instance.unload,
    )


def _distances(spots: list[tuple[float, float]]) -> Floats:
    points = np.array(spots)
    gaps = points[:, None] - points[None]
    distances: Floats = np.hypot(gaps[..., 0], gaps[..., 1])
    return distances


def solution_of(instance: WindowedInstance, problem: FedProblem, plan: FedPlan) -> WindowedSolution:
    """Return a plan as a solution; each tour's goods are collected by one truck."""
    costs, collection = collect(problem, plan)
    numbers = iter(range(len(plan.tours)))
    return WindowedSolution(
        instance=instance.name,
        problem=instance.problem,
        cost=plan.cost - plan.collection + sum(costs),
        trucks=tuple(tuple(next(numbers) for _ in truck) for truck in plan.trucks),
        freighters=tuple(
            Freighter(
                satellite=tour.centre + 1,
                customers=tuple(v - problem.centres + 1 for v in tour.villages),
            )
            for tour in plan.tours
        ),
        collection=tuple(tuple(truck) for truck in collection),
    )
