"""A published instance as a frozen value, in the file's own units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something is."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer and what it is to get."""

    spot: Spot
    demand: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Vehicles of one kind: how many, how much each carries, what a unit of distance costs."""

    number: int
    capacity: float
    cost_per_distance: float
    fixed_cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoEchelonInstance:
    """A depot, satellites and customers; trucks above, freighters below.

    ``freighters_per_satellite`` bounds the freighters that start at one satellite.
    """

    name: str
    depot: Spot
    satellites: tuple[Spot, ...]
    customers: tuple[Customer, ...]
    trucks: Fleet
    freighters: Fleet
    freighters_per_satellite: int

    @property
    def problem(self) -> str:
        """The name of the set's problem."""
        return "2e-cvrp"
