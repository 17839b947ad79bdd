"""The roads of one profile with the places joined to them, and the ways between these."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from routing.roads.graph.contraction import contract
from routing.roads.graph.joints import Joints
from routing.roads.graph.quickest import courses, quickest_ways
from routing.roads.graph.splitting import Split, split, without
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Flags, Floats, Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenWay:
    """The quickest way between two places while nothing is closed.

    ``stretch`` are the stretches driven, in order; ``metres`` how far each one leads, the straight
    access pieces counted with the first and the last; ``is_whole`` whether it is driven from end
    to end.
    """

    stretch: Indices
    metres: Floats
    is_whole: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piecewise:
    """A way between two places: the pieces it drives, none where they share a point."""

    network: RoadNetwork
    pieces: Indices

    @property
    def stretches(self) -> Indices:
        """The stretches driven, in order; one driven in several pieces counts once."""
        return self.network.stretch[self.pieces[self._begins]]

    @property
    def points(self) -> tuple[Floats, Floats]:
        """Longitudes and latitudes along the way, from joint to joint."""
        course = np.append(self.network.start[self.pieces], self.network.end[self.pieces[-1:]])
        return self.network.lon[course], self.network.lat[course]

    @property
    def _begins(self) -> Indices:
        stretch = self.network.stretch[self.pieces]
        return np.flatnonzero(np.diff(stretch, prepend=-1))

    def with_access(self, whole_m: Floats, from_m: float, to_m: float) -> OpenWay:
        """Return the way by stretches; ``whole_m`` is the length of each stretch of the map."""
        stretch = self.stretches
        metres = np.add.reduceat(self.network.length_m[self.pieces], self._begins)
        is_whole = metres > whole_m[stretch] * (1.0 - 1e-9)
        metres[:1] += from_m
        metres[-1:] += to_m
        return OpenWay(stretch=stretch, metres=metres, is_whole=is_whole)


class JoinedRoads:
    """The roads of a profile, cut where places are joined, less what is closed."""

    def __init__(self, joints: Joints, cut: Split, closed: Flags | None = None) -> None:
        self.joints = joints
        self._cut = cut
        self.network = cut.network if closed is None else without(cut.network, closed)
        joined = cut.point >= 0
        self._graph = contract(self.network, cut.point[joined])
        self.node = np.where(joined, self._graph.node[cut.point], -1)
        self.point = cut.point

    @classmethod
    def of(cls, network: RoadNetwork, joints: Joints) -> "JoinedRoads":
        """Cut a network at the joints."""
        return cls(joints, split(network, joints))

    def closed(self, closed: Flags) -> "JoinedRoads":
        """Return the roads without closed stretches."""
        return JoinedRoads(self.joints, self._cut, closed)

    def quickest(self) -> tuple[Floats, Floats]:
        """Return seconds and metres between the joints of all places, shape (places, places)."""
        return quickest_ways(self._graph, self.node)

    def ways(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Piecewise]:
        """Return the quickest way of each pair of places that has one."""
        wanted = {pair: (int(self.node[pair[0]]), int(self.node[pair[1]])) for pair in pairs}
        found = courses(self._graph, wanted.values())
        return {
            pair: Piecewise(network=self.network, pieces=found[nodes])
            for pair, nodes in wanted.items()
            if nodes in found
        }
