"""Distances and driving times between places, and the roads they follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial

import numpy as np
import numpy.typing as npt

from routing.model.place import Place
from routing.model.road_profile import RoadProfile
from routing.model.vehicle import VehicleType


class TravelSource(StrEnum):
    """Whether distances follow a map, stand in a table, or are great circles times a factor."""

    ROADS = "roads"
    TABLE = "table"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TravelMatrix:
    """Distances and driving times between all pairs of places, one layer per road profile.

    ``dist_m`` and ``time_s`` are read-only int64 arrays of shape (profiles, places, places), row =
    from, column = to, in the order of ``profiles`` and ``place_ids``; a pair without a road holds
    -1 in both. ``dist_m`` is the distance along the quickest way. ``time_s`` is the time of a
    vehicle with ``speed_percent`` 100. ``description`` says in words where the figures come from,
    assumed shares included.
    """

    place_ids: tuple[str, ...]
    profiles: tuple[RoadProfile, ...] = field(default_factory=lambda: (RoadProfile(),))
    dist_m: npt.NDArray[np.int64]
    time_s: npt.NDArray[np.int64]
    source: TravelSource
    description: str = ""
    _index: dict[str, int] = field(init=False, repr=False)
    _layer: dict[RoadProfile, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        shape = (len(self.profiles), len(self.place_ids), len(self.place_ids))
        for array in (self.dist_m, self.time_s):
            if array.shape != shape:
                raise ValueError(f"expected shape {shape}, got {array.shape}")
            array.setflags(write=False)
        object.__setattr__(self, "_index", {p: i for i, p in enumerate(self.place_ids)})
        object.__setattr__(self, "_layer", {p: i for i, p in enumerate(self.profiles)})

    def __reduce__(self) -> tuple[partial["TravelMatrix"], tuple[()]]:
        """Rebuild through the constructor, so that the arrays of a copy are read-only too."""
        state = {f.name: getattr(self, f.name) for f in fields(self) if f.init}
        return partial(TravelMatrix, **state), ()

    def index(self, place_id: str) -> int:
        """Return the row of a place."""
        return self._index[place_id]

    def layer(self, profile: RoadProfile) -> int:
        """Return the layer of a profile."""
        return self._layer[profile]

    def is_reachable(self, from_id: str, to_id: str, vehicle_type: VehicleType) -> bool:
        """Say whether a road for the vehicle leads from one place to the other."""
        return self._at(self.time_s, from_id, to_id, vehicle_type) >= 0

    def is_reachable_by_any(self, from_id: str, to_id: str) -> bool:
        """Say whether a road for any of the profiles leads from one place to the other."""
        return bool((self.time_s[:, self._index[from_id], self._index[to_id]] >= 0).any())

    def leg_m(self, from_id: str, to_id: str, vehicle_type: VehicleType) -> int:
        """Return the distance a vehicle drives, in metres."""
        return self._at(self.dist_m, from_id, to_id, vehicle_type)

    def leg_s(self, from_id: str, to_id: str, vehicle_type: VehicleType) -> int:
        """Return the driving time of a vehicle, in seconds, rounded up."""
        time_s = self._at(self.time_s, from_id, to_id, vehicle_type)
        return -(-time_s * 100 // vehicle_type.speed_percent)

    def _at(
        self, array: npt.NDArray[np.int64], from_id: str, to_id: str, vehicle_type: VehicleType
    ) -> int:
        layer = self._layer[vehicle_type.profile]
        return int(array[layer, self._index[from_id], self._index[to_id]])


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadLine:
    """The road of one leg as WGS84 ``(lon, lat)`` points, from place to place."""

    points: tuple[tuple[float, float], ...]
    source: TravelSource


Leg = tuple[str, str, RoadProfile]
"""From a place to a place, for vehicles of a profile."""

RoadLines = Mapping[Leg, RoadLine]


def straight_line(origin: Place, target: Place) -> RoadLine:
    """Return the straight piece between two places."""
    points = ((origin.lon, origin.lat), (target.lon, target.lat))
    return RoadLine(points=points, source=TravelSource.STRAIGHT)
