"""Roads of a map: the quickest ways between snapped places."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np

from routing.model import (
    CoordStatus,
    Finding,
    Leg,
    RoadLine,
    Scenario,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.roads.contraction import JunctionGraph, contract
from routing.roads.cut_off import cut_off_findings
from routing.roads.great_circle import great_circles_m
from routing.roads.network import Floats, RoadNetwork
from routing.roads.quickest import courses, quickest_ways
from routing.roads.rounding import whole_metres, whole_seconds
from routing.roads.snap import Snapped, snap
from routing.units import kmh_to_m_per_s, m_to_km


class MapRoads:
    """The roads of a map, read and joined to the places of a scenario.

    A leg is the straight access piece from a place to the nearest road point, the quickest way
    along the roads, and the access piece of the other place. Places at the same road point are
    joined by a straight piece at access speed.
    """

    def __init__(self, scenario: Scenario, network: RoadNetwork) -> None:
        self._scenario = scenario
        self._network = network
        self._snapped: Snapped = snap(scenario.places, network, scenario.roads.snap_limit_m)
        self._graph: JunctionGraph = contract(network, self._snapped.point)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The places that are cut off from the hub."""
        return cut_off_findings(self._scenario, self._travel)

    def measure(self) -> TravelMatrix:
        """Return the quickest times, and the distances along these ways."""
        return self._travel

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the road of each leg; a leg without a road is a straight line and says so."""
        wanted = list(legs)
        index, node = self._travel.index, self._graph.node[self._snapped.point]
        pairs = [(int(node[index(start)]), int(node[index(end)])) for start, end in wanted]
        found = courses(self._graph, pairs)
        return {
            leg: self._line(leg, found.get(pair)) for leg, pair in zip(wanted, pairs, strict=True)
        }

    def _line(self, leg: Leg, course: list[int] | None) -> RoadLine:
        origin, target = (self._scenario.place(place_id) for place_id in leg)
        if course is None:
            return straight_line(origin, target)
        ends = (origin.lon, origin.lat), (target.lon, target.lat)
        if len(course) < 2:
            return RoadLine(points=ends, source=TravelSource.ROADS)
        lon, lat = self._network.lon[course], self._network.lat[course]
        along = list(zip(lon.tolist(), lat.tolist(), strict=True))
        first, last = int(along[0] == ends[0]), len(along) - int(along[-1] == ends[1])
        points = (ends[0], *along[first:last], ends[1])
        return RoadLine(points=points, source=TravelSource.ROADS)

    @cached_property
    def _travel(self) -> TravelMatrix:
        places, source = self._scenario.places, self._scenario.roads
        node = self._graph.node[self._snapped.point]
        drive_s, drive_m = quickest_ways(self._graph, node)
        access_m = self._snapped.access_m
        both_m: Floats = access_m[:, None] + access_m[None, :]
        dist_m = drive_m + both_m
        access_m_per_s = kmh_to_m_per_s(source.access_kmh)
        time_s = drive_s + both_m / access_m_per_s
        beside = node[:, None] == node[None, :]
        dist_m[beside] = great_circles_m(places)[beside]
        time_s[beside] = dist_m[beside] / access_m_per_s
        np.fill_diagonal(dist_m, 0.0)
        np.fill_diagonal(time_s, 0.0)
        return TravelMatrix(
            place_ids=tuple(place.id for place in places),
            dist_m=whole_metres(dist_m),
            time_s=whole_seconds(time_s, dist_m),
            source=TravelSource.ROADS,
            description=self._description(),
        )

    def _description(self) -> str:
        network, villages = self._network, self._scenario.villages
        name = Path(self._scenario.roads.map_path or "").name
        rest_m = network.total_m - network.documented_m - network.assumed_m
        shares = [
            f"{m_to_km(metres):.0f} km ({100 * metres / network.total_m:.0f} %) {word}"
            for word, metres in (
                ("documented", network.documented_m),
                ("assumed", network.assumed_m),
                ("as surveyed in the map", rest_m),
            )
            if round(metres) > 0
        ]
        assumed = sum(village.coord_status is CoordStatus.ASSUMED for village in villages)
        return (
            f"Roads of {name}, {m_to_km(network.total_m):.0f} km: {', '.join(shares)}. "
            f"{assumed} of {len(villages)} village points are assumed."
        )
