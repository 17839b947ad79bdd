"""Claimed times and distances against driven ones; each is judged by what it directly follows."""

from collections.abc import Iterator

from routing.checking.replay import NumberedStop, NumberedTrip, Replay, RoadLeg
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, kilometres, span
from routing.language import message
from routing.model import Village
from routing.units import m_to_km


def roads_exist(day: Replay) -> Iterator[Breach]:
    """Find legs between places that no road open to the vehicle joins."""
    for trip in day.trips:
        for leg in day.legs(trip):
            if not leg.exists:
                yield Breach(
                    message=_no_road(day, trip, leg),
                    subject=trip.label,
                    place_id=leg.to_id,
                )


def arrivals_are_driven(day: Replay) -> Iterator[Breach]:
    """Find arrivals that are not the departure before plus the drive."""
    for trip in day.trips:
        left_s = trip.trip.depart_s
        for stop, leg in zip(day.stops_of(trip), day.legs(trip), strict=False):
            claimed_s = stop.stop.arrive_s
            breach = _not_driven(
                leg,
                left_s,
                claimed_s,
                stop.label,
                message("arrives at {place}", place=stop.stop.place_id),
            )
            left_s = stop.stop.depart_s
            if breach:
                yield breach


def returns_are_driven(day: Replay) -> Iterator[Breach]:
    """Find returns that are not the last departure plus the drive."""
    for trip in day.trips:
        if trip.trip.stops:
            left_s = trip.trip.stops[-1].depart_s
            leg = day.legs(trip)[-1]
            breach = _not_driven(leg, left_s, trip.trip.return_s, trip.label, message("returns"))
            if breach:
                yield breach


def distances_are_driven(day: Replay) -> Iterator[Breach]:
    """Find trips whose distance is not the sum of their legs."""
    for trip in day.trips:
        legs_m = [leg.dist_m for leg in day.legs(trip)]
        known_m = [leg_m for leg_m in legs_m if leg_m is not None]
        if len(known_m) < len(legs_m):
            continue
        claimed_m, driven_m = trip.trip.dist_m, sum(known_m)
        if claimed_m != driven_m:
            yield Breach(
                message=message(
                    "the trip claims {claimed}, its legs are {driven}",
                    claimed=kilometres(claimed_m),
                    driven=kilometres(driven_m),
                ),
                subject=trip.label,
                place_id=trip.tour.base_id,
                amount=m_to_km(abs(claimed_m - driven_m)),
                unit="km",
            )


def starts_follow_arrivals(day: Replay) -> Iterator[Breach]:
    """Find handovers that start before the vehicle is there."""
    for stop in day.stops:
        early_s = stop.stop.arrive_s - stop.stop.start_s
        if early_s > 0:
            yield Breach(
                message=message(
                    "starts at {start}, {early} before it arrives at {arrive}",
                    start=clock(stop.stop.start_s),
                    early=span(early_s),
                    arrive=clock(stop.stop.arrive_s),
                ),
                subject=stop.label,
                place_id=stop.stop.place_id,
                amount=minutes(early_s),
                unit="min",
            )


def services_take_their_time(day: Replay) -> Iterator[Breach]:
    """Find stops that last longer or shorter than their service."""
    for stop in day.stops:
        needed_s = _service_s(day, stop)
        taken_s = stop.stop.depart_s - stop.stop.start_s
        if needed_s is not None and taken_s != needed_s:
            yield Breach(
                message=message(
                    "lasts {taken} from {start} to {depart}, the service takes {needed}",
                    taken=span(taken_s),
                    start=clock(stop.stop.start_s),
                    depart=clock(stop.stop.depart_s),
                    needed=span(needed_s),
                ),
                subject=stop.label,
                place_id=stop.stop.place_id,
                amount=minutes(abs(taken_s - needed_s)),
                unit="min",
            )


