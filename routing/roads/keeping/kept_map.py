"""Read a map, or find it as it was read before."""

import logging
from pathlib import Path

import numpy as np

from routing.language import message
from routing.roads.keeping.cache import Cache, Entry
from routing.roads.reading import Cut, read_map
from routing.roads.road_map import RoadMap

_ARRAYS = ("lon", "lat", "course", "first", "direction")

_log = logging.getLogger(__name__)


def kept_map(path: Path, cut: Cut | None, cache: Cache, key: str) -> RoadMap:
    """Return a map from the cache, else from its file, and keep it.

    ``key`` is the digest of file and cut.

    Raises
    ------
    RoadsError
        If the map cannot be read.
    """
    entry = cache.get(key)
    if entry is not None:
        try:
            return _map(entry)
        except (LookupError, TypeError, ValueError) as error:
            _log.warning(
                message(
                    "the kept map {key} is unfit and read anew: {error}", key=key, error=str(error)
                )
            )
    road_map = read_map(path, cut)
    cache.put(key, _entry(road_map))
    return road_map


def _entry(road_map: RoadMap) -> Entry:
    kinds: dict[tuple[tuple[str, str], ...], int] = {}
    numbers = [kinds.setdefault(tuple(tags.items()), len(kinds)) for tags in road_map.tags]
    arrays = {name: getattr(road_map, name) for name in _ARRAYS}
    arrays["kind"] = np.array(numbers, dtype=np.int64)
    return Entry(arrays=arrays, text=[list(road_map.way_ids), [dict(kind) for kind in kinds]])


def _map(entry: Entry) -> RoadMap:
    """Return the map of an entry; raise a LookupError, TypeError or ValueError if it is none."""
    way_ids, kinds = entry.text
    course, first = entry.arrays["course"], entry.arrays["first"]
    points = np.stack((entry.arrays["lon"], entry.arrays["lat"]), axis=1)
    rows = {len(way_ids), len(entry.arrays["kind"]), len(entry.arrays["direction"])}
    if rows != {len(first) - 1} or first[-1] != len(course) or course.max() >= len(points):
        raise ValueError("its arrays do not belong together")
    return RoadMap(
        **{name: entry.arrays[name] for name in _ARRAYS},
        way_ids=tuple(way_ids),
        tags=tuple(kinds[number] for number in entry.arrays["kind"].tolist()),
    )
