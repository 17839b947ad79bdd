"""Where travel times come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSource:
    """A map file in OSM form, a table of known legs, or great circles where there is neither.

    ``table_path`` names a CSV file with ``from_id, to_id, minutes, km`` and wins over the map.

    ``speed_kmh`` maps an OSM highway class to the speed of a free road; ``detour_factor`` and
    ``straight_kmh`` serve the great circle; ``access_kmh`` the straight piece between a place and
    its road; a place farther than ``snap_limit_m`` from any road is an error.
    """

    map_path: str | None = None
    table_path: str | None = None
    speed_kmh: Mapping[str, float] = field(default_factory=dict)
    detour_factor: float = 1.37
    straight_kmh: float = 30.0
    access_kmh: float = 10.0
    snap_limit_m: int = 2000
