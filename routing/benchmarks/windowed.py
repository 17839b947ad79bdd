"""Instances of two echelons with windows, pickups and trucks that feed tours stop by stop."""

from dataclasses import dataclass

from routing.benchmarks.instance import Spot

SERVICE = 10.0
"""Time at each customer."""

UNLOAD = 0.5
"""Time to unload one unit of load from a truck at a satellite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedCustomer:
    """A customer: what it is to get and what it gives back, and when its service may start."""

    spot: Spot
    demand: float
    pickup: float
    opens: float
    closes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedInstance:
    """A depot, satellites and customers with windows and pickups; any number of vehicles.

    A truck's stop feeds one freighter's tour. Distances are costs and times.
    """

    name: str
    depot: Spot
    satellites: tuple[Spot, ...]
    customers: tuple[WindowedCustomer, ...]
    truck_capacity: float
    freighter_capacity: float
    service: float = SERVICE
    unload: float = UNLOAD

    @property
    def problem(self) -> str:
        """The name of the set's problem."""
        return "2e-vrptwspd"
