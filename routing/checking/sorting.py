"""Nothing leaves a centre before it is there and sorted."""

from collections import defaultdict
from collections.abc import Iterator

from routing.checking.replay import NumberedBatch, NumberedStop, NumberedTrip, Replay
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, names, span
from routing.language import message
from routing.model import Centre, Consignment, Direction, SortingLane
from routing.units import S_PER_H


def sorted_after_arrival(day: Replay) -> Iterator[Breach]:
    """Find down batches that start before their goods are at the centre."""
    for batch in day.batches:
        there = [
            (stop.stop.start_s, consignment.id, stop.label)
            for consignment in _members(day, batch, Direction.DOWN)
            for stop in day.chains[consignment.id].linehaul
            if stop.stop.place_id == batch.batch.centre_id
        ]
        yield from _starts_early(batch, there, message("arrives with"))


def sorted_after_return(day: Replay) -> Iterator[Breach]:
    """Find up batches that start before the van that brings their goods is back."""
    for batch in day.batches:
        there = [
            (stop.on.trip.return_s, consignment.id, stop.on.label)
            for consignment in _members(day, batch, Direction.UP)
            for stop in day.chains[consignment.id].village
            if stop.on.tour.base_id == batch.batch.centre_id
        ]
        yield from _starts_early(batch, there, message("comes back with"))


def vans_leave_after_sorting(day: Replay) -> Iterator[Breach]:
    """Find village trips that leave before what they deliver is sorted."""
    for trip in day.trips:
        if trip.is_linehaul:
            continue
        ready = [
            (batch.batch.ready_s, consignment.id, batch.label)
            for consignment in day.known(trip.trip.delivered)
            for batch in _batches(day, consignment, Direction.DOWN, trip.tour.base_id)
        ]
        yield from _leaves_early(trip, ready)


def trucks_collect_after_sorting(day: Replay) -> Iterator[Breach]:
    """Find trucks that collect at a centre what is not sorted yet."""
    for stop in day.stops:
        if not stop.on.is_linehaul:
            continue
        ready = [
            (batch.batch.ready_s, consignment.id, batch.label)
            for consignment in day.known(stop.stop.collected)
            for batch in _batches(day, consignment, Direction.UP, stop.stop.place_id)
        ]
        yield from _collects_early(stop, ready)


