"""Ids that exist, and trips, stops and batches that hold something."""

from collections import Counter
from collections.abc import Iterator

from routing.checking.replay import Replay, find
from routing.checking.rule import Breach, Rule
from routing.checking.wording import names
from routing.language import message


def tour_ids_differ(day: Replay) -> Iterator[Breach]:
    """Find tour ids that occur more than once."""
    for tour_id, count in Counter(tour.id for tour in day.plan.tours).items():
        if count > 1:
            yield Breach(
                message=message("{count} tours have the id {tour}", count=count, tour=tour_id),
                subject=tour_id,
                amount=count - 1,
                unit="tours",
            )


def vehicles_exist(day: Replay) -> Iterator[Breach]:
    """Find tours of vehicles the scenario does not have."""
    for tour in day.plan.tours:
        if find(day.scenario.vehicle, tour.vehicle_id) is None:
            yield Breach(
                message=message("the scenario has no vehicle {vehicle}", vehicle=tour.vehicle_id),
                subject=tour.id,
            )


def places_exist(day: Replay) -> Iterator[Breach]:
    """Find bases, stops and batches at places the scenario does not have."""
    claims = [
        *((tour.id, tour.base_id) for tour in day.plan.tours),
        *((stop.label, stop.stop.place_id) for stop in day.stops),
        *((batch.label, batch.batch.centre_id) for batch in day.batches),
    ]
    for subject, place_id in claims:
        if day.place(place_id) is None:
            yield Breach(
                message=message("the scenario has no place {place}", place=place_id),
                subject=subject,
                place_id=place_id,
            )


def consignments_exist(day: Replay) -> Iterator[Breach]:
    """Find consignments the scenario does not have, wherever the plan names them."""
    claims = [
        *((s.label, (*s.stop.delivered, *s.stop.collected)) for s in day.stops),
        *((batch.label, batch.batch.consignment_ids) for batch in day.batches),
        ("unserved", tuple(unserved.consignment_id for unserved in day.plan.unserved)),
        ("missed", day.plan.missed),
    ]
    for subject, ids in claims:
        for consignment_id in ids:
            if day.consignment(consignment_id) is None:
                yield Breach(
                    message=message(
                        "the scenario has no consignment {consignment}", consignment=consignment_id
                    ),
                    subject=subject,
                )


def crew_carriers_exist(day: Replay) -> Iterator[Breach]:
    """Find crews of carriers the scenario does not have."""
    for batch in day.batches:
        for carrier_id in batch.batch.crew:
            if find(day.scenario.carrier, carrier_id) is None:
                yield Breach(
                    message=message("the scenario has no carrier {carrier}", carrier=carrier_id),
                    subject=batch.label,
                    place_id=batch.batch.centre_id,
                )


def tours_have_trips(day: Replay) -> Iterator[Breach]:
    """Find tours that never leave their base."""
    for tour in day.plan.tours:
        if not tour.trips:
            yield Breach(
                message=message("{vehicle} has a tour without a trip", vehicle=tour.vehicle_id),
                subject=tour.id,
                place_id=tour.base_id,
            )


def trips_have_stops(day: Replay) -> Iterator[Breach]:
    """Find trips that visit nobody."""
    for trip in day.trips:
        if not trip.trip.stops:
            yield Breach(
                message=message("the trip has no stop"),
                subject=trip.label,
                place_id=trip.tour.base_id,
            )


def stops_hand_over(day: Replay) -> Iterator[Breach]:
    """Find stops where nothing is delivered and nothing collected."""
    for stop in day.stops:
        if not stop.stop.delivered and not stop.stop.collected:
            yield Breach(
                message=message("nothing is delivered and nothing collected"),
                subject=stop.label,
                place_id=stop.stop.place_id,
            )


def batches_hold_goods(day: Replay) -> Iterator[Breach]:
    """Find batches without a consignment."""
    for batch in day.batches:
        if not batch.batch.consignment_ids:
            yield Breach(
                message=message("the batch holds no consignment"),
                subject=batch.label,
                place_id=batch.batch.centre_id,
            )


def crews_are_sets(day: Replay) -> Iterator[Breach]:
    """Find crews without a carrier, and carriers named twice in a crew."""
    for batch in day.batches:
        crew = batch.batch.crew
        twice = tuple(carrier for carrier, count in Counter(crew).items() if count > 1)
        if not crew:
            text = message("nobody sorts the batch")
        elif twice:
            text = message(
                "the crew names {twice} more than once, hands that do not exist", twice=names(twice)
            )
        else:
            continue
        yield Breach(message=text, subject=batch.label, place_id=batch.batch.centre_id)


RULES = (
    Rule(
        code="P301",
        title=message("Two tours have one id"),
        explanation="Driver sheets, maps and accounts name tours by their id, so each id is used "
        "once.",
        judge=tour_ids_differ,
    ),
    Rule(
        code="P302",
        title=message("Unknown vehicle"),
        explanation="A tour is driven by a vehicle of the scenario's fleets. The driving "
        "times, distances and loads of a tour with an unknown vehicle are not judged.",
        judge=vehicles_exist,
    ),
    Rule(
        code="P303",
        title=message("Unknown place"),
        explanation="The base of a tour, a stop or a batch names a place that the scenario does "
        "not have. The legs to and from it are not judged.",
        judge=places_exist,
    ),
    Rule(
        code="P304",
        title=message("Unknown consignment"),
        explanation="A stop, a batch or one of the lists `unserved` and `missed` names a "
        "consignment that the scenario does not have. Service times and durations it would change "
        "are not judged.",
        judge=consignments_exist,
    ),
    Rule(
        code="P305",
        title=message("Unknown carrier in a crew"),
        explanation="The crew of a batch is made of carriers of the scenario.",
        judge=crew_carriers_exist,
    ),
    Rule(
        code="P306",
        title=message("Tour without a trip"),
        explanation="A vehicle that drives nowhere has no tour; it would be paid for a day.",
        judge=tours_have_trips,
    ),
    Rule(
        code="P307",
        title=message("Trip without a stop"),
        explanation="Every trip visits at least one place.",
        judge=trips_have_stops,
    ),
    Rule(
        code="P308",
        title=message("Empty-handed stop"),
        explanation="At every stop something is delivered or collected.",
        judge=stops_hand_over,
    ),
    Rule(
        code="P309",
        title=message("Batch without goods"),
        explanation="A batch sorts at least one consignment.",
        judge=batches_hold_goods,
    ),
    Rule(
        code="P310",
        title=message("Crew of nobody, or of one carrier twice"),
        explanation="Every carrier brings one crew's worth of hands to a centre: a crew names at "
        "least one carrier, and none twice.",
        judge=crews_are_sets,
    ),
)
