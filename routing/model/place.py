"""The places of the three tiers."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The tier a place stands on."""

    HUB = "hub"
    CENTRE = "centre"
    VILLAGE = "village"


class CoordStatus(StrEnum):
    """Whether a coordinate was observed or assumed."""

    REAL = "real"
    ASSUMED = "assumed"


class PlaceStatus(StrEnum):
    """Whether a place works on the day; only active centres and villages are visited."""

    ACTIVE = "active"
    DORMANT = "dormant"
    SEASONAL = "seasonal"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point that vehicles visit, with its opening hours in seconds since midnight.

    ``lon`` and ``lat`` are WGS84 degrees. ``parent_id`` is the place one tier up in the
    administrative order (a village's township); it may name a place outside the scenario.
    """

    id: str
    name: str
    name_zh: str
    lon: float
    lat: float
    coord_status: CoordStatus = CoordStatus.REAL
    parent_id: str | None = None
    opens_s: int
    closes_s: int
    cold_room: bool = False
    status: PlaceStatus = PlaceStatus.ACTIVE

    @property
    def is_active(self) -> bool:
        """Whether vehicles may visit the place on the day."""
        return self.status is PlaceStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub(Place):
    """The county distribution centre, where the inbound wave arrives and the cut-offs are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre(Place):
    """A township transit centre; ``site_yuan_per_day`` is paid by every crew that works there."""

    site_yuan_per_day: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Village(Place):
    """A village service point; ``service_s`` is the fixed part of a stop, in seconds."""

    service_s: int
