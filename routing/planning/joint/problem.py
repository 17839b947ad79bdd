"""The problem as flat arrays: what the compiled search reads, documented once."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from routing.errors import NoPlanError
from routing.language import message

Floats = NDArray[np.float64]

MAX_CENTRES = 12
"""Above this the table of hub tours over all subsets of centres would not fit."""

NEVER = 1e9
"""A window that closes at this time or later does not close."""

MAX_TRUCKS = 5
"""Above this the table of truck subsets of a linehaul configuration would not fit."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JointProblem:
    """One day over both echelons, in indices.

    Places are the centres ``0 .. C-1`` followed by the villages ``C .. P-1``; the hub is not a
    place of the tours and appears in ``hub_cost`` only, as index 0 before the centres. Vehicle
    types count from 0, load measures (kilograms, litres, parcels, or any) likewise. Costs are in
    one currency, times in one unit, both whatever the caller chose. Two problems are equal only
    if they are the same object.

    Attributes
    ----------
    leg_cost, leg_time : (types, P, P)
        What a vehicle of a type costs, and how long it takes, from place to place.
    down, up : (P, measures)
        Load to and from each village; zero at centres.
    opens, closes, service : (P,)
        When service may start, and how long it takes. At a centre: when tours may leave, when
        they must be back, and 0.
    release : (P,)
        When a village's goods are ready at whatever centre serves it.
    skip_price : (P,)
        What leaving a village out costs.
    capacity : (types, measures)
    fixed_cost : (types,)
        Per tour.
    tours_at : (C,)
        Most tours that start at a centre.
    tours_in_all : int
    hub_cost : (C + 1, C + 1)
        What a truck costs from hub (0) or centre to hub or centre.
    truck_capacity : (measures,)
    truck_fixed_cost : float
    trucks : int
        Most trucks; 0 where there is no linehaul and goods are at their centre already.
    """

    leg_cost: Floats
    leg_time: Floats
    down: Floats
    up: Floats
    opens: Floats
    closes: Floats
    service: Floats
    release: Floats
    skip_price: Floats
    capacity: Floats
    fixed_cost: Floats
    tours_at: NDArray[np.int64]
    tours_in_all: int
    hub_cost: Floats
    truck_capacity: Floats
    truck_fixed_cost: float
    trucks: int

    def __post_init__(self) -> None:
        """Freeze the arrays and refuse those that do not fit each other."""
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, np.ndarray):
                kind = np.int64 if part.name == "tours_at" else np.float64
                value = np.array(value, dtype=kind, order="C")
                value.flags.writeable = False
                object.__setattr__(self, part.name, value)
        for name, shape in self._shapes().items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, expected {shape}")
        if not 1 <= self.centres <= MAX_CENTRES:
            raise NoPlanError(
                message(
                    "Two echelons cannot be planned in one search: there are {count} centres, of 1 "
                    "to {most}. Plan a part of the centres.",
                    count=self.centres,
                    most=MAX_CENTRES,
                )
            )

    def __reduce__(self) -> tuple[Callable[..., "JointProblem"], tuple[dict[str, Any]]]:
        """Pickle by the fields, so that the arrays of a copy are read-only too.

        Compiled code depends on that: a worker would compile anew for arrays that may be written.
        """
        return _rebuilt, ({part.name: getattr(self, part.name) for part in fields(self)},)

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        types, places, measures = len(self.fixed_cost), len(self.down), self.down.shape[1]
        centres = len(self.tours_at)
        by_place = ("opens", "closes", "service", "release", "skip_price")
        return {
            "leg_cost": (types, places, places),
            "leg_time": (types, places, places),
            "up": (places, measures),
            **dict.fromkeys(by_place, (places,)),
            "capacity": (types, measures),
            "hub_cost": (centres + 1, centres + 1),
            "truck_capacity": (measures,),
        }

    @property
    def centres(self) -> int:
        """The number of centres, C."""
        return len(self.tours_at)

    @property
    def villages(self) -> int:
        """The number of villages, P - C."""
        return len(self.down) - self.centres

    @property
    def measures(self) -> int:
        """The number of load measures."""
        return int(self.down.shape[1])

    @property
    def trucks_needed(self) -> int:
        """The fewest trucks that could carry everything down."""
        if self.trucks == 0:
            return 0
        share = float(np.max(self.down.sum(axis=0) / self.truck_capacity))
        return max(1, int(np.ceil(share - 1e-9)))

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - the fields, by name
        """Return the problem with some fields changed."""
        return replace(self, **changes)


def _rebuilt(parts: dict[str, Any]) -> JointProblem:
    return JointProblem(**parts)
