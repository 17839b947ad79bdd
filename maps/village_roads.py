"""Join every village to a road that leads to its township without a great detour."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from maps.ground import Ground
from maps.main_roads import DETOUR, Way
from maps.place_villages import PlacedPoint
from maps.plane import Points, length_m, piece_lengths_m, to_lon_lat, to_plane
from maps.winding import Bends, Piece, wind

BENDS = Bends(wave_m=700.0, step_m=70.0)
TAGS = {"highway": "unclassified", "routing:status": "assumed"}
HURRY = 0.4
NEAREST = 40

Cells = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Points a road can begin at, with their road distance to the township in metres."""

    spots: Points
    depth_m: Points

    def beside(self, other: "Joints") -> "Joints":
        """Return the points of both."""
        return Joints(
            spots=np.vstack((self.spots, other.spots)),
            depth_m=np.concatenate((self.depth_m, other.depth_m)),
        )


def draw_village_roads(
    points: list[PlacedPoint], main_roads: list[Way], ground: Ground
) -> list[Way]:
    """Return one way per village: the village roads of a township form trees on its main roads.

    A tree adds no connection between townships, so it offers no short cut on a main road.
    """
    ways: list[Way] = []
    network = _MainNetwork(main_roads)
    for township in (point for point in points if point.place.level == "township"):
        villages = [p for p in points if p.place.parent_id == township.place.id]
        spots = np.array([(village.lon, village.lat) for village in villages])
        ways.extend(_Tree(ground, network.joints((township.lon, township.lat))).grow(spots))
    return ways


class _MainNetwork:
    """The points of the main roads and the distances along them."""

    def __init__(self, ways: list[Way]) -> None:
        stacked = np.concatenate([way.points for way in ways])
        self._spots, number = np.unique(stacked, axis=0, return_inverse=True)
        self._land = np.zeros(len(self._spots), dtype=bool)
        start: list[Cells] = []
        end: list[Cells] = []
        first = 0
        for way in ways:
            along = number.ravel()[first : first + len(way.points)]
            first += len(way.points)
            start.append(along[:-1])
            end.append(along[1:])
            if not way.is_bridge:
                self._land[along] = True
        rows, columns = np.concatenate(start), np.concatenate(end)
        lengths_m = np.concatenate([piece_lengths_m(way.points) for way in ways])
        size = len(self._spots)
        self._graph = coo_array((lengths_m, (rows, columns)), shape=(size, size)).tocsr()

    def joints(self, township: tuple[float, float]) -> Joints:
        """Return the points of the roads on land with their distance to a township."""
        source = int(np.flatnonzero((self._spots == township).all(axis=1))[0])
        depth_m = dijkstra(self._graph, directed=False, indices=source)
        return Joints(spots=self._spots[self._land], depth_m=depth_m[self._land])


class _Tree:
    """The roads villages can be joined to, growing village by village."""

    def __init__(self, ground: Ground, joints: Joints) -> None:
        self._ground = ground
        self._joints = joints

    def grow(self, villages: Points) -> list[Way]:
        """Join all villages, always the one with the shortest new road and way home next."""
        ways: list[Way] = []
        waiting = list(range(len(villages)))
        efforts_m = np.array([_efforts_m(village, self._joints).min() for village in villages])
        while waiting:
            following = min(waiting, key=lambda index: float(efforts_m[index]))
            waiting.remove(following)
            joined = self._join(villages[following])
            if joined is None:
                continue
            way, added = joined
            ways.append(way)
            self._joints = self._joints.beside(added)
            for index in waiting:
                efforts_m[index] = min(efforts_m[index], _efforts_m(villages[index], added).min())
        return ways

    def _join(self, village: Points) -> tuple[Way, Joints] | None:
        """Return the way to a village and its points, or None where a road passes through it."""
        start, joints = to_plane(village)[0], to_plane(self._joints.spots)
        if np.linalg.norm(joints - start, axis=1).min() == 0.0:
            return None
        order = np.argsort(_efforts_m(village, self._joints), kind="stable")[:NEAREST]
        dry = [index for index in order if self._ground.is_dry(joints[index], start)]
        joint = dry[0] if dry else order[0]
        line = self._ground.path(joints[joint], start)
        ends = np.array([self._joints.spots[joint], village])
        drawn_m = length_m(to_lon_lat(line))
        piece = Piece(line=line, is_bridge=False)
        target_m = max(DETOUR * length_m(ends), drawn_m)
        [points] = wind([piece], target_m, self._ground.water, BENDS)
        points[0], points[-1] = ends
        along_m = np.cumsum(piece_lengths_m(points))
        added = Joints(spots=points[1:], depth_m=self._joints.depth_m[joint] + along_m)
        return Way(points=points, tags=TAGS), added


def _efforts_m(village: Points, joints: Joints) -> Points:
    """Return the length of a new road from every joint, plus a share of the way home from there."""
    gaps_m = np.linalg.norm(to_plane(joints.spots) - to_plane(village), axis=1)
    efforts: Points = DETOUR * gaps_m + HURRY * joints.depth_m
    return efforts
