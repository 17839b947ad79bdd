"""Everything suspicious about the roads of a scenario, in the order of the codes."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from routing.model import Finding, RoadProfile, Scenario, TravelMatrix, TravelSource
from routing.roads.graph.joints import Joints
from routing.roads.judging.closed import closed_findings
from routing.roads.judging.detours import detour_findings
from routing.roads.judging.documented import documented_findings, read_documented
from routing.roads.judging.extent import extent_findings, extent_of
from routing.roads.judging.likely import datum_findings
from routing.roads.judging.plausible import plausible_findings
from routing.roads.judging.snapped import Snapping, snapped_findings
from routing.roads.judging.water import read_water, water_findings
from routing.roads.legs import KnownLeg, Pair
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Flags, Floats, RoadMap

_NOTHING: Mapping[str, Flags] = {}


def judge_map(
    scenario: Scenario,
    joints: Mapping[RoadProfile, Joints],
    road_map: RoadMap,
    network: RoadNetwork,
    closed: Mapping[str, Flags] = _NOTHING,
) -> tuple[Finding, ...]:
    """Return R204, R205 and R208 to R213: how the places lie on a map.

    ``joints`` are those of every profile of the scenario, ``network`` is that of the first one.
    ``closed`` says of every closure in force, by its id, which stretches of the map it closes.

    Raises
    ------
    RoadsError
        If the outline of open water cannot be read.
    """
    snapping = Snapping(scenario=scenario, joints=joints, road_map=road_map, network=network)
    nearest_m: Floats = np.min([one.nearest_m for one in joints.values()], axis=0)
    extent = extent_of(network)
    return _in_order(
        snapped_findings(snapping),
        datum_findings(scenario.places, nearest_m, network),
        extent_findings(scenario.places, extent) if extent else (),
        _water(scenario, nearest_m),
        closed_findings(snapping, closed),
    )


def judge_table(scenario: Scenario, legs: Mapping[Pair, KnownLeg]) -> tuple[Finding, ...]:
    """Return R206, R207 and R211: what is impossible in a table of legs."""
    return _in_order(plausible_findings(scenario, legs), _water(scenario, None))


def judge_straight(scenario: Scenario) -> tuple[Finding, ...]:
    """Return R211: places in open water."""
    return _water(scenario, None)


def judge_travel(scenario: Scenario, travel: TravelMatrix) -> tuple[Finding, ...]:
    """Return R203, R214 and R215: ways that are suspiciously long or differ from documents.

    Raises
    ------
    RoadsError
        If the documented distances cannot be read.
    """
    path = scenario.roads.documented_path
    straight = travel.source is TravelSource.STRAIGHT
    return _in_order(
        () if straight else detour_findings(scenario, travel),
        documented_findings(scenario, read_documented(Path(path)), travel) if path else (),
    )


def _water(scenario: Scenario, nearest_m: Floats | None) -> tuple[Finding, ...]:
    path = scenario.roads.water_path
    if path is None:
        return ()
    return water_findings(scenario.places, read_water(Path(path)), nearest_m)


def _in_order(*groups: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted((f for group in groups for f in group), key=lambda f: f.code))
