"""Map layers as one GeoPackage."""

from pathlib import Path

import geopandas
import pandas as pd
from shapely.geometry import LineString, Point

from routing.outputs.layer import Layer

_TYPES: dict[type, str] = {str: "object", int: "int64", float: "float64", bool: "bool"}


def write_geopackage(path: Path, layers: tuple[Layer, ...]) -> None:
    """Write the layers into a new file, each under its name."""
    for layer in layers:
        _frame(layer).to_file(
            path,
            layer=layer.name,
            driver="GPKG",
            engine="pyogrio",
            geometry_type=layer.geometry,
        )


def _frame(layer: Layer) -> geopandas.GeoDataFrame:
    rows = [layer.row(feature) for feature in layer.features]
    columns = {
        name: pd.Series([row[i] for row in rows], dtype=_TYPES[kind])
        for i, (name, kind) in enumerate(layer.columns.items())
    }
    shapes = [
        Point(f.points[0]) if layer.geometry == "Point" else LineString(f.points)
        for f in layer.features
    ]
    geometry = geopandas.GeoSeries(shapes, crs="EPSG:4326")
    return geopandas.GeoDataFrame(columns, geometry=geometry)
