"""What is drawn under a plan: the roads of the map, the county, its waters."""

from dataclasses import dataclass
from enum import StrEnum

LonLat = tuple[float, float]


class RoadRank(StrEnum):
    """How much a drawn road matters: through roads, local roads, ferries."""

    MAIN = "main"
    LOCAL = "local"
    FERRY = "ferry"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRoad:
    """A road as WGS84 ``(lon, lat)`` points; ``is_assumed`` where the map says it is a guess."""

    rank: RoadRank
    is_assumed: bool
    points: tuple[LonLat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """Roads and areas that serve the eye only; nothing is measured on them.

    ``land`` and ``water`` hold areas as rings of WGS84 points, the outer ring first. Lines are
    drawn within ``tolerance_m`` of the map's; ``left_out`` counts local roads that were left out
    so that the rest can be drawn. ``credits`` says whose areas they are.
    """

    roads: tuple[DrawnRoad, ...] = ()
    land: tuple[tuple[tuple[LonLat, ...], ...], ...] = ()
    water: tuple[tuple[tuple[LonLat, ...], ...], ...] = ()
    tolerance_m: float = 0.0
    left_out: int = 0
    credits: tuple[str, ...] = ()
