"""The rules of the day and the tariff, with their defaults and where these come from."""

from typing import ClassVar

from routing.model import Direction, Temperature
from routing.scenario.schema.kinds import (
    Clock,
    NonNegative,
    Positive,
    PositiveCount,
    Section,
    about,
)


class SortingEntry(Section):
    """How a centre sorts one class in one direction."""

    address: ClassVar[tuple[str, ...]] = ("direction", "temperature")

    direction: Direction = about("down (to the villages) or up.")
    temperature: Temperature = about("The class: ambient, cool, chilled or frozen.")
    fixed_min: NonNegative = about("Time before the first parcel (assumed).", default=10.0)
    parcels_per_h: PositiveCount = about(
        "Parcels per hour and crew: two people at 300 items an hour (200-400, engineering "
        "estimate).",
        default=600,
    )
    yuan_per_parcel: NonNegative = about(
        "Handling: 200 yuan a day over 2,000 items (0.05-0.20, engineering estimate).", default=0.10
    )


class ColdLimitEntry(Section):
    """How long a class may be out of refrigeration and on a van."""

    address: ClassVar[tuple[str, ...]] = ("temperature",)

    temperature: Temperature = about("The class: cool, chilled or frozen.")
    max_exposure_min: NonNegative = about(
        "Out of refrigeration, in all; GB/T 22918-2008 allows half an hour in transfer."
    )
    max_on_board_min: NonNegative = about("On a village tour (assumed).")


_LANES = tuple(SortingEntry(direction=d, temperature=t) for d in Direction for t in Temperature)
_LIMITS = (
    ColdLimitEntry(temperature=Temperature.CHILLED, max_exposure_min=30.0, max_on_board_min=240.0),
    ColdLimitEntry(temperature=Temperature.FROZEN, max_exposure_min=20.0, max_on_board_min=180.0),
)


class RulesSection(Section):
    """The parameters of the day that belong to no single place, vehicle or product."""

    inbound_release: Clock = about(
        "When the inbound wave is ready at the hub: trucks arrive about 06:00, same-day promises "
        "need 06:30.",
        default="06:30",
    )
    hub_opens: Clock = about("Default of a hub's cell `opens` left blank.", default="00:00")
    hub_closes: Clock = about("Default of a hub's cell `closes` left blank.", default="24:00")
    centre_opens: Clock = about("The same for centres (assumed).", default="06:00")
    centre_closes: Clock = about("The same for centres (assumed).", default="21:00")
    village_opens: Clock = about("The same for villages (assumed).", default="08:00")
    village_closes: Clock = about("The same for villages (assumed).", default="18:30")
    village_service_min: NonNegative = about(
        "Fixed part of a village stop, where the cell `service_min` is blank (engineering "
        "estimate).",
        default=3.0,
    )
    centre_site_yuan_per_day: NonNegative = about(
        "Site of a centre per crew and day, where the cell is blank (assumed).", default=60.0
    )
    dock_min: NonNegative = about("Fixed part of a truck's stop at a centre.", default=5.0)
    dock_min_per_parcel: NonNegative = about(
        "The part per parcel, rounded to whole seconds.", default=0.02
    )
    stop_min_per_parcel: NonNegative = about(
        "The part of a village stop per parcel, rounded to whole seconds (engineering estimate).",
        default=0.15,
    )
    cold_handover_min: NonNegative = about(
        "More time at a village stop that hands over cold goods (engineering estimate).",
        default=1.0,
    )
    reload_min: NonNegative = about("Between two trips of a vehicle (assumed).", default=15.0)
    max_shift_h: Positive = about(
        "From a vehicle's first departure to its last return (assumed).", default=10.0
    )
    max_trips: PositiveCount = about("Trips of one vehicle on the day.", default=3)
    sorting: tuple[SortingEntry, ...] = about(
        "The lanes of a centre; a list replaces all defaults. In dotted keys an item is "
        "direction-class, such as rules.sorting.down-chilled.",
        default=_LANES,
    )
    cold_limits: tuple[ColdLimitEntry, ...] = about(
        "Limits of the cold classes; a list replaces all defaults. In dotted keys an item is its "
        "class.",
        default=_LIMITS,
    )


class TariffSection(Section):
    """The prices of the day that belong to no single vehicle, place or product."""

    wage_yuan_per_h: NonNegative = about(
        "A driver's paid hour: 250 yuan for 8 hours, social insurance included (200-320).",
        default=31.25,
    )
    diesel_yuan_per_l: NonNegative = about("A litre of diesel; volatile.", default=7.3)
    petrol_yuan_per_l: NonNegative = about("A litre of petrol; volatile.", default=7.7)
    electricity_yuan_per_kwh: NonNegative = about("A kilowatt-hour.", default=0.9)
    diesel_co2_kg_per_l: NonNegative = about(
        "Emission of a litre of diesel, from the NDRC factors of 2007.", default=2.64
    )
    petrol_co2_kg_per_l: NonNegative = about(
        "Emission of a litre of petrol, from the NDRC factors of 2007.", default=2.25
    )
    electricity_co2_kg_per_kwh: NonNegative = about(
        "Emission of a kilowatt-hour, national grid of 2022.", default=0.54
    )
    carbon_yuan_per_kg: NonNegative = about("Price of carbon dioxide (0.05-0.10).", default=0.07)
    hub_handling_yuan_per_parcel: NonNegative = about(
        "Sorting at the hub (engineering estimate).", default=0.06
    )
    village_allowance_yuan_per_day: NonNegative = about(
        "Allowance of a village point: a part-time keeper is paid 400-500 yuan a month in Luci, "
        "Tonglu (county news, 2021).",
        default=15.0,
    )
    commission_down_yuan_per_parcel: NonNegative = about(
        "Commission of the village point, down (0.3-0.8, engineering estimate).", default=0.5
    )
    commission_up_yuan_per_parcel: NonNegative = about(
        "Commission of the village point, up (engineering estimate).", default=0.8
    )
    door_open_factor: NonNegative = about(
        "Raises the refrigeration rate while a cold vehicle is being served.", default=1.2
    )
    missed_yuan_per_parcel: NonNegative = about(
        "Prices a parcel that reaches the hub after its cut-off: a day of delay, so that no plan "
        "is late to save cash (assumed).",
        default=120.0,
    )
    unserved_yuan_per_parcel: NonNegative = about(
        "Prices a parcel that is not carried at all: more than any detour for a few parcels, so "
        "that none stays behind to save cash (assumed).",
        default=500.0,
    )
