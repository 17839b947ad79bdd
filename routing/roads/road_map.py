"""A road map as it is drawn, before any vehicle is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

WAY_TAGS = (
    "highway",
    "route",
    "oneway",
    "junction",
    "area",
    "service",
    "access",
    "vehicle",
    "motor_vehicle",
    "motorcar",
    "goods",
    "hgv",
    "maxspeed",
    "maxspeed:hgv",
    "maxweight",
    "maxheight",
    "maxwidth",
    "access:conditional",
    "vehicle:conditional",
    "motor_vehicle:conditional",
    "seasonal",
    "surface",
    "tracktype",
    "smoothness",
    "bridge",
    "tunnel",
    "duration",
    "name",
    "name:zh",
    "ref",
    "routing:status",
)
"""The tags a map keeps of its ways; all readers keep these and no others."""


FERRY = "ferry"
"""The class of what is no road, wherever classes of road are told apart."""


def road_class(tags: Mapping[str, str]) -> str:
    """Return the ``highway`` class of a way, or ``ferry``."""
    return tags.get("highway", FERRY)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadMap:
    """Ways with a ``highway`` tag and ferries, with the points they run through.

    ``lon`` and ``lat`` are WGS84 degrees per point. Way ``w`` runs through the points
    ``course[first[w]:first[w + 1]]``, at least two; ``direction[w]`` is 0 where traffic runs both
    ways, 1 along the way and -1 against it. ``way_ids`` are the ids of the file as text; a way cut
    in parts appears once per part, under the same id. Ways that meet share a point.

    The *stretch* with number ``i`` is the straight piece from point ``course[i]`` to
    ``course[i + 1]`` of one way; the last point of every way begins no stretch. Whatever is said
    of single pieces of road (where a place joins, what is closed) is said by stretch numbers.
    """

    lon: Floats
    lat: Floats
    course: Indices
    first: Indices
    direction: npt.NDArray[np.int8]
    way_ids: tuple[str, ...]
    tags: tuple[Mapping[str, str], ...]
