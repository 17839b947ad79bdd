"""Great circles: lengths on the globe, and a stand-in for roads where there are none."""

from collections.abc import Iterable

import numpy as np

from routing.model import (
    Finding,
    Leg,
    Place,
    RoadLine,
    Scenario,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.roads.network import Floats
from routing.roads.rounding import whole_metres, whole_seconds
from routing.units import kmh_to_m_per_s

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


class StraightRoads:
    """Great circles times a factor, where a scenario has neither a map nor a table."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Nothing: every place can be reached."""
        return ()

    def measure(self) -> TravelMatrix:
        """Return great circles times the detour factor, at the straight speed."""
        source = self._scenario.roads
        dist_m = great_circles_m(self._scenario.places) * source.detour_factor
        drive_s = dist_m / kmh_to_m_per_s(source.straight_kmh)
        return TravelMatrix(
            place_ids=tuple(place.id for place in self._scenario.places),
            dist_m=whole_metres(dist_m),
            time_s=whole_seconds(drive_s, dist_m),
            source=TravelSource.STRAIGHT,
            description=(
                "STRAIGHT LINES, NOT ROADS: the scenario names no road map; distances are great "
                f"circles x {source.detour_factor:g}, driven at {source.straight_kmh:g} km/h."
            ),
        )

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the straight piece of each leg."""
        place = self._scenario.place
        return {leg: straight_line(place(leg[0]), place(leg[1])) for leg in legs}
