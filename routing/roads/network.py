"""The roads one vehicle profile may drive, as arrays."""

from dataclasses import dataclass

from routing.roads.road_map import Flags, Floats, Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadNetwork:
    """Points and the straight road pieces between them that a vehicle may drive, one way each.

    ``lon`` and ``lat`` are WGS84 degrees per point; a map's network keeps all points of the map, in
    its order, and may have more at the end. A piece leads from point ``start`` to point ``end``; it
    is ``length_m`` long and takes ``drive_s``. ``stretch`` is the number of the stretch of the
    road map the piece lies on; ``joinable`` says whether a place may be joined to it (not to
    motorways, ferries, bridges or tunnels).
    """

    lon: Floats
    lat: Floats
    start: Indices
    end: Indices
    length_m: Floats
    drive_s: Floats
    stretch: Indices
    joinable: Flags
