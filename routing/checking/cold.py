"""How long cold goods are out of refrigeration, and how long on a village trip."""

from collections.abc import Iterator

from routing.checking.replay import Chain, NumberedStop, Replay
from routing.checking.rule import Breach, Rule, minutes
from routing.checking.wording import span
from routing.language import message
from routing.model import ColdLimit, Direction


def exposure_is_short(day: Replay) -> Iterator[Breach]:
    """Find cold goods that are out of refrigeration for too long."""
    for chain, limit in _limited(day):
        for stop in chain.village:
            service_s = stop.stop.depart_s - stop.stop.start_s
            centre_s = _warm_at_centre_s(chain, stop)
            exposure_s = service_s + centre_s
            over_s = exposure_s - limit.max_exposure_s
            if over_s > 0:
                yield Breach(
                    message=message(
                        "{temperature} goods are out of refrigeration for {exposure}, "
                        "{over} more than {max_exposure}: {service} in the village, "
                        "{centre} at {base}",
                        temperature=chain.temperature,
                        exposure=span(exposure_s),
                        over=span(over_s),
                        max_exposure=span(limit.max_exposure_s),
                        service=span(service_s),
                        centre=span(centre_s),
                        base=stop.on.tour.base_id,
                    ),
                    subject=chain.consignment.id,
                    place_id=stop.stop.place_id,
                    amount=minutes(over_s),
                    unit="min",
                )


def time_on_board_is_short(day: Replay) -> Iterator[Breach]:
    """Find cold goods that are on a village trip for too long."""
    for chain, limit in _limited(day):
        for stop in chain.village:
            if chain.consignment.direction is Direction.DOWN:
                on_board_s = stop.stop.start_s - stop.on.trip.depart_s
            else:
                on_board_s = stop.on.trip.return_s - stop.stop.depart_s
            over_s = on_board_s - limit.max_on_board_s
            if over_s > 0:
                yield Breach(
                    message=message(
                        "{temperature} goods are on {label} for {on_board}, {over} "
                        "more than {max_on_board}",
                        temperature=chain.temperature,
                        label=stop.on.label,
                        on_board=span(on_board_s),
                        over=span(over_s),
                        max_on_board=span(limit.max_on_board_s),
                    ),
                    subject=chain.consignment.id,
                    place_id=stop.stop.place_id,
                    amount=minutes(over_s),
                    unit="min",
                )


def _limited(day: Replay) -> Iterator[tuple[Chain, ColdLimit]]:
    for chain in day.chains.values():
        limit = day.scenario.rules.cold_limit(chain.temperature)
        if limit is not None:
            yield chain, limit


def _warm_at_centre_s(chain: Chain, van: NumberedStop) -> int:
    """Return the time between truck and van at a centre without a cold room, in seconds."""
    base = van.on.base
    if base is None or base.cold_room:
        return 0
    trucks = [truck.stop for truck in chain.linehaul if truck.stop.place_id == base.id]
    if chain.consignment.direction is Direction.DOWN:
        waits = [van.on.trip.depart_s - truck.start_s for truck in trucks]
    else:
        waits = [truck.depart_s - van.on.trip.return_s for truck in trucks]
    return max(waits, default=0)


RULES = (
    Rule(
        code="P411",
        title=message("Out of refrigeration for too long"),
        explanation="The exposure of goods with a cold limit is the service time of their village "
        "stop; where the centre has no cold room, add the time between truck and van: from the "
        "start of the truck's stop to the departure of the van (down), or from the return of the "
        "van to the end of the truck's stop (up).",
        judge=exposure_is_short,
    ),
    Rule(
        code="P412",
        title=message("On board for too long"),
        explanation="Goods with a cold limit are on a village trip no longer than it says: from "
        "the departure to the start of their stop (down), or from the end of their stop to the "
        "return (up).",
        judge=time_on_board_is_short,
    ),
)
