import warnings
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Point

from routing.errors import RoadsError
from routing.roads.reading import open_cut, read_map
from tests.unit.roads.hand_made import NODES
from tests.unit.roads.reading.drawn import courses

Shape = Any


def line(names: str) -> LineString:
    return LineString([NODES[name] for name in names])


def saved(
    folder: Path,
    shapes: list[Shape | None],
    crs: str | None = "EPSG:4326",
    layer: str = "roads",
    **columns: list[Any],
) -> Path:
    path = folder / "roads.gpkg"
    columns = columns or {"highway": ["trunk"] * len(shapes)}
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs=crs)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'crs' was not provided")
        frame.to_file(path, layer=layer, driver="GPKG")
    return path


def test_lines_that_touch_share_a_point_wherever_they_do(tmp_path: Path) -> None:
    near = LineString([(119.00, 29.61 + 0.9e-7), NODES["e"]])
    far = LineString([(119.00, 29.63 + 5e-7), NODES["f"]])
    road_map = read_map(saved(tmp_path, [line("abc"), line("cd"), near, far]))
    first = road_map.first.tolist()
    course = road_map.course
    assert course[first[1]] == course[2]
    assert course[first[2]] == course[1]
    assert course[first[3]] != course[first[1] + 1]
    assert len(road_map.lon) == 7


def test_directions_and_classes_follow_geofabrik(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        [line("ab"), line("bc"), line("cd"), line("be"), line("xy")],
        osm_id=["11", "12", "13", "14", "15"],
        fclass=["primary", "track_grade2", "unclassified", "ferry", "primary"],
        oneway=["F", "B", "T", "B", "B"],
        maxspeed=[60, 0, 30, 0, 0],
        layer_no=[0, 0, 0, 0, 0],
    )
    road_map = read_map(path)
    assert road_map.direction.tolist() == [1, 0, -1, 0, 0]
    assert road_map.way_ids == ("11", "12", "13", "14", "15")
    assert road_map.tags[0] == {"highway": "primary", "maxspeed": "60"}
    assert road_map.tags[1] == {"highway": "track", "tracktype": "grade2"}
    assert road_map.tags[3] == {"route": "ferry"}


def test_lines_in_parts_keep_their_id_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    parts = MultiLineString([line("ab"), line("xy")])
    path = saved(tmp_path, [parts, None, line("cd")], highway=["trunk", "trunk", None])
    road_map = read_map(path)
    assert courses(road_map) == ["ab", "xy"]
    assert len(set(road_map.way_ids)) == 1


def test_other_coordinate_systems_become_wgs84(tmp_path: Path) -> None:
    shapes = geopandas.GeoSeries([line("abcd")], crs="EPSG:4326").to_crs("EPSG:4547")
    road_map = read_map(saved(tmp_path, list(shapes), crs="EPSG:4547"))
    assert road_map.lat[road_map.course] == pytest.approx([29.60, 29.61, 29.62, 29.63], abs=1e-7)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4547"])
def test_a_geopackage_is_cut_as_other_maps_are(tmp_path: Path, crs: str) -> None:
    shapes = geopandas.GeoSeries([line("abcd"), line("xy")], crs="EPSG:4326").to_crs(crs)
    path = saved(tmp_path, list(shapes), crs=crs)
    area = tmp_path / "county.geojson"
    area.write_text(shapely.to_geojson(shapely.box(118.9, 29.59, 119.1, 29.625)), encoding="utf-8")
    road_map = read_map(path, open_cut(area, 0))
    assert len(road_map.course) == 3
    assert road_map.lat.max() == pytest.approx(29.62)


def test_a_layer_of_points_beside_the_lines_does_no_harm(tmp_path: Path) -> None:
    path = saved(tmp_path, [line("ab")])
    points = geopandas.GeoDataFrame({"n": [1]}, geometry=[Point(1, 1)], crs="EPSG:4326")
    points.to_file(path, layer="nodes", driver="GPKG")
    assert courses(read_map(path)) == ["ab"]


def test_one_of_several_layers_of_lines_is_not_guessed(tmp_path: Path) -> None:
    path = saved(tmp_path, [line("ab")])
    saved(tmp_path, [line("bc")], layer="rivers")
    with pytest.raises(RoadsError, match=r"several layers of lines.*roads.*rivers"):
        read_map(path)


@pytest.mark.parametrize(
    ("shapes", "options", "words"),
    [
        ([Point(119.0, 29.6)], {}, "no layer of lines; its layers: roads"),
        ([line("ab")], {"crs": None}, "does not name its coordinate system"),
        ([line("ab")], {"kind": ["trunk"]}, "no column for the class.*it has kind"),
        ([line("ab")], {"highway": [""]}, "has no roads"),
    ],
)
def test_a_geopackage_that_is_no_map_is_refused(
    tmp_path: Path, shapes: list[Shape], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(RoadsError, match=words):
        read_map(saved(tmp_path, shapes, **options))


def test_a_geopackage_cut_short_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, [line("ab")] * 500)
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(RoadsError, match=r"roads\.gpkg"):
        read_map(path)
