"""Set aside what no plan can carry, with the reason and the figures."""

from collections.abc import Iterable, Iterator

from routing.model import (
    Compartment,
    Consignment,
    Reason,
    Scenario,
    Tier,
    TravelMatrix,
    Unserved,
    VehicleType,
)
from routing.planning.groups import Group
from routing.units import g_to_kg


def screen(
    scenario: Scenario, travel: TravelMatrix, group: Group
) -> tuple[tuple[Consignment, ...], tuple[Unserved, ...]]:
    """Return the consignments worth planning, and the others with what stops them."""
    kinds = {
        tier: tuple(_kinds_of(scenario, group, tier)) for tier in (Tier.LINEHAUL, Tier.VILLAGE)
    }
    open_ones, unserved = [], []
    for consignment in group.consignments:
        obstacle = _obstacle(scenario, travel, group, consignment) or _misfit(
            scenario, consignment, kinds.values()
        )
        if obstacle is None:
            open_ones.append(consignment)
        else:
            reason, detail = obstacle
            unserved.append(Unserved(consignment_id=consignment.id, reason=reason, detail=detail))
    return tuple(open_ones), tuple(unserved)


def _obstacle(
    scenario: Scenario, travel: TravelMatrix, group: Group, consignment: Consignment
) -> tuple[Reason, str] | None:
    village = scenario.place(consignment.village_id)
    if not village.is_active:
        return Reason.VILLAGE_NOT_ACTIVE, f"{village.name_zh or village.name} is {village.status}"
    centre_id = group.centre_of.get(village.id)
    if centre_id is None:
        return Reason.NO_ROAD, "no active centre has a road both from the hub and to the village"
    hub_id = scenario.hub.id
    ways = ((hub_id, centre_id), (centre_id, village.id), (village.id, centre_id))
    for origin, target in (*ways, (centre_id, hub_id)):
        if not travel.is_reachable(origin, target):
            return Reason.NO_ROAD, f"no road leads from {origin} to {target}"
    return None


def _kinds_of(scenario: Scenario, group: Group, tier: Tier) -> Iterator[VehicleType]:
    for type_id in dict.fromkeys(vehicle.vehicle_type_id for vehicle in group.vehicles):
        kind = scenario.vehicle_type(type_id)
        if kind.tier is tier:
            yield kind


def _misfit(
    scenario: Scenario, consignment: Consignment, tiers: Iterable[tuple[VehicleType, ...]]
) -> tuple[Reason, str] | None:
    temperature = scenario.temperature_of(consignment)
    for kinds in tiers:
        spaces = [space for kind in kinds if (space := kind.compartment_for(temperature))]
        if not spaces:
            return Reason.NO_VEHICLE_FOR_CLASS, f"no vehicle of the tier carries {temperature}"
        if not any(_fits(consignment, space) for space in spaces):
            size = f"{g_to_kg(consignment.weight_g):.1f} kg, {consignment.volume_l} l"
            detail = f"{size}, {consignment.parcels} parcels fit no {temperature} compartment"
            return Reason.TOO_LARGE, detail
    return None


def _fits(consignment: Consignment, space: Compartment) -> bool:
    return (
        consignment.weight_g <= space.capacity_g
        and consignment.volume_l <= space.capacity_l
        and consignment.parcels <= space.capacity_parcels
    )
