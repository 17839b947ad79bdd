"""How much goods weigh, fill and count."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """Grams, litres and parcels."""

    g: int = 0
    l: int = 0  # noqa: E741 - the litre's own symbol
    parcels: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(self.g + other.g, self.l + other.l, self.parcels + other.parcels)

    def __sub__(self, other: "Load") -> "Load":
        return Load(self.g - other.g, self.l - other.l, self.parcels - other.parcels)

    def fits(self, capacity: "Load") -> bool:
        """Say whether the load stays within a capacity in all three measures."""
        return self.g <= capacity.g and self.l <= capacity.l and self.parcels <= capacity.parcels

    def __bool__(self) -> bool:
        return bool(self.g or self.l or self.parcels)


def total(loads: Iterable[Load]) -> Load:
    """Return the sum of loads."""
    result = Load()
    for load in loads:
        result += load
    return result
