"""Carriers, products, vehicle types and fleets as scenario.yaml writes them."""

from typing import ClassVar

from routing.model import Energy, Temperature, Tier
from routing.scenario.schema.kinds import (
    Clock,
    Count,
    FleetSize,
    Id,
    NonNegative,
    Positive,
    PositiveCount,
    Section,
    about,
)


class CarrierEntry(Section):
    """A courier company."""

    address: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = about("Short id, used in tables, dotted keys and file names.")
    name: str = about("Name in English.")
    name_zh: str = about("Name in Chinese.", default="")
    cutoff: Clock = about(
        "Latest return to the hub of what goes up; county evening cut-offs lie between 18:00 and "
        "20:30 (engineering estimate)."
    )


class ProductEntry(Section):
    """A kind of goods."""

    address: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = about("Short id, used in the demand table.")
    name: str = about("Name in English.")
    name_zh: str = about("Name in Chinese.", default="")
    temperature: Temperature = about(
        "Class: ambient, cool (10-15 degrees), chilled (0-8) or frozen (-18); GB/T 24616-2019.",
        default=Temperature.AMBIENT,
    )
    value_yuan_per_kg: NonNegative = about("Value, for the spoilage account.", default=0.0)
    decay_per_h: NonNegative = about(
        "Share of the value lost per hour in refrigeration: value x (1 - exp(-decay x hours)).",
        default=0.0,
    )
    decay_open_per_h: NonNegative = about(
        "The same out of refrigeration; about 2.5 times as much for each 10 degrees (Q10).",
        default=0.0,
    )


class CompartmentEntry(Section):
    """A part of a vehicle's loading space."""

    address: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = about("Id within the vehicle type, such as body or cold-box.")
    accepts: frozenset[Temperature] = about(
        "The temperature classes that may ride in it; frozen only alone (GB/T 22918).",
        min_length=1,
    )
    capacity_kg: NonNegative = about("Payload in kilograms.")
    capacity_m3: NonNegative = about("Space in cubic metres.")
    capacity_parcels: Count = about("Number of parcels that fit.")


class VehicleTypeEntry(Section):
    """A kind of vehicle."""

    address: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = about("Short id, used in fleets.")
    name: str = about("Name in English.")
    name_zh: str = about("Name in Chinese.", default="")
    tier: Tier = about("linehaul (hub and centres) or village (a centre and its villages).")
    compartments: tuple[CompartmentEntry, ...] = about(
        "The loading space; no two compartments accept the same class.", min_length=1
    )
    fixed_yuan_per_day: NonNegative = about("Depreciation and insurance of a day of use.")
    energy: Energy = about("diesel, petrol or electricity.")
    energy_per_100km: NonNegative = about("Litres or kilowatt-hours for 100 km.")
    maintenance_yuan_per_km: NonNegative = about(
        "Maintenance and tyres; about 0.25 for a truck and 0.15 for a van (engineering estimate)."
    )
    refrigeration_yuan_per_h: NonNegative = about(
        "Cost of cooling while driving; about 8 for a van, 12-16 for a 4.2 m truck.", default=0.0
    )
    sunk_yuan_per_day: NonNegative = about(
        "What a vehicle costs a day whether it is used or not, where that is paid already, such as "
        "a postal van on its own round: told in reports on sharing, in no account. "
        "`fixed_yuan_per_day` must then be 0, and the compartments state the space left free.",
        default=0.0,
    )
    speed_percent: PositiveCount = about("Speed as a share of the road's.", default=100)
    speeds: str = about(
        "Column of the table of speeds: van, truck, tricycle, or one of your own.",
        default="van",
        min_length=1,
    )
    gross_kg: Positive | None = about(
        "Weight when loaded, for weight limits; blank: none is looked at.", default=None
    )
    height_m: Positive | None = about(
        "Outer height, for height limits; blank: none is looked at.", default=None
    )
    width_m: Positive | None = about(
        "Outer width, for width limits; blank: none is looked at.", default=None
    )


class FleetEntry(Section):
    """The vehicles of one type that a carrier owns, each with its driver."""

    address: ClassVar[tuple[str, ...]] = ("carrier", "vehicle_type")

    carrier: Id = about("Id of the carrier.")
    vehicle_type: Id = about("Id of the vehicle type.")
    count: FleetSize | None = about(
        "Number of vehicles, named carrier-type-01 and so on.", default=None
    )
    ids: tuple[str, ...] | None = about(
        "Names of the vehicles, where they have their own; instead of `count`.", default=None
    )
