"""Vehicles for tests: a truck and a van, each with an ambient body and a cold box."""

from collections.abc import Iterable
from typing import Any

from routing.model import Carrier, Compartment, Energy, Temperature, Tier, Vehicle, VehicleType
from routing.units import kg_to_g


def a_compartment(*accepts: Temperature, **changes: Any) -> Compartment:
    """Return a compartment for the classes given, ambient if none."""
    fields: dict[str, Any] = {
        "id": "-".join(accepts) or "body",
        "accepts": frozenset(accepts or [Temperature.AMBIENT]),
        "capacity_g": kg_to_g(500),
        "capacity_l": 4000,
        "capacity_parcels": 350,
    }
    return Compartment(**(fields | changes))


def _compartments(scale: int) -> tuple[Compartment, Compartment]:
    body = {
        "capacity_g": kg_to_g(500) * scale,
        "capacity_l": 4000 * scale,
        "capacity_parcels": 350 * scale,
    }
    box = {
        "capacity_g": kg_to_g(100) * scale,
        "capacity_l": 600 * scale,
        "capacity_parcels": 60 * scale,
    }
    return (
        a_compartment(Temperature.AMBIENT, id="body", **body),
        a_compartment(Temperature.COOL, Temperature.CHILLED, id="cold", **box),
    )


def a_vehicle_type(**changes: Any) -> VehicleType:
    """Return a micro-van with an ambient body and a cold box."""
    fields: dict[str, Any] = {
        "id": "van",
        "name": "Van",
        "name_zh": "微面",
        "tier": Tier.VILLAGE,
        "compartments": _compartments(1),
        "fixed_yuan_per_day": 50.0,
        "energy": Energy.PETROL,
        "energy_per_100km": 8.0,
        "maintenance_yuan_per_km": 0.15,
        "refrigeration_yuan_per_h": 8.0,
    }
    return VehicleType(**(fields | changes))


def a_van(**changes: Any) -> VehicleType:
    """Return the village tier's vehicle type."""
    return a_vehicle_type(**changes)


def a_truck(**changes: Any) -> VehicleType:
    """Return the linehaul tier's vehicle type."""
    fields: dict[str, Any] = {
        "id": "truck",
        "name": "Truck",
        "name_zh": "厢货",
        "tier": Tier.LINEHAUL,
        "compartments": _compartments(3),
        "fixed_yuan_per_day": 110.0,
        "energy": Energy.DIESEL,
        "energy_per_100km": 12.0,
        "maintenance_yuan_per_km": 0.25,
        "refrigeration_yuan_per_h": 12.0,
    }
    return a_vehicle_type(**(fields | changes))


def a_vehicle(**changes: Any) -> Vehicle:
    fields: dict[str, Any] = {"id": "zto-van-1", "vehicle_type_id": "van", "carrier_id": "zto"}
    return Vehicle(**(fields | changes))


def a_fleet(
    carriers: Iterable[Carrier], types: Iterable[VehicleType], count: int = 3
) -> tuple[Vehicle, ...]:
    """Return ``count`` vehicles of every type for every carrier, ``zto-van-1`` and so on."""
    kinds = tuple(types)
    return tuple(
        Vehicle(id=f"{c.id}-{k.id}-{n}", vehicle_type_id=k.id, carrier_id=c.id)
        for c in carriers
        for k in kinds
        for n in range(1, count + 1)
    )
