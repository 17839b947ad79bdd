"""Roads of a map: the quickest ways between the places of a scenario."""

import logging
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from routing.language import message
from routing.model import (
    Backdrop,
    Finding,
    Leg,
    RoadLine,
    RoadProfile,
    Scenario,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.roads.backdrop import draw_backdrop
from routing.roads.driving import Driving, open_driving
from routing.roads.graph.joined import JoinedRoads, Piecewise
from routing.roads.graph.joints import Joints
from routing.roads.graph.splitting import split
from routing.roads.keeping.cache import Cache, open_cache
from routing.roads.keeping.digests import map_digest, measuring_digest
from routing.roads.keeping.kept_map import kept_map
from routing.roads.keeping.measured import Measured, measured_from
from routing.roads.measuring import measure_map, networks
from routing.roads.network import RoadNetwork
from routing.roads.reading import Cut, open_cut
from routing.roads.road_map import RoadMap

_KEPT = ("_scenario", "measured")

_log = logging.getLogger(__name__)


class MapRoads:
    """The roads of a map, joined to the places of a scenario.

    A leg is the straight access piece from a place to the nearest point of its road, the quickest
    way along the roads, and the access piece of the other place. Nothing is read before it is
    asked for, and of the map nothing at all if its matrix was measured before and kept.
    """

    def __init__(self, scenario: Scenario, road_map: RoadMap | None = None) -> None:
        """Open the map a scenario names; ``road_map`` is that map if it was read already."""
        self._scenario = scenario
        if road_map is not None:
            self.__dict__["road_map"] = road_map

    def __getstate__(self) -> dict[str, Any]:
        """Hand other processes what is measured; the map itself they read where they need it."""
        return {name: value for name, value in self.__dict__.items() if name in _KEPT}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Places that are cut off, and all that is suspicious about the map and the places."""
        return self.measured.findings

    def measure(self) -> TravelMatrix:
        """Return the quickest times, and the distances along these ways.

        Raises
        ------
        RoadsError
            If the map or the tables cannot be read, closures have faults, or the hub or more than
            half of the places have no road.
        """
        return self.measured.travel

    @property
    def open_travel(self) -> TravelMatrix:
        """The matrix as it is without any closure."""
        return self.measured.open_travel

    @cached_property
    def measured(self) -> Measured:
        """Everything that is kept from run to run."""
        entry = self._cache.get(self._key)
        if entry is not None:
            try:
                return measured_from(entry, self._scenario)
            except (LookupError, TypeError, ValueError) as error:
                _log.warning(
                    message(
                        "the kept matrix {key} is unfit and measured anew: {error}",
                        key=self._key,
                        error=str(error),
                    )
                )
        measured = measure_map(self._scenario, self.road_map, self._networks)
        self._cache.put(self._key, measured.as_entry())
        return measured

    @cached_property
    def road_map(self) -> RoadMap:
        """The map as it is drawn, whoever may drive on it."""
        return kept_map(self._path, self._cut, self._cache, self._map_key)

    def network(self, profile: RoadProfile) -> RoadNetwork:
        """Return the roads open to a profile, closures left out of account."""
        return self._networks[profile]

    def joints(self, profile: RoadProfile) -> Joints:
        """Return where the places are joined to the roads of a profile."""
        return self.measured.joints[profile]

    def stretches(self, leg: Leg) -> list[int]:
        """Return the stretches of the map a leg drives, in order; none where there is no way."""
        ways = self._ways([leg])
        return ways[leg].stretches.tolist() if leg in ways else []

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the road of each leg; a leg without a road is a straight line and says so."""
        wanted = list(legs)
        ways = self._ways(wanted)
        return {leg: self._line(leg, ways.get(leg)) for leg in wanted}

    def backdrop(self) -> Backdrop:
        """Return the roads of the map as they are drawn, and the areas around them."""
        return draw_backdrop(self._scenario.roads, self.road_map)

    def _ways(self, legs: Iterable[Leg]) -> dict[Leg, Piecewise]:
        index = self.measured.travel.index
        wanted: dict[RoadProfile, dict[tuple[int, int], Leg]] = {}
        for leg in legs:
            start, end, profile = leg
            wanted.setdefault(profile, {})[index(start), index(end)] = leg
        return {
            pairs[pair]: way
            for profile, pairs in wanted.items()
            for pair, way in self._joined(profile).ways(pairs).items()
        }

    def _line(self, leg: Leg, way: Piecewise | None) -> RoadLine:
        origin, target = (self._scenario.place(place_id) for place_id in leg[:2])
        if way is None:
            return straight_line(origin, target)
        ends = (origin.lon, origin.lat), (target.lon, target.lat)
        along = list(zip(*(at.tolist() for at in way.points), strict=True))
        first = int(along[:1] == [ends[0]])
        last = len(along) - int(along[-1:] == [ends[1]])
        points = (ends[0], *along[first:last], ends[1])
        return RoadLine(points=points, source=TravelSource.ROADS)

    def _joined(self, profile: RoadProfile) -> JoinedRoads:
        """Return the roads of a profile less what is closed, cut at the joints."""
        network = self._networks[profile]
        if id(network) not in self._opened:
            joints = self.joints(profile)
            closed = np.zeros(len(self.road_map.course), dtype=np.bool_)
            closed[self.measured.closed] = True
            self._opened[id(network)] = JoinedRoads(joints, split(network, joints), closed)
        return self._opened[id(network)]

    @cached_property
    def _opened(self) -> dict[int, JoinedRoads]:
        return {}

    @cached_property
    def _networks(self) -> Mapping[RoadProfile, RoadNetwork]:
        return networks(self.road_map, self._scenario, self._driving)

    @cached_property
    def _driving(self) -> Driving:
        return open_driving(self._scenario.roads, self._scenario.day)

    @cached_property
    def _cut(self) -> Cut | None:
        source = self._scenario.roads
        if source.boundary_path is None:
            return None
        return open_cut(Path(source.boundary_path), source.buffer_m)

    @cached_property
    def _cache(self) -> Cache:
        return open_cache()

    @cached_property
    def _map_key(self) -> str:
        return map_digest(self._path, self._cut)

    @cached_property
    def _key(self) -> str:
        return measuring_digest(self._scenario, self._map_key, self._driving.digest)

    @property
    def _path(self) -> Path:
        return Path(self._scenario.roads.map_path or "")
