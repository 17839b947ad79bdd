"""From a road map to the network one kind of vehicle may drive on one day."""

from collections.abc import Mapping

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.model import RoadProfile
from routing.roads.driving.crossings import crossing_s
from routing.roads.driving.ferries import is_ferry
from routing.roads.driving.settings import Driving
from routing.roads.driving.ways import way_speeds
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Floats, Indices, RoadMap
from routing.roads.stretches import Stretches, stretches_of
from routing.units import cm_to_m, g_to_kg, kmh_to_m_per_s

_LEAST_S = 1e-6
_NO = frozenset({"", "no"})
_NOT_JOINABLE = frozenset({"motorway", "motorway_link"})


def drivable(road_map: RoadMap, profile: RoadProfile, driving: Driving) -> RoadNetwork:
    """Return the roads a vehicle may drive, with the seconds it takes.

    A way is as fast as its class and surface in the table, or as its sign where that is slower,
    times the factors of state and period. A ferry with a ``duration`` takes that long, and half
    the wait is added at either landing. Every piece has the number of its stretch in the map; a
    stretch of a two-way way is two pieces, and all forward pieces stand before the others.

    Raises
    ------
    RoadsError
        If the tables do not know the vehicle or a class of road, or nothing is open to it.
    """
    kmh = way_speeds(road_map, profile, driving)
    stretches = stretches_of(road_map)
    is_open = (kmh > 0.0)[stretches.way]
    if not is_open.any():
        raise RoadsError(
            message(
                "The road map has no road that is open to a {profile} on {day}. Use a map with "
                "highway ways, and look at roads.speeds and the vehicle's size.",
                profile=_described(profile),
                day=driving.day,
            )
        )
    m_per_s = kmh_to_m_per_s(1.0) * np.where(kmh > 0.0, kmh, 1.0)
    drive_s = stretches.length_m / m_per_s[stretches.way]
    drive_s = crossing_s(road_map, stretches, kmh > 0.0, drive_s, driving.ferry_wait_s)
    direction = road_map.direction[stretches.way]
    return _network(
        road_map,
        stretches,
        np.maximum(drive_s, _LEAST_S),
        np.flatnonzero(is_open & (direction >= 0)),
        np.flatnonzero(is_open & (direction <= 0)),
    )


def _described(profile: RoadProfile) -> str:
    sizes = (
        (profile.gross_g, g_to_kg, "kg gross"),
        (profile.height_cm, cm_to_m, "m high"),
        (profile.width_cm, cm_to_m, "m wide"),
    )
    known = [f"{turn(size):g} {unit}" for size, turn, unit in sizes if size is not None]
    return f"{profile.speeds} ({', '.join(known)})" if known else profile.speeds


def _network(
    road_map: RoadMap, stretches: Stretches, drive_s: Floats, forward: Indices, backward: Indices
) -> RoadNetwork:
    both = np.concatenate((forward, backward))
    joinable = np.array([_is_joinable(tags) for tags in road_map.tags], dtype=np.bool_)
    return RoadNetwork(
        lon=road_map.lon,
        lat=road_map.lat,
        start=np.concatenate((stretches.start[forward], stretches.end[backward])),
        end=np.concatenate((stretches.end[forward], stretches.start[backward])),
        length_m=stretches.length_m[both],
        drive_s=drive_s[both],
        stretch=stretches.number[both],
        joinable=joinable[stretches.way[both]],
    )


def _is_joinable(tags: Mapping[str, str]) -> bool:
    """Say whether a place may lie beside a way: on the ground, and no motorway."""
    on_ground = tags.get("bridge", "") in _NO and tags.get("tunnel", "") in _NO
    return on_ground and not is_ferry(tags) and tags.get("highway") not in _NOT_JOINABLE
