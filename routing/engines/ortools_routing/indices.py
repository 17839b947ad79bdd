"""Which node is which job, and which vehicle is of which kind; integers live only here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp

from routing.engines.load import total
from routing.engines.task import Kind, TourTask, load_in


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


def make_indices(task: TourTask, seed: int, at_least: Sequence[int]) -> Indices:
    """Return indices with jobs in seeded order and enough vehicles of each kind.

    ``at_least`` holds for each kind the number of trips a known answer makes with it. Jobs whose
    window closes before it opens get no node: nothing can serve them.
    """
    seeded = np.random.default_rng(seed).permutation(len(task.jobs))
    order = [j for j in seeded if task.jobs[j].opens_s <= task.jobs[j].closes_s]
    kinds = tuple(
        number
        for number, kind in enumerate(task.kinds)
        for _ in range(min(kind.max_trips, max(at_least[number] + 1, _enough(task, kind))))
    )
    manager = pywrapcp.RoutingIndexManager(len(order) + 1, len(kinds), 0)
    routing = pywrapcp.RoutingModel(manager)
    return Indices(task, tuple(int(j) for j in order), kinds, manager, routing)


def _enough(task: TourTask, kind: Kind) -> int:
    """Return a number of trips of a kind that serves all it may serve, with some room."""
    mine = [job for job in task.jobs if kind.accepts(job)]
    by_load = 0.0
    for hold in kind.holds:
        down = total(load_in(hold, job.delivered) for job in mine)
        up = total(load_in(hold, job.collected) for job in mine)
        for load in (down, up):
            by_load = max(
                by_load,
                load.g / max(hold.capacity.g, 1),
                load.l / max(hold.capacity.l, 1),
                load.parcels / max(hold.capacity.parcels, 1),
            )
    busy_s = sum(job.stop_s + job.handover_s + int(kind.drive_s[0, job.place]) for job in mine)
    by_time = busy_s / max(task.max_trip_s, 1)
    return min(len(mine), int(1.25 * max(by_load, by_time)) + 2)
