"""How far points are from the nearest road."""

from dataclasses import dataclass

import numpy as np
import shapely

from routing.roads.great_circle import great_circle_m
from routing.roads.network import RoadNetwork
from routing.roads.plane import Plane
from routing.roads.road_map import Floats, Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nearest:
    """Per point the nearest road: the stretch, the point on it in degrees, the metres to it."""

    stretch: Indices
    lon: Floats
    lat: Floats
    metres: Floats


class Nearness:
    """The pieces of a network a place may be joined to, found by how near they are."""

    def __init__(self, network: RoadNetwork) -> None:
        ends = np.sort(np.column_stack((network.start, network.end))[network.joinable], axis=1)
        ends, first = np.unique(ends, axis=0, return_index=True)
        self._stretch: Indices = network.stretch[network.joinable][first]
        lon, lat = network.lon[ends], network.lat[ends]
        self.plane = (
            Plane(lon=float(lon.mean()), lat=float(lat.mean()))
            if len(ends)
            else Plane(lon=0.0, lat=0.0)
        )
        flat = self.plane.flat(lon.ravel(), lat.ravel()).reshape(-1, 2, 2)
        self._lines = shapely.linestrings(flat)
        self._tree = shapely.STRtree(self._lines)

    def __bool__(self) -> bool:
        return len(self._stretch) > 0

    def flat_m(self, points: Floats) -> Floats:
        """Return the metres from points of the plane, shape (points, 2), to the nearest road."""
        _, distance = self._tree.query_nearest(
            shapely.points(points), return_distance=True, all_matches=False
        )
        metres: Floats = distance
        return metres

    def of(self, lon: Floats, lat: Floats) -> Nearest:
        """Return the nearest road of points in degrees."""
        points = shapely.points(self.plane.flat(lon, lat))
        near = self._tree.nearest(points)
        lines = self._lines[near]
        on_road = shapely.line_interpolate_point(lines, shapely.line_locate_point(lines, points))
        road_lon, road_lat = self.plane.round(shapely.get_coordinates(on_road))
        return Nearest(
            stretch=self._stretch[near],
            lon=road_lon,
            lat=road_lat,
            metres=great_circle_m(lon, lat, road_lon, road_lat),
        )
