"""Time a whole plan anew after goods were taken out of it.

Nothing then happens later, as long as no direct drive is slower than a detour: true of maps and
tables of legs, whose times are the quickest.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from routing.model import (
    Batch,
    Direction,
    Plan,
    Scenario,
    Stop,
    Tier,
    Tour,
    TravelMatrix,
    Trip,
    Village,
)
from routing.planning.sorting import Lane, resort


def without(
    scenario: Scenario,
    travel: TravelMatrix,
    plan: Plan,
    removed: Collection[str],
    busy_s: Mapping[Lane, int],
) -> Plan:
    """Return the plan without some consignments; trips keep their departures and their order.

    ``busy_s`` says when sorting lanes are done with the goods of others.
    """
    timer = _Timer(scenario, travel, frozenset(removed), busy_s)
    return timer.timed(plan)


def arrivals_s(tours: Iterable[Tour]) -> dict[str, int]:
    """Return when the handover of each delivered consignment starts, in seconds, by its id."""
    stops = (stop for tour in tours for trip in tour.trips for stop in trip.stops)
    return {c: stop.start_s for stop in stops for c in stop.delivered}


class _Timer:
    """Drives the day anew: village tours, sorting up, linehaul, sorting down."""

    def __init__(
        self,
        scenario: Scenario,
        travel: TravelMatrix,
        removed: frozenset[str],
        busy_s: Mapping[Lane, int],
    ) -> None:
        self.scenario = scenario
        self.travel = travel
        self.removed = removed
        self.busy_s = busy_s

    def timed(self, plan: Plan) -> Plan:
        """Return the plan driven anew; vans leave as before, so that trucks know what is ready."""
        villages = self._tours(plan, Tier.VILLAGE, {})
        back_s = {
            c: trip.return_s for tour in villages for trip in tour.trips for c in trip.collected
        }
        up = self._batches(plan, Direction.UP, back_s)
        ready_s = {c: batch.ready_s for batch in up for c in batch.consignment_ids}
        linehaul = self._tours(plan, Tier.LINEHAUL, ready_s)
        down = self._batches(plan, Direction.DOWN, arrivals_s(linehaul))
        return plan.replace(tours=(*linehaul, *villages), batches=(*down, *up))

    def _batches(
        self, plan: Plan, direction: Direction, arrive_s: Mapping[str, int]
    ) -> tuple[Batch, ...]:
        trimmed = [
            replace(batch, consignment_ids=self._kept(batch.consignment_ids))
            for batch in plan.batches
            if batch.direction is direction
        ]
        return resort(
            self.scenario, [b for b in trimmed if b.consignment_ids], arrive_s, self.busy_s
        )

    def _tours(self, plan: Plan, tier: Tier, ready_s: Mapping[str, int]) -> tuple[Tour, ...]:
        driven = [
            replace(tour, trips=tuple(self._trips(tour, ready_s))) for tour in plan.tours_of(tier)
        ]
        return tuple(tour for tour in driven if tour.trips)

    def _trips(self, tour: Tour, ready_s: Mapping[str, int]) -> list[Trip]:
        trips = [self._trip(tour, trip, ready_s) for trip in tour.trips]
        return [trip for trip in trips if trip.stops]

    def _kept(self, consignment_ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c for c in consignment_ids if c not in self.removed)

    def _trip(self, tour: Tour, trip: Trip, ready_s: Mapping[str, int]) -> Trip:
        kind = self.scenario.vehicle_type(self.scenario.vehicle(tour.vehicle_id).vehicle_type_id)
        kept = [
            replace(
                stop, delivered=self._kept(stop.delivered), collected=self._kept(stop.collected)
            )
            for stop in trip.stops
        ]
        stops = [stop for stop in kept if stop.delivered or stop.collected]
        places = [tour.base_id, *(stop.place_id for stop in stops), tour.base_id]
        legs = [self.travel.leg_s(a, b, kind) for a, b in pairwise(places)]
        services = [self._service_s(s.place_id, (*s.delivered, *s.collected)) for s in stops]
        opens = [self._opens_s(stop, stop.collected, ready_s) for stop in stops]
        starts = _driven(trip.depart_s, opens, services, legs)
        if tour.tier is Tier.VILLAGE:
            starts = _waiting_as_before(stops, starts, services, legs)
        clock_s, timed = trip.depart_s, []
        for stop, start_s, service_s, leg_s in zip(stops, starts, services, legs, strict=False):
            arrive_s, clock_s = clock_s + leg_s, start_s + service_s
            timed.append(replace(stop, arrive_s=arrive_s, start_s=start_s, depart_s=clock_s))
        return Trip(
            depart_s=trip.depart_s,
            stops=tuple(timed),
            return_s=clock_s + legs[-1],
            dist_m=sum(self.travel.leg_m(a, b, kind) for a, b in pairwise(places)),
        )

    def _opens_s(self, stop: Stop, collected: tuple[str, ...], ready_s: Mapping[str, int]) -> int:
        ready = (ready_s.get(c, self.scenario.consignment(c).ready_s) for c in collected)
        return max(self.scenario.place(stop.place_id).opens_s, *ready, 0)

    def _service_s(self, place_id: str, consignment_ids: tuple[str, ...]) -> int:
        rules = self.scenario.rules
        consignments = [self.scenario.consignment(c) for c in consignment_ids]
        parcels = sum(c.parcels for c in consignments)
        place = self.scenario.place(place_id)
        if not isinstance(place, Village):
            return rules.dock_s + rules.dock_s_per_parcel * parcels
        is_cold = any(self.scenario.temperature_of(c).is_cold for c in consignments)
        handover_s = rules.stop_s_per_parcel * parcels
        return place.service_s + handover_s + (rules.cold_handover_s if is_cold else 0)


def _driven(
    depart_s: int, opens: Sequence[int], services: Sequence[int], legs: Sequence[int]
) -> list[int]:
    """Return when stops start at the earliest."""
    clock_s, starts = depart_s, []
    for opens_s, service_s, leg_s in zip(opens, services, legs, strict=False):
        starts.append(max(clock_s + leg_s, opens_s))
        clock_s = starts[-1] + service_s
    return starts


def _waiting_as_before(
    stops: Sequence[Stop], starts: Sequence[int], services: Sequence[int], legs: Sequence[int]
) -> list[int]:
    """Return later starts, as before if the return allows: a van may wait before cold goods."""
    later = list(starts)
    for j in range(len(stops) - 2, -1, -1):
        latest_s = later[j + 1] - legs[j + 1] - services[j]
        later[j] = max(starts[j], min(stops[j].start_s, latest_s))
    return later
