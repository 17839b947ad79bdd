"""Every consignment once: carried through all tiers, or listed as unserved."""

from collections import Counter
from collections.abc import Iterator

from routing.checking.replay import Chain, NumberedStop, Replay
from routing.checking.rule import Breach, Rule
from routing.checking.wording import names
from routing.language import message
from routing.model import Direction, Tier, Village


def all_are_accounted_for(day: Replay) -> Iterator[Breach]:
    """Find consignments that are neither carried nor unserved."""
    unserved = _unserved(day)
    for chain in day.chains.values():
        consignment = chain.consignment
        if chain.is_empty and consignment.id not in unserved:
            yield Breach(
                message=message(
                    "{parcels} parcels are neither carried nor listed as unserved",
                    parcels=consignment.parcels,
                ),
                subject=consignment.id,
                place_id=consignment.village_id,
                amount=consignment.parcels,
                unit="parcels",
            )


def unserved_stay(day: Replay) -> Iterator[Breach]:
    """Find consignments that are listed as unserved and handled all the same."""
    unserved = _unserved(day)
    for chain in day.chains.values():
        if chain.consignment.id in unserved and not chain.is_empty:
            hands = (*_labels(chain.linehaul), *(b.label for b in chain.batches))
            hands = (*hands, *_labels(chain.village))
            yield Breach(
                message=message("listed as unserved, but handled by {hands}", hands=names(hands)),
                subject=chain.consignment.id,
                place_id=chain.consignment.village_id,
            )


def unserved_once(day: Replay) -> Iterator[Breach]:
    """Find consignments listed as unserved more than once."""
    for consignment_id, count in _unserved(day).items():
        if count > 1:
            yield Breach(
                message=message("listed as unserved {count} times", count=count),
                subject=consignment_id,
                amount=count - 1,
                unit="entries",
            )


def carried_once(day: Replay) -> Iterator[Breach]:
    """Find consignments handed over more than once on one tier."""
    for chain in day.chains.values():
        for tier, stops in ((Tier.LINEHAUL, chain.linehaul), (Tier.VILLAGE, chain.village)):
            if len(stops) > 1:
                yield Breach(
                    message=message(
                        "handed over {count} times on the {tier} tier: {names}",
                        count=len(stops),
                        tier=tier,
                        names=names(_labels(stops)),
                    ),
                    subject=chain.consignment.id,
                    place_id=stops[1].stop.place_id,
                    amount=len(stops) - 1,
                    unit="stops",
                )


def sorted_once(day: Replay) -> Iterator[Breach]:
    """Find consignments that are in more than one batch, or twice in one."""
    for chain in day.chains.values():
        if len(chain.batches) > 1:
            labels = tuple(batch.label for batch in chain.batches)
            yield Breach(
                message=message(
                    "sorted {count} times: {labels}", count=len(labels), labels=names(labels)
                ),
                subject=chain.consignment.id,
                place_id=chain.batches[1].batch.centre_id,
                amount=len(labels) - 1,
                unit="batches",
            )


def has_linehaul(day: Replay) -> Iterator[Breach]:
    """Find handled consignments that no truck carries."""
    for chain in _handled(day):
        if not chain.linehaul:
            yield _broken(chain, message("no truck carries it between the hub and its centre"))


def has_batch(day: Replay) -> Iterator[Breach]:
    """Find handled consignments that no crew sorts."""
    for chain in _handled(day):
        if not chain.batches:
            yield _broken(chain, message("no crew sorts it at its centre"))


def has_village_trip(day: Replay) -> Iterator[Breach]:
    """Find handled consignments that no van carries."""
    for chain in _handled(day):
        if not chain.village:
            yield _broken(chain, message("no van carries it between its centre and its village"))


def one_centre(day: Replay) -> Iterator[Breach]:
    """Find consignments whose truck, crew and van are not at the same centre."""
    for chain in day.chains.values():
        if len(chain.centre_ids) > 1:
            yield Breach(
                message=message(
                    "passes through {count} centres: {centre_ids}; nothing moves between centres",
                    count=len(chain.centre_ids),
                    centre_ids=names(chain.centre_ids),
                ),
                subject=chain.consignment.id,
                place_id=chain.centre_ids[1],
                amount=len(chain.centre_ids) - 1,
                unit="centres",
            )


