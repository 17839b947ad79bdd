"""A flat map of a county: metres to the east and to the north of its middle."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np

from routing.roads.great_circle import EARTH_RADIUS_M
from routing.roads.road_map import Floats

M_PER_DEGREE = radians(EARTH_RADIUS_M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """The equirectangular projection about a point; within 100 km lengths are true to 2 %."""

    lon: float
    lat: float

    @property
    def _m_per_degree_east(self) -> float:
        return M_PER_DEGREE * cos(radians(self.lat))

    def flat(self, lon: Floats, lat: Floats) -> Floats:
        """Return points in degrees as metres, shape (points, 2): to the east, to the north."""
        return np.column_stack(
            ((lon - self.lon) * self._m_per_degree_east, (lat - self.lat) * M_PER_DEGREE)
        )

    def round(self, flat: Floats) -> tuple[Floats, Floats]:
        """Return points in metres as longitudes and latitudes in degrees."""
        return (
            flat[:, 0] / self._m_per_degree_east + self.lon,
            flat[:, 1] / M_PER_DEGREE + self.lat,
        )
