"""Distances and driving times between places, and the roads they follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial

import numpy as np
import numpy.typing as npt

from routing.model.place import Place


class TravelSource(StrEnum):
    """Whether distances follow a map, stand in a table, or are great circles times a factor."""

    ROADS = "roads"
    TABLE = "table"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TravelMatrix:
    """Distances and driving times between all pairs of places.

    ``dist_m`` and ``time_s`` are read-only int64 arrays of shape (places, places), row = from,
    column = to, in the order of ``place_ids``; a pair without a road holds -1 in both. ``time_s``
    is the time of a vehicle with ``speed_percent`` 100. ``description`` says in words where the
    figures come from, assumed shares included.
    """

    place_ids: tuple[str, ...]
    dist_m: npt.NDArray[np.int64]
    time_s: npt.NDArray[np.int64]
    source: TravelSource
    description: str = ""
    _index: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        count = len(self.place_ids)
        for array in (self.dist_m, self.time_s):
            if array.shape != (count, count):
                raise ValueError(f"expected shape {(count, count)}, got {array.shape}")
            array.setflags(write=False)
        object.__setattr__(self, "_index", {p: i for i, p in enumerate(self.place_ids)})

    def __reduce__(self) -> tuple[partial["TravelMatrix"], tuple[()]]:
        """Rebuild through the constructor, so that the arrays of a copy are read-only too."""
        state = {f.name: getattr(self, f.name) for f in fields(self) if f.init}
        return partial(TravelMatrix, **state), ()

    def index(self, place_id: str) -> int:
        """Return the row of a place."""
        return self._index[place_id]

    def is_reachable(self, from_id: str, to_id: str) -> bool:
        """Say whether a road leads from one place to the other."""
        return int(self.time_s[self._index[from_id], self._index[to_id]]) >= 0

    def leg_m(self, from_id: str, to_id: str) -> int:
        """Return the driven distance, in metres."""
        return int(self.dist_m[self._index[from_id], self._index[to_id]])

    def leg_s(self, from_id: str, to_id: str, speed_percent: int) -> int:
        """Return the driving time of a vehicle, in seconds, rounded up."""
        time_s = int(self.time_s[self._index[from_id], self._index[to_id]])
        return -(-time_s * 100 // speed_percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadLine:
    """The road of one leg as WGS84 ``(lon, lat)`` points, from place to place."""

    points: tuple[tuple[float, float], ...]
    source: TravelSource


Leg = tuple[str, str]
RoadLines = Mapping[Leg, RoadLine]


def straight_line(origin: Place, target: Place) -> RoadLine:
    """Return the straight piece between two places."""
    points = ((origin.lon, origin.lat), (target.lon, target.lat))
    return RoadLine(points=points, source=TravelSource.STRAIGHT)
