"""What every carrier brings: the measures of proportional splits."""

from routing.costs.allocation import Weights
from routing.model import Scenario, Tier, TravelMatrix
from routing.studies.sharing.coalition import Members
from routing.units import g_to_kg, m_to_km


def brought(scenario: Scenario, travel: TravelMatrix, players: Members) -> Weights:
    """Return parcels, kilograms and kilogram-kilometres of every player.

    The kilometres of a parcel are those of the direct way hub - village for a van, there being no
    dependence on any plan; a village without such a way counts none.
    """
    parcels, kg, kg_km = (dict.fromkeys(players, 0.0) for _ in range(3))
    vans = [kind for kind in scenario.vehicle_types if kind.tier is Tier.VILLAGE]
    for c in scenario.consignments:
        if c.carrier_id not in parcels:
            continue
        weight = g_to_kg(c.weight_g)
        ways = [
            travel.leg_m(scenario.hub.id, c.village_id, kind)
            for kind in vans
            if travel.is_reachable(scenario.hub.id, c.village_id, kind)
        ]
        parcels[c.carrier_id] += c.parcels
        kg[c.carrier_id] += weight
        kg_km[c.carrier_id] += weight * m_to_km(min(ways, default=0))
    return {"parcels": parcels, "kg": kg, "kg_km": kg_km}
