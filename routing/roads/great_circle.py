"""Great circles: lengths on the globe."""

from collections.abc import Iterable

import numpy as np

from routing.model import Place
from routing.roads.road_map import Floats

EARTH_RADIUS_M = 6_371_009.0


def great_circle_m(lon: Floats, lat: Floats, to_lon: Floats, to_lat: Floats) -> Floats:
    """Return the length of great circles between points in degrees, in metres."""
    lon, lat, to_lon, to_lat = (np.radians(value) for value in (lon, lat, to_lon, to_lat))
    half = (
        np.sin((to_lat - lat) / 2) ** 2
        + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    )
    length_m: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return length_m


def great_circles_m(places: Iterable[Place]) -> Floats:
    """Return the great circles between all places, in metres, shape (places, places)."""
    spots = np.array([(place.lon, place.lat) for place in places], dtype=np.float64)
    lon, lat = spots.T
    return great_circle_m(lon[:, None], lat[:, None], lon[None, :], lat[None, :])
