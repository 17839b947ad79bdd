"""Map layers as GeoJSON (RFC 7946)."""

import json
from pathlib import Path
from typing import Any

from routing.outputs.layer import Feature, Layer


def geojson_text(layer: Layer) -> str:
    """Return a feature collection, one feature a line; an empty layer has no ``bbox``."""
    lines = ['{"type": "FeatureCollection",']
    points = [point for feature in layer.features for point in feature.points]
    if points:
        lons, lats = zip(*points, strict=True)
        lines.append(f'"bbox": {json.dumps([min(lons), min(lats), max(lons), max(lats)])},')
    features = ",\n".join(
        json.dumps(_feature(layer, feature), ensure_ascii=False, allow_nan=False)
        for feature in layer.features
    )
    lines.append(f'"features": [\n{features}\n]}}' if features else '"features": []}')
    return "\n".join(lines) + "\n"


def write_geojson(folder: Path, layers: tuple[Layer, ...]) -> None:
    """Write one file per layer, named after it."""
    for layer in layers:
        path = folder / f"{layer.name}.geojson"
        path.write_text(geojson_text(layer), encoding="utf-8", newline="\n")


def _feature(layer: Layer, feature: Feature) -> dict[str, Any]:
    positions = [list(point) for point in feature.points]
    return {
        "type": "Feature",
        "geometry": {
            "type": layer.geometry,
            "coordinates": positions[0] if layer.geometry == "Point" else positions,
        },
        "properties": dict(zip(layer.columns, layer.row(feature), strict=True)),
    }
