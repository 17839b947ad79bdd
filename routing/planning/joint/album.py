"""The tours of all runs together, by villages and centre, each with the best plan it was in."""

from collections.abc import Iterable

from routing.planning.joint.joint_plan import JointPlan, Tour

_Key = tuple[int, int, frozenset[int]]


class Album:
    """Keeps the cheapest order of every tour, and forgets those of poor plans."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tours: dict[_Key, tuple[float, Tour]] = {}

    def add(self, tours: Iterable[tuple[float, Tour]]) -> None:
        """Add tours, each with the cost of the best plan it was part of."""
        for value, tour in tours:
            key = (tour.centre, tour.kind, frozenset(tour.stops))
            if key in self._tours:
                known_value, known = self._tours[key]
                cheaper = tour if tour.cost < known.cost else known
                self._tours[key] = (min(value, known_value), cheaper)
            else:
                self._tours[key] = (value, tour)
        if len(self._tours) > 2 * self._most:
            ranked = sorted(self._tours.items(), key=lambda item: item[1][0])
            self._tours = dict(ranked[: self._most])

    def add_plan(self, plan: JointPlan) -> None:
        """Add the tours of a plan."""
        self.add((plan.cost, tour) for tour in plan.tours)

    def best(self, centres: int, most: int) -> tuple[Tour, ...]:
        """Return the tours from these centres that were part of the best plans."""
        here = [entry for entry in self._tours.values() if centres >> entry[1].centre & 1]
        here.sort(key=lambda entry: (entry[0], entry[1].cost, entry[1].stops))
        return tuple(tour for _, tour in here[:most])
