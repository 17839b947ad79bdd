"""Measure the ways between the places of a scenario on a map."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.model import CoordStatus, RoadProfile, Scenario, TravelMatrix
from routing.roads.closures import closed_stretches
from routing.roads.driving import Driving, drivable
from routing.roads.graph.joined import JoinedRoads, OpenWay
from routing.roads.graph.joints import Joints, join_places, standing_on_open
from routing.roads.judging import judge_map, judge_travel, likely_cause
from routing.roads.judging.cut_off import cut_off_findings
from routing.roads.judging.reached import CuttingClosures, NearestPoints
from routing.roads.judging.wording import metres, named
from routing.roads.keeping.measured import Measured, map_travel
from routing.roads.layers import Layer, measured_layer
from routing.roads.lengths import lengths_m
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Flags, RoadMap
from routing.roads.stretches import lengths_by_number
from routing.units import m_to_km

_PIECES = ("start", "end", "length_m", "drive_s", "stretch", "joinable")
_MOST_WITHOUT = 0.5


def networks(
    road_map: RoadMap, scenario: Scenario, driving: Driving
) -> dict[RoadProfile, RoadNetwork]:
    """Return the network of every profile; profiles with equal roads share one.

    Raises
    ------
    RoadsError
        If the tables do not know a vehicle or a class of road, or nothing is open to a vehicle.
    """
    found: dict[RoadProfile, RoadNetwork] = {}
    for profile in scenario.profiles:
        network = drivable(road_map, profile, driving)
        equal = (other for other in found.values() if _are_equal(network, other))
        found[profile] = next(equal, network)
    return found


def _are_equal(one: RoadNetwork, other: RoadNetwork) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in _PIECES)


def measure_map(
    scenario: Scenario, road_map: RoadMap, roads: Mapping[RoadProfile, RoadNetwork]
) -> Measured:
    """Return the ways between the places of a scenario and all there is to say about them.

    Raises
    ------
    RoadsError
        If the hub or more than half of the places have no road, or closures have faults.
    """
    limit_m = scenario.roads.snap_limit_m
    by_network = {id(n): join_places(scenario.places, n, limit_m) for n in roads.values()}
    joints = {profile: by_network[id(network)] for profile, network in roads.items()}
    network = max(roads.values(), key=lambda roads_of_one: len(roads_of_one.start))
    _refuse_strangers(scenario, joints, network)
    cut = {id(n): JoinedRoads.of(n, by_network[id(n)]) for n in roads.values()}
    joined = {profile: cut[id(network)] for profile, network in roads.items()}
    closed = _closed(scenario, road_map, joined)
    shut = _any_of(road_map, closed)
    open_travel = _travel(scenario, joined, _description(scenario, road_map, network, ()))
    travel, roads_left = open_travel, joined
    if closed:
        left = {key: one.closed(shut) for key, one in cut.items()}
        roads_left = {profile: left[id(network)] for profile, network in roads.items()}
        words = _description(scenario, road_map, network, tuple(closed))
        travel = _travel(scenario, roads_left, words)
        joints = {p: standing_on_open(one, roads[p], shut) for p, one in joints.items()}
    findings = (
        *cut_off_findings(
            scenario,
            travel,
            NearestPoints(roads_left),
            CuttingClosures(scenario, open_travel, joined, closed),
        ),
        *judge_map(scenario, joints, road_map, network, closed),
        *judge_travel(scenario, open_travel),
    )
    return Measured(
        travel=travel,
        open_travel=open_travel,
        joints=joints,
        closed=np.flatnonzero(shut),
        findings=tuple(sorted(findings, key=lambda finding: finding.code)),
    )


def _refuse_strangers(
    scenario: Scenario, joints: Mapping[RoadProfile, Joints], network: RoadNetwork
) -> None:
    """Refuse places that are not of this map: no road for the hub, or for more than half."""
    lost = np.all([one.stretch < 0 for one in joints.values()], axis=0)
    if not lost[0] and lost.sum() <= _MOST_WITHOUT * len(lost):
        return
    nearest_m = np.min([one.nearest_m for one in joints.values()], axis=0)
    names = [
        f"{named(place)}, {metres(away_m)} away" if np.isfinite(away_m) else named(place)
        for place, away_m, is_lost in zip(scenario.places, nearest_m, lost, strict=True)
        if is_lost
    ]
    who = "The hub has" if lost[0] else f"{len(names)} of {len(lost)} places have"
    cause = likely_cause(scenario, network) or (
        "Check the coordinates, use a map that covers the places, or raise roads.snap_limit_m."
    )
    raise RoadsError(
        message(
            "{who} no road of the map within {snap_limit}. {cause} Places without a road: {names}.",
            who=who,
            snap_limit=metres(scenario.roads.snap_limit_m),
            cause=cause,
            names="; ".join(names),
        )
    )


def _closed(
    scenario: Scenario, road_map: RoadMap, roads: Mapping[RoadProfile, JoinedRoads]
) -> Mapping[str, Flags]:
    """Return what each closure in force closes; the first profile with a way says which it is."""
    in_force = scenario.closures_in_force
    if not in_force:
        return {}
    whole_m = lengths_by_number(road_map)
    number = {place.id: row for row, place in enumerate(scenario.places)}

    def way_between(from_id: str, to_id: str) -> OpenWay | None:
        if from_id not in number or to_id not in number:
            return None
        pair = number[from_id], number[to_id]
        for one in roads.values():
            way = one.ways([pair]).get(pair)
            if way is not None:
                from_m, to_m = one.joints.access_m[list(pair)].tolist()
                return way.with_access(whole_m, from_m, to_m)
        return None

    return closed_stretches(road_map, in_force, way_between)


def _any_of(road_map: RoadMap, closed: Mapping[str, Flags]) -> Flags:
    shut: Flags = np.zeros(len(road_map.course), dtype=np.bool_)
    for mask in closed.values():
        shut |= mask
    return shut


def _travel(
    scenario: Scenario, roads: Mapping[RoadProfile, JoinedRoads], description: str
) -> TravelMatrix:
    layers: dict[int, Layer] = {}
    for one in roads.values():
        if id(one) not in layers:
            layers[id(one)] = measured_layer(scenario.places, one, scenario.roads.access_kmh)
    dist_m, time_s = zip(*(layers[id(one)] for one in roads.values()), strict=True)
    return map_travel(scenario, np.stack(dist_m), np.stack(time_s), description)


def _description(
    scenario: Scenario, road_map: RoadMap, network: RoadNetwork, closed: Sequence[str]
) -> str:
    lengths, villages = lengths_m(road_map, network), scenario.villages
    name = Path(scenario.roads.map_path or "").name
    rest_m = lengths.total_m - lengths.documented_m - lengths.assumed_m
    shares = [
        f"{m_to_km(length_m):.0f} km ({100 * length_m / lengths.total_m:.0f} %) {word}"
        for word, length_m in (
            ("documented", lengths.documented_m),
            ("assumed", lengths.assumed_m),
            ("as surveyed in the map", rest_m),
        )
        if round(length_m) > 0
    ]
    assumed = sum(village.coord_status is CoordStatus.ASSUMED for village in villages)
    shut = f" Closed on the day: {', '.join(closed)}." if closed else ""
    return (
        f"Roads of {name}, {m_to_km(lengths.total_m):.0f} km: {', '.join(shares)}. "
        f"{assumed} of {len(villages)} village points are assumed.{shut}"
    )
