"""Vehicles given out to duties, and shared among centres before that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from routing.model import Scenario, Tier, Tour, Vehicle, VehicleType
from routing.planning.duties import Duty, DutyRules, duty_in_order, pack_duties
from routing.planning.kinds import FEN_PER_YUAN
from routing.planning.sheet import DraftTrip
from routing.units import S_PER_H, yuan_to_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Trips of one base and vehicle type, shared out to vehicles."""

    vehicle_type_id: str
    base_id: str
    trips: tuple[DraftTrip, ...]
    duties: tuple[Duty, ...]

    @property
    def fixed(self) -> list[DraftTrip]:
        """The trips at the departures their duties give them."""
        return [self.trips[a.trip].fixed_at(a.depart_s) for duty in self.duties for a in duty]


def make_rosters(scenario: Scenario, trips: Iterable[DraftTrip]) -> list[Roster]:
    """Return a roster per base and type that needs few vehicles and little paid time."""
    by_kind: defaultdict[tuple[str, str], list[DraftTrip]] = defaultdict(list)
    for trip in trips:
        by_kind[trip.sheet.base_id, trip.kind.id].append(trip)
    rosters = []
    for (base_id, type_id), members in by_kind.items():
        rules = duty_rules(scenario, scenario.vehicle_type(type_id))
        duties = pack_duties([trip.shiftable for trip in members], rules)
        rosters.append(
            Roster(
                vehicle_type_id=type_id,
                base_id=base_id,
                trips=tuple(members),
                duties=tuple(duties),
            )
        )
    return rosters


def rosters_of_tours(scenario: Scenario, tours: Iterable[Sequence[DraftTrip]]) -> list[Roster]:
    """Return a roster per base and type for tours whose trips are given, in order.

    Trips may change vehicles where that saves a day or idle time. What cannot be done in one day
    is shared out anew.
    """
    by_kind: defaultdict[tuple[str, str], list[Sequence[DraftTrip]]] = defaultdict(list)
    for tour in tours:
        by_kind[tour[0].sheet.base_id, tour[0].kind.id].append(tour)
    rosters = []
    for (base_id, type_id), members in by_kind.items():
        trips = [trip for tour in members for trip in tour]
        shiftable = [trip.shiftable for trip in trips]
        rules = duty_rules(scenario, scenario.vehicle_type(type_id))
        proposed, at = [], 0
        for tour in members:
            proposed.append(duty_in_order(range(at, at + len(tour)), shiftable, rules))
            at += len(tour)
        kept = [duty for duty in proposed if duty is not None]
        duties = pack_duties(shiftable, rules, kept if len(kept) == len(proposed) else None)
        rosters.append(
            Roster(
                vehicle_type_id=type_id,
                base_id=base_id,
                trips=tuple(trips),
                duties=tuple(duties),
            )
        )
    return rosters


def duty_rules(scenario: Scenario, vehicle_type: VehicleType) -> DutyRules:
    """Return the day's rules and the prices of a vehicle type."""
    rules = scenario.rules
    return DutyRules(
        reload_s=rules.reload_s,
        max_shift_s=rules.max_shift_s,
        max_trips=rules.max_trips,
        fixed_fen=yuan_to_fen(vehicle_type.fixed_yuan_per_day),
        fen_per_s=scenario.tariff.wage_yuan_per_h * FEN_PER_YUAN / S_PER_H,
    )


def vehicles_needed(rosters: Iterable[Roster]) -> Counter[str]:
    """Return how many vehicles of each type rosters take."""
    needed: Counter[str] = Counter()
    for roster in rosters:
        needed[roster.vehicle_type_id] += len(roster.duties)
    return needed


def assign_vehicles(
    tier: Tier, rosters: Sequence[Roster], vehicles: Sequence[Vehicle]
) -> list[Tour]:
    """Return a tour per duty, on vehicles in their order; there must be enough."""
    free: defaultdict[str, list[Vehicle]] = defaultdict(list)
    for vehicle in reversed(vehicles):
        free[vehicle.vehicle_type_id].append(vehicle)
    tours = []
    for roster in rosters:
        for duty in roster.duties:
            vehicle = free[roster.vehicle_type_id].pop()
            tours.append(
                Tour(
                    id=vehicle.id,
                    tier=tier,
                    vehicle_id=vehicle.id,
                    base_id=roster.base_id,
                    trips=tuple(roster.trips[a.trip].leaving_at(a.depart_s) for a in duty),
                )
            )
    return tours
