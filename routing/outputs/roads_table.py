"""One row per place on how it is joined to the roads and reached."""

from routing.outputs.layer import Value
from routing.roads.reporting.road_report import PlaceRoads, RoadReport, Way
from routing.units import m_to_km, s_to_min

COLUMNS: dict[str, type] = {
    "place_id": str,
    "level": str,
    "name": str,
    "name_zh": str,
    "coord_status": str,
    "road_class": str,
    "road_name": str,
    "surface": str,
    "access_m": float,
    "island_m": float,
    "reached": bool,
    "gets_back": bool,
    "from_hub_km": float,
    "from_hub_min": float,
    "to_hub_km": float,
    "to_hub_min": float,
    "crow_km": float,
    "detour_factor": float,
    "centre_id": str,
    "from_centre_km": float,
    "from_centre_min": float,
    "closure_extra_km": float,
    "closure_extra_min": float,
    "cut_off_by": str,
}
"""The columns of ``roads.csv`` and of ``joints.geojson``, with their types."""

POINT_COLUMNS = ("lon", "lat", "joint_lon", "joint_lat")
"""What ``roads.csv`` has besides, in degrees."""


def place_values(report: RoadReport, row: PlaceRoads) -> dict[str, Value]:
    """Return the columns of a place; None where there is no figure.

    Extra kilometres and minutes are None where no closure is in force.
    """
    place, joint = row.place, row.joint
    from_hub, to_hub, from_centre = (
        _figures(way) for way in (row.from_hub, row.to_hub, row.from_centre)
    )
    extra_m, extra_s = (row.extra_m, row.extra_s) if report.closures else (None, None)
    return {
        "place_id": place.id,
        "level": row.level.value,
        "name": place.name or None,
        "name_zh": place.name_zh or None,
        "coord_status": place.coord_status.value,
        "road_class": joint.road_class if joint else None,
        "road_name": (joint.road_name or None) if joint else None,
        "surface": (joint.surface or None) if joint else None,
        "access_m": round(joint.access_m, 1) if joint else None,
        "island_m": round(joint.island_m, 1) if joint else None,
        "reached": row.from_hub is not None,
        "gets_back": row.to_hub is not None,
        "from_hub_km": from_hub[0],
        "from_hub_min": from_hub[1],
        "to_hub_km": to_hub[0],
        "to_hub_min": to_hub[1],
        "crow_km": round(m_to_km(row.crow_m), 3),
        "detour_factor": None if row.detour_factor is None else round(row.detour_factor, 3),
        "centre_id": row.centre_id,
        "from_centre_km": from_centre[0],
        "from_centre_min": from_centre[1],
        "closure_extra_km": None if extra_m is None else round(m_to_km(extra_m), 3),
        "closure_extra_min": None if extra_s is None else round(s_to_min(extra_s), 2),
        "cut_off_by": ", ".join(row.cut_off_by) or None,
    }


def point_values(row: PlaceRoads) -> tuple[float | None, ...]:
    """Return where the place and its joint are, in degrees with 6 decimals."""
    place, joint = row.place, row.joint
    spots = (place.lon, place.lat, *((joint.lon, joint.lat) if joint else (None, None)))
    return tuple(None if degree is None else round(degree, 6) for degree in spots)


def _figures(way: Way | None) -> tuple[float | None, float | None]:
    if way is None:
        return None, None
    return round(m_to_km(way.dist_m), 3), round(s_to_min(way.time_s), 2)
