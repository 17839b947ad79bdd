"""Vehicles, their drivers' day, and where each tier may drive."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from routing.checking.replay import Replay, find
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, names, span
from routing.model import Centre, Hub, Place, Tier, Village


def one_tour_a_day(day: Replay) -> Iterator[Breach]:
    """Find vehicles that drive more than one tour."""
    tours: dict[str, list[str]] = defaultdict(list)
    for tour in day.plan.tours:
        tours[tour.vehicle_id].append(tour.id)
    for vehicle_id, tour_ids in tours.items():
        if len(tour_ids) > 1:
            yield Breach(
                message=f"{vehicle_id} drives {len(tour_ids)} tours: {names(tuple(tour_ids))}",
                subject=tour_ids[1],
                amount=len(tour_ids) - 1,
                unit="tours",
            )


def trips_leave_after_reloading(day: Replay) -> Iterator[Breach]:
    """Find trips that leave before the trip before is back and the vehicle reloaded."""
    for before, trip in pairwise(day.trips):
        if trip.number == 1:
            continue
        earliest_s = before.trip.return_s + day.scenario.rules.reload_s
        early_s = earliest_s - trip.trip.depart_s
        if early_s > 0:
            yield Breach(
                message=f"leaves at {clock(trip.trip.depart_s)}; back at "
                f"{clock(before.trip.return_s)} and reloading "
                f"{span(day.scenario.rules.reload_s)} makes it {clock(earliest_s)}",
                subject=trip.label,
                place_id=trip.tour.base_id,
                amount=minutes(early_s),
                unit="min",
            )


def shifts_are_legal(day: Replay) -> Iterator[Breach]:
    """Find drivers whose day is longer than a shift."""
    limit_s = day.scenario.rules.max_shift_s
    for tour in day.plan.tours:
        if not tour.trips:
            continue
        shift_s = tour.return_s - tour.depart_s
        if shift_s > limit_s:
            yield Breach(
                message=f"the driver's day from {clock(tour.depart_s)} to {clock(tour.return_s)} "
                f"is {span(shift_s)}, {span(shift_s - limit_s)} more than {span(limit_s)}",
                subject=tour.id,
                place_id=tour.base_id,
                amount=minutes(shift_s - limit_s),
                unit="min",
            )


def trips_are_not_too_many(day: Replay) -> Iterator[Breach]:
    """Find tours with more trips than a driver may make."""
    limit = day.scenario.rules.max_trips
    for tour in day.plan.tours:
        if len(tour.trips) > limit:
            yield Breach(
                message=f"{len(tour.trips)} trips, {limit} are allowed",
                subject=tour.id,
                place_id=tour.base_id,
                amount=len(tour.trips) - limit,
                unit="trips",
            )


def vehicles_stay_on_their_tier(day: Replay) -> Iterator[Breach]:
    """Find tours of one tier driven by a vehicle of the other."""
    for tour in day.plan.tours:
        vehicle = find(day.scenario.vehicle, tour.vehicle_id)
        kind = vehicle and find(day.scenario.vehicle_type, vehicle.vehicle_type_id)
        if kind and kind.tier is not tour.tier:
            yield Breach(
                message=f"a {tour.tier} tour is driven by {tour.vehicle_id}, a {kind.id} of the "
                f"{kind.tier} tier",
                subject=tour.id,
                place_id=tour.base_id,
            )


def bases_are_right(day: Replay) -> Iterator[Breach]:
    """Find linehaul tours that do not start at the hub, village tours not at a centre."""
    for tour in day.plan.tours:
        wanted = Hub if tour.tier is Tier.LINEHAUL else Centre
        base = day.place(tour.base_id)
        if base is not None and not isinstance(base, wanted):
            yield Breach(
                message=f"a {tour.tier} tour starts at a {_level(wanted)}, {base.id} is a "
                f"{_level(type(base))}",
                subject=tour.id,
                place_id=base.id,
            )


def stops_are_right(day: Replay) -> Iterator[Breach]:
    """Find trucks that stop anywhere but at centres, vans anywhere but in villages."""
    for stop in day.stops:
        wanted = Centre if stop.on.is_linehaul else Village
        if stop.place is not None and not isinstance(stop.place, wanted):
            yield Breach(
                message=f"a {stop.on.tour.tier} trip stops at a {_level(wanted)}, "
                f"{stop.place.id} is a {_level(type(stop.place))}",
                subject=stop.label,
                place_id=stop.place.id,
            )


def visited_places_are_active(day: Replay) -> Iterator[Breach]:
    """Find bases and stops at centres and villages that do not work on the day."""
    visits = [
        *((tour.id, day.place(tour.base_id)) for tour in day.plan.tours),
        *((stop.label, stop.place) for stop in day.stops),
    ]
    for subject, place in visits:
        if place is not None and not isinstance(place, Hub) and not place.is_active:
            yield Breach(
                message=f"{place.id} is {place.status} on the day",
                subject=subject,
                place_id=place.id,
            )


def _level(kind: type[Place]) -> str:
    return kind.__name__.lower()


RULES = (
    Rule(
        code="P371",
        title="Vehicle used twice",
        explanation="A vehicle has one driver and at most one tour a day; more trips belong to "
        "the same tour.",
        judge=one_tour_a_day,
    ),
    Rule(
        code="P372",
        title="Trip leaves before the vehicle is reloaded",
        explanation="Consecutive trips of a tour: the next leaves when the one before is back and "
        "the vehicle is reloaded, or later.",
        judge=trips_leave_after_reloading,
    ),
    Rule(
        code="P373",
        title="Shift too long",
        explanation="From a vehicle's first departure to its last return, waiting and gaps "
        "included, the driver works no longer than a shift.",
        judge=shifts_are_legal,
    ),
    Rule(
        code="P374",
        title="Too many trips",
        explanation="A vehicle makes no more trips a day than the rules allow.",
        judge=trips_are_not_too_many,
    ),
    Rule(
        code="P375",
        title="Vehicle of the other tier",
        explanation="The tier of a tour is the tier of its vehicle's type: trucks run between hub "
        "and centres, vans between a centre and its villages.",
        judge=vehicles_stay_on_their_tier,
    ),
    Rule(
        code="P376",
        title="Base of the wrong level",
        explanation="Linehaul tours start and end at the hub, village tours at a centre.",
        judge=bases_are_right,
    ),
    Rule(
        code="P377",
        title="Stop of the wrong level",
        explanation="Linehaul trips stop at centres, village trips in villages.",
        judge=stops_are_right,
    ),
    Rule(
        code="P378",
        title="Place not active",
        explanation="A centre or village that is dormant, closed for the season or closed is not "
        "visited; its consignments are unserved.",
        judge=visited_places_are_active,
    ),
)
