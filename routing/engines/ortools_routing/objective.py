"""What the search minimises, in hundredths of a fen."""

from typing import Any

import numpy as np
import numpy.typing as npt

from routing.engines.ortools_routing.indices import Indices
from routing.engines.task import Kind

UNITS_PER_FEN = 100
UNSERVED = -1
"""The library's vehicle of a node that no vehicle visits."""

NO_ROAD_UNITS = 10**12
"""An arc without a road: nobody can drive it, so it must not look near either."""

LATE_UNITS_PER_S = 10 * UNITS_PER_FEN
"""A trip that returns too late pays by the second, so that the search sees a slope."""


def add_costs(indices: Indices, time: Any) -> None:  # noqa: ANN401 - the library has no types
    """Price trips, metres, seconds and skipped jobs.

    Near to what ``time_trip`` charges, not equal: refrigeration is paid by every trip of a cooled
    kind, and lateness by the second against the earliest return time of the task. Answers are
    compared by their exact price afterwards.
    """
    routing, task = indices.routing, indices.task
    arcs = [routing.RegisterTransitMatrix(_arc_units(indices, k).tolist()) for k in task.kinds]
    return_by_s = min(task.jobs[number].return_by_s for number in indices.jobs)
    for vehicle, number in enumerate(indices.kinds):
        kind = task.kinds[number]
        routing.SetArcCostEvaluatorOfVehicle(arcs[number], vehicle)
        routing.SetFixedCostOfVehicle(kind.fixed_fen * UNITS_PER_FEN, vehicle)
        per_s = kind.fen_per_s + kind.cold_fen_per_s
        time.SetSpanCostCoefficientForVehicle(round(per_s * UNITS_PER_FEN), vehicle)
        time.SetCumulVarSoftUpperBound(routing.End(vehicle), return_by_s, LATE_UNITS_PER_S)
    for node, number in enumerate(indices.jobs, start=1):
        index = indices.node_index(node)
        routing.AddDisjunction([index], task.jobs[number].skip_fen * UNITS_PER_FEN)
        routing.VehicleVar(index).SetValues([UNSERVED, *indices.vehicles_for(node)])


def _arc_units(indices: Indices, kind: Kind) -> npt.NDArray[np.int64]:
    places = np.array([0, *(indices.task.jobs[j].place for j in indices.jobs)])
    metres = kind.dist_m[np.ix_(places, places)]
    units: npt.NDArray[np.int64] = np.rint(metres * (kind.fen_per_m * UNITS_PER_FEN)).astype(
        np.int64
    )
    units[metres < 0] = NO_ROAD_UNITS
    return units
