"""Rules of vehicle types and fleets."""

from collections.abc import Iterator

from routing.errors import Fault
from routing.language import message
from routing.model import Temperature, Tier
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.suggestions import nearest_or_all

_WORDS = {
    Tier.LINEHAUL: message("truck (tier linehaul)"),
    Tier.VILLAGE: message("van (tier village)"),
}


def no_class_has_two_compartments(draft: Draft) -> Iterator[Fault]:
    """S164: in a vehicle, one compartment accepts a class."""
    for n, entry in enumerate(draft.document.vehicle_types):
        seen: dict[Temperature, str] = {}
        for m, compartment in enumerate(entry.compartments):
            for temperature in sorted(compartment.accepts):
                if temperature in seen:
                    text = message(
                        "{seen!r} and {id!r} accept {temperature}",
                        seen=seen[temperature],
                        id=compartment.id,
                        temperature=temperature,
                    )
                    spot = draft.spot("vehicle_types", n, "compartments", m, "accepts")
                    yield fault("S164", text, spot, value=temperature)
                seen.setdefault(temperature, compartment.id)


def frozen_goods_ride_alone(draft: Draft) -> Iterator[Fault]:
    """S165: a compartment for frozen goods accepts no other class."""
    for n, entry in enumerate(draft.document.vehicle_types):
        for m, compartment in enumerate(entry.compartments):
            if Temperature.FROZEN in compartment.accepts and len(compartment.accepts) > 1:
                text = message(
                    "{id!r} of {id2!r} mixes frozen goods with others",
                    id=compartment.id,
                    id2=entry.id,
                )
                spot = draft.spot("vehicle_types", n, "compartments", m, "accepts")
                yield fault("S165", text, spot, value=", ".join(sorted(compartment.accepts)))


def fleets_have_known_types(draft: Draft) -> Iterator[Fault]:
    """S166: fleets are of vehicle types of the file."""
    yield from _unknown_in_fleets(draft, "S166", "vehicle_type", "vehicle_types")


def fleets_have_known_carriers(draft: Draft) -> Iterator[Fault]:
    """S167: fleets belong to carriers of the file."""
    yield from _unknown_in_fleets(draft, "S167", "carrier", "carriers")


def _unknown_in_fleets(draft: Draft, code: str, key: str, section: str) -> Iterator[Fault]:
    known = draft.names_in(section)
    if known is None:
        return
    for n, fleet in enumerate(draft.document.fleets):
        name = str(getattr(fleet, key))
        if name not in known:
            text = message("no item of {section} has this id", section=section)
            remedy = nearest_or_all(name, known, draft.names_of(section))
            yield fault(code, text, draft.spot("fleets", n, key), value=name, remedy=remedy)


def fleets_have_one_size(draft: Draft) -> Iterator[Fault]:
    """S172: a fleet has a count or a list of ids."""
    for n, fleet in enumerate(draft.document.fleets):
        if fleet.count is None and fleet.ids is None:
            yield fault("S172", message("the fleet has no count"), draft.spot("fleets", n))
        elif fleet.count is not None and fleet.ids is not None and fleet.count != len(fleet.ids):
            text = message("the count does not agree with the {count} ids", count=len(fleet.ids))
            yield fault("S172", text, draft.spot("fleets", n, "count"), value=fleet.count)


def sunk_days_are_not_charged(draft: Draft) -> Iterator[Fault]:
    """S179: a vehicle's day is either paid already or charged when it is used."""
    for n, entry in enumerate(draft.document.vehicle_types):
        if entry.sunk_yuan_per_day and entry.fixed_yuan_per_day:
            text = message("a day of {id!r} is sunk and charged again when it is used", id=entry.id)
            spot = draft.spot("vehicle_types", n, "fixed_yuan_per_day")
            yield fault("S179", text, spot, value=entry.fixed_yuan_per_day)


def every_carrier_has_a_truck(draft: Draft) -> Iterator[Fault]:
    """S168: every carrier can reach the centres."""
    yield from _without_tier(draft, "S168", Tier.LINEHAUL)


def every_carrier_has_a_van(draft: Draft) -> Iterator[Fault]:
    """S169: every carrier can reach the villages."""
    yield from _without_tier(draft, "S169", Tier.VILLAGE)


def _without_tier(draft: Draft, code: str, tier: Tier) -> Iterator[Fault]:
    if not draft.is_complete("fleets", "vehicle_types"):
        return
    for n, carrier in enumerate(draft.document.carriers):
        if all(entry.tier is not tier for entry in draft.owned.get(carrier.id, ())):
            types = [e.id for e in draft.document.vehicle_types if e.tier is tier]
            remedy = (
                message(
                    "Add {{carrier: {id}, vehicle_type: {types}, count: 1}} to fleets.",
                    id=carrier.id,
                    types=types[0],
                )
                if types
                else message("Add a vehicle type with tier {tier}, and a fleet of it.", tier=tier)
            )
            text = message(
                "the carrier {id!r} has no {vehicle}", id=carrier.id, vehicle=_WORDS[tier]
            )
            yield fault(code, text, draft.spot("carriers", n, "id"), remedy=remedy)


def trucks_accept_every_class(draft: Draft) -> Iterator[Fault]:
    """S170: some truck accepts each class in use."""
    yield from _without_vehicle(draft, "S170", Tier.LINEHAUL)


def vans_accept_every_class(draft: Draft) -> Iterator[Fault]:
    """S171: some van accepts each class in use."""
    yield from _without_vehicle(draft, "S171", Tier.VILLAGE)


def _without_vehicle(draft: Draft, code: str, tier: Tier) -> Iterator[Fault]:
    has_tier = any(e.tier is tier for types in draft.owned.values() for e in types)
    if not has_tier or not draft.is_complete("fleets", "vehicle_types"):
        return
    for temperature, first in draft.classes_in_use().items():
        if not any(draft.compartments(tier, temperature)):
            text = message(
                "no {vehicle} of any fleet accepts {temperature} goods",
                vehicle=_WORDS[tier],
                temperature=temperature,
            )
            spot = draft.demand.spot(first.number, "product_id")
            yield fault(code, text, spot, value=first.row.product_id)
