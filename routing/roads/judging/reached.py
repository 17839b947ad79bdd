"""Which points of the roads the hub reaches, or is reached from."""

from collections.abc import Mapping, Sequence

import numpy as np
import scipy

from routing.model import Place, RoadProfile, Scenario, TravelMatrix
from routing.roads.graph.joined import JoinedRoads
from routing.roads.great_circle import great_circle_m
from routing.roads.judging.cut_off import NearestReached, reaches
from routing.roads.judging.visitors import visiting_profiles
from routing.roads.network import RoadNetwork
from routing.roads.plane import Plane
from routing.roads.road_map import Flags

Roads = Mapping[RoadProfile, JoinedRoads]


def reached_points(network: RoadNetwork, origin: int, *, outward: bool) -> Flags:
    """Say which points a point has a way to (outward), or which have a way to it."""
    ends = (network.start, network.end) if outward else (network.end, network.start)
    size = len(network.lon)
    reached: Flags = np.zeros(size, dtype=np.bool_)
    if origin >= 0:
        links = scipy.sparse.coo_array((np.ones(len(network.start)), ends), (size, size)).tocsr()
        reached[
            scipy.sparse.csgraph.breadth_first_order(links, origin, return_predecessors=False)
        ] = True
    return reached


class NearestPoints:
    """The nearest point of the roads with a way from the hub, or to it."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._trees: dict[tuple[RoadProfile, bool], _Tree] = {}

    def __call__(self, place: Place, profile: RoadProfile, outward: bool) -> NearestReached | None:  # noqa: FBT001
        """Return the nearest such point of a place, None where the hub has no road at all."""
        key = profile, outward
        if key not in self._trees:
            roads = self._roads[profile]
            reached = reached_points(roads.network, int(roads.point[0]), outward=outward)
            self._trees[key] = _Tree(roads.network, reached)
        return self._trees[key].nearest(place)


class _Tree:
    def __init__(self, network: RoadNetwork, reached: Flags) -> None:
        self._lon, self._lat = network.lon[reached], network.lat[reached]
        if len(self._lon):
            self._plane = Plane(lon=float(self._lon.mean()), lat=float(self._lat.mean()))
            self._tree = scipy.spatial.cKDTree(self._plane.flat(self._lon, self._lat))

    def nearest(self, place: Place) -> NearestReached | None:
        if not len(self._lon):
            return None
        lon, lat = np.array([place.lon]), np.array([place.lat])
        _, which = self._tree.query(self._plane.flat(lon, lat))
        at_lon, at_lat = self._lon[which], self._lat[which]
        away_m = float(great_circle_m(lon, lat, at_lon, at_lat)[0])
        return NearestReached(lon=float(at_lon[0]), lat=float(at_lat[0]), away_m=away_m)


class CuttingClosures:
    """The closures in force that cut places off which are reached without any."""

    def __init__(
        self,
        scenario: Scenario,
        open_travel: TravelMatrix,
        open_roads: Roads,
        closed: Mapping[str, Flags],
    ) -> None:
        self._scenario = scenario
        self._open_travel = open_travel
        self._open_roads = open_roads
        self._closed = closed
        self._reached: dict[tuple[str, RoadProfile, bool], Flags] = {}

    def __call__(self, place: Place, outward: bool) -> Sequence[str]:  # noqa: FBT001
        """Return those that do so alone, else all in force; none where no closure is to blame."""
        if not self._closed or not reaches(
            self._scenario, self._open_travel, place, outward=outward
        ):
            return ()
        number = self._open_travel.index(place.id)
        profiles = visiting_profiles(self._scenario, place)
        alone = [
            closure_id
            for closure_id in self._closed
            if not any(self._still(closure_id, profile, outward, number) for profile in profiles)
        ]
        return alone or list(self._closed)

    def _still(self, closure_id: str, profile: RoadProfile, outward: bool, number: int) -> bool:  # noqa: FBT001
        roads = self._open_roads[profile]
        key = closure_id, profile, outward
        if key not in self._reached:
            network = roads.closed(self._closed[closure_id]).network
            origin = int(roads.point[0])
            self._reached[key] = reached_points(network, origin, outward=outward)
        point = int(roads.point[number])
        return point >= 0 and bool(self._reached[key][point])
