"""What observed trips are made of, on the routes that are quickest at given class speeds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.model import RoadProfile, Scenario, TravelMatrix
from routing.roads.calibrating.fit import Mix
from routing.roads.calibrating.trips import WHAT, Trip
from routing.roads.driving import Driving, open_driving
from routing.roads.driving.speed_table import VAN
from routing.roads.driving.surfaces import USUAL
from routing.roads.driving.ways import deciding_classes, way_speeds
from routing.roads.map_roads import MapRoads
from routing.roads.road_map import Floats, Indices, RoadMap
from routing.roads.stretches import Stretches, stretches_of
from routing.units import kmh_to_m_per_s


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ways:
    """The ways of a map for one vehicle.

    ``column`` is that of the class whose speed decides, -1 where another thing does; a metre takes
    ``s_per_m`` and counts as ``stretched`` metres of a van on the usual surface.
    """

    column: Indices
    stretched: Floats
    s_per_m: Floats


class TripRoutes:
    """Trips on the map of a scenario, driven at whatever class speeds."""

    def __init__(self, scenario: Scenario, trips: Sequence[Trip], roads: MapRoads) -> None:
        self.driving = open_driving(scenario.roads, scenario.day)
        self.classes = _classes(roads.road_map, self.driving)
        speeds = (self.driving.speeds.speed(kind, USUAL, VAN) for kind in self.classes)
        self.table_kmh: Floats = np.array(list(speeds), dtype=np.float64)
        self.observed_s = _observed_s(roads.measure(), trips)
        self._scenario = scenario
        self._trips = tuple(trips)
        self._road_map = roads.road_map
        self._stretches: Stretches = stretches_of(roads.road_map)

    def mix_at(self, kmh: Floats) -> Mix:
        """Return what the trips are made of when vans drive the classes so fast."""
        given = dict(zip(self.classes, kmh.tolist(), strict=True))
        source = self._scenario.roads
        source = replace(source, speed_kmh={**source.speed_kmh, **given})
        roads = MapRoads(self._scenario.replace(roads=source), self._road_map)
        driving = open_driving(source, self._scenario.day)
        profiles = dict.fromkeys(trip.profile for trip in self._trips)
        ways = {profile: self._ways(profile, driving, kmh) for profile in profiles}
        travel = roads.measure()
        driven_m = np.zeros((len(self._trips), len(self.classes)))
        metres, fixed_s = np.zeros_like(driven_m), np.zeros(len(self._trips))
        for row, trip in enumerate(self._trips):
            access_m = roads.joints(trip.profile).access_m
            off_road_m = access_m[travel.index(trip.from_id)] + access_m[travel.index(trip.to_id)]
            road_m = _at(travel.dist_m, travel, trip) - float(off_road_m)
            number = roads.stretches((trip.from_id, trip.to_id, trip.profile))
            way, length_m = self._driven(number, road_m, ways[trip.profile])
            column = ways[trip.profile].column[way]
            np.add.at(driven_m[row], column, length_m)
            np.add.at(metres[row], column, length_m * ways[trip.profile].stretched[way])
            class_s = float((length_m * ways[trip.profile].s_per_m[way]).sum())
            fixed_s[row] = _at(travel.time_s, travel, trip) - class_s
        return Mix(driven_m=driven_m, metres=metres, fixed_s=fixed_s)

    def _ways(self, profile: RoadProfile, driving: Driving, kmh: Floats) -> _Ways:
        columns = {kind: column for column, kind in enumerate(self.classes)}
        kinds = deciding_classes(self._road_map, profile, driving)
        column = np.array([columns.get(kind, -1) for kind in kinds], dtype=np.int64)
        speed = way_speeds(self._road_map, profile, driving)
        counts = (column >= 0) & (speed > 0.0)
        speed = np.where(counts, speed, 1.0)
        return _Ways(
            column=np.where(counts, column, -1),
            stretched=np.where(counts, kmh[column] / speed, 0.0),
            s_per_m=np.where(counts, 1.0 / (kmh_to_m_per_s(1.0) * speed), 0.0),
        )

    def _driven(self, number: Sequence[int], road_m: float, ways: _Ways) -> tuple[Indices, Floats]:
        """Return the way and the metres of each stretch of a route where a class speed decides.

        The places lie somewhere along the first and the last stretch; both are shortened so that
        the whole is as long as the road between the places.
        """
        at = np.searchsorted(self._stretches.number, np.array(number, dtype=np.int64))
        way, length_m = self._stretches.way[at], self._stretches.length_m[at].copy()
        ends = sorted({0, len(at) - 1}) if len(at) else []
        of_ends_m = float(length_m[ends].sum())
        if of_ends_m > 0.0:
            driven_m = road_m - (float(length_m.sum()) - of_ends_m)
            length_m[ends] *= min(max(driven_m / of_ends_m, 0.0), 1.0)
        counts = ways.column[way] >= 0
        return way[counts], length_m[counts]


def _classes(road_map: RoadMap, driving: Driving) -> tuple[str, ...]:
    """Return the classes of a map that a van has a speed for."""
    kinds = {tags.get("highway", "") for tags in road_map.tags}
    return tuple(sorted(kind for kind in kinds if driving.speeds.speed(kind, USUAL, VAN)))


def _at(array: Indices, travel: TravelMatrix, trip: Trip) -> int:
    layer = travel.layer(trip.profile)
    return int(array[layer, travel.index(trip.from_id), travel.index(trip.to_id)])


def _observed_s(travel: TravelMatrix, trips: Sequence[Trip]) -> Floats:
    """Return the observed seconds as a vehicle takes them that is as fast as the road allows.

    Raises
    ------
    RoadsError
        If no road leads from one end of a trip to the other; all such trips are named.
    """
    cut_off = [trip for trip in trips if _at(travel.time_s, travel, trip) < 0]
    if cut_off:
        rows = "; ".join(f"row {trip.row}: {trip.from_id} to {trip.to_id}" for trip in cut_off)
        raise RoadsError(
            message(
                "The {table} has trips where the map has no road for the vehicle; remove them, "
                "or look at the places with: routing roads report. They are {rows}.",
                table=WHAT,
                rows=rows,
            )
        )
    return np.array([_full_speed_s(travel, trip) for trip in trips], dtype=np.float64)


def _full_speed_s(travel: TravelMatrix, trip: Trip) -> float:
    if trip.vehicle_type is None:
        return trip.observed_s
    own_s = travel.leg_s(trip.from_id, trip.to_id, trip.vehicle_type)
    return trip.observed_s * _at(travel.time_s, travel, trip) / max(own_s, 1)
