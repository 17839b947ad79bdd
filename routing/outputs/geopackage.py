"""Map layers as one GeoPackage, with the styles QGIS draws them in."""

from pathlib import Path

import geopandas
import pandas as pd
import pyogrio
from shapely.geometry import LineString, Point

from routing.language import Wordbook
from routing.outputs.layer import Layer
from routing.outputs.layers import run_layers
from routing.outputs.qgis_style import qgis_style
from routing.recipe import RunResult

_TYPES: dict[type, str] = {str: "object", int: "int64", float: "float64", bool: "bool"}
_STYLES = "layer_styles"  # where QGIS looks for them
_VERSION = "1.2"  # of GeoPackage; older programs warn of later ones


def write_geopackage(result: RunResult, path: Path, words: Wordbook) -> None:
    """Write the layers of a run into a new file, each under its name and with a style."""
    layers = run_layers(result)
    for layer in layers:
        _frame(layer).to_file(
            path,
            layer=layer.name,
            driver="GPKG",
            engine="pyogrio",
            geometry_type=layer.geometry,
            VERSION=_VERSION,
        )
    pyogrio.write_dataframe(
        _styles(result, layers, words), path, layer=_STYLES, layer_options={"FID": "id"}
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


def _styles(result: RunResult, layers: tuple[Layer, ...], words: Wordbook) -> pd.DataFrame:
    """Return the table of styles as QGIS lays it out; the first of a layer is taken unasked."""
    count = len(layers)
    return pd.DataFrame(
        {
            "f_table_catalog": [""] * count,
            "f_table_schema": [""] * count,
            "f_table_name": [layer.name for layer in layers],
            "f_geometry_column": ["geom"] * count,
            "styleName": ["routing"] * count,
            "styleQML": [qgis_style(result.scenario, layer, words) for layer in layers],
            "styleSLD": [""] * count,
            "useAsDefault": [True] * count,
            "description": [""] * count,
            "owner": [""] * count,
            "ui": pd.Series([None] * count, dtype="object"),
            "update_time": [pd.Timestamp(result.scenario.day)] * count,
        }
    )
