"""Published instances become problems of the same arrays, and plans become their solutions."""

import numpy as np

from routing.benchmarks import MultiTripInstance, MultiTripSolution
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.timed_plan import TimedPlan

_NEVER = 1e12
_SKIP_FACTOR = 20.0


def problem_of(instance: MultiTripInstance) -> TimedProblem:
    """Return the arrays of a MTVRPTWR: one base, one vehicle type, distance as cost and time."""
    nodes = len(instance.places)
    distance = np.array(instance.distances, dtype=float)
    windows = np.array(instance.windows, dtype=float)
    horizon = float(windows[0, 1])
    service = np.full(nodes, float(instance.service))
    service[0] = 0.0
    zeros, never = np.zeros(nodes), np.full(nodes, _NEVER)
    return TimedProblem(
        leg_cost=distance[None],
        leg_time=distance[None],
        opens=windows[:, 0],
        closes=windows[:, 1],
        service=service,
        leads=zeros,
        release=np.maximum(np.array([instance.releases], dtype=float), windows[0, 0]),
        leave_by=never[None],
        return_by=np.full((1, nodes), horizon),
        haul=zeros[None],
        open_cost=np.zeros(1),
        down=np.array(instance.demands, dtype=float)[None, :, None],
        up=np.zeros((1, nodes, 1)),
        capacity=np.array([[instance.capacity]]),
        able=np.ones((1, nodes), np.bool_),
        max_down=never,
        max_up=never,
        is_cold=np.zeros(nodes, np.bool_),
        loss_waiting=np.zeros(nodes),
        loss_aboard=np.zeros(nodes),
        skip_price=np.full(nodes, _SKIP_FACTOR * float(distance.max())),
        fixed_cost=np.zeros(1),
        time_cost=np.zeros(1),
        cold_cost=np.zeros(1),
        vehicles=np.array([instance.vehicles]),
        reload=0.0,
        longest_day=horizon,
        most_trips=nodes,
    )


def solution_of(instance: MultiTripInstance, plan: TimedPlan) -> MultiTripSolution:
    """Return a plan as a solution; clients count from 1, as their nodes do."""
    return MultiTripSolution(
        instance=instance.name,
        problem=instance.problem,
        cost=plan.cost,
        vehicles=tuple(tour.trips for tour in plan.tours),
    )
