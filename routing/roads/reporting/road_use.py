"""Which roads the quickest ways use."""

from collections.abc import Iterable

import numpy as np

from routing.roads.lengths import STATUS_TAG
from routing.roads.reporting.road_report import RoadUse
from routing.roads.road_map import Indices, RoadMap, road_class
from routing.roads.stretches import stretches_of


def road_uses(road_map: RoadMap, ways: Iterable[Indices]) -> tuple[RoadUse, ...]:
    """Return the roads under some ways, most driven first; a way is the stretches driven.

    Stretches count whole, also where a place is joined in the middle of one.
    """
    stretches = stretches_of(road_map)
    times = np.zeros(len(road_map.course), dtype=np.int64)
    for way in ways:
        np.add.at(times, np.asarray(way, dtype=np.int64), 1)
    times = times[stretches.number]
    used = np.flatnonzero(times)
    sums: dict[tuple[str, str, str], list[float]] = {}
    for number in used.tolist():
        tags = road_map.tags[stretches.way[number]]
        key = road_class(tags), tags.get("surface", ""), tags.get(STATUS_TAG, "")
        length_m = float(stretches.length_m[number])
        row = sums.setdefault(key, [0.0, 0.0])
        row[0] += length_m
        row[1] += length_m * int(times[number])
    uses = [
        RoadUse(road_class=kind, surface=surface, status=status, road_m=once, driven_m=driven)
        for (kind, surface, status), (once, driven) in sums.items()
    ]
    return tuple(sorted(uses, key=lambda use: (-use.driven_m, use.road_class, use.surface)))
