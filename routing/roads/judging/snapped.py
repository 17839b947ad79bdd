"""Places without a road, far from theirs, or joined to another than the nearest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from routing.language import message
from routing.model import Finding, Place, RoadProfile, Scenario, Severity
from routing.roads.graph.joints import Joints
from routing.roads.judging.gathering import gathered
from routing.roads.judging.nearness import Nearest, Nearness
from routing.roads.judging.visitors import vehicle_words, visiting_profiles
from routing.roads.judging.wording import a_road, metres, named, spot
from routing.roads.network import RoadNetwork
from routing.roads.road_map import RoadMap
from routing.roads.stretches import way_of

FAR_M = 300.0
FARTHER_M = 50.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapping:
    """The joints of a scenario's places, by profile, and the roads they lie on.

    ``network`` is that of the scenario's first profile.
    """

    scenario: Scenario
    joints: Mapping[RoadProfile, Joints]
    road_map: RoadMap
    network: RoadNetwork

    def visited(self) -> Iterable[tuple[int, Place, RoadProfile]]:
        """Yield every place with its number and the profiles of the vehicles that visit it."""
        for number, place in enumerate(self.scenario.places):
            for profile in visiting_profiles(self.scenario, place):
                yield number, place, profile

    def road(self, stretch: int) -> str:
        """Return the class and the name of the road a stretch lies on."""
        return a_road(self.road_map.tags[way_of(self.road_map, stretch)])


def snapped_findings(snapping: Snapping) -> tuple[Finding, ...]:
    """Return R204 (no road within the limit), R205 (joined from far), R212 (island passed over).

    A place has each at most once, for the first kind of vehicle it is true of. An island is told
    of where the road beyond it is more than 50 m farther.
    """
    without: dict[str, Finding] = {}
    far: dict[str, Finding] = {}
    island: dict[str, Finding] = {}
    nearest = _nearest_of_roadless(snapping)
    for number, place, profile in snapping.visited():
        joints = snapping.joints[profile]
        if joints.stretch[number] < 0:
            without.setdefault(place.id, _without(snapping, number, profile, nearest.get(place.id)))
            continue
        if joints.access_m[number] > FAR_M:
            far.setdefault(place.id, _far(snapping, number, profile))
        farther_m = joints.access_m[number] - joints.nearest_m[number]
        if joints.island_m[number] > 0.0 and farther_m > FARTHER_M:
            island.setdefault(place.id, _island(snapping, number, profile))
    limit = metres(snapping.scenario.roads.snap_limit_m)
    return (
        *gathered(list(without.values()), f"have no road within {limit}; no vehicle reaches them"),
        *gathered(list(far.values()), f"are joined to their road from more than {metres(FAR_M)}"),
        *gathered(
            list(island.values()), "are joined to a farther road because the nearest is an island"
        ),
    )


def _nearest_of_roadless(snapping: Snapping) -> dict[str, Nearest]:
    """Return the nearest road of places without one, for the first profile only."""
    joints = snapping.joints[snapping.scenario.profiles[0]]
    lost = np.flatnonzero(joints.stretch < 0)
    near = Nearness(snapping.network) if len(lost) else None
    if not near:
        return {}
    places = [snapping.scenario.places[number] for number in lost]
    return {place.id: near.of(np.array([place.lon]), np.array([place.lat])) for place in places}


def _without(
    snapping: Snapping, number: int, profile: RoadProfile, nearest: Nearest | None
) -> Finding:
    scenario = snapping.scenario
    place = scenario.places[number]
    away_m = float(snapping.joints[profile].nearest_m[number])
    if not np.isfinite(away_m):
        where = "the map has none a place may be joined to"
    else:
        where = f"the nearest is {metres(away_m)} away"
        if nearest is not None and profile == scenario.profiles[0]:
            road = snapping.road(int(nearest.stretch[0]))
            where += f", {road} at {spot(float(nearest.lon[0]), float(nearest.lat[0]))}"
    return Finding(
        code="R204",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} has no road{profile} within {snap_limit}: {where}. Correct its "
                "coordinates ({lat}), use a map with its road, or raise roads.snap_limit_m.",
                place=named(place),
                profile=vehicle_words(scenario, profile),
                snap_limit=metres(scenario.roads.snap_limit_m),
                where=where,
                lat=spot(place.lon, place.lat),
            )
        ),
        subject="roads",
        place_id=place.id,
        amount=float(round(away_m)) if np.isfinite(away_m) else None,
        unit="m",
    )


def _far(snapping: Snapping, number: int, profile: RoadProfile) -> Finding:
    scenario, joints = snapping.scenario, snapping.joints[profile]
    place = scenario.places[number]
    access_m = float(joints.access_m[number])
    return Finding(
        code="R205",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} is {access} from the road it is joined to{profile}, {road} at {spot}; "
                "that piece is driven straight at {access_kmh:g} km/h. Check the coordinates "
                "and whether the map lacks a road.",
                place=named(place),
                access=metres(access_m),
                profile=vehicle_words(scenario, profile),
                road=snapping.road(int(joints.stretch[number])),
                spot=spot(float(joints.lon[number]), float(joints.lat[number])),
                access_kmh=scenario.roads.access_kmh,
            )
        ),
        subject="roads",
        place_id=place.id,
        amount=float(round(access_m)),
        unit="m",
    )


def _island(snapping: Snapping, number: int, profile: RoadProfile) -> Finding:
    scenario, joints = snapping.scenario, snapping.joints[profile]
    place = scenario.places[number]
    island_m, nearest_m = float(joints.island_m[number]), float(joints.nearest_m[number])
    return Finding(
        code="R212",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} is joined{profile} to {road} {metres} away: the road {nearest} away "
                "belongs to an island of {island} that cannot be driven to from the others and "
                "back. Check whether the map lacks a connection there, or has a one-way street "
                "too many.",
                place=named(place),
                profile=vehicle_words(scenario, profile),
                road=snapping.road(int(joints.stretch[number])),
                metres=metres(float(joints.access_m[number])),
                nearest=metres(nearest_m),
                island=metres(island_m),
            )
        ),
        subject="roads",
        place_id=place.id,
        amount=float(round(island_m)),
        unit="m",
    )
