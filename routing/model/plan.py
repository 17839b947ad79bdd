"""The answer: who drives where, when, with what. ``README.md`` beside this file times the day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from routing.model.consignment import Direction
from routing.model.product import Temperature
from routing.model.vehicle import Tier


class Network(StrEnum):
    """Who may carry whose parcels."""

    SEPARATE = "separate"
    LINES = "lines"
    POOLED = "pooled"


class Reason(StrEnum):
    """Why a consignment is not carried."""

    VILLAGE_NOT_ACTIVE = "village_not_active"
    NO_ROAD = "no_road"
    NO_VEHICLE_FOR_CLASS = "no_vehicle_for_class"
    TOO_LARGE = "too_large"
    WINDOW_TOO_TIGHT = "window_too_tight"
    COLD_LIMIT = "cold_limit"
    SHIFT_TOO_SHORT = "shift_too_short"
    FLEET_EXHAUSTED = "fleet_exhausted"
    COSTS_MORE_THAN_PENALTY = "costs_more_than_penalty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A visit: arrive, wait until ``start_s``, hand over, depart; ids of what is handed over."""

    place_id: str
    delivered: tuple[str, ...] = ()
    collected: tuple[str, ...] = ()
    arrive_s: int
    start_s: int
    depart_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """Leave the base, visit stops, return to the base; ``dist_m`` counts every leg."""

    depart_s: int
    stops: tuple[Stop, ...]
    return_s: int
    dist_m: int

    @property
    def delivered(self) -> tuple[str, ...]:
        """The consignments on board when the trip leaves its base."""
        return tuple(c for stop in self.stops for c in stop.delivered)

    @property
    def collected(self) -> tuple[str, ...]:
        """The consignments on board when the trip is back at its base."""
        return tuple(c for stop in self.stops for c in stop.collected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """One vehicle's day: its trips, all from and to ``base_id`` (hub or centre by tier)."""

    id: str
    tier: Tier
    vehicle_id: str
    base_id: str
    trips: tuple[Trip, ...]

    @property
    def depart_s(self) -> int:
        """The first departure, in seconds since midnight."""
        return self.trips[0].depart_s

    @property
    def return_s(self) -> int:
        """The last return, in seconds since midnight."""
        return self.trips[-1].return_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Consignments of one direction and class that a crew sorts together at a centre.

    ``crew`` names the carriers whose hands work together; a crew's batches on one lane follow
    each other.
    """

    centre_id: str
    crew: tuple[str, ...]
    direction: Direction
    temperature: Temperature
    consignment_ids: tuple[str, ...]
    start_s: int
    ready_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unserved:
    """A consignment that stays where it is, with the reason and the figures behind it."""

    consignment_id: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A day's plan; every consignment is carried through all tiers or listed as unserved.

    ``missed`` lists what reaches the hub after its cut-off; ``objective_fen`` is the cost the
    planner believes the plan has.
    """

    network: Network
    tours: tuple[Tour, ...]
    batches: tuple[Batch, ...]
    unserved: tuple[Unserved, ...] = ()
    missed: tuple[str, ...] = ()
    objective_fen: int = 0

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field, any type
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    def tours_of(self, tier: Tier) -> Iterator[Tour]:
        """Yield the tours of one tier."""
        return (tour for tour in self.tours if tour.tier is tier)
