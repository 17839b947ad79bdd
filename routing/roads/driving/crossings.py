"""The time ferries add: timetables' durations, and the wait at the landings."""

import logging

import numpy as np

from routing.language import message
from routing.roads.driving.ferries import duration_s, is_ferry
from routing.roads.road_map import Flags, Floats, Indices, RoadMap
from routing.roads.stretches import Stretches

_log = logging.getLogger(__name__)


def crossing_s(
    road_map: RoadMap, stretches: Stretches, is_open: Flags, drive_s: Floats, wait_s: int
) -> Floats:
    """Return the seconds per stretch with those of ferries in place.

    ``is_open`` says per way whether the vehicle may use it. A ferry's duration is shared out over
    its stretches by their lengths. Half the wait stands at each end of a ferry where one leaves
    it; where ferries only go on or part on the water there is none.
    """
    boats = np.array([is_ferry(tags) for tags in road_map.tags], dtype=np.bool_)
    if not boats.any():
        return drive_s
    drive_s = drive_s.copy()
    closed = int((boats & ~is_open).sum())
    if closed:
        _log.info(
            message(
                "{count} ferries are left out: no tag such as motor_vehicle=yes opens them, or "
                "they are closed or too small for the vehicle",
                count=closed,
            )
        )
    landings = _landings(road_map, boats & is_open, ~boats & is_open)
    for way in np.flatnonzero(boats & is_open):
        own = np.flatnonzero(stretches.way == way)
        duration = duration_s(road_map.tags[way].get("duration"))
        length_m = stretches.length_m[own].sum()
        if duration is not None:
            shares = stretches.length_m[own] / length_m if length_m else 1 / len(own)
            drive_s[own] = duration * shares
        drive_s[own[0]] += wait_s / 2 * (stretches.start[own[0]] in landings)
        drive_s[own[-1]] += wait_s / 2 * (stretches.end[own[-1]] in landings)
    return drive_s


def _landings(road_map: RoadMap, boats: Flags, roads: Flags) -> set[int]:
    """Return the ends of ferries that touch an open road or no other ferry."""
    first, last = road_map.course[road_map.first[:-1]], road_map.course[road_map.first[1:] - 1]
    ends: Indices = np.concatenate((first[boats], last[boats]))
    size = np.diff(road_map.first)
    on_boats, on_roads = (road_map.course[np.repeat(some, size)] for some in (boats, roads))
    meeting = np.bincount(on_boats, minlength=len(road_map.lon))
    return set(ends[(meeting[ends] == 1) | np.isin(ends, on_roads)].tolist())
