"""Report on the roads of a scenario: how places are joined, what is reached, what closures do."""

from pathlib import Path

import numpy as np

from routing.model import (
    Centre,
    Hub,
    Leg,
    Level,
    Place,
    RoadProfile,
    Scenario,
    TravelMatrix,
    Village,
)
from routing.roads.great_circle import great_circles_m
from routing.roads.judging.detours import detour_factors
from routing.roads.judging.documented import (
    ComparedDistance,
    compared_distances,
    read_documented,
)
from routing.roads.judging.visitors import visiting_profiles
from routing.roads.judging.wording import road_name
from routing.roads.lengths import lengths_m
from routing.roads.map_roads import MapRoads
from routing.roads.opening import open_roads
from routing.roads.reporting.closure_effects import (
    NOTHING_CLOSED,
    Closed,
    closed_by,
    way_between,
)
from routing.roads.reporting.road_report import (
    Joint,
    NetworkLengths,
    PlaceRoads,
    RoadReport,
    RoadUse,
)
from routing.roads.reporting.road_use import road_uses
from routing.roads.road_map import road_class
from routing.roads.stretches import way_of

_LEVELS = {Hub: Level.HUB, Centre: Level.CENTRE, Village: Level.VILLAGE}


def report_roads(scenario: Scenario) -> RoadReport:
    """Return everything there is to say about the roads of a scenario.

    Without a map there are no joints, road classes or networks. On a map, every closure in force
    is also measured by itself, and documented distances are compared with the roads as they are
    without any.

    Raises
    ------
    RoadsError
        If the roads, the outline of water or the documented distances cannot be read.
    """
    roads = open_roads(scenario)
    travel = roads.measure()
    on_map = roads if isinstance(roads, MapRoads) else None
    open_travel = on_map.open_travel if on_map else travel
    closed = _closed(scenario, on_map) if on_map else NOTHING_CLOSED
    return RoadReport(
        scenario=scenario,
        source=travel.source,
        description=travel.description,
        places=_places(scenario, travel, open_travel, closed, on_map),
        closures=closed.effects,
        uses=_uses(scenario, travel, on_map) if on_map else (),
        networks=_networks(scenario, on_map) if on_map else (),
        documented=_documented(scenario, open_travel),
        findings=roads.findings,
    )


def _closed(scenario: Scenario, roads: MapRoads) -> Closed:
    def measure(changed: Scenario) -> TravelMatrix:
        return MapRoads(changed, roads.road_map).measure()

    return closed_by(scenario, roads.measure(), roads.open_travel, measure)


def _places(
    scenario: Scenario,
    travel: TravelMatrix,
    open_travel: TravelMatrix,
    closed: Closed,
    roads: MapRoads | None,
) -> tuple[PlaceRoads, ...]:
    hub = scenario.hub
    crow_m = great_circles_m(scenario.places)[travel.index(hub.id)]
    factors = detour_factors(scenario, travel)
    centres = _centres(scenario)
    rows = []
    for number, place in enumerate(scenario.places):
        centre = centres.get(place.id)
        rows.append(
            PlaceRoads(
                place=place,
                level=_LEVELS[type(place)],
                joint=_joint(scenario, number, roads) if roads else None,
                crow_m=float(crow_m[number]),
                from_hub=way_between(scenario, travel, hub, place),
                to_hub=way_between(scenario, travel, place, hub),
                centre_id=centre.id if centre else None,
                from_centre=way_between(scenario, travel, centre, place) if centre else None,
                detour_factor=None if np.isnan(factors[number]) else float(factors[number]),
                from_hub_open=way_between(scenario, open_travel, hub, place),
                cut_off_by=closed.cut_off_by.get(place.id, ()),
            )
        )
    return tuple(rows)


def _centres(scenario: Scenario) -> dict[str, Centre]:
    """Return by village the centre of its line, else its township's, if it has either."""
    by_id = {centre.id: centre for centre in scenario.centres}
    wanted = {village.id: village.parent_id for village in scenario.villages}
    wanted |= {v: line.centre_id for line in scenario.lines for v in line.village_ids}
    return {v: by_id[name] for v, name in wanted.items() if name is not None and name in by_id}


def _joint(scenario: Scenario, number: int, roads: MapRoads) -> Joint | None:
    """Return where a place is joined, for the first kind of vehicle that visits it and gets there.

    Places have one joint for most vehicles; where limits differ, others may have another.
    """
    for profile in visiting_profiles(scenario, scenario.places[number]):
        joints = roads.joints(profile)
        stretch = int(joints.stretch[number])
        if stretch >= 0:
            tags = roads.road_map.tags[way_of(roads.road_map, stretch)]
            return Joint(
                lon=float(joints.lon[number]),
                lat=float(joints.lat[number]),
                access_m=float(joints.access_m[number]),
                island_m=float(joints.island_m[number]),
                road_name=road_name(tags),
                road_class=road_class(tags),
                surface=tags.get("surface", ""),
            )
    return None


def _uses(scenario: Scenario, travel: TravelMatrix, roads: MapRoads) -> tuple[RoadUse, ...]:
    ways = []
    for place in scenario.places[1:]:
        profile = _first_to_reach(scenario, travel, place)
        if profile is not None:
            leg: Leg = (scenario.hub.id, place.id, profile)
            ways.append(np.array(roads.stretches(leg), dtype=np.int64))
    return road_uses(roads.road_map, ways)


def _first_to_reach(scenario: Scenario, travel: TravelMatrix, place: Place) -> RoadProfile | None:
    hub, there = travel.index(scenario.hub.id), travel.index(place.id)
    for profile in visiting_profiles(scenario, place):
        if travel.time_s[travel.layer(profile), hub, there] >= 0:
            return profile
    return None


def _networks(scenario: Scenario, roads: MapRoads) -> tuple[NetworkLengths, ...]:
    kinds: dict[int, list[str]] = {}
    for kind in scenario.vehicle_types:
        kinds.setdefault(id(roads.network(kind.profile)), []).append(kind.id)
    networks = {id(network): network for network in map(roads.network, scenario.profiles)}
    return tuple(
        NetworkLengths(
            vehicle_types=tuple(kinds.get(key, ())), lengths=lengths_m(roads.road_map, network)
        )
        for key, network in networks.items()
    )


def _documented(scenario: Scenario, travel: TravelMatrix) -> tuple[ComparedDistance, ...]:
    path = scenario.roads.documented_path
    return () if path is None else compared_distances(read_documented(Path(path)), travel)
