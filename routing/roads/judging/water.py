"""Places in open water."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from routing.errors import RoadsError
from routing.language import message
from routing.model import Finding, Place, Severity
from routing.roads.judging.gathering import gathered
from routing.roads.judging.wording import metres, named, spot
from routing.roads.plane import Plane
from routing.roads.road_map import Floats

DRY_M = 50.0
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Water:
    """A lake, a reservoir or a broad river: a polygon in WGS84 degrees and its names, if any."""

    name: str
    polygon: BaseGeometry


def read_water(path: Path) -> tuple[Water, ...]:
    """Return the polygons of a GeoJSON file of open water.

    Raises
    ------
    RoadsError
        If the file cannot be read, is not GeoJSON, or has no polygon in WGS84 degrees.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unfit(path, f"is larger than {_MOST_BYTES // 2**20} MiB")
        found = tuple(_waters(json.loads(path.read_text(encoding="utf-8-sig"))))
    except OSError as error:
        raise _unfit(path, f"cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unfit(path, "is no GeoJSON of polygons") from error
    except shapely.errors.ShapelyError as error:
        raise _unfit(path, f"has a polygon that cannot be used: {error}") from error
    if not found:
        raise _unfit(path, "has no polygon")
    corners = np.concatenate([shapely.get_coordinates(water.polygon) for water in found])
    if not (np.isfinite(corners).all() and (np.abs(corners) <= (180.0, 90.0)).all()):
        raise _unfit(path, "has points that are not WGS84 degrees, longitude first")
    return found


def water_findings(
    places: Sequence[Place], waters: Sequence[Water], nearest_m: Floats | None
) -> tuple[Finding, ...]:
    """Return R211 for every place in open water.

    ``nearest_m`` is the distance of each place to the nearest road: outlines of water are coarse
    and flood real places, but a road within 50 m shows dry land. None where no roads are known.
    """
    found = []
    for number, place in enumerate(places):
        if nearest_m is not None and nearest_m[number] <= DRY_M:
            continue
        point = shapely.Point(place.lon, place.lat)
        for water in waters:
            if water.polygon.covers(point):
                found.append(_in_water(place, water))
                break
    return gathered(found, "lie in open water; correct their coordinates or the outline")


def _in_water(place: Place, water: Water) -> Finding:
    shore_m = _shore_m(place, water)
    return Finding(
        code="R211",
        severity=Severity.WARNING,
        message=(
            message(
                "{place} at {lat} lies in open water{what}, {shore} from the shore. Correct "
                "its coordinates, or the outline in roads.water if the place is on land.",
                place=named(place),
                lat=spot(place.lon, place.lat),
                what=f" ({water.name})" if water.name else "",
                shore=metres(shore_m),
            )
        ),
        subject="roads",
        place_id=place.id,
        amount=round(shore_m),
        unit="m",
    )


def _shore_m(place: Place, water: Water) -> float:
    plane = Plane(lon=place.lon, lat=place.lat)
    shore = shapely.transform(water.polygon.boundary, lambda at: plane.flat(at[:, 0], at[:, 1]))
    return float(shapely.distance(shore, shapely.Point(0.0, 0.0)))


def _waters(value: Any, tags: Mapping[str, object] | None = None) -> Iterator[Water]:  # noqa: ANN401 - JSON is anything
    kind = value["type"]
    if kind == "FeatureCollection":
        for feature in value["features"]:
            yield from _waters(feature)
    elif kind == "Feature":
        if value["geometry"] is not None:
            yield from _waters(value["geometry"], value.get("properties"))
    elif kind == "GeometryCollection":
        for geometry in value["geometries"]:
            yield from _waters(geometry, tags)
    elif kind in {"Polygon", "MultiPolygon"}:
        names = [(tags or {}).get(key) for key in ("name", "name_zh", "name:zh")]
        yield Water(
            name=" ".join(dict.fromkeys(str(name) for name in names if name)),
            polygon=shapely.make_valid(shapely.force_2d(shapely.geometry.shape(value))),
        )


def _unfit(path: Path, cause: str) -> RoadsError:
    return RoadsError(
        message(
            "The outline of water {path} {cause}. Use GeoJSON polygons in WGS84, or leave "
            "roads.water out of the scenario.",
            path=path,
            cause=cause,
        )
    )
