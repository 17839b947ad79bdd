"""Vehicles given out to duties, and shared among centres before that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from routing.model import Scenario, Tier, Tour, Vehicle, VehicleType
from routing.planning.duties import (
    Assigned,
    Duty,
    DutyRules,
    duties_cost,
    longest_duty,
    pack_duties,
)
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


def make_forgiving_rosters(scenario: Scenario, trips: Sequence[DraftTrip]) -> list[Roster]:
    """Return rosters in which goods may miss their cut-off if all in all that costs less."""
    late = [replace(trip, punctual=False) for trip in trips]
    options = [make_rosters(scenario, trips), make_rosters(scenario, late)]
    return min(options, key=lambda rosters: sum(_cost_fen(scenario, r) for r in rosters))


def _cost_fen(scenario: Scenario, roster: Roster) -> float:
    """Return vehicle-days, paid time and the price of goods that miss their cut-off."""
    rules = duty_rules(scenario, scenario.vehicle_type(roster.vehicle_type_id))
    cost = duties_cost(roster.duties, [trip.shiftable for trip in roster.trips], rules)
    return cost + sum(trip.late_fen for trip in roster.fixed)


def rosters_of_tours(
    scenario: Scenario, tours: Iterable[Sequence[DraftTrip]]
) -> tuple[list[Roster], list[DraftTrip]]:
    """Return a roster per base and type for tours whose trips are given in order.

    Trips that a vehicle cannot do after those before them come back apart.
    """
    by_kind: defaultdict[tuple[str, str], list[Duty]] = defaultdict(list)
    trips_of: defaultdict[tuple[str, str], list[DraftTrip]] = defaultdict(list)
    stranded: list[DraftTrip] = []
    for given in tours:
        key = given[0].sheet.base_id, given[0].kind.id
        tour, duty = _as_a_day(given, duty_rules(scenario, scenario.vehicle_type(key[1])))
        shift = len(trips_of[key])
        by_kind[key].append(tuple(Assigned(a.trip + shift, a.depart_s) for a in duty))
        trips_of[key].extend(tour[: len(duty)])
        stranded.extend(tour[len(duty) :])
    rosters = [
        Roster(
            vehicle_type_id=type_id,
            base_id=base_id,
            trips=tuple(trips_of[base_id, type_id]),
            duties=tuple(duties),
        )
        for (base_id, type_id), duties in by_kind.items()
    ]
    return rosters, stranded


def _as_a_day(tour: Sequence[DraftTrip], rules: DutyRules) -> tuple[Sequence[DraftTrip], Duty]:
    """Return trips, and a day of as many of them as possible, late if there is no other way."""
    duty = longest_duty(range(len(tour)), [trip.shiftable for trip in tour], rules)
    if len(duty) == len(tour):
        return tour, duty
    late = [replace(trip, punctual=False) for trip in tour]
    return late, longest_duty(range(len(late)), [trip.shiftable for trip in late], rules)


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
