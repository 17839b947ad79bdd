"""How far the vehicles of a group get: a road may bear a van and be barred to a truck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routing.model import (
    Compartment,
    Consignment,
    Scenario,
    Tier,
    TravelMatrix,
    Vehicle,
    VehicleType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The roads open to some vehicles; where a tier has none, those open to anybody."""

    scenario: Scenario
    travel: TravelMatrix
    vehicle_types: Mapping[Tier, tuple[VehicleType, ...]]

    def linking(self, tier: Tier, from_id: str, to_id: str) -> frozenset[str]:
        """Return the ids of the types that get from one place to the other and back."""
        ways = ((from_id, to_id), (to_id, from_id))
        return frozenset(
            kind.id
            for kind in self.vehicle_types[tier]
            if all(self.travel.is_reachable(a, b, kind) for a, b in ways)
        )

    def there_and_back_s(self, tier: Tier, from_id: str, to_id: str) -> int | None:
        """Return the quickest profile's time there and back, or None where there is no way."""
        travel = self.travel
        profiles = {kind.profile for kind in self.vehicle_types[tier]} or travel.profiles
        a, b = travel.index(from_id), travel.index(to_id)
        pairs = [
            (int(travel.time_s[layer, a, b]), int(travel.time_s[layer, b, a]))
            for layer in map(travel.layer, profiles)
        ]
        return min((sum(pair) for pair in pairs if min(pair) >= 0), default=None)

    def able(self, tier: Tier, consignment: Consignment) -> frozenset[str]:
        """Return the ids of the types of a tier with room for a consignment, wherever it goes."""
        temperature = self.scenario.temperature_of(consignment)
        return frozenset(
            kind.id
            for kind in self.vehicle_types[tier]
            if (space := kind.compartment_for(temperature)) and fits(consignment, space)
        )


def reach_of(scenario: Scenario, travel: TravelMatrix, vehicles: Sequence[Vehicle]) -> Reach:
    """Return the reach of some vehicles."""
    type_ids = dict.fromkeys(vehicle.vehicle_type_id for vehicle in vehicles)
    kinds = [scenario.vehicle_type(type_id) for type_id in type_ids]
    return Reach(
        scenario=scenario,
        travel=travel,
        vehicle_types={tier: tuple(k for k in kinds if k.tier is tier) for tier in Tier},
    )


def fits(consignment: Consignment, space: Compartment) -> bool:
    """Say whether a compartment holds a consignment when it holds nothing else."""
    return (
        consignment.weight_g <= space.capacity_g
        and consignment.volume_l <= space.capacity_l
        and consignment.parcels <= space.capacity_parcels
    )
