"""The area a map is cut to: the polygons of a boundary file, and a margin around them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import cos, degrees, radians
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from routing.errors import RoadsError
from routing.language import message
from routing.roads.great_circle import EARTH_RADIUS_M
from routing.roads.road_map import Flags, Floats

MAX_BYTES = 64 * 2**20
_AREAS = {"Polygon", "MultiPolygon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An area in WGS84 degrees, the margin included, and a digest that changes with it."""

    polygon: BaseGeometry
    digest: str

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        west, south, east, north = self.polygon.bounds
        return west, south, east, north

    def contains(self, lon: Floats, lat: Floats) -> Flags:
        """Say which points lie within the area."""
        inside: Flags = shapely.contains_xy(self.polygon, lon, lat)
        return inside


def open_cut(boundary_path: Path, buffer_m: int) -> Cut:
    """Return the area within ``buffer_m`` of the polygons of a GeoJSON file.

    The margin is drawn in a plane where a degree of longitude is as long as it is halfway between
    the polygons' northern and southern ends; over a county that is off by about a hundredth.

    Raises
    ------
    RoadsError
        If the file is absent, is not GeoJSON, or has no polygons in WGS84 degrees.
    """
    try:
        area = shapely.union_all([shapely.make_valid(part) for part in _parts(boundary_path)])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        cause = str(error).rstrip(".")
        raise _unfit(boundary_path, f"is not a GeoJSON file of polygons: {cause}") from error
    except shapely.errors.ShapelyError as error:
        raise _unfit(boundary_path, f"has polygons that cannot be used: {error}") from error
    if area.is_empty or not area.area > 0:
        raise _unfit(boundary_path, "has no polygon")
    west, south, east, north = area.bounds
    if not (west >= -180 and east <= 180 and south > -90 and north < 90):
        raise _unfit(boundary_path, "has points that are not WGS84 degrees, longitude first")
    polygon = _grown(area, buffer_m)
    shapely.prepare(polygon)
    digest = sha256(shapely.to_wkb(polygon, byte_order=1)).hexdigest()
    return Cut(polygon=polygon, digest=digest)


def _unfit(path: Path, cause: str) -> RoadsError:
    return RoadsError(
        message(
            "The boundary {path} {cause}. Use the outline of the county as GeoJSON polygons, "
            "WGS84.",
            path=path,
            cause=cause,
        )
    )


def _parts(path: Path) -> Iterator[BaseGeometry]:
    if not path.is_file():
        raise _unfit(path, "is not a file that is there")
    if path.stat().st_size > MAX_BYTES:
        raise _unfit(path, f"is larger than {MAX_BYTES // 2**20} MiB")
    text = path.read_text(encoding="utf-8-sig")
    document = json.loads(text)
    if isinstance(document, dict) and "crs" in document and not _is_wgs84(document["crs"]):
        raise _unfit(path, f"is not in WGS84, but in {document['crs']}")
    yield from _polygons(document)


def _is_wgs84(crs: object) -> bool:
    return crs is None or any(name in str(crs).upper() for name in ("CRS84", "4326"))


def _polygons(value: Any) -> Iterator[BaseGeometry]:  # noqa: ANN401 - JSON is anything
    """Yield the polygons of a GeoJSON object; other shapes are passed over."""
    kind = value["type"]
    if kind == "FeatureCollection":
        for feature in value["features"]:
            yield from _polygons(feature)
    elif kind == "GeometryCollection":
        for geometry in value["geometries"]:
            yield from _polygons(geometry)
    elif kind == "Feature":
        if value["geometry"] is not None:
            yield from _polygons(value["geometry"])
    elif kind in _AREAS:
        with np.errstate(invalid="ignore"):
            shape = shapely.geometry.shape(value)
        if not np.isfinite(shapely.get_coordinates(shape)).all():
            raise ValueError("a coordinate is not a number")
        yield shapely.force_2d(shape)


def _grown(area: BaseGeometry, buffer_m: int) -> BaseGeometry:
    if not buffer_m:
        return area
    _, south, _, north = area.bounds
    narrow = cos(radians((south + north) / 2))
    plane = shapely.transform(area, lambda at: at * (narrow, 1.0))
    grown = shapely.buffer(plane, degrees(buffer_m / EARTH_RADIUS_M))
    return shapely.transform(grown, lambda at: at / (narrow, 1.0))
