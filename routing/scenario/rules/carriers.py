"""Rules of carriers, products and sorting."""

from collections.abc import Iterator, Sequence

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.naming import vehicle_ids
from routing.scenario.schema import Section
from routing.units import clock_to_s


def items_have_their_own_id(draft: Draft) -> Iterator[Fault]:
    """S160: no two items of a list, and no two vehicles, have the same id."""
    document = draft.document
    yield from _twice(draft, ("carriers",), document.carriers)
    yield from _twice(draft, ("products",), document.products)
    yield from _twice(draft, ("vehicle_types",), document.vehicle_types)
    yield from _twice(draft, ("rules", "sorting"), document.rules.sorting)
    yield from _twice(draft, ("roads", "closed"), document.roads.closed)
    yield from _twice(draft, ("rules", "cold_limits"), document.rules.cold_limits)
    for n, entry in enumerate(document.vehicle_types):
        yield from _twice(draft, ("vehicle_types", n, "compartments"), entry.compartments)
    seen: set[str] = set()
    for n, fleet in enumerate(document.fleets):
        ids = vehicle_ids(fleet)
        twice = sorted(seen.intersection(ids)) or sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            text = message("a vehicle of this name is there already")
            yield fault("S160", text, draft.spot("fleets", n), value=twice[0])
        seen.update(ids)


def _twice(draft: Draft, path: tuple[str | int, ...], items: Sequence[Section]) -> Iterator[Fault]:
    seen: set[str] = set()
    for n, item in enumerate(items):
        keys: tuple[str, ...] = getattr(item, "address", ())
        name = " ".join(str(getattr(item, key)) for key in keys)
        if name in seen:
            text = message(
                "two items of {path} have the same {names}", path=path[-1], names=" and ".join(keys)
            )
            yield fault("S160", text, draft.spot(*path, n, keys[0]), value=name)
        seen.add(name)


def cutoffs_follow_the_release(draft: Draft) -> Iterator[Fault]:
    """S161: what goes up has some time before the cut-off."""
    release = draft.document.rules.inbound_release
    for n, carrier in enumerate(draft.document.carriers):
        if clock_to_s(carrier.cutoff) <= clock_to_s(release):
            text = message(
                "the cut-off of {id!r} is not after the release at {release}",
                id=carrier.id,
                release=release,
            )
            yield fault("S161", text, draft.spot("carriers", n, "cutoff"), value=carrier.cutoff)


def every_class_has_a_sorting_lane(draft: Draft) -> Iterator[Fault]:
    """S162: every direction and class in use can be sorted."""
    lanes = {(lane.direction, lane.temperature) for lane in draft.document.rules.sorting}
    if not draft.is_complete("rules"):
        return
    missing: dict[tuple[str, str], int] = {}
    for demand in draft.demand.rows:
        temperature = draft.temperature_of(demand.row)
        if temperature is not None and (demand.row.direction, temperature) not in lanes:
            missing.setdefault((demand.row.direction, temperature), demand.number)
    for (direction, own_class), number in missing.items():
        text = message(
            "no lane sorts {own_class} goods {direction}, as row {number} of {file} needs",
            own_class=own_class,
            direction=direction,
            number=number,
            file=draft.demand.file,
        )
        remedy = message(
            "Add {{direction: {direction}, temperature: {own_class}, fixed_min: 10, "
            "parcels_per_h: 600, yuan_per_parcel: 0.1}} to rules.sorting.",
            direction=direction,
            own_class=own_class,
        )
        yield fault("S162", text, draft.spot("rules", "sorting"), remedy=remedy)
