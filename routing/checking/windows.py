"""Opening hours, deadlines and release times."""

from collections.abc import Iterator

from routing.checking.replay import NumberedStop, Replay
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, names, span
from routing.language import message
from routing.model import Consignment, Direction


def open_when_served(day: Replay) -> Iterator[Breach]:
    """Find handovers that start before the place opens."""
    for stop in day.stops:
        if stop.place is not None and stop.stop.start_s < stop.place.opens_s:
            early_s = stop.place.opens_s - stop.stop.start_s
            yield Breach(
                message=message(
                    "starts at {start}, {early} before the place opens at {opens}",
                    start=clock(stop.stop.start_s),
                    early=span(early_s),
                    opens=clock(stop.place.opens_s),
                ),
                subject=stop.label,
                place_id=stop.place.id,
                amount=minutes(early_s),
                unit="min",
            )


def not_closed_when_served(day: Replay) -> Iterator[Breach]:
    """Find handovers that start after the place has closed."""
    for stop in day.stops:
        if stop.place is not None and stop.stop.start_s > stop.place.closes_s:
            late_s = stop.stop.start_s - stop.place.closes_s
            yield Breach(
                message=message(
                    "starts at {start}, {late} after the place has closed at {closes}",
                    start=clock(stop.stop.start_s),
                    late=span(late_s),
                    closes=clock(stop.place.closes_s),
                ),
                subject=stop.label,
                place_id=stop.place.id,
                amount=minutes(late_s),
                unit="min",
            )


def delivered_in_time(day: Replay) -> Iterator[Breach]:
    """Find deliveries in a village that start after they are due."""
    for stop, consignment in _village_handovers(day, Direction.DOWN):
        late_s = stop.stop.start_s - consignment.due_s
        if late_s > 0:
            yield Breach(
                message=message(
                    "{id} is handed over at {start}, {late} after it is due at {due}",
                    id=consignment.id,
                    start=clock(stop.stop.start_s),
                    late=span(late_s),
                    due=clock(consignment.due_s),
                ),
                subject=stop.label,
                place_id=stop.stop.place_id,
                amount=minutes(late_s),
                unit="min",
            )


def collected_when_ready(day: Replay) -> Iterator[Breach]:
    """Find collections in a village that start before the goods are ready."""
    for stop, consignment in _village_handovers(day, Direction.UP):
        early_s = consignment.ready_s - stop.stop.start_s
        if early_s > 0:
            yield Breach(
                message=message(
                    "{id} is collected at {start}, {early} before it is ready at {ready}",
                    id=consignment.id,
                    start=clock(stop.stop.start_s),
                    early=span(early_s),
                    ready=clock(consignment.ready_s),
                ),
                subject=stop.label,
                place_id=stop.stop.place_id,
                amount=minutes(early_s),
                unit="min",
            )


def trucks_wait_for_release(day: Replay) -> Iterator[Breach]:
    """Find trucks that leave the hub before what they deliver is released."""
    for trip in day.trips:
        if not trip.is_linehaul:
            continue
        waiting = [
            c
            for c in day.known(trip.trip.delivered)
            if c.direction is Direction.DOWN and c.ready_s > trip.trip.depart_s
        ]
        if waiting:
            ready_s = max(c.ready_s for c in waiting)
            early_s = ready_s - trip.trip.depart_s
            yield Breach(
                message=message(
                    "leaves at {depart}, {early} before {names} can leave at {ready}",
                    depart=clock(trip.trip.depart_s),
                    early=span(early_s),
                    names=names(tuple(c.id for c in waiting)),
                    ready=clock(ready_s),
                ),
                subject=trip.label,
                place_id=trip.tour.base_id,
                amount=minutes(early_s),
                unit="min",
            )


def _village_handovers(
    day: Replay, direction: Direction
) -> Iterator[tuple[NumberedStop, Consignment]]:
    for chain in day.chains.values():
        if chain.consignment.direction is direction:
            for stop in chain.village:
                yield stop, chain.consignment


RULES = (
    Rule(
        code="P351",
        title=message("Before the place opens"),
        explanation="A handover starts within the opening hours of its place; a vehicle that is "
        "early waits.",
        judge=open_when_served,
    ),
    Rule(
        code="P352",
        title=message("After the place has closed"),
        explanation="A handover starts at the closing time of its place at the latest; it may end "
        "after it.",
        judge=not_closed_when_served,
    ),
    Rule(
        code="P353",
        title=message("Delivered too late"),
        explanation="The handover of what goes down starts in the village by the consignment's "
        "due time.",
        judge=delivered_in_time,
    ),
    Rule(
        code="P354",
        title=message("Collected too early"),
        explanation="What goes up is collected in the village from the consignment's ready time "
        "on.",
        judge=collected_when_ready,
    ),
    Rule(
        code="P355",
        title=message("Left before the release"),
        explanation="A truck leaves the hub at or after the ready time of everything it delivers.",
        judge=trucks_wait_for_release,
    ),
)
