"""Find the point of the road network nearest to each place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.errors import RoadsError
from routing.model import Place
from routing.roads.great_circle import great_circle_m
from routing.roads.network import Floats, Indices, RoadNetwork


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapped:
    """Per place the nearest road point and the straight access piece to it, in metres."""

    point: Indices
    access_m: Floats


def snap(places: Sequence[Place], network: RoadNetwork, limit_m: int) -> Snapped:
    """Return the road point of every place.

    Raises
    ------
    RoadsError
        If places are farther than the limit from any road; all of them are named.
    """
    roads = _on_sphere(network.lon, network.lat)
    lon = np.array([place.lon for place in places], dtype=np.float64)
    lat = np.array([place.lat for place in places], dtype=np.float64)
    spots = _on_sphere(lon, lat)
    nearest = [int(np.argmin(((roads - spot) ** 2).sum(axis=1))) for spot in spots]
    point = np.array(nearest, dtype=np.int64)
    access_m = great_circle_m(lon, lat, network.lon[point], network.lat[point])
    far = [
        f"{place.id} {place.name} ({metres:.0f} m)"
        for place, metres in zip(places, access_m.tolist(), strict=True)
        if metres > limit_m
    ]
    if far:
        raise RoadsError(
            f"{len(far)} of {len(places)} places are farther than {limit_m} m from any road of "
            f"the map: {', '.join(far)}. Check their coordinates, use a map that covers them, or "
            "raise roads.snap_limit_m."
        )
    return Snapped(point=point, access_m=access_m)


def _on_sphere(lon: Floats, lat: Floats) -> Floats:
    """Return points in degrees as unit vectors: nearest there is nearest on the globe."""
    east, north = np.radians(lon), np.radians(lat)
    return np.column_stack(
        (np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north))
    )
