"""The problem as flat arrays: what the compiled search reads, documented once."""

import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from routing.errors import NoPlanError
from routing.language import joined, message
from routing.planning.joint.problem import MAX_CENTRES, MAX_TRUCKS, Floats

_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FedProblem:
    """Tours fed by ordered truck stops, in indices.

    Places are the centres ``0 .. C-1`` followed by the villages ``C .. P-1``; the hub is index 0
    of the two hub matrices only, before the centres. Trucks leave the hub at time 0. Each stop of
    a truck feeds one tour, which leaves as soon as its goods are unloaded. Collection trucks, of
    the same capacity, bring what the tours collected to the hub afterwards, at no particular time.
    Costs are in one currency, times in one unit, and no detour over a further place is quicker.

    Attributes
    ----------
    leg_cost, leg_time : (P, P)
        Of a tour, from place to place.
    down, up : (P,)
        Load to and from each village; zero at centres.
    opens, closes, service : (P,)
        When service at a village may start, and how long it takes; at centres 0, never and 0.
    skip_price : (P,)
        What leaving a village out costs.
    capacity : float
        Of a tour's vehicle, at every moment.
    hub_cost, hub_time : (C + 1, C + 1)
        Of a truck, from hub (0) or centre to hub or centre.
    truck_capacity : float
    unload : float
        Time to unload one unit of load at a centre.
    """

    leg_cost: Floats
    leg_time: Floats
    down: Floats
    up: Floats
    opens: Floats
    closes: Floats
    service: Floats
    skip_price: Floats
    capacity: float
    hub_cost: Floats
    hub_time: Floats
    truck_capacity: float
    unload: float

    def __post_init__(self) -> None:
        """Freeze the arrays; refuse those that do not fit each other, and too many places."""
        places = len(self.down)
        for part in fields(self):
            value = getattr(self, part.name)
            if not isinstance(value, np.ndarray):
                continue
            shape: tuple[int, ...] = (places,)
            if part.name.startswith("hub"):
                shape = (self.centres + 1, self.centres + 1)
            elif part.name.startswith("leg"):
                shape = (places, places)
            if value.shape != shape:
                raise ValueError(f"{part.name} has shape {value.shape}, expected {shape}")
            value = np.array(value, dtype=np.float64, order="C")
            value.flags.writeable = False
            object.__setattr__(self, part.name, value)
        self._refuse_too_much()

    def _refuse_too_much(self) -> None:
        """Refuse more centres, or more to collect, than tables over centre sets can hold.

        Raises
        ------
        NoPlanError
            With everything that is too much.
        """
        asked = []
        if not 1 <= self.centres <= MAX_CENTRES:
            asked.append(
                message("{count} centres, of 1 to {most}", count=self.centres, most=MAX_CENTRES)
            )
        trucks = math.ceil(self.up.sum() / self.truck_capacity - _TINY)
        if trucks > MAX_TRUCKS:
            asked.append(
                message(
                    "{count} trucks to collect everything, of at most {most}",
                    count=trucks,
                    most=MAX_TRUCKS,
                )
            )
        if asked:
            raise NoPlanError(
                message(
                    "Tours fed by truck stops cannot be planned: there are {asked}. Plan a part of "
                    "the centres, or larger trucks.",
                    asked=joined(asked, "; "),
                )
            )

    def __reduce__(self) -> tuple[Callable[..., "FedProblem"], tuple[dict[str, Any]]]:
        """Pickle by the fields, so that the arrays of a copy are read-only too."""
        return _rebuilt, ({part.name: getattr(self, part.name) for part in fields(self)},)

    @property
    def centres(self) -> int:
        """The number of centres, C."""
        return len(self.hub_cost) - 1

    @property
    def villages(self) -> int:
        """The number of villages, P - C."""
        return len(self.down) - self.centres


def _rebuilt(parts: dict[str, Any]) -> FedProblem:
    return FedProblem(**parts)
