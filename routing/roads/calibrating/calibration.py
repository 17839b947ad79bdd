"""What calibrating a scenario's class speeds with observed trips came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from routing.roads.driving.speed_table import SpeedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSpeed:
    """The speed of a van on the usual surface of a class, before and after.

    ``observed_km`` is what the trips drove where this speed decides, and ``trips`` how many did.
    """

    road_class: str
    before_kmh: float
    after_kmh: float
    observed_km: float
    trips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TripFit:
    """A timed trip and what the table says of it, before, after, and fitted without this trip.

    All minutes are those of the trip's own vehicle.
    """

    row: int
    from_id: str
    to_id: str
    observed_min: float
    before_min: float
    after_min: float
    left_out_min: float
    is_bad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """How far modelled times are off: means of absolute minutes and shares, and R squared.

    ``r_squared`` is the share of the variance of the observed minutes that is explained; None
    where they do not vary.
    """

    mean_min: float
    mean_share: float
    r_squared: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Class speeds that fit observed trips, how well they do, and what to beware of.

    ``left_out`` are the errors of trips that the speeds were fitted without: what to expect of
    trips nobody has timed. ``table`` is the whole table of speeds with the new ones in it.
    """

    classes: tuple[ClassSpeed, ...]
    trips: tuple[TripFit, ...]
    before: Errors
    after: Errors
    left_out: Errors
    rounds: int
    warnings: tuple[str, ...]
    table: SpeedTable

    @property
    def speed_kmh(self) -> Mapping[str, float]:
        """The new speeds by class, as ``roads.speed_kmh`` of a scenario takes them."""
        return {speed.road_class: speed.after_kmh for speed in self.classes}
