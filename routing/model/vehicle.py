"""Vehicle types, their compartments, and the vehicles carriers own."""

from dataclasses import dataclass, field
from enum import StrEnum

from routing.model.product import Temperature
from routing.model.road_profile import RoadProfile


class Tier(StrEnum):
    """Linehaul runs between hub and centres, village tours between a centre and its villages."""

    LINEHAUL = "linehaul"
    VILLAGE = "village"


class Energy(StrEnum):
    """What a vehicle burns; litres of diesel or petrol, kilowatt-hours of electricity."""

    DIESEL = "diesel"
    PETROL = "petrol"
    ELECTRICITY = "electricity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compartment:
    """A part of the loading space; goods ride in the one compartment that accepts their class."""

    id: str
    accepts: frozenset[Temperature]
    capacity_g: int
    capacity_l: int
    capacity_parcels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleType:
    """A kind of vehicle with its space, its speed and its costs.

    ``profile`` says which roads it may take and how fast they are for it, ``speed_percent`` its
    speed as a share of that; ``energy_per_100km`` is litres or kilowatt-hours. No two compartments
    accept the same class. ``sunk_yuan_per_day`` is paid already, whether a vehicle leaves or not:
    it is told and in no account, and such a type has no ``fixed_yuan_per_day``.
    """

    id: str
    name: str
    name_zh: str
    tier: Tier
    compartments: tuple[Compartment, ...]
    fixed_yuan_per_day: float
    energy: Energy
    energy_per_100km: float
    maintenance_yuan_per_km: float
    refrigeration_yuan_per_h: float = 0.0
    speed_percent: int = 100
    sunk_yuan_per_day: float = 0.0
    profile: RoadProfile = field(default_factory=RoadProfile)

    def compartment_for(self, temperature: Temperature) -> Compartment | None:
        """Return the compartment that accepts a class, or None where the type cannot carry it."""
        for compartment in self.compartments:
            if temperature in compartment.accepts:
                return compartment
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One vehicle with its driver; it may be stationed at any base of its tier for the day."""

    id: str
    vehicle_type_id: str
    carrier_id: str
