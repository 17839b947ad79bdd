"""What reaches the hub after its cut-off, and whether the plan admits it."""

from collections import Counter
from collections.abc import Iterator

from routing.checking.replay import Chain, Replay
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import clock, span
from routing.language import message
from routing.model import Direction


def misses_are_declared(day: Replay) -> Iterator[Breach]:
    """Find goods that miss the cut-off and are not listed."""
    declared = set(day.plan.missed)
    for chain in day.chains.values():
        late_s = _late_s(chain)
        if late_s is not None and late_s > 0 and chain.consignment.id not in declared:
            due_s = chain.consignment.due_s
            yield Breach(
                message=message(
                    "returns to the hub at {clock}, {late} after the cut-off at {due}, "
                    "and is not listed as missed",
                    clock=clock(due_s + late_s),
                    late=span(late_s),
                    due=clock(due_s),
                ),
                subject=chain.consignment.id,
                place_id=day.scenario.hub.id,
                amount=minutes(late_s),
                unit="min",
            )


def declared_misses_are_late(day: Replay) -> Iterator[Breach]:
    """Find goods listed as missed that miss nothing."""
    for consignment_id in dict.fromkeys(day.plan.missed):
        chain = day.chains.get(consignment_id)
        late_s = None if chain is None else _late_s(chain)
        if chain is None or (late_s is not None and late_s > 0):
            continue
        due = clock(chain.consignment.due_s)
        if chain.consignment.direction is Direction.DOWN:
            reason = message("it goes down and has no cut-off")
        elif late_s is None:
            reason = message("no truck brings it to the hub")
        else:
            reason = message(
                "it is at the hub {early} before its cut-off at {due}", early=span(-late_s), due=due
            )
        yield Breach(
            message=message("listed as missed, but {reason}", reason=reason),
            subject=consignment_id,
            place_id=day.scenario.hub.id,
        )


def misses_are_listed_once(day: Replay) -> Iterator[Breach]:
    """Find goods listed as missed more than once."""
    for consignment_id, count in Counter(day.plan.missed).items():
        if count > 1:
            yield Breach(
                message=message("listed as missed {count} times", count=count),
                subject=consignment_id,
                amount=count - 1,
                unit="entries",
            )


def _late_s(chain: Chain) -> int | None:
    """Return how far the last truck is after the cut-off; None where nothing goes up."""
    if chain.consignment.direction is Direction.DOWN:
        return None
    returns = [stop.on.trip.return_s for stop in chain.linehaul]
    return max(returns) - chain.consignment.due_s if returns else None


RULES = (
    Rule(
        code="P421",
        title=message("Missed cut-off not declared"),
        explanation="What returns to the hub after its due time, its carrier's cut-off, is listed "
        "in `missed` and priced.",
        judge=misses_are_declared,
    ),
    Rule(
        code="P422",
        title=message("Declared as missed, but in time"),
        explanation="Nothing is listed in `missed` that goes down, stays unserved, or is back at "
        "the hub by its cut-off.",
        judge=declared_misses_are_late,
    ),
    Rule(
        code="P423",
        title=message("Missed twice"),
        explanation="A consignment is listed in `missed` once; its penalty is paid once.",
        judge=misses_are_listed_once,
    ),
)
