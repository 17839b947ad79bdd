"""When goods would be ready at a centre that they do not pass today."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from routing.model import Centre, Consignment, Direction, Temperature, Tier
from routing.planning.bundles import parcels_of
from routing.planning.reach import Reach
from routing.planning.sorting import sorting_s
from routing.planning.village_sheet import Supply


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """Guesses from a morning that is planned: goods of a class are ready with the last of it.

    At a centre without goods of the class: after a direct drive and a sorting of an equal part.
    """

    reach: Reach
    hands: int
    centres: int

    def supply(
        self, centre: Centre, here: Iterable[str], goods: Iterable[Consignment], known: Supply
    ) -> Supply:
        """Return the supply of a centre for all goods; ``here`` are those that do pass it."""
        at_home = frozenset(here)
        down = [c for c in goods if c.direction is Direction.DOWN]
        times = self._times(centre, [c for c in down if c.id in at_home], down, known)
        arrive_s, ready_s = {}, {}
        for c in down:
            if c.id in at_home:
                arrive_s[c.id], ready_s[c.id] = known.arrive_s[c.id], known.ready_s[c.id]
            else:
                arrive_s[c.id], ready_s[c.id] = times[self.reach.scenario.temperature_of(c)]
        return Supply(arrive_s=arrive_s, ready_s=ready_s)

    def _times(
        self,
        centre: Centre,
        here: Iterable[Consignment],
        down: Iterable[Consignment],
        known: Supply,
    ) -> dict[Temperature, tuple[int, int]]:
        scenario = self.reach.scenario
        by_class: defaultdict[Temperature, list[Consignment]] = defaultdict(list)
        for c in down:
            by_class[scenario.temperature_of(c)].append(c)
        seen: dict[Temperature, tuple[int, int]] = {}
        for c in here:
            t = scenario.temperature_of(c)
            latest = seen.get(t, (0, 0))
            seen[t] = (max(latest[0], known.arrive_s[c.id]), max(latest[1], known.ready_s[c.id]))
        return {
            t: seen.get(t) or self._direct(centre, t, members) for t, members in by_class.items()
        }

    def _direct(
        self, centre: Centre, temperature: Temperature, goods: list[Consignment]
    ) -> tuple[int, int]:
        """Return arrival and ready time after a direct drive by the slowest truck that passes."""
        reach, scenario = self.reach, self.reach.scenario
        linked = reach.linking(Tier.LINEHAUL, scenario.hub.id, centre.id)
        drive_s = max(
            reach.travel.leg_s(scenario.hub.id, centre.id, scenario.vehicle_type(type_id))
            for type_id in linked
        )
        arrive_s = max(max(c.ready_s for c in goods) + drive_s, centre.opens_s)
        parcels = -(-parcels_of(goods) // self.centres)
        sorted_s = sorting_s(scenario, Direction.DOWN, temperature, parcels, self.hands)
        return arrive_s, arrive_s + sorted_s
