"""Which node is which job, and which vehicle is of which kind; integers live only here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp

from routing.engines.task import TourTask

SPARE_VEHICLES = 1
SPARE_SHARE = 6


@dataclass(frozen=True, slots=True)
class Indices:
    """Node 0 is the base, node n serves ``jobs[n - 1]``; ``kinds[v]`` is the kind of vehicle v."""

    task: TourTask
    jobs: tuple[int, ...]
    kinds: tuple[int, ...]
    manager: Any
    routing: Any

    def node_index(self, node: int) -> int:
        """Return the solver's index of a job's node."""
        return int(self.manager.NodeToIndex(node))

    def vehicles_for(self, node: int) -> list[int]:
        """Return the vehicles that may serve a node."""
        job = self.task.jobs[self.jobs[node - 1]]
        return [v for v, kind in enumerate(self.kinds) if self.task.kinds[kind].accepts(job)]


def make_indices(task: TourTask, jobs: Sequence[int], seed: int, known: Sequence[int]) -> Indices:
    """Return indices with some jobs in seeded order, and of each kind a few vehicles to spare.

    ``known`` holds for each kind the number of trips a feasible answer makes with it; every
    further vehicle slows the search.
    """
    order = np.random.default_rng(seed).permutation(np.array(jobs))
    spare = SPARE_VEHICLES + sum(known) // SPARE_SHARE
    kinds = tuple(
        number
        for number, kind in enumerate(task.kinds)
        for _ in range(min(kind.max_trips, known[number] + spare))
    )
    manager = pywrapcp.RoutingIndexManager(len(jobs) + 1, len(kinds), 0)
    routing = pywrapcp.RoutingModel(manager)
    return Indices(task, tuple(int(j) for j in order), kinds, manager, routing)
