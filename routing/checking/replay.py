"""The plan laid out for judging: numbered trips, stops and batches, and every consignment's chain.

Nothing here trusts the plan: an id that does not exist becomes None, and the rules that need the
thing behind it pass over it, so that a wrong id is reported once and not in ten disguises.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from routing.model import (
    Batch,
    Centre,
    Consignment,
    Place,
    Plan,
    Scenario,
    Stop,
    Temperature,
    Tier,
    Tour,
    TravelMatrix,
    Trip,
    Vehicle,
    VehicleType,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedTrip:
    """A trip with its tour and its number, from 1; base and vehicle are None where unknown."""

    tour: Tour
    number: int
    trip: Trip
    base: Place | None
    vehicle: Vehicle | None
    vehicle_type: VehicleType | None

    @property
    def label(self) -> str:
        """The trip as findings name it."""
        return f"{self.tour.id} trip {self.number}"

    @property
    def is_linehaul(self) -> bool:
        """Whether the trip runs between hub and centres."""
        return self.tour.tier is Tier.LINEHAUL


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedStop:
    """A stop with its trip and its number, from 1; the place is None where unknown."""

    on: NumberedTrip
    number: int
    stop: Stop
    place: Place | None

    @property
    def label(self) -> str:
        """The stop as findings name it."""
        return f"{self.on.label} stop {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedBatch:
    """A batch with its number in the plan, from 1; the centre is None where unknown."""

    number: int
    batch: Batch
    centre: Place | None

    @property
    def label(self) -> str:
        """The batch as findings name it."""
        batch = self.batch
        return f"batch {self.number} ({batch.centre_id} {batch.direction} {batch.temperature})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """All hands one consignment passes through: trucks, crews, vans, in the order of the plan."""

    consignment: Consignment
    temperature: Temperature
    linehaul: tuple[NumberedStop, ...]
    batches: tuple[NumberedBatch, ...]
    village: tuple[NumberedStop, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody touches the consignment."""
        return not (self.linehaul or self.batches or self.village)

    @property
    def centre_ids(self) -> tuple[str, ...]:
        """The centres the consignment passes, each once; other places are left out."""
        places = [
            *(stop.place for stop in self.linehaul),
            *(batch.centre for batch in self.batches),
            *(stop.on.base for stop in self.village),
        ]
        return tuple(dict.fromkeys(p.id for p in places if isinstance(p, Centre)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadLeg:
    """One leg of a trip; the figures are None where the vehicle or the road is unknown."""

    from_id: str
    to_id: str
    exists: bool
    dist_m: int | None
    drive_s: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A plan beside the scenario and the travel matrix it is judged by."""

    scenario: Scenario
    travel: TravelMatrix
    plan: Plan
    trips: tuple[NumberedTrip, ...]
    stops: tuple[NumberedStop, ...]
    batches: tuple[NumberedBatch, ...]
    chains: Mapping[str, Chain]

    def place(self, place_id: str) -> Place | None:
        """Return a place, or None for an unknown id."""
        return find(self.scenario.place, place_id)

    def consignment(self, consignment_id: str) -> Consignment | None:
        """Return a consignment, or None for an unknown id."""
        return find(self.scenario.consignment, consignment_id)

    def handed(self, stop: NumberedStop) -> list[Consignment]:
        """Return what is delivered and collected at a stop, unknown ids left out."""
        return self.known((*stop.stop.delivered, *stop.stop.collected))

    def known(self, consignment_ids: tuple[str, ...]) -> list[Consignment]:
        """Return the consignments with these ids, unknown ids left out."""
        found = (self.consignment(consignment_id) for consignment_id in consignment_ids)
        return [consignment for consignment in found if consignment is not None]

    def stops_of(self, trip: NumberedTrip) -> tuple[NumberedStop, ...]:
        """Return the stops of one trip."""
        return tuple(_stops(self.scenario, trip))

    def legs(self, trip: NumberedTrip) -> list[RoadLeg]:
        """Return the legs of a trip, from the base over the stops back to the base."""
        base_id = trip.tour.base_id
        way = [base_id, *(stop.place_id for stop in trip.trip.stops), base_id]
        return [self._leg(a, b, trip.vehicle_type) for a, b in pairwise(way)]

    def is_reachable(self, from_id: str, to_id: str, vehicle_type: VehicleType | None) -> bool:
        """Say whether a road for the vehicle, or for any, leads from one place to the other."""
        if from_id == to_id:
            return True
        try:
            if vehicle_type is None:
                return self.travel.is_reachable_by_any(from_id, to_id)
            return self.travel.is_reachable(from_id, to_id, vehicle_type)
        except KeyError:
            return False

    def _leg(self, from_id: str, to_id: str, vehicle_type: VehicleType | None) -> RoadLeg:
        if self.place(from_id) is None or self.place(to_id) is None:
            return RoadLeg(from_id=from_id, to_id=to_id, exists=True, dist_m=None, drive_s=None)
        if not self.is_reachable(from_id, to_id, vehicle_type):
            return RoadLeg(from_id=from_id, to_id=to_id, exists=False, dist_m=None, drive_s=None)
        if from_id == to_id:
            return RoadLeg(from_id=from_id, to_id=to_id, exists=True, dist_m=0, drive_s=0)
        if vehicle_type is None:
            return RoadLeg(from_id=from_id, to_id=to_id, exists=True, dist_m=None, drive_s=None)
        return RoadLeg(
            from_id=from_id,
            to_id=to_id,
            exists=True,
            dist_m=self.travel.leg_m(from_id, to_id, vehicle_type),
            drive_s=self.travel.leg_s(from_id, to_id, vehicle_type),
        )


def find(lookup: Callable[[str], _T], id_: str) -> _T | None:
    """Return what a lookup of the scenario holds for an id, None for an unknown id."""
    try:
        return lookup(id_)
    except KeyError:
        return None


def unread(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Replay:
    """Return a plan as it was handed in, for the rule that says whether it can be laid out."""
    return Replay(
        scenario=scenario, travel=travel, plan=plan, trips=(), stops=(), batches=(), chains={}
    )


def lay_out(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Replay:
    """Return a plan with its trips, stops and batches numbered and its consignments followed."""
    trips = tuple(_trips(scenario, plan))
    stops = tuple(stop for trip in trips for stop in _stops(scenario, trip))
    batches = tuple(
        NumberedBatch(number=number, batch=batch, centre=find(scenario.place, batch.centre_id))
        for number, batch in enumerate(plan.batches, start=1)
    )
    return Replay(
        scenario=scenario,
        travel=travel,
        plan=plan,
        trips=trips,
        stops=stops,
        batches=batches,
        chains=_chains(scenario, stops, batches),
    )


def _trips(scenario: Scenario, plan: Plan) -> Iterator[NumberedTrip]:
    for tour in plan.tours:
        vehicle = find(scenario.vehicle, tour.vehicle_id)
        kind = None if vehicle is None else find(scenario.vehicle_type, vehicle.vehicle_type_id)
        base = find(scenario.place, tour.base_id)
        for number, trip in enumerate(tour.trips, start=1):
            yield NumberedTrip(
                tour=tour,
                number=number,
                trip=trip,
                base=base,
                vehicle=vehicle,
                vehicle_type=kind,
            )


def _stops(scenario: Scenario, trip: NumberedTrip) -> Iterator[NumberedStop]:
    for number, stop in enumerate(trip.trip.stops, start=1):
        place = find(scenario.place, stop.place_id)
        yield NumberedStop(on=trip, number=number, stop=stop, place=place)


def _chains(
    scenario: Scenario, stops: tuple[NumberedStop, ...], batches: tuple[NumberedBatch, ...]
) -> dict[str, Chain]:
    linehaul: dict[str, list[NumberedStop]] = defaultdict(list)
    village: dict[str, list[NumberedStop]] = defaultdict(list)
    sorting: dict[str, list[NumberedBatch]] = defaultdict(list)
    for stop in stops:
        tier = linehaul if stop.on.is_linehaul else village
        for consignment_id in (*stop.stop.delivered, *stop.stop.collected):
            tier[consignment_id].append(stop)
    for batch in batches:
        for consignment_id in batch.batch.consignment_ids:
            sorting[consignment_id].append(batch)
    return {
        c.id: Chain(
            consignment=c,
            temperature=scenario.temperature_of(c),
            linehaul=tuple(linehaul[c.id]),
            batches=tuple(sorting[c.id]),
            village=tuple(village[c.id]),
        )
        for c in scenario.consignments
    }
