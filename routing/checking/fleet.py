"""Vehicles, their drivers' day, and where each tier may drive."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from routing.checking.replay import Replay, find
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, names, span
from routing.language import Message, message
from routing.model import Centre, Hub, Place, Tier, Village


def one_tour_a_day(day: Replay) -> Iterator[Breach]:
    """Find vehicles that drive more than one tour."""
    tours: dict[str, list[str]] = defaultdict(list)
    for tour in day.plan.tours:
        tours[tour.vehicle_id].append(tour.id)
    for vehicle_id, tour_ids in tours.items():
        if len(tour_ids) > 1:
            yield Breach(
                message=message(
                    "{vehicle} drives {count} tours: {names}",
                    vehicle=vehicle_id,
                    count=len(tour_ids),
                    names=names(tuple(tour_ids)),
                ),
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
                message=message(
                    "leaves at {depart}; back at {back} and reloading {reload} makes it {earliest}",
                    depart=clock(trip.trip.depart_s),
                    back=clock(before.trip.return_s),
                    reload=span(day.scenario.rules.reload_s),
                    earliest=clock(earliest_s),
                ),
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
                message=message(
                    "the driver's day from {depart} to {back} is {shift}, {span} more than {limit}",
                    depart=clock(tour.depart_s),
                    back=clock(tour.return_s),
                    shift=span(shift_s),
                    span=span(shift_s - limit_s),
                    limit=span(limit_s),
                ),
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
                message=message(
                    "{count} trips, {limit} are allowed", count=len(tour.trips), limit=limit
                ),
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
                message=message(
                    "a {tier} tour is driven by {vehicle}, a {id} of the {tier2} tier",
                    tier=tour.tier,
                    vehicle=tour.vehicle_id,
                    id=kind.id,
                    tier2=kind.tier,
                ),
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
                message=message(
                    "a {tier} tour starts at a {wanted}, {id} is a {level}",
                    tier=tour.tier,
                    wanted=_level(wanted),
                    id=base.id,
                    level=_level(type(base)),
                ),
                subject=tour.id,
                place_id=base.id,
            )


def stops_are_right(day: Replay) -> Iterator[Breach]:
    """Find trucks that stop anywhere but at centres, vans anywhere but in villages."""
    for stop in day.stops:
        wanted = Centre if stop.on.is_linehaul else Village
        if stop.place is not None and not isinstance(stop.place, wanted):
            yield Breach(
                message=message(
                    "a {tier} trip stops at a {wanted}, {id} is a {level}",
                    tier=stop.on.tour.tier,
                    wanted=_level(wanted),
                    id=stop.place.id,
                    level=_level(type(stop.place)),
                ),
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
                message=message("{id} is {status} on the day", id=place.id, status=place.status),
                subject=subject,
                place_id=place.id,
            )


def _level(kind: type[Place]) -> str:
    return Message(kind.__name__.lower())


RULES = (
    Rule(
        code="P371",
        title=message("Vehicle used twice"),
        explanation="A vehicle has one driver and at most one tour a day; more trips belong to "
        "the same tour.",
        judge=one_tour_a_day,
    ),
    Rule(
        code="P372",
        title=message("Trip leaves before the vehicle is reloaded"),
        explanation="Consecutive trips of a tour: the next leaves when the one before is back and "
        "the vehicle is reloaded, or later.",
        judge=trips_leave_after_reloading,
    ),
    Rule(
        code="P373",
        title=message("Shift too long"),
        explanation="From a vehicle's first departure to its last return, waiting and gaps "
        "included, the driver works no longer than a shift.",
        judge=shifts_are_legal,
    ),
    Rule(
        code="P374",
        title=message("Too many trips"),
        explanation="A vehicle makes no more trips a day than the rules allow.",
        judge=trips_are_not_too_many,
    ),
    Rule(
        code="P375",
        title=message("Vehicle of the other tier"),
        explanation="The tier of a tour is the tier of its vehicle's type: trucks run between hub "
        "and centres, vans between a centre and its villages.",
        judge=vehicles_stay_on_their_tier,
    ),
    Rule(
        code="P376",
        title=message("Base of the wrong level"),
        explanation="Linehaul tours start and end at the hub, village tours at a centre.",
        judge=bases_are_right,
    ),
    Rule(
        code="P377",
        title=message("Stop of the wrong level"),
        explanation="Linehaul trips stop at centres, village trips in villages.",
        judge=stops_are_right,
    ),
    Rule(
        code="P378",
        title=message("Place not active"),
        explanation="A centre or village that is dormant, closed for the season or closed is not "
        "visited; its consignments are unserved.",
        judge=visited_places_are_active,
    ),
)
