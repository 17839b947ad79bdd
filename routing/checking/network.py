"""Who may sort and carry whose goods."""

from collections import defaultdict
from collections.abc import Iterator

from routing.checking.replay import Replay, find
from routing.checking.rule import Breach, Rule
from routing.checking.wording import names
from routing.language import message
from routing.model import Consignment, Network, Tour, Vehicle


def crews_hold_the_carrier(day: Replay) -> Iterator[Breach]:
    """Find goods sorted by a crew without their own carrier."""
    for batch in day.batches:
        strange = tuple(
            consignment.id
            for consignment in day.known(batch.batch.consignment_ids)
            if consignment.carrier_id not in batch.batch.crew
        )
        if strange:
            yield Breach(
                message=message(
                    "{strange} is sorted by a crew of {crew}, without its own carrier",
                    strange=names(strange),
                    crew=_crew(batch.batch.crew),
                ),
                subject=batch.label,
                place_id=batch.batch.centre_id,
                amount=len(strange),
                unit="consignments",
            )


def one_crew_a_centre(day: Replay) -> Iterator[Breach]:
    """Find carriers that work in more than one crew at a centre."""
    crews: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for batch in day.batches:
        for carrier_id in batch.batch.crew:
            crews[batch.batch.centre_id, carrier_id].add(frozenset(batch.batch.crew))
    for (centre_id, carrier_id), found in crews.items():
        if len(found) > 1:
            shown = tuple(sorted(_crew(tuple(sorted(crew))) for crew in found))
            yield Breach(
                message=message(
                    "{carrier} works in {count} crews: {names}",
                    carrier=carrier_id,
                    count=len(found),
                    names=", ".join(shown),
                ),
                subject=carrier_id,
                place_id=centre_id,
                amount=len(found) - 1,
                unit="crews",
            )


def separate_vehicles(day: Replay) -> Iterator[Breach]:
    """Find vehicles that carry another carrier's goods in the separate network."""
    if day.plan.network is not Network.SEPARATE:
        return
    for tour, vehicle, goods in _driven(day):
        strange = tuple(c.id for c in goods if c.carrier_id != vehicle.carrier_id)
        if strange:
            yield Breach(
                message=message(
                    "{id} of {carrier} carries {strange}",
                    id=vehicle.id,
                    carrier=vehicle.carrier_id,
                    strange=names(strange),
                ),
                subject=tour.id,
                place_id=tour.base_id,
                amount=len(strange),
                unit="consignments",
            )


def separate_crews(day: Replay) -> Iterator[Breach]:
    """Find crews of several carriers in the separate network."""
    if day.plan.network is not Network.SEPARATE:
        return
    for batch in day.batches:
        crew = tuple(dict.fromkeys(batch.batch.crew))
        if len(crew) > 1:
            yield Breach(
                message=message("sorted by {crew} together", crew=_crew(crew)),
                subject=batch.label,
                place_id=batch.batch.centre_id,
                amount=len(crew) - 1,
                unit="carriers",
            )


def lines_exist(day: Replay) -> Iterator[Breach]:
    """Find served villages without a line in the lines network."""
    if day.plan.network is not Network.LINES:
        return
    served = [chain for chain in day.chains.values() if not chain.is_empty]
    for village_id in dict.fromkeys(chain.consignment.village_id for chain in served):
        if find(day.scenario.line_of, village_id) is None:
            yield Breach(
                message=message("{village} is served but belongs to no line", village=village_id),
                subject=village_id,
                place_id=village_id,
            )


def lines_keep_their_centre(day: Replay) -> Iterator[Breach]:
    """Find goods that pass a centre which is not their line's."""
    if day.plan.network is not Network.LINES:
        return
    for chain in day.chains.values():
        line = find(day.scenario.line_of, chain.consignment.village_id)
        if line is None:
            continue
        for centre_id in chain.centre_ids:
            if centre_id != line.centre_id:
                yield Breach(
                    message=message(
                        "passes through {centre}; its line {id} goes through {centre2}",
                        centre=centre_id,
                        id=line.id,
                        centre2=line.centre_id,
                    ),
                    subject=chain.consignment.id,
                    place_id=centre_id,
                )


def lines_keep_their_vehicles(day: Replay) -> Iterator[Breach]:
    """Find goods in vehicles of another carrier than their line's."""
    if day.plan.network is not Network.LINES:
        return
    for tour, vehicle, goods in _driven(day):
        strange = []
        for consignment in goods:
            line = find(day.scenario.line_of, consignment.village_id)
            if line is not None and line.carrier_id != vehicle.carrier_id:
                strange.append(consignment.id)
        if strange:
            yield Breach(
                message=message(
                    "{id} of {carrier} carries {names} of another carrier's line",
                    id=vehicle.id,
                    carrier=vehicle.carrier_id,
                    names=names(tuple(strange)),
                ),
                subject=tour.id,
                place_id=tour.base_id,
                amount=len(strange),
                unit="consignments",
            )


def _driven(day: Replay) -> Iterator[tuple[Tour, Vehicle, list[Consignment]]]:
    """Yield tours with their known vehicle and known goods."""
    for tour in day.plan.tours:
        vehicle = find(day.scenario.vehicle, tour.vehicle_id)
        ids = tuple(c for trip in tour.trips for c in (*trip.delivered, *trip.collected))
        if vehicle is not None:
            yield tour, vehicle, day.known(ids)


def _crew(crew: tuple[str, ...]) -> str:
    return " + ".join(crew) or "nobody"


RULES = (
    Rule(
        code="P401",
        title=message("Crew without the goods' carrier"),
        explanation="The crew of a batch contains the carrier of everything in it.",
        judge=crews_hold_the_carrier,
    ),
    Rule(
        code="P402",
        title=message("Carrier in two crews"),
        explanation="At one centre a carrier works in one crew only, in both directions and all "
        "classes: its hands are there once.",
        judge=one_crew_a_centre,
    ),
    Rule(
        code="P403",
        title=message("Separate: another carrier's vehicle"),
        explanation="In the `separate` network a carrier's consignments ride only in its own "
        "vehicles.",
        judge=separate_vehicles,
    ),
    Rule(
        code="P404",
        title=message("Separate: shared crew"),
        explanation="In the `separate` network every carrier sorts alone.",
        judge=separate_crews,
    ),
    Rule(
        code="P405",
        title=message("Lines: village without a line"),
        explanation="In the `lines` network every served village belongs to a line.",
        judge=lines_exist,
    ),
    Rule(
        code="P406",
        title=message("Lines: wrong centre"),
        explanation="In the `lines` network a village's consignments go through its line's centre.",
        judge=lines_keep_their_centre,
    ),
    Rule(
        code="P407",
        title=message("Lines: another carrier's vehicle"),
        explanation="In the `lines` network a village's consignments, of whichever carrier, ride "
        "only in vehicles of the line's carrier, on both tiers.",
        judge=lines_keep_their_vehicles,
    ),
)
