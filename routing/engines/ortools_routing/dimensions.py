"""What accumulates along a trip: time, load in each compartment, time on board."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from routing.engines.ortools_routing.indices import Indices
from routing.engines.task import Job, Kind
from routing.model import Temperature
from routing.units import S_PER_DAY

HORIZON_S = 2 * S_PER_DAY
NO_ROAD_S = HORIZON_S + 1
"""Longer than any clock here runs: what forbids a leg without a road to a kind."""

Measure = Literal["g", "l", "parcels"]
MEASURES: tuple[Measure, ...] = ("g", "l", "parcels")


def add_time(indices: Indices) -> Any:  # noqa: ANN401 - the library has no types
    """Add the clock, with windows, and return its dimension."""
    routing, task = indices.routing, indices.task
    transits = [
        routing.RegisterTransitMatrix(_transit_s(indices, kind).tolist()) for kind in task.kinds
    ]
    by_vehicle = [transits[kind] for kind in indices.kinds]
    routing.AddDimensionWithVehicleTransits(by_vehicle, HORIZON_S, HORIZON_S, False, "time")  # noqa: FBT003
    time = routing.GetDimensionOrDie("time")
    jobs = [task.jobs[j] for j in indices.jobs]
    for node, job in enumerate(jobs, start=1):
        time.CumulVar(indices.node_index(node)).SetRange(job.opens_s, job.closes_s)
    ready_s = max(job.ready_s for job in jobs)
    for vehicle, kind in enumerate(indices.kinds):
        latest_s = min(
            (_leave_by_s(job) for job in jobs if task.kinds[kind].accepts(job)), default=HORIZON_S
        )
        start = time.CumulVar(routing.Start(vehicle))
        start.SetRange(min(ready_s, latest_s), min(latest_s, HORIZON_S))
        time.SetSpanUpperBoundForVehicle(task.max_trip_s, vehicle)
        routing.AddVariableMinimizedByFinalizer(time.CumulVar(routing.End(vehicle)))
        routing.AddVariableMaximizedByFinalizer(start)
    if _has_cold_limits(jobs):
        _add_on_board(indices, by_vehicle)
    return time


def add_loads(indices: Indices) -> None:
    """Add the load of every compartment in every measure that can bind.

    On board after a stop is what is still to be delivered plus what was collected. One dimension
    follows that sum from an unknown start; a second counts collections from zero; that both end
    equal fixes the start to all deliveries.
    """
    for number, (accepts, measure) in enumerate(_binding_loads(indices)):
        _add_load(indices, f"load{number}", accepts, measure)


def _transit_s(indices: Indices, kind: Kind) -> npt.NDArray[np.int64]:
    """Return service at the origin plus the drive; shape (nodes, nodes).

    A job at the same place as the one before shares its stop: the fixed part is paid on leaving.
    """
    jobs = [indices.task.jobs[j] for j in indices.jobs]
    places = np.array([0, *(job.place for job in jobs)])
    drive_s = kind.drive_s[np.ix_(places, places)]
    handover_s = np.array([0, *(job.handover_s for job in jobs)])
    cold_s = np.array([0, *(job.cold_s for job in jobs)])
    stop_s = np.array([0, *(job.stop_s for job in jobs)])
    same = places[:, None] == places[None, :]
    same[0, :] = same[:, 0] = False
    fixed_s = np.where(
        same, np.maximum(cold_s[:, None] - cold_s[None, :], 0), (stop_s + cold_s)[:, None]
    )
    transit: npt.NDArray[np.int64] = drive_s + handover_s[:, None] + fixed_s
    transit[drive_s < 0] = NO_ROAD_S
    return transit


def _leave_by_s(job: Job) -> int:
    return job.leave_by_s - job.stop_s - job.cold_s - job.handover_s


def _has_cold_limits(jobs: Sequence[Job]) -> bool:
    return any(job.max_down_s is not None or job.max_up_s is not None for job in jobs)


def _add_on_board(indices: Indices, by_vehicle: Sequence[int]) -> None:
    """Limit time on board, waiting left aside: elapsed since departure, and left to the return."""
    routing, task = indices.routing, indices.task
    routing.AddDimensionWithVehicleTransits(by_vehicle, 0, HORIZON_S, True, "elapsed")  # noqa: FBT003
    routing.AddDimensionWithVehicleTransits(by_vehicle, 0, HORIZON_S, False, "left")  # noqa: FBT003
    elapsed, left = (routing.GetDimensionOrDie(name) for name in ("elapsed", "left"))
    for vehicle in range(len(indices.kinds)):
        left.CumulVar(routing.End(vehicle)).SetValue(HORIZON_S)
    for node, number in enumerate(indices.jobs, start=1):
        job = task.jobs[number]
        index = indices.node_index(node)
        # A shared stop starts and ends once for all its jobs; here each has a share of its own.
        shared_s = sum(
            other.handover_s + other.cold_s
            for o, other in enumerate(task.jobs)
            if other.place == job.place and o != number
        )
        if job.max_down_s is not None:
            elapsed.CumulVar(index).SetMax(job.max_down_s + shared_s)
        if job.max_up_s is not None:
            service_s = job.stop_s + job.cold_s + job.handover_s + shared_s
            left.CumulVar(index).SetMin(max(HORIZON_S - job.max_up_s - service_s, 0))


def _binding_loads(indices: Indices) -> Iterator[tuple[frozenset[Temperature], Measure]]:
    """Yield the class sets and measures to follow; a measure another one implies is left out."""
    task = indices.task
    used = task.temperatures
    class_sets = dict.fromkeys(h.accepts & used for kind in task.kinds for h in kind.holds)
    for accepts in class_sets:
        if not accepts:
            continue
        shares = {m: _shares(indices, accepts, m) for m in MEASURES}
        kept: list[Measure] = []
        for measure in MEASURES:
            others = [*kept, *(m for m in MEASURES if m > measure and m not in kept)]
            if not any((shares[o] >= shares[measure]).all() for o in others if o != measure):
                kept.append(measure)
        for measure in kept:
            yield accepts, measure


def _shares(
    indices: Indices, accepts: frozenset[Temperature], measure: Measure
) -> npt.NDArray[np.float64]:
    """Return load over capacity; shape (kinds, jobs, 2), deliveries then collections."""
    task = indices.task
    return np.array(
        [
            [
                [load / max(_capacity(task.kinds[k], accepts, measure), 1) for load in pair]
                for pair in _loads(indices, accepts, measure)
            ]
            for k in range(len(task.kinds))
        ]
    )


def _loads(
    indices: Indices, accepts: frozenset[Temperature], measure: Measure
) -> list[tuple[int, int]]:
    """Return delivered and collected amounts of every job in node order."""
    pairs = []
    for number in indices.jobs:
        job = indices.task.jobs[number]
        down = sum(getattr(load, measure) for t, load in job.delivered.items() if t in accepts)
        up = sum(getattr(load, measure) for t, load in job.collected.items() if t in accepts)
        pairs.append((down, up))
    return pairs


def _capacity(kind: Kind, accepts: frozenset[Temperature], measure: Measure) -> int:
    """Return the room for a class set: a compartment's, none, or no bound of this dimension."""
    for hold in kind.holds:
        if accepts & hold.accepts:
            own = accepts <= hold.accepts
            return int(getattr(hold.capacity, measure)) if own else _UNBOUNDED
    return 0


