"""Search with the routing library, starting from cheapest insertion."""

import logging
import time
import weakref
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from routing.engines.insertion import answer_price, insert_jobs, route_price
from routing.engines.ortools_routing.dimensions import add_loads, add_time
from routing.engines.ortools_routing.indices import Indices, make_indices
from routing.engines.ortools_routing.objective import add_costs
from routing.engines.protocol import SearchLimit
from routing.engines.task import Route, TourAnswer, TourTask

logger = logging.getLogger(__name__)

SMALLEST_SEARCH = 2
"""A single job has one answer; there is nothing to search."""

SHORTEST_SEARCH_S = 0.02

BRANCHES_PER_ITERATION = 1000
"""Eight are usual; a search that meets no more solutions ends here, at the same point always."""


class OrtoolsEngine:
    """Guided local search over trips; never worse than the greedy engine."""

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:
        """Answer a task; stops by time, or by solutions met, which repeats exactly.

        Without either limit the search goes downhill to the first answer that no move improves.
        """
        started = time.monotonic()
        start = insert_jobs(task, (), range(len(task.jobs)))
        able = [job for job in range(len(task.jobs)) if _is_able(task, job)]
        if len(able) < SMALLEST_SEARCH or limit.iterations == 0:
            return start
        trips = Counter(route.kind for route in start.routes)
        indices = make_indices(task, able, limit.seed, [trips[k] for k in range(len(task.kinds))])
        add_costs(indices, add_time(indices))
        add_loads(indices)
        found = _search(indices, start, _left_of(limit, time.monotonic() - started))
        if found is None:
            return start
        loose = set(range(len(task.jobs))) - {j for route in found for j in route.jobs}
        answer = insert_jobs(task, found, loose)
        return min(start, answer, key=lambda a: answer_price(task, a))


def _left_of(limit: SearchLimit, spent_s: float) -> SearchLimit:
    """Return the limit less the time spent, but never without a moment to search."""
    if limit.seconds is None:
        return limit
    return replace(limit, seconds=max(limit.seconds - spent_s, SHORTEST_SEARCH_S))


def _is_able(task: TourTask, job: int) -> bool:
    """Say whether some kind can serve a job on a trip of its own."""
    routes = (Route(kind=kind, jobs=(job,)) for kind in range(len(task.kinds)))
    return any(route_price(task, route) < float("inf") for route in routes)


def _search(indices: Indices, start: TourAnswer, limit: SearchLimit) -> list[Route] | None:
    routing = indices.routing
    parameters = _parameters(limit)
    if limit.iterations is not None:
        most = (limit.iterations + len(indices.jobs)) * BRANCHES_PER_ITERATION
        routing.AddSearchMonitor(routing.solver().BranchesLimit(most))
    routing.CloseModelWithParameters(parameters)
    routing.AddAtSolutionCallback(_ends_when_told(routing, limit.should_stop))
    first = routing.ReadAssignmentFromRoutes(_as_nodes(indices, start), True)  # noqa: FBT003
    if first is None:
        logger.debug("the model does not take the start; searching from its own")
        solution = routing.SolveWithParameters(parameters)
    else:
        solution = routing.SolveFromAssignmentWithParameters(first, parameters)
    return None if solution is None else _routes(indices, solution)


def _ends_when_told(routing: Any, should_stop: Callable[[], bool]) -> Callable[[], None]:  # noqa: ANN401
    """Return what the search calls at every solution it meets.

    It must not keep the model alive: the model keeps it, out of sight of the garbage collector.
    """
    model = weakref.ref(routing)

    def look() -> None:
        alive = model()
        if alive is not None and should_stop():
            alive.solver().FinishCurrentSearch()

    return look


def _parameters(limit: SearchLimit) -> Any:  # noqa: ANN401 - a protocol buffer
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    strategies = routing_enums_pb2.FirstSolutionStrategy
    parameters.first_solution_strategy = strategies.PARALLEL_CHEAPEST_INSERTION
    search = routing_enums_pb2.LocalSearchMetaheuristic
    endless = limit.iterations is None and limit.seconds is None
    parameters.local_search_metaheuristic = (
        search.GREEDY_DESCENT if endless else search.GUIDED_LOCAL_SEARCH
    )
    if limit.iterations is not None:
        parameters.solution_limit = limit.iterations
    if limit.seconds is not None:
        parameters.time_limit.FromTimedelta(timedelta(seconds=limit.seconds))
    return parameters


def _as_nodes(indices: Indices, answer: TourAnswer) -> list[list[int]]:
    """Return the node lists of all vehicles for an answer."""
    node_of = {job: node for node, job in enumerate(indices.jobs, start=1)}
    waiting = list(answer.routes)
    lists = []
    for kind in indices.kinds:
        mine = next((route for route in waiting if route.kind == kind), None)
        if mine is not None:
            waiting.remove(mine)
        lists.append([node_of[job] for job in mine.jobs] if mine else [])
    return lists


def _routes(indices: Indices, solution: Any) -> list[Route]:  # noqa: ANN401 - untyped library
    routes = []
    for vehicle, kind in enumerate(indices.kinds):
        jobs = []
        index = solution.Value(indices.routing.NextVar(indices.routing.Start(vehicle)))
        while not indices.routing.IsEnd(index):
            jobs.append(indices.jobs[indices.manager.IndexToNode(index) - 1])
            index = solution.Value(indices.routing.NextVar(index))
        if jobs:
            routes.append(Route(kind=kind, jobs=tuple(jobs)))
    return routes
