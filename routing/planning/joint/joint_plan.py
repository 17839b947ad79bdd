"""What the search returns: tours, trucks and their cost, in the problem's indices."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """One tour: ``stops`` are place indices of villages, in order; ``cost`` includes the fixed."""

    centre: int
    kind: int
    stops: tuple[int, ...]
    cost: float

    @property
    def key(self) -> tuple[int, int, frozenset[int]]:
        """What makes two tours the same but for their order."""
        return (self.centre, self.kind, frozenset(self.stops))


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPlan:
    """Tours and the truck routes that feed them.

    ``trucks`` holds, per truck, a bit mask of the centres it visits. ``overload`` is what the
    trucks cannot carry; a plan with any is a step of the search, never its result.
    """

    tours: tuple[Tour, ...]
    trucks: tuple[int, ...]
    skipped: tuple[int, ...]
    cost: float
    overload: float = 0.0

    @property
    def open_centres(self) -> int:
        """The centres with a truck or a tour, as a bit mask."""
        mask = 0
        for truck in self.trucks:
            mask |= truck
        for tour in self.tours:
            mask |= 1 << tour.centre
        return mask
