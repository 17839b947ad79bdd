"""Time a whole plan anew after goods were taken out of it.

Nothing then happens later, as long as no direct drive is slower than a detour: true of maps and
tables of legs, whose times are the quickest.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

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
    down_ready = timer.drive_down(plan)
    return timer.finish(plan, down_ready)


class _Timer:
    """Drives the day forward: linehaul, sorting, village tours, sorting, linehaul."""

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

    def drive_down(self, plan: Plan) -> tuple[Batch, ...]:
        """Return the down batches as the trimmed linehaul feeds them."""
        arrive_s = {
            c: stop.start_s
            for tour in plan.tours_of(Tier.LINEHAUL)
            for trip in self._trips(tour, {})
            for stop in trip.stops
            for c in stop.delivered
        }
        return self._batches(plan, Direction.DOWN, arrive_s)

    def finish(self, plan: Plan, down: tuple[Batch, ...]) -> Plan:
        """Return the plan with village tours, up batches and linehaul driven anew."""
        villages = self._tours(plan, Tier.VILLAGE, {})
        arrive_s = {
            c: trip.return_s for tour in villages for trip in tour.trips for c in trip.collected
        }
        up = self._batches(plan, Direction.UP, arrive_s)
        ready_s = {c: batch.ready_s for batch in up for c in batch.consignment_ids}
        linehaul = self._tours(plan, Tier.LINEHAUL, ready_s)
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
        vehicle = self.scenario.vehicle(tour.vehicle_id)
        kind = self.scenario.vehicle_type(vehicle.vehicle_type_id)
        clock_s, here, dist_m = trip.depart_s, tour.base_id, 0
        stops = []
        for stop in trip.stops:
            delivered, collected = self._kept(stop.delivered), self._kept(stop.collected)
            if not delivered and not collected:
                continue
            arrive_s = clock_s + self.travel.leg_s(here, stop.place_id, kind)
            dist_m += self.travel.leg_m(here, stop.place_id, kind)
            start_s = max(arrive_s, self._opens_s(stop, collected, ready_s))
            clock_s = start_s + self._service_s(stop.place_id, (*delivered, *collected))
            here = stop.place_id
            stops.append(
                Stop(
                    place_id=here,
                    delivered=delivered,
                    collected=collected,
                    arrive_s=arrive_s,
                    start_s=start_s,
                    depart_s=clock_s,
                )
            )
        return Trip(
            depart_s=trip.depart_s,
            stops=tuple(stops),
            return_s=clock_s + self.travel.leg_s(here, tour.base_id, kind),
            dist_m=dist_m + self.travel.leg_m(here, tour.base_id, kind),
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
