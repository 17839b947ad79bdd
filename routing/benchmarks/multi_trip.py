"""Instances of the multi-trip problem with time windows and release dates (Yang 2023)."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiTripInstance:
    """A depot (place 0), clients and vehicles that reload; in tenths of the file's units.

    ``windows`` and ``releases`` are by place, and so are ``demands``; a trip leaves when the goods
    of all its clients are released.
    """

    name: str
    vehicles: int
    capacity: float
    service: int
    places: tuple[tuple[float, float], ...]
    demands: tuple[float, ...]
    windows: tuple[tuple[int, int], ...]
    releases: tuple[int, ...]

    @property
    def problem(self) -> str:
        """The name of the set's problem."""
        return "mtvrptwr"

    @property
    def distances(self) -> list[list[int]]:
        """Distances, and durations, between all places: ten times the Euclidean, truncated."""
        return [[int(10 * math.dist(a, b)) for b in self.places] for a in self.places]
