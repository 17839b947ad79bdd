"""Divide large rows of demand into consignments that vehicles can carry."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from routing.model import Compartment, Scenario, Temperature, Tier, VehicleType

MAX_PARTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Parcels with their weight and volume."""

    parcels: int
    weight_g: int
    volume_l: int

    def parts(self, count: int) -> tuple["Load", ...]:
        """Return near-equal parts that sum exactly to this load."""
        shares = (_shares(v, count) for v in (self.parcels, self.weight_g, self.volume_l))
        return tuple(
            Load(parcels=p, weight_g=g, volume_l=v) for p, g, v in zip(*shares, strict=True)
        )

    def parts_for(self, compartment: Compartment) -> int | None:
        """Return the least number of parts that fit a compartment; None if a parcel does not."""
        pairs = (
            (self.parcels, compartment.capacity_parcels),
            (self.weight_g, compartment.capacity_g),
            (self.volume_l, compartment.capacity_l),
        )
        if any(amount > 0 and limit <= 0 for amount, limit in pairs):
            return None
        count = max(-(-amount // limit) for amount, limit in pairs if amount > 0)
        return count if count <= self.parcels else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spaces:
    """The compartments of each carrier's vehicles by tier; what consignments must fit."""

    by_owner: dict[tuple[str, Tier], tuple[Compartment, ...]]

    def parts(self, load: Load, temperature: Temperature) -> int:
        """Return the least number of parts that every carrier able to carry them can carry.

        Each part fits the largest compartment for its class of every carrier and tier; carriers
        that could not carry a single parcel do not count.
        """
        return max((count for count, _, _ in self.divisions(load, temperature)), default=1)

    def divisions(
        self, load: Load, temperature: Temperature
    ) -> tuple[tuple[int, str, Compartment], ...]:
        """Return the number of parts for every carrier and tier that can carry parcels of a load.

        Each with the carrier and the compartment, the one of its vehicles that needs fewest parts.
        """
        found = []
        for (carrier_id, _), spaces in self.by_owner.items():
            pairs = ((load.parts_for(c), c) for c in spaces if temperature in c.accepts)
            possible = [(count, c) for count, c in pairs if count is not None]
            if possible:
                count, compartment = min(possible, key=lambda pair: pair[0])
                found.append((count, carrier_id, compartment))
        return tuple(found)


def spaces_of(owned: Iterable[tuple[str, VehicleType]]) -> Spaces:
    """Return the compartments of vehicles given as carrier and type."""
    found: dict[tuple[str, Tier], tuple[Compartment, ...]] = {}
    for carrier_id, kind in dict.fromkeys(owned):
        key = (carrier_id, kind.tier)
        found[key] = (*found.get(key, ()), *kind.compartments)
    return Spaces(by_owner=found)


def spaces_in(scenario: Scenario) -> Spaces:
    """Return the compartments of a scenario's vehicles."""
    return spaces_of(
        (vehicle.carrier_id, scenario.vehicle_type(vehicle.vehicle_type_id))
        for vehicle in scenario.vehicles
    )


def whole_litres(volume_l: float) -> int:
    """Return whole litres, rounded up, so that a load never shrinks."""
    return math.ceil(round(volume_l, 6))


def _shares(total: int, count: int) -> tuple[int, ...]:
    share, rest = divmod(total, count)
    return tuple(share + (n < rest) for n in range(count))
