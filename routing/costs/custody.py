"""Who carries a consignment through the tiers: its linehaul trip, its village trip, its stops."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from routing.model import Direction, Place, Plan, Scenario, Stop, Tier, Tour, Trip
from routing.units import S_PER_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A consignment at a stop of a trip."""

    tour: Tour
    trip: Trip
    stop: Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The two trips of a served consignment."""

    linehaul: Handover
    village: Handover

    def exposure_s(self, direction: Direction, centre: Place) -> int:
        """Return the seconds out of refrigeration: the handover, and an uncooled centre."""
        exposure = self.village.stop.depart_s - self.village.stop.start_s
        if centre.cold_room:
            return exposure
        if direction is Direction.DOWN:
            return exposure + self.village.trip.depart_s - self.linehaul.stop.start_s
        return exposure + self.linehaul.stop.depart_s - self.village.trip.return_s

    def chain_s(self, direction: Direction) -> int:
        """Return the time from hub to village's handover, or from there to the hub, in seconds."""
        if direction is Direction.DOWN:
            return self.village.stop.depart_s - self.linehaul.trip.depart_s
        return self.linehaul.trip.return_s - self.village.stop.start_s


def trace_custody(plan: Plan) -> dict[str, Custody]:
    """Return the custody of every consignment that both tiers carry, by consignment id."""
    linehaul = _handovers(plan, Tier.LINEHAUL)
    village = _handovers(plan, Tier.VILLAGE)
    return {
        consignment_id: Custody(linehaul=handover, village=village[consignment_id])
        for consignment_id, handover in linehaul.items()
        if consignment_id in village
    }


def spoilage_times_s(
    scenario: Scenario, plan: Plan, custodies: Mapping[str, Custody]
) -> Iterator[tuple[str, int, int]]:
    """Yield id, closed seconds and exposed seconds of every served consignment.

    What misses its cut-off waits another day, refrigerated.
    """
    missed = set(plan.missed)
    for consignment_id, custody in custodies.items():
        direction = scenario.consignment(consignment_id).direction
        centre = scenario.place(custody.village.tour.base_id)
        exposure_s = custody.exposure_s(direction, centre)
        closed_s = custody.chain_s(direction) - exposure_s
        yield consignment_id, closed_s + S_PER_DAY * (consignment_id in missed), exposure_s


def _handovers(plan: Plan, tier: Tier) -> dict[str, Handover]:
    found: dict[str, Handover] = {}
    for tour in plan.tours_of(tier):
        for trip in tour.trips:
            for stop in trip.stops:
                handover = Handover(tour=tour, trip=trip, stop=stop)
                found.update(dict.fromkeys((*stop.delivered, *stop.collected), handover))
    return found