def sorting_takes_its_time(day: Replay) -> Iterator[Breach]:
    """Find batches that are ready earlier or later than their sorting takes."""
    for batch in day.batches:
        lane, members = _lane(day, batch), day.known(batch.batch.consignment_ids)
        if lane is None or not batch.batch.crew:
            continue
        if len(members) < len(batch.batch.consignment_ids):
            continue
        parcels = sum(consignment.parcels for consignment in members)
        hands_per_h = lane.parcels_per_h * len(batch.batch.crew)
        needed_s = lane.fixed_s - (-parcels * S_PER_H // hands_per_h)
        taken_s = batch.batch.ready_s - batch.batch.start_s
        if taken_s != needed_s:
            yield Breach(
                message=message(
                    "{parcels} parcels are sorted in {taken} from {start} to {ready}; "
                    "a crew of {count} takes {needed}",
                    parcels=parcels,
                    taken=span(taken_s),
                    start=clock(batch.batch.start_s),
                    ready=clock(batch.batch.ready_s),
                    count=len(batch.batch.crew),
                    needed=span(needed_s),
                ),
                subject=batch.label,
                place_id=batch.batch.centre_id,
                amount=minutes(abs(taken_s - needed_s)),
                unit="min",
            )


def batches_follow_each_other(day: Replay) -> Iterator[Breach]:
    """Find batches of one crew that are on one lane at the same time."""
    lanes: dict[object, list[NumberedBatch]] = defaultdict(list)
    for batch in day.batches:
        held = batch.batch
        crew = frozenset(held.crew)
        lanes[held.centre_id, held.direction, held.temperature, crew].append(batch)
    for queue in lanes.values():
        queue.sort(key=lambda batch: (batch.batch.start_s, batch.batch.ready_s))
        busy = queue[0]
        for batch in queue[1:]:
            overlap_s = busy.batch.ready_s - batch.batch.start_s
            if overlap_s > 0:
                yield Breach(
                    message=message(
                        "starts at {start}, {overlap} before the crew is done with "
                        "batch {number} at {ready}",
                        start=clock(batch.batch.start_s),
                        overlap=span(overlap_s),
                        number=busy.number,
                        ready=clock(busy.batch.ready_s),
                    ),
                    subject=batch.label,
                    place_id=batch.batch.centre_id,
                    amount=minutes(overlap_s),
                    unit="min",
                )
            busy = max(busy, batch, key=lambda batch: batch.batch.ready_s)


def batches_hold_one_class(day: Replay) -> Iterator[Breach]:
    """Find goods sorted on the lane of another temperature class."""
    for batch in day.batches:
        for consignment in day.known(batch.batch.consignment_ids):
            temperature = day.scenario.temperature_of(consignment)
            if temperature is not batch.batch.temperature:
                yield Breach(
                    message=message(
                        "{id} is {temperature}, the batch is {temperature2}",
                        id=consignment.id,
                        temperature=temperature,
                        temperature2=batch.batch.temperature,
                    ),
                    subject=batch.label,
                    place_id=batch.batch.centre_id,
                )


def batches_go_one_way(day: Replay) -> Iterator[Breach]:
    """Find goods sorted on the lane of the other direction."""
    for batch in day.batches:
        for consignment in day.known(batch.batch.consignment_ids):
            if consignment.direction is not batch.batch.direction:
                yield Breach(
                    message=message(
                        "{id} goes {direction}, the batch goes {direction2}",
                        id=consignment.id,
                        direction=consignment.direction,
                        direction2=batch.batch.direction,
                    ),
                    subject=batch.label,
                    place_id=batch.batch.centre_id,
                )


def lanes_exist(day: Replay) -> Iterator[Breach]:
    """Find batches on lanes the rules do not have."""
    for batch in day.batches:
        if _lane(day, batch) is None:
            yield Breach(
                message=message(
                    "the rules have no sorting lane for {temperature} goods going {direction}",
                    temperature=batch.batch.temperature,
                    direction=batch.batch.direction,
                ),
                subject=batch.label,
                place_id=batch.batch.centre_id,
            )


def batches_are_at_centres(day: Replay) -> Iterator[Breach]:
    """Find batches at places that are not centres."""
    for batch in day.batches:
        if batch.centre is not None and not isinstance(batch.centre, Centre):
            yield Breach(
                message=message(
                    "{id} is a {level}, goods are sorted at centres",
                    id=batch.centre.id,
                    level=type(batch.centre).__name__.lower(),
                ),
                subject=batch.label,
                place_id=batch.centre.id,
            )


def _lane(day: Replay, batch: NumberedBatch) -> SortingLane | None:
    try:
        return day.scenario.rules.lane(batch.batch.direction, batch.batch.temperature)
    except KeyError:
        return None


def _members(day: Replay, batch: NumberedBatch, direction: Direction) -> list[Consignment]:
    members = day.known(batch.batch.consignment_ids)
    return [consignment for consignment in members if consignment.direction is direction]


def _batches(
    day: Replay, consignment: Consignment, direction: Direction, centre_id: str
) -> list[NumberedBatch]:
    if consignment.direction is not direction:
        return []
    batches = day.chains[consignment.id].batches
    return [batch for batch in batches if batch.batch.centre_id == centre_id]


def _starts_early(
    batch: NumberedBatch, there: list[tuple[int, str, str]], verb: str
) -> Iterator[Breach]:
    start_s = batch.batch.start_s
    late = [arrival for arrival in there if arrival[0] > start_s]
    if late:
        there_s, _, label = max(late)
        goods = names(tuple(consignment_id for _, consignment_id, _ in late))
        yield Breach(
            message=message(
                "starts at {start}, {span} before {label} {verb} {goods} at {there}",
                start=clock(start_s),
                span=span(there_s - start_s),
                label=label,
                verb=verb,
                goods=goods,
                there=clock(there_s),
            ),
            subject=batch.label,
            place_id=batch.batch.centre_id,
            amount=minutes(there_s - start_s),
            unit="min",
        )


def _leaves_early(trip: NumberedTrip, ready: list[tuple[int, str, str]]) -> Iterator[Breach]:
    depart_s = trip.trip.depart_s
    late = [sorting for sorting in ready if sorting[0] > depart_s]
    if late:
        ready_s, _, label = max(late)
        goods = names(tuple(consignment_id for _, consignment_id, _ in late))
        yield Breach(
            message=message(
                "leaves at {depart}, {span} before {label} is sorted at {ready}; it "
                "carries {goods}",
                depart=clock(depart_s),
                span=span(ready_s - depart_s),
                label=label,
                ready=clock(ready_s),
                goods=goods,
            ),
            subject=trip.label,
            place_id=trip.tour.base_id,
            amount=minutes(ready_s - depart_s),
            unit="min",
        )


def _collects_early(stop: NumberedStop, ready: list[tuple[int, str, str]]) -> Iterator[Breach]:
    start_s = stop.stop.start_s
    late = [sorting for sorting in ready if sorting[0] > start_s]
    if late:
        ready_s, _, label = max(late)
        goods = names(tuple(consignment_id for _, consignment_id, _ in late))
        yield Breach(
            message=message(
                "collects {goods} at {start}, {span} before {label} is sorted at {ready}",
                goods=goods,
                start=clock(start_s),
                span=span(ready_s - start_s),
                label=label,
                ready=clock(ready_s),
            ),
            subject=stop.label,
            place_id=stop.stop.place_id,
            amount=minutes(ready_s - start_s),
            unit="min",
        )


RULES = (
    Rule(
        code="P381",
        title=message("Sorted before the truck is there"),
        explanation="A down batch starts when everything in it is at the centre, that is at the "
        "start of the truck's stop, or later.",
        judge=sorted_after_arrival,
    ),
    Rule(
        code="P382",
        title=message("Sorted before the van is back"),
        explanation="An up batch starts when every trip that brings something in it is back, or "
        "later.",
        judge=sorted_after_return,
    ),
    Rule(
        code="P383",
        title=message("Van leaves before its goods are sorted"),
        explanation="A village trip departs when the batch of everything it delivers is ready, or "
        "later.",
        judge=vans_leave_after_sorting,
    ),
    Rule(
        code="P384",
        title=message("Truck collects before its goods are sorted"),
        explanation="At a centre, a truck's stop starts when the batch of everything it collects "
        "is ready, or later.",
        judge=trucks_collect_after_sorting,
    ),
    Rule(
        code="P385",
        title=message("Wrong sorting time"),
        explanation="A batch is ready exactly its sorting time after its start: the lane's fixed "
        "time plus its parcels over the lane's rate times the carriers of the crew, rounded up to "
        "the second.",
        judge=sorting_takes_its_time,
    ),
    Rule(
        code="P386",
        title=message("Two batches on one lane at once"),
        explanation="The batches of one crew in one direction and class at one centre follow each "
        "other.",
        judge=batches_follow_each_other,
    ),
    Rule(
        code="P387",
        title=message("Batch of another class"),
        explanation="Everything in a batch is of the batch's temperature class.",
        judge=batches_hold_one_class,
    ),
    Rule(
        code="P388",
        title=message("Batch of the other direction"),
        explanation="Everything in a batch goes the batch's direction.",
        judge=batches_go_one_way,
    ),
    Rule(
        code="P389",
        title=message("No such lane"),
        explanation="The rules of the scenario hold a sorting lane for the direction and class of "
        "every batch. The duration of a batch without one is not judged.",
        judge=lanes_exist,
    ),
    Rule(
        code="P390",
        title=message("Sorted outside a centre"),
        explanation="Goods are sorted at township transit centres only.",
        judge=batches_are_at_centres,
    ),
)
