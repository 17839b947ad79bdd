"""Tours of one day around several bases, as flat arrays: documented once, here."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimedProblem:
    """Jobs to be served by vehicles' days, from whichever base costs least.

    Nodes are the bases ``0 .. B-1`` followed by the jobs ``B .. N-1``; a job is goods handed over
    at one place, and several jobs may stand at one place. Vehicle types count from 0, load
    measures (of every compartment in turn) likewise. Costs are in one currency, times in one unit,
    whatever the caller chose. Two problems are equal only if they are the same object.

    Attributes
    ----------
    leg_cost, leg_time : (types, N, N)
        What driving from node to node costs and how long it takes; infinite without a road. The
        time includes what a stop takes however little is handed over.
    opens, closes, service : (N,)
        When the handover may begin, and how long it takes.
    leads : (N,)
        The part of ``leg_time`` into a job that belongs to its stop: limits on time on board
        count to the arrival, windows to the end of this lead.
    release, leave_by, return_by : (B, N)
        From when to when a trip from a base may leave, and by when it must be back, if it has the
        job on board.
    haul : (B, N)
        What it costs to bring the job's goods to a base and away; infinite where it must not pass.
    open_cost : (B,)
        Cost of a base from which anything is served.
    down, up : (types, N, measures)
        Load to and from each job's place, in the measures of each type.
    capacity : (types, measures)
    able : (types, N)
        Whether a type may carry a job at all.
    max_down, max_up : (N,)
        Longest time from departure to handover, and from handover to return.
    is_cold : (N,)
        Whether carrying the job makes its trip a cold one.
    loss_waiting, loss_aboard : (N,)
        What a job's collected goods lose per unit of time: from ``opens`` until the handover
        begins, and from then until they are back at the base.
    skip_price : (N,)
        What leaving a job out costs.
    fixed_cost, time_cost, cold_cost : (types,)
        Per vehicle-day; per unit of paid time, waiting and reloading included; per unit of time of
        a cold trip.
    vehicles : (types,)
        How many there are.
    reload : float
        Between two trips of a vehicle.
    longest_day : float
        From first departure to last return.
    most_trips : int
        Of a vehicle.
    """

    leg_cost: Floats
    leg_time: Floats
    opens: Floats
    closes: Floats
    service: Floats
    leads: Floats
    release: Floats
    leave_by: Floats
    return_by: Floats
    haul: Floats
    open_cost: Floats
    down: Floats
    up: Floats
    capacity: Floats
    able: NDArray[np.bool_]
    max_down: Floats
    max_up: Floats
    is_cold: NDArray[np.bool_]
    loss_waiting: Floats
    loss_aboard: Floats
    skip_price: Floats
    fixed_cost: Floats
    time_cost: Floats
    cold_cost: Floats
    vehicles: Ints
    reload: float
    longest_day: float
    most_trips: int

    def __post_init__(self) -> None:
        """Freeze the arrays and refuse those that do not fit each other."""
        kinds = {"able": np.bool_, "is_cold": np.bool_, "vehicles": np.int64}
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, np.ndarray):
                value = np.array(value, dtype=kinds.get(part.name, np.float64), order="C")
                value.flags.writeable = False
                object.__setattr__(self, part.name, value)
        for name, shape in self._shapes().items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, expected {shape}")

    def __reduce__(self) -> tuple[Callable[..., "TimedProblem"], tuple[dict[str, Any]]]:
        """Pickle by the fields, so that the arrays of a copy are read-only too.

        Compiled code depends on that: a worker would compile anew for arrays that may be written.
        """
        return _rebuilt, ({part.name: getattr(self, part.name) for part in fields(self)},)

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        types, nodes, bases = len(self.fixed_cost), len(self.opens), self.bases
        measures = self.capacity.shape[1]
        by_node = (
            *("closes", "service", "leads", "max_down", "max_up", "is_cold"),
            *("loss_waiting", "loss_aboard", "skip_price"),
        )
        by_type = ("time_cost", "cold_cost", "vehicles")
        return {
            "leg_cost": (types, nodes, nodes),
            "leg_time": (types, nodes, nodes),
            **dict.fromkeys(by_node, (nodes,)),
            **dict.fromkeys(by_type, (types,)),
            **dict.fromkeys(("release", "leave_by", "return_by", "haul"), (bases, nodes)),
            "down": (types, nodes, measures),
            "up": (types, nodes, measures),
            "able": (types, nodes),
        }

    @property
    def bases(self) -> int:
        """The number of bases, B."""
        return len(self.open_cost)

    @property
    def jobs(self) -> int:
        """The number of jobs, N - B."""
        return len(self.opens) - self.bases

    @property
    def loses(self) -> bool:
        """Whether any goods lose value on their way."""
        return bool(self.loss_waiting.any() or self.loss_aboard.any())

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - the fields, by name
        """Return the problem with some fields changed."""
        return replace(self, **changes)


def _rebuilt(parts: dict[str, Any]) -> TimedProblem:
    return TimedProblem(**parts)