_UNBOUNDED = 2**40


def _add_load(
    indices: Indices, name: str, accepts: frozenset[Temperature], measure: Measure
) -> None:
    """Bound deliveries and collections; follow the load in between only where it can peak there.

    It cannot where every job delivers at least what it collects, or the other way round.
    """
    routing = indices.routing
    pairs = _loads(indices, accepts, measure)
    capacities = [_capacity(indices.task.kinds[k], accepts, measure) for k in indices.kinds]
    only_down = all(down >= up for down, up in pairs)
    only_up = all(up >= down for down, up in pairs)
    if not only_up or only_down:
        down = routing.RegisterUnaryTransitVector([0, *(down for down, _ in pairs)])
        routing.AddDimensionWithVehicleCapacity(down, 0, capacities, True, f"{name}_down")  # noqa: FBT003
    if not only_down:
        up = routing.RegisterUnaryTransitVector([0, *(up for _, up in pairs)])
        routing.AddDimensionWithVehicleCapacity(up, 0, capacities, True, f"{name}_up")  # noqa: FBT003
    if only_down or only_up:
        return
    change = routing.RegisterUnaryTransitVector([0, *(up - down for down, up in pairs)])
    routing.AddDimensionWithVehicleCapacity(change, 0, capacities, False, name)  # noqa: FBT003
    on_board, collected = (routing.GetDimensionOrDie(n) for n in (name, f"{name}_up"))
    for vehicle in range(len(indices.kinds)):
        end = routing.End(vehicle)
        routing.solver().Add(on_board.CumulVar(end) == collected.CumulVar(end))
