"""A flat plane in metres for one county, and lengths on the round earth."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

EARTH_RADIUS_M = 6_371_009.0
ORIGIN = (118.85, 29.61)

Points = npt.NDArray[np.float64]
LonLat = tuple[float, float]

_M_PER_DEGREE = float(np.radians(1.0) * EARTH_RADIUS_M)
_SCALE = np.array([_M_PER_DEGREE * np.cos(np.radians(ORIGIN[1])), _M_PER_DEGREE])


def to_plane(lon_lat: Points | Sequence[LonLat]) -> Points:
    """Return metres east and north of the origin, shape (points, 2)."""
    flat: Points = (np.asarray(lon_lat, dtype=np.float64).reshape(-1, 2) - ORIGIN) * _SCALE
    return flat


def to_lon_lat(flat: Points) -> Points:
    """Return degrees, shape (points, 2), rounded to six decimals (about 0.1 m)."""
    lon_lat: Points = np.round(np.asarray(flat).reshape(-1, 2) / _SCALE + ORIGIN, 6)
    return lon_lat


def flatten(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape in degrees as the same shape in metres."""
    return shapely.transform(shape, to_plane)


def length_m(lon_lat: Points | Sequence[LonLat]) -> float:
    """Return the length of a line along great circles, in metres."""
    return float(piece_lengths_m(lon_lat).sum())


def piece_lengths_m(lon_lat: Points | Sequence[LonLat]) -> Points:
    """Return the lengths of the pieces of a line along great circles, in metres."""
    lon, lat = np.radians(np.asarray(lon_lat, dtype=np.float64).reshape(-1, 2)).T
    half = (
        np.sin(np.diff(lat) / 2) ** 2
        + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    )
    arcs: Points = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(half))
    return arcs