def right_direction(day: Replay) -> Iterator[Breach]:
    """Find goods that go up delivered, and goods that go down collected."""
    for stop in day.stops:
        for consignment_ids, direction, verb in (
            (stop.stop.delivered, Direction.DOWN, message("delivered")),
            (stop.stop.collected, Direction.UP, message("collected")),
        ):
            for consignment in day.known(consignment_ids):
                if consignment.direction is not direction:
                    yield Breach(
                        message=message(
                            "{id} goes {direction} but is {verb}",
                            id=consignment.id,
                            direction=consignment.direction,
                            verb=verb,
                        ),
                        subject=stop.label,
                        place_id=stop.stop.place_id,
                    )


def right_village(day: Replay) -> Iterator[Breach]:
    """Find goods handed over in a village that is not theirs."""
    for stop in day.stops:
        if stop.on.is_linehaul or not isinstance(stop.place, Village):
            continue
        for consignment in day.handed(stop):
            if consignment.village_id != stop.place.id:
                yield Breach(
                    message=message(
                        "{id} belongs to {village}",
                        id=consignment.id,
                        village=consignment.village_id,
                    ),
                    subject=stop.label,
                    place_id=stop.place.id,
                )


def _unserved(day: Replay) -> Counter[str]:
    return Counter(unserved.consignment_id for unserved in day.plan.unserved)


def _handled(day: Replay) -> Iterator[Chain]:
    unserved = _unserved(day)
    for chain in day.chains.values():
        if not chain.is_empty and chain.consignment.id not in unserved:
            yield chain


def _labels(stops: tuple[NumberedStop, ...]) -> tuple[str, ...]:
    return tuple(stop.label for stop in stops)


def _broken(chain: Chain, message: str) -> Breach:
    consignment = chain.consignment
    return Breach(message=message, subject=consignment.id, place_id=consignment.village_id)


RULES = (
    Rule(
        code="P321",
        title=message("Consignment forgotten"),
        explanation="Every consignment of the scenario is either carried or listed in `unserved` "
        "with a reason; none is dropped in silence.",
        judge=all_are_accounted_for,
    ),
    Rule(
        code="P322",
        title=message("Unserved, but handled"),
        explanation="A consignment listed in `unserved` stays where it is: it is in no stop and "
        "in no batch.",
        judge=unserved_stay,
    ),
    Rule(
        code="P323",
        title=message("Unserved twice"),
        explanation="A consignment is listed in `unserved` once; its penalty is paid once.",
        judge=unserved_once,
    ),
    Rule(
        code="P324",
        title=message("Carried twice on one tier"),
        explanation="A served consignment is handed over at one stop of one linehaul trip and at "
        "one stop of one village trip; consignments are never split.",
        judge=carried_once,
    ),
    Rule(
        code="P325",
        title=message("Sorted twice"),
        explanation="A served consignment is in exactly one batch.",
        judge=sorted_once,
    ),
    Rule(
        code="P326",
        title=message("No linehaul"),
        explanation="A consignment that is sorted or carried by a van also needs a truck between "
        "the hub and its centre.",
        judge=has_linehaul,
    ),
    Rule(
        code="P327",
        title=message("Not sorted"),
        explanation="A consignment that is carried is also sorted at its centre, in a batch.",
        judge=has_batch,
    ),
    Rule(
        code="P328",
        title=message("No village trip"),
        explanation="A consignment that reaches or leaves a centre also needs a van between the "
        "centre and its village.",
        judge=has_village_trip,
    ),
    Rule(
        code="P329",
        title=message("Through different centres"),
        explanation="The truck's stop, the batch and the base of the van are the same centre: "
        "nothing is carried from one centre to another.",
        judge=one_centre,
    ),
    Rule(
        code="P330",
        title=message("Wrong direction"),
        explanation="What goes down is delivered, what goes up is collected, at centres and in "
        "villages.",
        judge=right_direction,
    ),
    Rule(
        code="P331",
        title=message("Wrong village"),
        explanation="A van hands a consignment over in the consignment's own village.",
        judge=right_village,
    ),
)
