"""Outlines under a picture: land and water from GeoJSON files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape

from routing.errors import UsageError
from routing.language import message
from routing.outputs.layer import Point

_WATER = ("lake", "river", "water")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area's rings, the outer one first; water or land."""

    rings: tuple[tuple[Point, ...], ...]
    is_water: bool


def read_outlines(path: Path) -> tuple[Outline, ...]:
    """Read the areas of a GeoJSON file; it is water where the file's name says so.

    Raises
    ------
    UsageError
        If the file is missing, is not GeoJSON, or holds no area.
    """
    try:
        shapes = list(_shapes(json.loads(path.read_text(encoding="utf-8-sig"))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ShapelyError) as error:
        raise UsageError(
            message("{path} cannot be drawn: {error}. Name a GeoJSON file.", path=path, error=error)
        ) from error
    if not shapes:
        raise UsageError(
            message("{path} holds no polygon to draw. Name a GeoJSON file with areas.", path=path)
        )
    is_water = any(word in path.stem.lower() for word in _WATER)
    return tuple(
        Outline(
            rings=tuple(
                tuple((x, y) for x, y, *_ in ring.coords)
                for ring in (area.exterior, *area.interiors)
            ),
            is_water=is_water,
        )
        for area in shapes
    )


def _shapes(value: dict[str, Any]) -> Iterator[Polygon]:
    if value["type"] == "FeatureCollection":
        for feature in value["features"]:
            yield from _shapes(feature)
    elif value["type"] == "Feature":
        yield from _shapes(value["geometry"])
    else:
        geometry = shape(value)
        if isinstance(geometry, Polygon):
            yield geometry
        elif isinstance(geometry, MultiPolygon):
            yield from geometry.geoms
