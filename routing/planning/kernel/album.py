"""The tours of all runs together, by whom they serve, each with the best plan it was in."""

from collections.abc import Hashable, Iterable
from typing import Generic, Protocol, TypeVar


class Keepable(Protocol):
    """A tour: what makes it the same as another but for its order, and what it costs."""

    @property
    def key(self) -> Hashable:
        """Base, vehicle type and the set of those served."""

    @property
    def cost(self) -> float:
        """The cost in this order."""


_Tour = TypeVar("_Tour", bound=Keepable)


class Album(Generic[_Tour]):
    """Keeps the cheapest order of every tour, and forgets those of poor plans."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tours: dict[Hashable, tuple[float, _Tour]] = {}

    def add(self, tours: Iterable[tuple[float, _Tour]]) -> None:
        """Add tours, each with the cost of the best plan it was part of."""
        for value, tour in tours:
            known = self._tours.get(tour.key)
            if known is None:
                self._tours[tour.key] = (value, tour)
            else:
                cheaper = tour if tour.cost < known[1].cost else known[1]
                self._tours[tour.key] = (min(value, known[0]), cheaper)
        if len(self._tours) > 2 * self._most:
            ranked = sorted(self._tours.items(), key=lambda item: item[1][0])
            self._tours = dict(ranked[: self._most])

    def entries(self) -> list[tuple[float, _Tour]]:
        """Return the tours of the best plans first, each with the cost of its plan."""
        return sorted(self._tours.values(), key=lambda entry: (entry[0], entry[1].cost))
