"""Read a GeoPackage of road lines, such as Geofabrik's or one drawn in a GIS."""

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import scipy
import shapely

from routing.errors import RoadsError
from routing.language import message
from routing.roads.reading.assembly import Points, WayRecords, assemble
from routing.roads.reading.columns import columns_of, tags_of
from routing.roads.reading.cut import Cut
from routing.roads.reading.damage import damage_named
from routing.roads.reading.directions import direction_of
from routing.roads.road_map import Floats, Indices, RoadMap

_log = logging.getLogger(__name__)

TOUCH_DEGREES = 1e-7
"""Points of lines closer than this, about a centimetre, are one point."""


def read_geopackage(path: Path, cut: Cut | None) -> RoadMap:
    """Return the road map of the only layer of lines in a GeoPackage.

    Lines meet where they have a point in common, ends or not, as OpenStreetMap's ways do; points
    up to 1e-7 degrees apart are one. Other coordinate systems are turned into WGS84.

    Raises
    ------
    RoadsError
        If the file is damaged, has no layer of lines or several, does not name its coordinate
        system, or has no roads.
    """
    with damage_named(path), _warnings_logged(path):
        layer = _line_layer(path)
        frame = _read_layer(path, layer, cut)
        ways, at = _ways(frame)
        points, of_point = _merged(at)
        ways.keys[:] = type(ways.keys)("q", of_point.tobytes())
        if cut is not None:
            points = points.where(cut.contains(points.lon, points.lat))
    return assemble(path, ways, points)


@contextmanager
def _warnings_logged(path: Path) -> Iterator[None]:
    """Log what GDAL warns of, with the file's name, instead of printing it."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        yield
    for warning in told:
        _log.warning(message("{file}: {warning}", file=path, warning=str(warning.message)))


def _line_layer(path: Path) -> str:
    import pyogrio  # noqa: PLC0415 - brings GDAL, and only GeoPackages need it

    layers = [(str(name), str(kind)) for name, kind in pyogrio.list_layers(path)]
    lines = [name for name, kind in layers if "LineString" in kind]
    if len(lines) == 1:
        return lines[0]
    held = ", ".join(f"{name} ({kind})" for name, kind in layers) or "none"
    wrong = "several layers of lines" if lines else "no layer of lines"
    raise RoadsError(
        message(
            "The road map {path} has {wrong}; its layers: {held}. Save the roads as the only "
            "layer of lines of a GeoPackage.",
            path=path,
            wrong=wrong,
            held=held,
        )
    )


def _read_layer(path: Path, layer: str, cut: Cut | None) -> Any:  # noqa: ANN401 - untyped
    """Return the features of a layer in WGS84, with the columns that matter."""
    import geopandas  # noqa: PLC0415 - brings pandas and GDAL
    import pyogrio  # noqa: PLC0415

    about = pyogrio.read_info(path, layer=layer)
    if not about["crs"] or "undefined" in about["crs"].lower():
        raise RoadsError(
            message(
                "The road map {path} does not name its coordinate system in layer {layer}. "
                "Save it with one, best WGS84 (EPSG:4326).",
                path=path,
                layer=layer,
            )
        )
    columns = columns_of([str(name) for name in about["fields"]])
    if "highway" not in columns.values():
        raise RoadsError(
            message(
                "The road map {path} has no column for the class of a road in layer {layer}: "
                "highway, fclass or class; it has {value}. Rename the column that holds it.",
                path=path,
                layer=layer,
                value=", ".join(about["fields"]) or "none",
            )
        )
    bounds = None
    if cut is not None:
        area = geopandas.GeoSeries([cut.polygon], crs="EPSG:4326").to_crs(about["crs"])
        bounds = tuple(area.total_bounds)
    frame = pyogrio.read_dataframe(
        path, layer=layer, columns=list(columns), bbox=bounds, fid_as_index=True
    )
    return frame.to_crs("EPSG:4326").rename(columns=columns)


def _ways(frame: Any) -> tuple[WayRecords, Floats]:  # noqa: ANN401 - untyped
    """Return ways whose keys count the rows of the points returned with them."""
    ways, parts = WayRecords(), [np.empty((0, 2))]
    count = 0
    rows = frame.drop(columns="geometry").to_dict("index")
    for (fid, row), shape in zip(rows.items(), frame["geometry"], strict=True):
        tags = tags_of(row)
        if tags is None or shape is None:
            continue
        way_id = row.get("id") or fid
        for line in _lines(shape):
            at = shapely.get_coordinates(line)
            tags_kept: Mapping[str, str] = {k: v for k, v in tags.items() if k != "oneway"}
            ways.add(str(way_id), tags_kept, direction_of(tags), range(count, count + len(at)))
            parts.append(at)
            count += len(at)
    return ways, np.concatenate(parts)


def _lines(shape: Any) -> Iterator[Any]:  # noqa: ANN401 - untyped
    for part in shapely.get_parts(shape):
        if part.geom_type == "LineString" and not part.is_empty:
            yield part


def _merged(at: Floats) -> tuple[Points, Indices]:
    """Return the distinct points, and for each row its point; what touches is one point."""
    distinct, row = np.unique(at, axis=0, return_inverse=True)
    if not np.isfinite(distinct).all():
        raise ValueError("a line has a point whose coordinates are no numbers")
    pairs = scipy.spatial.KDTree(distinct).query_pairs(TOUCH_DEGREES, output_type="ndarray")
    count = len(distinct)
    touching = scipy.sparse.coo_array(
        (np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count)
    )
    _, label = scipy.sparse.csgraph.connected_components(touching, directed=False)
    keys, position = np.unique(label.astype(np.int64), return_index=True)
    points = Points(keys=keys, lon=distinct[position, 0], lat=distinct[position, 1])
    return points, label.astype(np.int64)[row.reshape(-1)]
