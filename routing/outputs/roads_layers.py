"""The places of a report on roads as points, and the pieces that join them to their roads."""

from routing.outputs.layer import Feature, Layer, rounded
from routing.outputs.roads_table import COLUMNS, place_values
from routing.roads.judging.snapped import FAR_M
from routing.roads.reporting.road_report import PlaceRoads, RoadReport

JOINT_COLUMNS: dict[str, type] = {**COLUMNS, "marker-color": str, "marker-size": str}
ACCESS_COLUMNS: dict[str, type] = {
    "place_id": str,
    "name": str,
    "name_zh": str,
    "road_class": str,
    "road_name": str,
    "access_m": float,
    "stroke": str,
    "stroke-width": float,
}

_GOOD, _FAR, _LOST = "#0072b2", "#e69f00", "#d55e00"
_STROKE_PX = 2.0


def roads_layers(report: RoadReport) -> tuple[Layer, ...]:
    """Return the layers ``joints`` (points of the places) and ``access`` (place to joint).

    Places at their road itself, and places without a road, have no access piece.
    """
    return (
        Layer(
            name="joints",
            geometry="Point",
            columns=JOINT_COLUMNS,
            features=tuple(
                Feature(
                    points=rounded([(row.place.lon, row.place.lat)]),
                    properties={
                        **place_values(report, row),
                        "marker-color": _colour(row),
                        "marker-size": "medium" if row.from_hub and row.to_hub else "large",
                    },
                )
                for row in report.places
            ),
        ),
        Layer(
            name="access",
            geometry="LineString",
            columns=ACCESS_COLUMNS,
            features=tuple(
                feature for row in report.places if len((feature := _access(row)).points) > 1
            ),
        ),
    )


def _access(row: PlaceRoads) -> Feature:
    place, joint = row.place, row.joint
    ends = [(place.lon, place.lat), *([(joint.lon, joint.lat)] if joint else [])]
    return Feature(
        points=rounded(ends),
        properties={
            "place_id": place.id,
            "name": place.name or None,
            "name_zh": place.name_zh or None,
            "road_class": joint.road_class if joint else None,
            "road_name": (joint.road_name or None) if joint else None,
            "access_m": round(joint.access_m, 1) if joint else None,
            "stroke": _colour(row),
            "stroke-width": _STROKE_PX,
        },
    )


def _colour(row: PlaceRoads) -> str:
    if row.from_hub is None or row.to_hub is None:
        return _LOST
    return _FAR if row.joint is not None and row.joint.access_m > FAR_M else _GOOD
