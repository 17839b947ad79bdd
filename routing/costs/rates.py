"""Prices of a metre, a second, a vehicle-day, a parcel; the only place where money is rounded.

Formulas follow the usual cost accounts of rural delivery: vehicle-days, kilometres (energy and
maintenance), paid time, handling per parcel, refrigeration by the hour, spoilage by exponential
decay, carbon by the kilogram.
"""

import math

from routing.model import Product, Tariff, VehicleType
from routing.units import M_PER_KM, g_to_kg, m_to_km, s_to_h, yuan_to_fen

KM_PER_CONSUMPTION = 100
"""Consumption is stated per hundred kilometres."""


def yuan_per_km(kind: VehicleType, tariff: Tariff) -> float:
    """Return energy and maintenance of a kilometre, in yuan."""
    energy = kind.energy_per_100km / KM_PER_CONSUMPTION * tariff.energy_yuan(kind.energy)
    return energy + kind.maintenance_yuan_per_km


def co2_kg(kind: VehicleType, tariff: Tariff, metres: int) -> float:
    """Return the emission of a distance, in kilograms."""
    used = kind.energy_per_100km / KM_PER_CONSUMPTION * m_to_km(metres)
    return used * tariff.co2_kg(kind.energy)


def carbon_yuan_per_km(kind: VehicleType, tariff: Tariff) -> float:
    """Return the carbon price of a kilometre, in yuan."""
    return co2_kg(kind, tariff, M_PER_KM) * tariff.carbon_yuan_per_kg


def amount_fen(quantity: float, unit_price_yuan: float) -> int:
    """Return the price of a quantity, in whole fen."""
    return yuan_to_fen(quantity * unit_price_yuan)


def refrigeration_h(closed_s: int, open_s: int, door_open_factor: float) -> float:
    """Return chargeable hours of refrigeration: hours under way plus weighted hours at stops."""
    return s_to_h(closed_s) + s_to_h(open_s) * door_open_factor


def spoilage_share(product: Product, closed_s: int, exposure_s: int) -> float:
    """Return the share of value lost, ``1 - exp(-decay x time)``, between 0 and 1.

    First-order decay as in cold-chain routing models, e.g. Wang et al. 2017, Sustainability 9(5),
    694; the time out of refrigeration counts at its own rate.
    """
    decay = product.decay_per_h * s_to_h(closed_s) + product.decay_open_per_h * s_to_h(exposure_s)
    return -math.expm1(-decay)


def value_yuan(product: Product, weight_g: int) -> float:
    """Return the value of goods, in yuan."""
    return product.value_yuan_per_kg * g_to_kg(weight_g)
