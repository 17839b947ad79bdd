"""How fast a vehicle drives along each way of a map, or that it may not."""

import math
from collections.abc import Mapping

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.model import RoadProfile
from routing.roads.driving.access import NOT_FOR_VEHICLES, access_keys, is_ferry_open, is_open
from routing.roads.driving.conditions import Conditions
from routing.roads.driving.ferries import is_ferry
from routing.roads.driving.limits import fits
from routing.roads.driving.settings import Driving
from routing.roads.driving.signs import posted_kmh
from routing.roads.driving.speed_table import VAN, require_vehicle
from routing.roads.driving.surfaces import USUAL, surface_of
from routing.roads.road_map import FERRY, Floats, RoadMap


def way_speeds(road_map: RoadMap, profile: RoadProfile, driving: Driving) -> Floats:
    """Return the speed of a vehicle along each way in km/h, 0 where it may not drive.

    Raises
    ------
    RoadsError
        If the tables have no column for the vehicle, or no speed for a class that is open to it.
    """
    judge = _Judge(profile, driving)
    kmh = np.fromiter((judge.kmh(tags) for tags in road_map.tags), np.float64, len(road_map.tags))
    if judge.unknown:
        raise RoadsError(
            message(
                "The road map has classes without a speed: {names}. Give each one under "
                "roads.speed_kmh, such as {{{unknown}: 20}}, or a row in a table of your own "
                "(roads.speeds) with {speeds}_kmh.",
                names=", ".join(sorted(judge.unknown)),
                unknown=min(judge.unknown),
                speeds=profile.speeds,
            )
        )
    judge.conditions.log_ignored()
    return kmh


def deciding_classes(road_map: RoadMap, profile: RoadProfile, driving: Driving) -> tuple[str, ...]:
    """Return per way the class whose speed in the table decides how fast the vehicle is.

    It is blank where something else does: a ferry, a slower sign, or, for others than vans, the
    fastest the vehicle ever is. Whether the way is open is not asked.
    """
    judge = _Judge(profile, driving)
    return tuple(judge.deciding_class(tags) for tags in road_map.tags)


class _Judge:
    """Judges ways for one vehicle on one day; collects the classes that lack a speed."""

    def __init__(self, profile: RoadProfile, driving: Driving) -> None:
        require_vehicle(driving.speeds, profile.speeds)
        self.unknown: set[str] = set()
        self.conditions = Conditions(profile, driving.day)
        self._profile = profile
        self._driving = driving
        self._keys = access_keys(profile)
        self._signs = ("maxspeed:hgv", "maxspeed") if "hgv" in self._keys else ("maxspeed",)
        speeds = (kmh.get(profile.speeds, 0.0) for kmh in driving.speeds.kmh.values())
        self._top = math.inf if profile.speeds == VAN else max(speeds)
        self._of_class: dict[tuple[str, str], tuple[float | None, float]] = {}

    def kmh(self, tags: Mapping[str, str]) -> float:
        """Return the speed along a way, 0 where the vehicle may not drive."""
        if is_ferry(tags):
            is_taken = is_ferry_open(tags, self._keys, self.conditions)
            return self._road_kmh(FERRY, USUAL, tags) if is_taken else 0.0
        kind = tags.get("highway", "")
        if not kind or tags.get("area") == "yes":
            return 0.0
        surface = surface_of(tags)
        if kind in NOT_FOR_VEHICLES and self._table(kind, surface)[0] is None:
            return 0.0
        if not is_open(tags, self._keys, self.conditions):
            return 0.0
        return self._road_kmh(kind, surface, tags)

    def _road_kmh(self, kind: str, surface: str, tags: Mapping[str, str]) -> float:
        fitting = fits(tags, self._profile, self.conditions.ignored)
        if not fitting or not self.conditions.is_in_season(tags.get("seasonal")):
            return 0.0
        of_table, factor = self._table(kind, surface)
        if of_table is None:
            self.unknown.add(kind)
            return 0.0
        return min(of_table, self._posted(tags)) * factor

    def deciding_class(self, tags: Mapping[str, str]) -> str:
        """Return the class whose speed in the table counts, blank where another thing does."""
        kind = tags.get("highway", "")
        if not kind or is_ferry(tags):
            return ""
        of_table = self._table(kind, surface_of(tags))[0]
        beyond = not of_table or of_table >= self._top or of_table > self._posted(tags)
        return "" if beyond else kind

    def _posted(self, tags: Mapping[str, str]) -> float:
        posted = (posted_kmh(tags.get(sign)) for sign in self._signs)
        return min((kmh for kmh in posted if kmh is not None), default=math.inf)

    def _table(self, kind: str, surface: str) -> tuple[float | None, float]:
        """Return the table's speed and the factor; weather and hours leave ferries alone."""
        if (kind, surface) not in self._of_class:
            vehicle, driving = self._profile.speeds, self._driving
            speed = driving.speeds.speed(kind, surface, vehicle)
            factor = 1.0 if kind == FERRY else driving.factor(kind, surface, vehicle)
            self._of_class[kind, surface] = speed, factor
        return self._of_class[kind, surface]
