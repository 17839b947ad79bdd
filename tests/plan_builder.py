"""A good plan for a small scenario, timed by ``routing/model/README.md`` alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from routing.model import (
    Batch,
    Consignment,
    Direction,
    Network,
    Plan,
    Reason,
    Scenario,
    Stop,
    Temperature,
    Tier,
    Tour,
    TravelMatrix,
    Trip,
    Unserved,
    Vehicle,
    VehicleType,
    Village,
)

_HOUR_S = 60 * 60
_Lane = tuple[str, tuple[str, ...], Direction, Temperature]
_Group = tuple[str, str | None]  # centre, and the carrier whose vehicles serve it


def a_plan(
    scenario: Scenario,
    travel: TravelMatrix,
    *,
    network: Network = Network.POOLED,
    villages_per_trip: int | None = None,
    slack_s: int = 0,
) -> Plan:
    """Plan simply: one truck and one van per centre (and carrier), villages in order.

    The truck brings everything, the van makes one trip (or several of ``villages_per_trip``), the
    truck comes again for what goes up. A village's centre is its line's, else its parent, else the
    first. Capacities are taken to be large enough; consignments of villages that are not active
    are unserved. Every trip and every batch starts ``slack_s`` later than it could.
    """
    planner = _Planner(scenario=scenario, travel=travel, network=network, slack_s=slack_s)
    groups: dict[_Group, list[Consignment]] = defaultdict(list)
    unserved = []
    for consignment in scenario.consignments:
        if scenario.place(consignment.village_id).is_active:
            groups[planner.group(consignment)].append(consignment)
        else:
            unserved.append(
                Unserved(consignment_id=consignment.id, reason=Reason.VILLAGE_NOT_ACTIVE)
            )
    planner.crews(groups)
    for group, members in groups.items():
        planner.bring(group, _going(Direction.DOWN, members))
    planner.sort(Direction.DOWN)
    for group, members in groups.items():
        planner.serve(group, members, villages_per_trip or len(scenario.villages))
    planner.sort(Direction.UP)
    for group, members in groups.items():
        planner.fetch(group, _going(Direction.UP, members))
    tours = tuple(planner.tours.values())
    return Plan(
        network=network,
        tours=tours,
        batches=tuple(planner.batches),
        unserved=tuple(unserved),
        missed=tuple(
            c
            for tour in tours
            for trip in tour.trips
            for stop in trip.stops
            for c in stop.collected
            if tour.tier is Tier.LINEHAUL and trip.return_s > scenario.consignment(c).due_s
        ),
    )


def _going(direction: Direction, members: Iterable[Consignment]) -> list[Consignment]:
    return [c for c in members if c.direction is direction]


@dataclass(kw_only=True)
class _Planner:
    scenario: Scenario
    travel: TravelMatrix
    network: Network
    slack_s: int
    tours: dict[tuple[Tier, _Group], Tour] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)
    at_centre: dict[str, int] = field(default_factory=dict)
    sorted_at: dict[str, int] = field(default_factory=dict)
    crew_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    centre_of: dict[str, str] = field(default_factory=dict)

    def group(self, consignment: Consignment) -> _Group:
        village = self.scenario.place(consignment.village_id)
        centres = [centre.id for centre in self.scenario.active_centres]
        centre_id = village.parent_id if village.parent_id in centres else centres[0]
        owner: str | None = None
        if self.scenario.lines:
            centre_id = self.scenario.line_of(village.id).centre_id
        if self.network is Network.LINES:
            owner = self.scenario.line_of(village.id).carrier_id
        elif self.network is Network.SEPARATE:
            owner = consignment.carrier_id
        assert centre_id is not None
        return centre_id, owner

    def crews(self, groups: dict[_Group, list[Consignment]]) -> None:
        carriers: dict[str, set[str]] = defaultdict(set)
        for (centre_id, _), members in groups.items():
            carriers[centre_id] |= {c.carrier_id for c in members}
        for (centre_id, _), members in groups.items():
            together = tuple(sorted(carriers[centre_id]))
            for c in members:
                alone = self.network is Network.SEPARATE
                self.crew_of[c.id] = (c.carrier_id,) if alone else together
                self.centre_of[c.id] = centre_id

    def bring(self, group: _Group, members: list[Consignment]) -> None:
        if not members:
            return
        tour = self._tour(Tier.LINEHAUL, group)
        trip = self._trip(tour, max(c.ready_s for c in members), [(group[0], members, [])])
        self._add(Tier.LINEHAUL, group, tour, trip)
        self.at_centre.update({c.id: trip.stops[0].start_s for c in members})

    def serve(self, group: _Group, members: list[Consignment], villages_per_trip: int) -> None:
        visits = []
        for village in self.scenario.villages:
            here = [c for c in members if c.village_id == village.id]
            if here:
                visits.append(
                    (village.id, _going(Direction.DOWN, here), _going(Direction.UP, here))
                )
        for first in range(0, len(visits), villages_per_trip):
            chunk = visits[first : first + villages_per_trip]
            tour = self._tour(Tier.VILLAGE, group)
            sorted_at = [self.sorted_at[c.id] for _, down, _ in chunk for c in down]
            ready_s = max(sorted_at) if sorted_at else _first_pickup_s(chunk)
            trip = self._trip(tour, ready_s, chunk)
            self._add(Tier.VILLAGE, group, tour, trip)
            self.at_centre.update(dict.fromkeys(trip.collected, trip.return_s))

    def fetch(self, group: _Group, members: list[Consignment]) -> None:
        if not members:
            return
        tour = self._tour(Tier.LINEHAUL, group)
        drive_s = self._drive_s(tour, self.scenario.hub.id, group[0])
        ready_s = max(self.sorted_at[c.id] for c in members)
        trip = self._trip(tour, ready_s - drive_s, [(group[0], [], members)])
        self._add(Tier.LINEHAUL, group, tour, trip)

    def sort(self, direction: Direction) -> None:
        lanes: dict[_Lane, list[Consignment]] = defaultdict(list)
        for consignment_id, centre_id in self.centre_of.items():
            c = self.scenario.consignment(consignment_id)
            if c.direction is direction:
                key = centre_id, self.crew_of[c.id], direction, self.scenario.temperature_of(c)
                lanes[key].append(c)
        for (centre_id, crew, _, temperature), members in lanes.items():
            lane = self.scenario.rules.lane(direction, temperature)
            hands = lane.parcels_per_h * len(crew)
            parcels = sum(c.parcels for c in members)
            start_s = max(self.at_centre[c.id] for c in members) + self.slack_s
            batch = Batch(
                centre_id=centre_id,
                crew=crew,
                direction=direction,
                temperature=temperature,
                consignment_ids=tuple(c.id for c in members),
                start_s=start_s,
                ready_s=start_s + lane.fixed_s - (-parcels * _HOUR_S // hands),
            )
            self.batches.append(batch)
            self.sorted_at.update({c.id: batch.ready_s for c in members})

    def _tour(self, tier: Tier, group: _Group) -> Tour:
        if (tier, group) in self.tours:
            return self.tours[tier, group]
        vehicle = self._vehicle(tier, group[1])
        base_id = self.scenario.hub.id if tier is Tier.LINEHAUL else group[0]
        return Tour(
            id=f"{tier}-{vehicle.id}", tier=tier, vehicle_id=vehicle.id, base_id=base_id, trips=()
        )

    def _vehicle(self, tier: Tier, owner: str | None) -> Vehicle:
        used = {tour.vehicle_id for tour in self.tours.values()}
        return next(
            v
            for v in self.scenario.vehicles
            if v.id not in used
            and self.scenario.vehicle_type(v.vehicle_type_id).tier is tier
            and owner in (None, v.carrier_id)
        )

    def _add(self, tier: Tier, group: _Group, tour: Tour, trip: Trip) -> None:
        self.tours[tier, group] = replace(tour, trips=(*tour.trips, trip))

    def _drive_s(self, tour: Tour, from_id: str, to_id: str) -> int:
        return self.travel.leg_s(from_id, to_id, self._kind(tour))

    def _kind(self, tour: Tour) -> VehicleType:
        vehicle = self.scenario.vehicle(tour.vehicle_id)
        return self.scenario.vehicle_type(vehicle.vehicle_type_id)

    def _trip(
        self,
        tour: Tour,
        ready_s: int,
        visits: list[tuple[str, list[Consignment], list[Consignment]]],
    ) -> Trip:
        depart_s = ready_s
        if tour.trips:
            depart_s = max(ready_s, tour.trips[-1].return_s + self.scenario.rules.reload_s)
        depart_s += self.slack_s
        clock_s, here, dist_m, stops = depart_s, tour.base_id, 0, []
        for place_id, down, up in visits:
            arrive_s = clock_s + self._drive_s(tour, here, place_id)
            start_s = max([arrive_s, self.scenario.place(place_id).opens_s, *self._pickups(up)])
            clock_s = start_s + self._service_s(place_id, [*down, *up])
            dist_m += self.travel.leg_m(here, place_id, self._kind(tour))
            here = place_id
            stops.append(
                Stop(
                    place_id=place_id,
                    delivered=tuple(c.id for c in down),
                    collected=tuple(c.id for c in up),
                    arrive_s=arrive_s,
                    start_s=start_s,
                    depart_s=clock_s,
                )
            )
        return Trip(
            depart_s=depart_s,
            stops=tuple(stops),
            return_s=clock_s + self._drive_s(tour, here, tour.base_id),
            dist_m=dist_m + self.travel.leg_m(here, tour.base_id, self._kind(tour)),
        )

    def _pickups(self, up: list[Consignment]) -> list[int]:
        return [self.sorted_at.get(c.id, c.ready_s) for c in up]

    def _service_s(self, place_id: str, handed: list[Consignment]) -> int:
        rules, place = self.scenario.rules, self.scenario.place(place_id)
        parcels = sum(c.parcels for c in handed)
        if not isinstance(place, Village):
            return rules.dock_s + rules.dock_s_per_parcel * parcels
        cold = any(self.scenario.temperature_of(c).is_cold for c in handed)
        cold_s = rules.cold_handover_s if cold else 0
        return place.service_s + rules.stop_s_per_parcel * parcels + cold_s


def _first_pickup_s(visits: list[tuple[str, list[Consignment], list[Consignment]]]) -> int:
    """Return when a trip that only collects may leave: at the first goods' ready time."""
    return min(c.ready_s for _, _, up in visits for c in up)
