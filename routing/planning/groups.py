"""Who plans together: each carrier alone, each line's operator, or everyone."""

from collections.abc import Mapping
from dataclasses import dataclass

from routing.model import Centre, Consignment, Network, Scenario, TravelMatrix, Vehicle

VILLAGES_PER_TRUCK = 20
"""How many villages share a truck's way to a centre, roughly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goods, vehicles and hands that are planned as one, apart from all other groups."""

    name: str
    crew: tuple[str, ...]
    vehicles: tuple[Vehicle, ...]
    consignments: tuple[Consignment, ...]
    centre_of: Mapping[str, str]


def make_groups(scenario: Scenario, travel: TravelMatrix, network: Network) -> tuple[Group, ...]:
    """Return the groups of a network; every consignment is in exactly one."""
    everyone = tuple(carrier.id for carrier in scenario.carriers)
    if network is Network.POOLED:
        return (
            Group(
                name="all carriers",
                crew=everyone,
                vehicles=scenario.vehicles,
                consignments=scenario.consignments,
                centre_of=nearest_centres(scenario, travel),
            ),
        )
    if network is Network.SEPARATE:
        centre_of = nearest_centres(scenario, travel)
        return tuple(
            Group(
                name=carrier_id,
                crew=(carrier_id,),
                vehicles=_owned_by(scenario, carrier_id),
                consignments=tuple(c for c in scenario.consignments if c.carrier_id == carrier_id),
                centre_of=centre_of,
            )
            for carrier_id in everyone
        )
    return _line_groups(scenario, everyone)


def nearest_centres(scenario: Scenario, travel: TravelMatrix) -> dict[str, str]:
    """Return for each village the active centre with the quickest way hub - centre - village.

    The linehaul counts for a twentieth of its time, since a truck serves many villages.
    """
    hub_id = scenario.hub.id
    nearest = {}
    for village in scenario.villages:
        reached = [
            centre
            for centre in scenario.active_centres
            if _is_linked(travel, hub_id, centre.id) and _is_linked(travel, centre.id, village.id)
        ]
        if reached:
            best = min(reached, key=lambda c: _pull_s(travel, hub_id, c, village.id))
            nearest[village.id] = best.id
    return nearest


def _pull_s(travel: TravelMatrix, hub_id: str, centre: Centre, village_id: str) -> float:
    tour_s = travel.leg_s(centre.id, village_id, 100) + travel.leg_s(village_id, centre.id, 100)
    linehaul_s = travel.leg_s(hub_id, centre.id, 100) + travel.leg_s(centre.id, hub_id, 100)
    return tour_s + linehaul_s / VILLAGES_PER_TRUCK


def _is_linked(travel: TravelMatrix, from_id: str, to_id: str) -> bool:
    return travel.is_reachable(from_id, to_id) and travel.is_reachable(to_id, from_id)


def _owned_by(scenario: Scenario, carrier_id: str) -> tuple[Vehicle, ...]:
    return tuple(v for v in scenario.vehicles if v.carrier_id == carrier_id)


def _line_groups(scenario: Scenario, everyone: tuple[str, ...]) -> tuple[Group, ...]:
    """Return a group per operating carrier; villages without an active line have no centre."""
    active = {centre.id for centre in scenario.active_centres}
    centre_of = {
        v: line.centre_id
        for line in scenario.lines
        for v in line.village_ids
        if line.centre_id in active
    }
    operator_of = {v: line.carrier_id for line in scenario.lines for v in line.village_ids}
    groups = []
    for carrier_id in everyone:
        mine = [v for v, operator in operator_of.items() if operator == carrier_id]
        groups.append(
            Group(
                name=carrier_id,
                crew=everyone,
                vehicles=_owned_by(scenario, carrier_id),
                consignments=tuple(
                    c
                    for c in scenario.consignments
                    if c.village_id in mine
                    or (c.village_id not in operator_of and c.carrier_id == carrier_id)
                ),
                centre_of={v: centre_of[v] for v in mine if v in centre_of},
            )
        )
    return tuple(groups)
