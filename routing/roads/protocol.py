"""What every source of roads can do."""

from collections.abc import Iterable
from typing import Protocol

from routing.model import Backdrop, Finding, Leg, RoadLine, TravelMatrix


class Roads(Protocol):
    """The roads between the places of one scenario."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth knowing about these roads, such as places that are cut off."""

    def measure(self) -> TravelMatrix:
        """Return distances and times between all places of the scenario, in their order."""

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the line of each leg, from place to place."""

    def backdrop(self) -> Backdrop:
        """Return what is drawn under a plan: roads, land, water."""
