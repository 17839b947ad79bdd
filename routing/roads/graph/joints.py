"""Where places are joined to the roads: the nearest point of the nearest piece."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from routing.model import Place
from routing.roads.graph.islands import part_lengths_m, round_trip_lengths_m
from routing.roads.great_circle import great_circle_m
from routing.roads.network import RoadNetwork
from routing.roads.plane import Plane
from routing.roads.road_map import Flags, Floats, Indices
from routing.units import km_to_m

LEAST_PART_M = km_to_m(2)
DEAD_END_M = 100
_AT_END_M = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joints:
    """Per place, in their order, where it is joined to a network.

    ``stretch`` is the stretch of the map, -1 where no road is within the limit. ``share`` is how
    far along it the joint lies, 0 to 1, in the direction of the stretch's first piece in the
    network, which is the stretch's own unless traffic only runs against it. ``lon`` and ``lat``
    are the joint, ``access_m`` the great circle to it, infinite where there is none. ``nearest_m``
    is the distance to the nearest road whatever the limit; ``island_m`` the length of the island
    or of the one-way dead end that was passed over for a larger part, 0 where none was.
    """

    stretch: Indices
    share: Floats
    lon: Floats
    lat: Floats
    access_m: Floats
    nearest_m: Floats
    island_m: Floats

    @property
    def at_point(self) -> Flags:
        """Say which joints lie at an end of their stretch, where others may meet it."""
        at_end: Flags = (self.stretch >= 0) & ((self.share == 0.0) | (self.share == 1.0))
        return at_end


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Feet:
    """Per place the piece of road, the share along it, the point on it and the metres there."""

    piece: Indices
    share: Floats
    lon: Floats
    lat: Floats
    metres: Floats

    def put(self, where: Indices, other: "_Feet", some: Flags) -> None:
        """Take over some feet of another in the given places."""
        for name in ("piece", "share", "lon", "lat", "metres"):
            getattr(self, name)[where[some]] = getattr(other, name)[some]


def join_places(places: Sequence[Place], network: RoadNetwork, limit_m: float) -> Joints:
    """Return the joints of places, each on the nearest piece that may be joined.

    Nearest is judged in an equirectangular plane about the middle of the places, where lengths in
    a county are true to a hundredth or two; ``access_m`` is exact. Roads of a weakly connected
    part of less than 2 km in all are passed over where a larger part is within the limit; one-way
    roads one can drive into or out of, but not both, where another road is 100 m farther at most.
    """
    lon = np.array([place.lon for place in places], dtype=np.float64)
    lat = np.array([place.lat for place in places], dtype=np.float64)
    joinable = np.flatnonzero(network.joinable)
    _, first = np.unique(network.stretch[joinable], return_index=True)
    pieces = joinable[first]
    if not len(pieces):
        return _without_roads(lon, lat)
    plane = Plane(lon=float(np.median(lon)), lat=float(np.median(lat)))
    feet = _feet(plane, network, pieces, lon, lat)
    nearest_m = feet.metres.copy()
    island_m = np.zeros(len(lon))
    for part_m, farther_m in (
        (part_lengths_m(network), np.inf),
        (round_trip_lengths_m(network), DEAD_END_M),
    ):
        on_small = np.flatnonzero(part_m[feet.piece] < LEAST_PART_M)
        larger = pieces[part_m[pieces] >= LEAST_PART_M]
        if len(on_small) and len(larger):
            beyond = _feet(plane, network, larger, lon[on_small], lat[on_small])
            most_m = np.minimum(limit_m, feet.metres[on_small] + farther_m)
            passed_over = beyond.metres <= most_m
            some = on_small[passed_over]
            island_m[some] = np.maximum(island_m[some], part_m[feet.piece[some]])
            feet.put(on_small, beyond, passed_over)
    near = feet.metres <= limit_m
    return Joints(
        stretch=np.where(near, network.stretch[feet.piece], -1),
        share=np.where(near, feet.share, 0.0),
        lon=np.where(near, feet.lon, lon),
        lat=np.where(near, feet.lat, lat),
        access_m=np.where(near, feet.metres, np.inf),
        nearest_m=nearest_m,
        island_m=island_m,
    )


def standing_on_open(joints: Joints, network: RoadNetwork, closed: Flags) -> Joints:
    """Return the joints with those at the end of a closed stretch put to an open one that meets it.

    A place at a crossing stands on all of its roads; it is on a closed road only if all of them
    are closed. ``closed`` says so per stretch of the map.
    """
    shut = np.flatnonzero(joints.at_point & closed[joints.stretch])
    if not len(shut):
        return joints
    numbers, piece_of = np.unique(network.stretch, return_index=True)
    stretch, share = joints.stretch.copy(), joints.share.copy()
    for place in shut.tolist():
        piece = piece_of[np.searchsorted(numbers, stretch[place])]
        point = network.end[piece] if share[place] else network.start[piece]
        meeting = (network.start == point) | (network.end == point)
        others = network.stretch[meeting & ~closed[network.stretch]]
        if len(others):
            stretch[place] = others.min()
            piece = piece_of[np.searchsorted(numbers, stretch[place])]
            share[place] = float(network.end[piece] == point)
    return replace(joints, stretch=stretch, share=share)


def _feet(plane: Plane, network: RoadNetwork, pieces: Indices, lon: Floats, lat: Floats) -> _Feet:
    """Return the feet of points on the nearest of some pieces; of equally near, on the first."""
    ends = np.stack((network.start[pieces], network.end[pieces]), axis=1)
    lines = plane.flat(network.lon[ends].ravel(), network.lat[ends].ravel()).reshape(-1, 2, 2)
    tree = shapely.STRtree(shapely.linestrings(lines))
    flat = plane.flat(lon, lat)
    which, near = tree.query_nearest(shapely.points(flat), all_matches=True)
    chosen: Indices = np.full(len(lon), len(pieces), dtype=np.int64)
    np.minimum.at(chosen, which, near)
    start, along = lines[chosen, 0], lines[chosen, 1] - lines[chosen, 0]
    length_m = np.hypot(*along.T)
    covered = ((flat - start) * along).sum(axis=1)
    whole = np.where(length_m > 0.0, length_m, 1.0)
    share = np.clip(covered / whole**2, 0.0, 1.0)
    share[share * length_m <= _AT_END_M] = 0.0
    share[(1.0 - share) * length_m <= _AT_END_M] = 1.0
    first, last = ends[chosen].T
    foot_lon, foot_lat = (
        np.where(share == 1.0, at[last], at[first] + share * (at[last] - at[first]))
        for at in (network.lon, network.lat)
    )
    metres = great_circle_m(lon, lat, foot_lon, foot_lat)
    return _Feet(piece=pieces[chosen], share=share, lon=foot_lon, lat=foot_lat, metres=metres)


def _without_roads(lon: Floats, lat: Floats) -> Joints:
    nowhere = np.full(len(lon), np.inf)
    return Joints(
        stretch=np.full(len(lon), -1, dtype=np.int64),
        share=np.zeros(len(lon)),
        lon=lon,
        lat=lat,
        access_m=nowhere,
        nearest_m=nowhere,
        island_m=np.zeros(len(lon)),
    )
