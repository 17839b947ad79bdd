"""Which vehicles visit which places."""

from routing.model import Hub, Place, RoadProfile, Scenario, Tier, Village


def visiting_profiles(scenario: Scenario, place: Place) -> tuple[RoadProfile, ...]:
    """Return the road profiles of the vehicles that visit a place, in the scenario's order.

    Trucks of the linehaul visit the hub and the centres, vehicles of the village tier the centres
    and the villages. Where no vehicle type serves a tier, all profiles count.
    """
    tiers = {Tier.LINEHAUL, Tier.VILLAGE}
    if isinstance(place, Hub):
        tiers = {Tier.LINEHAUL}
    elif isinstance(place, Village):
        tiers = {Tier.VILLAGE}
    found = dict.fromkeys(kind.profile for kind in scenario.vehicle_types if kind.tier in tiers)
    return tuple(found) or scenario.profiles


def vehicle_words(scenario: Scenario, profile: RoadProfile) -> str:
    """Return `` for truck``, or nothing where all vehicles have one profile."""
    if len(scenario.profiles) == 1:
        return ""
    kinds = [kind.id for kind in scenario.vehicle_types if kind.profile == profile]
    return f" for {', '.join(kinds)}"
