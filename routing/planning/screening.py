"""Set aside what no plan can carry, with the reason and the figures."""

from dataclasses import dataclass

from routing.language import message
from routing.model import Consignment, Reason, Scenario, Tier, TravelMatrix, Unserved
from routing.planning.groups import Group
from routing.planning.reach import Reach, fits, reach_of
from routing.units import g_to_kg


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """The goods worth planning, and the others with what stops them."""

    able: tuple[Consignment, ...]
    unserved: tuple[Unserved, ...]


def screen(scenario: Scenario, travel: TravelMatrix, group: Group) -> Screened:
    """Return the consignments worth planning, and the others with what stops them."""
    reach = reach_of(scenario, travel, group.vehicles)
    open_ones, unserved = [], []
    for consignment in group.consignments:
        obstacle = (
            _obstacle(reach, group, consignment)
            or _misfit(reach, consignment)
            or _bar(reach, group, consignment)
        )
        if obstacle is None:
            open_ones.append(consignment)
        else:
            reason, detail = obstacle
            unserved.append(Unserved(consignment_id=consignment.id, reason=reason, detail=detail))
    return Screened(able=tuple(open_ones), unserved=tuple(unserved))


_Way = tuple[Tier, str, str]


def _obstacle(reach: Reach, group: Group, consignment: Consignment) -> tuple[Reason, str] | None:
    village = reach.scenario.place(consignment.village_id)
    if not village.is_active:
        name = village.name_zh or village.name
        detail = message("{place} is {status}", place=name, status=village.status)
        return Reason.VILLAGE_NOT_ACTIVE, detail
    centre_id = group.centre_of.get(consignment.id)
    if centre_id is None:
        return Reason.NO_ROAD, message(
            "no active centre has a road both from the hub and to the village for the vehicles "
            "there are"
        )
    for tier, origin, target in _ways(reach, group, consignment):
        if reach.there_and_back_s(tier, origin, target) is None:
            return Reason.NO_ROAD, _gap(reach, tier, origin, target)
    return None


def _ways(reach: Reach, group: Group, consignment: Consignment) -> tuple[_Way, _Way]:
    """Return what goods with a centre are driven: hub - centre and centre - village."""
    hub_id, centre_id = reach.scenario.hub.id, group.centre_of[consignment.id]
    return (
        (Tier.LINEHAUL, hub_id, centre_id),
        (Tier.VILLAGE, centre_id, consignment.village_id),
    )


def _gap(reach: Reach, tier: Tier, base_id: str, place_id: str) -> str:
    for origin, target in ((base_id, place_id), (place_id, base_id)):
        if not reach.travel.is_reachable_by_any(origin, target):
            return message("no road leads from {start} to {end}", start=origin, end=target)
    return message(
        "no {tier} vehicle has a road from {start} to {end} and back",
        tier=tier,
        start=base_id,
        end=place_id,
    )


def _bar(reach: Reach, group: Group, consignment: Consignment) -> tuple[Reason, str] | None:
    """Return where vehicles pass, but none of those with room for the goods."""
    for tier, origin, target in _ways(reach, group, consignment):
        if not reach.linking(tier, origin, target) & reach.able(tier, consignment):
            return Reason.NO_ROAD, message(
                "no {tier} vehicle that can carry it has a road from {start} to {end} and back",
                tier=tier,
                start=origin,
                end=target,
            )
    return None


def _misfit(reach: Reach, consignment: Consignment) -> tuple[Reason, str] | None:
    temperature = reach.scenario.temperature_of(consignment)
    for kinds in reach.vehicle_types.values():
        spaces = [space for kind in kinds if (space := kind.compartment_for(temperature))]
        if not spaces:
            return Reason.NO_VEHICLE_FOR_CLASS, message(
                "no vehicle of the tier carries {temperature}", temperature=temperature
            )
        if not any(fits(consignment, space) for space in spaces):
            detail = message(
                "{weight:.1f} kg, {volume} l, {parcels} parcels fit no {temperature} compartment",
                weight=g_to_kg(consignment.weight_g),
                volume=consignment.volume_l,
                parcels=consignment.parcels,
                temperature=temperature,
            )
            return Reason.TOO_LARGE, detail
    return None