def times_are_of_the_day(day: Replay) -> Iterator[Breach]:
    """Find times before midnight of the day."""
    claims = [
        *((trip.label, message("departs"), trip.trip.depart_s) for trip in day.trips),
        *((trip.label, message("returns"), trip.trip.return_s) for trip in day.trips),
        *((stop.label, message("arrives"), stop.stop.arrive_s) for stop in day.stops),
        *((stop.label, message("starts"), stop.stop.start_s) for stop in day.stops),
        *((stop.label, message("departs"), stop.stop.depart_s) for stop in day.stops),
        *((batch.label, message("starts"), batch.batch.start_s) for batch in day.batches),
        *((batch.label, message("is ready"), batch.batch.ready_s) for batch in day.batches),
    ]
    for subject, verb, time_s in claims:
        if time_s < 0:
            yield Breach(
                message=message(
                    "{verb} at {time}, before the day begins", verb=verb, time=clock(time_s)
                ),
                subject=subject,
                amount=minutes(-time_s),
                unit="min",
            )


def _not_driven(
    leg: RoadLeg, left_s: int, claimed_s: int, subject: str, verb: str
) -> Breach | None:
    if leg.drive_s is None or claimed_s == left_s + leg.drive_s:
        return None
    driven_s = left_s + leg.drive_s
    return Breach(
        message=message(
            "{verb} at {claimed}; leaving {start} at {left} and driving {drive} makes it {driven}",
            verb=verb,
            claimed=clock(claimed_s),
            start=leg.from_id,
            left=clock(left_s),
            drive=span(leg.drive_s),
            driven=clock(driven_s),
        ),
        subject=subject,
        place_id=leg.to_id,
        amount=minutes(abs(claimed_s - driven_s)),
        unit="min",
    )


def _no_road(day: Replay, trip: NumberedTrip, leg: RoadLeg) -> str:
    """Say between which places no road leads; name the vehicle where others would find one."""
    start, end = leg.from_id, leg.to_id
    if trip.vehicle_type is None or not day.is_reachable(start, end, None):
        return message("no road leads from {start} to {end}", start=start, end=end)
    return message(
        "no road leads from {start} to {end} for a {vehicle}",
        start=start,
        end=end,
        vehicle=trip.vehicle_type.id,
    )


def _service_s(day: Replay, stop: NumberedStop) -> int | None:
    """Return the service time of a stop, None where the place or the goods are unknown."""
    rules, handed = day.scenario.rules, day.handed(stop)
    complete = len(handed) == len(stop.stop.delivered) + len(stop.stop.collected)
    if stop.place is None or not complete:
        return None
    parcels = sum(consignment.parcels for consignment in handed)
    if not isinstance(stop.place, Village):
        return rules.dock_s + rules.dock_s_per_parcel * parcels
    is_cold = any(day.scenario.temperature_of(consignment).is_cold for consignment in handed)
    cold_s = rules.cold_handover_s if is_cold else 0
    return stop.place.service_s + rules.stop_s_per_parcel * parcels + cold_s


RULES = (
    Rule(
        code="P341",
        title=message("No road"),
        explanation="The travel matrix holds no road for a leg, for vehicles of the tour's type: "
        "what is open to vans may be barred to trucks. The times and the distance that need the "
        "leg are not judged.",
        judge=roads_exist,
    ),
    Rule(
        code="P342",
        title=message("Arrival not driven"),
        explanation="An arrival is the departure from the place before plus the driving time of "
        "the vehicle's type on the roads of its profile, to the second.",
        judge=arrivals_are_driven,
    ),
    Rule(
        code="P343",
        title=message("Return not driven"),
        explanation="A return is the departure from the last stop plus the drive to the base, to "
        "the second.",
        judge=returns_are_driven,
    ),
    Rule(
        code="P344",
        title=message("Distance not driven"),
        explanation="The distance of a trip is the sum of all its legs, the empty ones to and "
        "from the base included, to the metre.",
        judge=distances_are_driven,
    ),
    Rule(
        code="P345",
        title=message("Starts before it arrives"),
        explanation="A handover starts when the vehicle is there, or later; the difference is "
        "waiting.",
        judge=starts_follow_arrivals,
    ),
    Rule(
        code="P346",
        title=message("Wrong service time"),
        explanation="A stop departs exactly its service time after its start. In a village: the "
        "village's own time, the time per parcel for all that is delivered and collected, and the "
        "cold handover once if anything is not ambient. At a centre: docking and the time per "
        "parcel.",
        judge=services_take_their_time,
    ),
    Rule(
        code="P347",
        title=message("Before midnight"),
        explanation="Times count from midnight of the day; none is negative.",
        judge=times_are_of_the_day,
    ),
)
