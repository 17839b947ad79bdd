"""Who plans together: each carrier alone, each line's operator, or everyone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from routing.model import Consignment, Network, Scenario, Tier, TravelMatrix, Vehicle
from routing.planning.reach import Reach, reach_of

VILLAGES_PER_TRUCK = 20
"""How many villages share a truck's way to a centre, roughly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goods, vehicles and hands that are planned as one, apart from all other groups.

    ``centre_of`` names the centre of each consignment that has one; unless ``is_bound``, that is
    only where to begin, and any other centre would do.
    """

    name: str
    crew: tuple[str, ...]
    vehicles: tuple[Vehicle, ...]
    consignments: tuple[Consignment, ...]
    centre_of: Mapping[str, str]
    is_bound: bool = False


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
                centre_of=_nearest(scenario, travel, scenario.vehicles, scenario.consignments),
            ),
        )
    if network is Network.LINES:
        return _line_groups(scenario, everyone)
    groups = []
    for carrier_id in everyone:
        vehicles = _owned_by(scenario, carrier_id)
        mine = tuple(c for c in scenario.consignments if c.carrier_id == carrier_id)
        groups.append(
            Group(
                name=carrier_id,
                crew=(carrier_id,),
                vehicles=vehicles,
                consignments=mine,
                centre_of=_nearest(scenario, travel, vehicles, mine),
            )
        )
    return tuple(groups)


def _nearest(
    scenario: Scenario,
    travel: TravelMatrix,
    vehicles: tuple[Vehicle, ...],
    consignments: tuple[Consignment, ...],
) -> dict[str, str]:
    nearest = nearest_centres(reach_of(scenario, travel, vehicles), consignments)
    return {c.id: nearest[c.village_id] for c in consignments if c.village_id in nearest}


def nearest_centres(reach: Reach, consignments: Iterable[Consignment]) -> dict[str, str]:
    """Return for each village the active centre with the quickest way hub - centre - village.

    Trucks must get to the centre and vans from there to the village, and back. A centre where
    vehicles with room for more of the village's parcels pass goes before a nearer one. The linehaul
    counts for a twentieth of its time, since a truck serves many villages.
    """
    scenario, hub_id = reach.scenario, reach.scenario.hub.id
    goods: defaultdict[str, Counter[_Able]] = defaultdict(Counter)
    for c in consignments:
        able = reach.able(Tier.LINEHAUL, c), reach.able(Tier.VILLAGE, c)
        goods[c.village_id][able] += c.parcels
    linehaul_s = {
        centre.id: way_s
        for centre in scenario.active_centres
        if (way_s := reach.there_and_back_s(Tier.LINEHAUL, hub_id, centre.id)) is not None
    }
    nearest = {}
    for village in scenario.villages:
        rank: dict[str, tuple[int, float]] = {}
        for centre_id, way_s in linehaul_s.items():
            tour_s = reach.there_and_back_s(Tier.VILLAGE, centre_id, village.id)
            if tour_s is not None:
                left_out = _left_out(reach, goods[village.id], centre_id, village.id)
                rank[centre_id] = left_out, tour_s + way_s / VILLAGES_PER_TRUCK
        if rank:
            nearest[village.id] = min(rank, key=rank.__getitem__)
    return nearest


_Able = tuple[frozenset[str], frozenset[str]]
"""The truck types and the van types with room for a consignment."""


def _left_out(reach: Reach, goods: Counter[_Able], centre_id: str, village_id: str) -> int:
    """Return the parcels that no vehicle with room for them can bring through a centre."""
    if len(reach.travel.profiles) == 1:
        return 0
    trucks = reach.linking(Tier.LINEHAUL, reach.scenario.hub.id, centre_id)
    vans = reach.linking(Tier.VILLAGE, centre_id, village_id)
    return sum(count for able, count in goods.items() if not (able[0] & trucks and able[1] & vans))


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
        goods = tuple(
            c
            for c in scenario.consignments
            if c.village_id in mine
            or (c.village_id not in operator_of and c.carrier_id == carrier_id)
        )
        groups.append(
            Group(
                name=carrier_id,
                crew=everyone,
                vehicles=_owned_by(scenario, carrier_id),
                consignments=goods,
                centre_of={
                    c.id: centre_of[c.village_id]
                    for c in goods
                    if c.village_id in mine and c.village_id in centre_of
                },
                is_bound=True,
            )
        )
    return tuple(groups)
