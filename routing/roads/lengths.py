"""How long the roads of a network are, by what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from routing.roads.network import RoadNetwork
from routing.roads.road_map import RoadMap, road_class
from routing.roads.stretches import stretches_of

STATUS_TAG = "routing:status"
_DOCUMENTED, _ASSUMED = "documented", "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Metres of road, both directions counted once; ``by_class`` has the longest first.

    What is neither documented nor assumed stands as surveyed in the map.
    """

    documented_m: float
    assumed_m: float
    total_m: float
    by_class: Mapping[str, float]


def lengths_m(road_map: RoadMap, network: RoadNetwork) -> Lengths:
    """Return the lengths of the stretches a network has any piece of; ferries are a class."""
    stretches = stretches_of(road_map)
    driven = np.isin(stretches.number, network.stretch)
    of_way = np.bincount(
        stretches.way[driven], stretches.length_m[driven], minlength=len(road_map.tags)
    )
    by_status: dict[str, float] = {}
    by_class: dict[str, float] = {}
    for metres, tags in zip(of_way.tolist(), road_map.tags, strict=True):
        if metres:
            status, kind = tags.get(STATUS_TAG, ""), road_class(tags)
            by_status[status] = by_status.get(status, 0.0) + metres
            by_class[kind] = by_class.get(kind, 0.0) + metres
    return Lengths(
        documented_m=by_status.get(_DOCUMENTED, 0.0),
        assumed_m=by_status.get(_ASSUMED, 0.0),
        total_m=float(of_way.sum()),
        by_class=dict(sorted(by_class.items(), key=lambda item: (-item[1], item[0]))),
    )
