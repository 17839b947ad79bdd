"""What the search returns: vehicles' days and their cost, in the problem's indices."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTour:
    """One vehicle's day: ``trips`` hold the nodes of jobs, in order; ``cost`` is without haul."""

    base: int
    kind: int
    trips: tuple[tuple[int, ...], ...]
    cost: float

    @property
    def jobs(self) -> frozenset[int]:
        """All jobs of the day."""
        return frozenset(job for trip in self.trips for job in trip)

    @property
    def key(self) -> tuple[int, int, frozenset[int]]:
        """What makes two days the same but for their order."""
        return (self.base, self.kind, self.jobs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedPlan:
    """Tours and the jobs left out; ``cost`` covers tours, leftovers, haul and open bases."""

    tours: tuple[DayTour, ...]
    skipped: tuple[int, ...]
    cost: float


def tour_of_nodes(nodes: Iterable[int], kind: int, cost: float, bases: int) -> DayTour:
    """Return a row of nodes, base to base, as a tour."""
    base, *rest = nodes
    trips: list[tuple[int, ...]] = []
    trip: list[int] = []
    for node in rest:
        if node >= bases:
            trip.append(node)
        else:
            trips.append(tuple(trip))
            trip = []
    return DayTour(base=base, kind=kind, trips=tuple(trips), cost=cost)


def nodes_of_tour(tour: DayTour) -> list[int]:
    """Return a tour as a row of nodes, base to base."""
    nodes = [tour.base]
    for trip in tour.trips:
        nodes += [*trip, tour.base]
    return nodes
