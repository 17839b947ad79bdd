"""What the generator is told; the defaults describe no particular county."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from routing.generation.columns import FactColumns

PARCEL_SPREAD = 0.6
PRODUCE_SPREAD = 0.25
"""The usual standard deviation of a parcel's weight over its mean, down and up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A carrier's share of the parcels; shares need not add up to 1."""

    carrier_id: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The days of a year, both included, on which a product is sold; may run over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def includes(self, day: date) -> bool:
        """Say whether a day lies in the season."""
        today = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= today <= self.last
        return today >= self.first or today <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A named part of the county: the townships where something grows."""

    name: str
    township_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A product that goes down: its share of the parcels, and what a parcel weighs and fills.

    ``weight_spread`` is the standard deviation of a parcel's weight over its mean.
    """

    product_id: str
    share: float
    kg: float
    litres: float
    weight_spread: float = PARCEL_SPREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Produce:
    """A product that goes up: where it grows (everywhere if ``areas`` is empty), when, how often.

    ``weight`` is how likely a village sells it and how much of its parcels it makes up, against
    the other products that grow there.
    """

    product_id: str
    weight: float
    kg: float
    litres: float
    areas: tuple[str, ...] = ()
    season: Season | None = None
    weight_spread: float = PRODUCE_SPREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A line: its centre's township, its carrier, and the townships it serves.

    Townships no territory names go to the nearest centre.
    """

    line_id: str
    centre_id: str
    carrier_id: str
    township_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a scenario says beside its tables; blank where the template it follows is to say it.

    ``fleet`` is the number of vehicles of every carrier by vehicle type. ``places_source`` says
    whose table of places it is.
    """

    title: str = ""
    title_zh: str = ""
    timezone: str = ""
    places_source: str = ""
    fleet: Mapping[str, int] = field(default_factory=dict)


_SHARES = (
    Share(carrier_id="zto", share=0.26),
    Share(carrier_id="yto", share=0.20),
    Share(carrier_id="yunda", share=0.20),
    Share(carrier_id="sto", share=0.16),
    Share(carrier_id="best", share=0.10),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Everything that shapes a generated county.

    ``parcels_per_village`` is the exact mean of the parcels down; a village's own figure follows
    its population times a log-normal factor of ``sigma``, and stays within ``most_parcels``.
    ``up_share`` is the expected number of parcels up per parcel down; a village sells at most
    ``most_products``. Villages whose Chinese name ends in one of ``leave_out`` are not
    chosen. Without ``territories`` every carrier gets one line.
    """

    seed: int = 1
    day: date = date(2018, 5, 23)
    villages: int | None = None
    leave_out: tuple[str, ...] = ()
    parcels_per_village: float = 50.0
    sigma: float = 0.6
    most_parcels: int = 120
    up_share: float = 0.25
    most_products: int = 3
    cold_rooms: bool = True
    shares: tuple[Share, ...] = _SHARES
    areas: tuple[Area, ...] = ()
    down: tuple[Delivery, ...] = (Delivery(product_id="parcel", share=1.0, kg=1.5, litres=8.0),)
    up: tuple[Produce, ...] = (Produce(product_id="parcel", weight=1.0, kg=4.0, litres=15.0),)
    territories: tuple[Territory, ...] = ()
    facts: FactColumns = field(default_factory=FactColumns)
    frame: Frame = field(default_factory=Frame)

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field, any type
        """Return a copy with some parameters changed."""
        return replace(self, **changes)

    def grows(self, produce: Produce, township_id: str) -> bool:
        """Say whether a product grows in a township and is sold on the day."""
        if produce.season is not None and not produce.season.includes(self.day):
            return False
        if not produce.areas:
            return True
        return any(
            township_id in area.township_ids for area in self.areas if area.name in produce.areas
        )
