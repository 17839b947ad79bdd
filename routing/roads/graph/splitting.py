"""Give a network a point wherever a place is joined in the middle of a stretch."""

from dataclasses import dataclass
from dataclasses import replace as changed

import numpy as np

from routing.roads.graph.joints import Joints
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Flags, Floats, Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """A network whose joints are points; ``point`` is the one of each place, -1 without a road."""

    network: RoadNetwork
    point: Indices


def split(network: RoadNetwork, joints: Joints) -> Split:
    """Return the network with the joints as points, the new ones after those of the map.

    Pieces are cut in both directions; time and length are shared out in proportion. A joint at the
    end of a stretch is the point that is there; places at one spot share a point.
    """
    numbers, piece_of = np.unique(network.stretch, return_index=True)
    joined = np.flatnonzero(joints.stretch >= 0)
    first = piece_of[np.searchsorted(numbers, joints.stretch[joined])]
    point = np.full(len(joints.stretch), -1, dtype=np.int64)
    point[joined] = np.where(joints.share[joined] == 0.0, network.start[first], network.end[first])
    inside = joined[~joints.at_point[joined]]
    cuts, example, which = np.unique(
        np.column_stack((joints.stretch[inside].astype(np.float64), joints.share[inside])),
        axis=0,
        return_index=True,
        return_inverse=True,
    )
    point[inside] = len(network.lon) + which.ravel()
    if not len(inside):
        return Split(network=network, point=point)
    with_points = changed(
        network,
        lon=np.concatenate((network.lon, joints.lon[inside[example]])),
        lat=np.concatenate((network.lat, joints.lat[inside[example]])),
    )
    origin = dict(zip(numbers.tolist(), network.start[piece_of].tolist(), strict=True))
    return Split(network=_cut(with_points, cuts, len(network.lon), origin), point=point)


def without(network: RoadNetwork, closed: Flags) -> RoadNetwork:
    """Return the network without closed stretches; all points stay."""
    return _some(network, np.flatnonzero(~closed[network.stretch]))


def _cut(network: RoadNetwork, cuts: Floats, first_new: int, origin: dict[int, int]) -> RoadNetwork:
    """Return the network with the pieces of the stretches in ``cuts`` replaced by their parts.

    Row ``i`` of ``cuts`` is a stretch and the share where point ``first_new + i`` lies on it, in
    ascending order; ``origin`` is the point where the shares of a stretch count from.
    """
    affected = np.isin(network.stretch, cuts[:, 0].astype(np.int64))
    pieces = np.flatnonzero(affected)
    whole: list[int] = []
    start: list[int] = []
    end: list[int] = []
    part: list[float] = []
    for piece in pieces.tolist():
        stretch, begins = int(network.stretch[piece]), int(network.start[piece])
        rows = slice(*np.searchsorted(cuts[:, 0], [stretch, stretch + 1]).tolist())
        shares = cuts[rows, 1]
        points = np.arange(len(cuts))[rows] + first_new
        if begins != origin[stretch]:
            shares, points = 1.0 - shares[::-1], points[::-1]
        start += [begins, *points.tolist()]
        end += [*points.tolist(), int(network.end[piece])]
        part += np.diff(shares, prepend=0.0, append=1.0).tolist()
        whole += [piece] * (len(points) + 1)
    parts = _some(network, np.array(whole, dtype=np.int64))
    shares = np.array(part)
    rest = _some(network, np.flatnonzero(~affected))
    return changed(
        network,
        start=np.concatenate((rest.start, start)).astype(np.int64),
        end=np.concatenate((rest.end, end)).astype(np.int64),
        length_m=np.concatenate((rest.length_m, parts.length_m * shares)),
        drive_s=np.concatenate((rest.drive_s, parts.drive_s * shares)),
        stretch=np.concatenate((rest.stretch, parts.stretch)),
        joinable=np.concatenate((rest.joinable, parts.joinable)),
    )


def _some(network: RoadNetwork, pieces: Indices) -> RoadNetwork:
    return changed(
        network,
        start=network.start[pieces],
        end=network.end[pieces],
        length_m=network.length_m[pieces],
        drive_s=network.drive_s[pieces],
        stretch=network.stretch[pieces],
        joinable=network.joinable[pieces],
    )
