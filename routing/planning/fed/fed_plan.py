"""What the search returns: trucks, the tours they feed stop by stop, in indices."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FedTour:
    """One tour: the centre it starts from and the places of its villages, in order."""

    centre: int
    villages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FedPlan:
    """Tours by truck, in the order of the truck's stops; ``cost`` is that of everything.

    ``collection`` is the part of the cost of collecting, with a centre's load shared by trucks.
    """

    trucks: tuple[tuple[FedTour, ...], ...]
    skipped: tuple[int, ...]
    cost: float
    collection: float

    @property
    def tours(self) -> tuple[FedTour, ...]:
        """All tours, truck by truck."""
        return tuple(tour for truck in self.trucks for tour in truck)
