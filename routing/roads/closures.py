"""Which stretches of a map the closures of a scenario close."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import shapely

from routing.errors import RoadsError
from routing.language import joined, message
from routing.model import Closure
from routing.roads.graph.joined import OpenWay
from routing.roads.reading import open_cut
from routing.roads.road_map import Flags, Indices, RoadMap
from routing.roads.stretches import Stretches, stretches_of
from routing.units import m_to_km

WayBetween = Callable[[str, str], OpenWay | None]


def closed_stretches(
    road_map: RoadMap, closures: Sequence[Closure], way_between: WayBetween
) -> Mapping[str, Flags]:
    """Return by the id of each closure which stretches of the map it closes.

    ``closures`` are those in force; ``way_between`` finds the way between two places by their ids.
    Of a way between two places, all stretches close but those its two ends lie inside of, so that
    both places keep their roads; with ``at_m`` only the one so many metres from the first place.

    Raises
    ------
    RoadsError
        If a closure closes nothing, or names ways, files or places that are not there; all faults
        of all closures together.
    """
    closer = _Closer(road_map, way_between)
    closed: dict[str, Flags] = {}
    faults: list[str] = []
    for closure in closures:
        mask = np.zeros(len(road_map.course), dtype=np.bool_)
        try:
            mask[closer.numbers(closure)] = True
        except RoadsError as error:
            faults.append(
                message("Closure {closure}: {error}", closure=closure.id, error=error.message)
            )
        closed[closure.id] = mask
    if faults:
        raise RoadsError(joined(faults))
    return closed


class _Closer:
    def __init__(self, road_map: RoadMap, way_between: WayBetween) -> None:
        self._map = road_map
        self._stretches: Stretches = stretches_of(road_map)
        self._way_between = way_between

    def numbers(self, closure: Closure) -> Indices:
        """Return the stretches a closure closes."""
        if closure.area_path is not None:
            return self._within(Path(closure.area_path))
        if closure.between is not None:
            return self._on_way(*closure.between, closure.at_m)
        return self._of_ways(closure.way_ids)

    def _of_ways(self, way_ids: Sequence[str]) -> Indices:
        """Return the stretches of ways by their ids; a merged way is closed by each of its ids."""
        wanted = set(way_ids)
        names = [{way_id, *way_id.split(";")} for way_id in self._map.way_ids]
        ways = [number for number, ids in enumerate(names) if not wanted.isdisjoint(ids)]
        known = sorted(set().union(*names))
        unknown = [way_id for way_id in way_ids if way_id not in known]
        if unknown:
            near = [near_id for w in unknown for near_id in get_close_matches(w, known, n=3)]
            alike = f" Ids much like these: {', '.join(dict.fromkeys(near))}." if near else ""
            raise RoadsError(
                message(
                    "the road map has no way {names}.{alike} Use the ids of the ways in the "
                    "map file.",
                    names=", ".join(unknown),
                    alike=alike,
                )
            )
        return self._stretches.number[np.isin(self._stretches.way, ways)]

    def _within(self, path: Path) -> Indices:
        polygon = open_cut(path, 0).polygon
        west, south, east, north = polygon.bounds
        ends = np.stack((self._stretches.start, self._stretches.end), axis=1)
        lon, lat = self._map.lon[ends], self._map.lat[ends]
        near = np.flatnonzero(
            (lon.max(axis=1) >= west)
            & (lon.min(axis=1) <= east)
            & (lat.max(axis=1) >= south)
            & (lat.min(axis=1) <= north)
        )
        lines = shapely.linestrings(np.stack((lon[near], lat[near]), axis=2))
        hit = near[shapely.intersects(polygon, lines)]
        if not len(hit):
            raise RoadsError(
                message(
                    "no road of the map touches {path}. Check that its polygons are in WGS84 "
                    "degrees, longitude first, and lie on the road.",
                    path=path,
                )
            )
        touched: Indices = self._stretches.number[hit]
        return touched

    def _on_way(self, from_id: str, to_id: str, at_m: int | None) -> Indices:
        way = self._way_between(from_id, to_id)
        if way is None:
            raise RoadsError(
                message(
                    "no road leads from {start} to {end}. Name two places of the scenario that "
                    "have one, or close ways by id.",
                    start=from_id,
                    end=to_id,
                )
            )
        if at_m is None:
            between: Indices = way.stretch[way.is_whole]
            if not len(between):
                raise RoadsError(
                    message(
                        "{start} and {end} lie on the same piece of road; there is nothing "
                        "between them to close. Give at_km, or close the way by id.",
                        start=from_id,
                        end=to_id,
                    )
                )
            return between
        reached_m = np.cumsum(way.metres)
        if not len(reached_m) or at_m > reached_m[-1]:
            length_m = float(way.metres.sum())
            raise RoadsError(
                message(
                    "at_km {at:g} is beyond the way from {start} to {end}, which is "
                    "{length:.3f} km long. Give a smaller at_km.",
                    at=m_to_km(at_m),
                    start=from_id,
                    end=to_id,
                    length=m_to_km(length_m),
                )
            )
        struck: Indices = way.stretch[np.searchsorted(reached_m, [at_m])]
        return struck
