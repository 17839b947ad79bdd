"""Exports: each format opens in the program it is for."""

import csv
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest

from routing.errors import UsageError
from routing.model import CoordStatus, TravelMatrix, TravelSource
from routing.outputs import FORMATS, ExportOptions, default_target, export_run, require_known_ids
from routing.outputs.backdrop import read_outlines
from routing.outputs.canvas import Canvas
from routing.outputs.picture import picture_text
from tests.builders import a_scenario, a_village
from tests.run_builder import a_run, without

COUNTY = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[[118.9, 29.5], [119.4, 29.5], [119.4, 29.7], [118.9, 29.5]]]],
            },
        }
    ],
}


def test_geojson_fills_a_folder_with_the_four_layers(tmp_path: Path) -> None:
    export_run(a_run(), "geojson", tmp_path / "maps")
    names = {path.name for path in (tmp_path / "maps").iterdir()}
    assert names == {"routes.geojson", "stops.geojson", "places.geojson", "unserved.geojson"}


@pytest.mark.parametrize("bom", [True, False])
def test_csv_fills_a_folder_with_tables(tmp_path: Path, *, bom: bool) -> None:
    result = a_run()
    export_run(result, "csv", tmp_path / "t", options=ExportOptions(bom=bom))
    names = {path.name for path in (tmp_path / "t").iterdir()}
    assert names == {"routes.csv", "stops.csv", "places.csv", "unserved.csv", "accounts.csv"}
    content = (tmp_path / "t" / "stops.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") is bom
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert rows[0]["arrive"] == "07:10"
    assert rows[0]["lon"] == "119.2"
    assert "marker-color" not in rows[0]
    assert len(rows) == sum(len(t.stops) for tour in result.plan.tours for t in tour.trips)


def test_geopackage_holds_the_layers_with_their_types(tmp_path: Path) -> None:
    path = export_run(a_run(), "gpkg", tmp_path / "run.gpkg")
    routes = geopandas.read_file(path, layer="routes")
    assert set(routes.geom_type) == {"LineString"}
    assert routes["dist_m"].dtype.kind == "i"
    assert len(geopandas.read_file(path, layer="unserved")) == 0
    with sqlite3.connect(path) as database:
        tables = {row[0] for row in database.execute("select table_name from gpkg_contents")}
    database.close()
    assert tables == {"routes", "stops", "places", "unserved", "layer_styles"}


def test_geopackage_keeps_unserved_goods(tmp_path: Path) -> None:
    result = without(a_run(), "v1-zto-up-parcel")
    path = export_run(result, "gpkg", tmp_path / "run.gpkg")
    frame = geopandas.read_file(path, layer="unserved")
    assert list(frame["reason"]) == ["too_large"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_is_replaced_only_when_asked(tmp_path: Path, format_name: str) -> None:
    target = default_target(tmp_path, format_name)
    export_run(a_run(), format_name, target)
    with pytest.raises(UsageError, match="--overwrite"):
        export_run(a_run(), format_name, target)
    export_run(a_run(), format_name, target, overwrite=True)


def test_a_format_needs_its_kind_of_target(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="needs a folder"):
        export_run(a_run(), "csv", tmp_path / "file")
    with pytest.raises(UsageError, match="must be a folder"):
        export_run(a_run(), "geojson", tmp_path / "routes.geojson")
    with pytest.raises(UsageError, match="Name a file"):
        export_run(a_run(), "svg", tmp_path)
    with pytest.raises(UsageError, match="Choose from geojson, csv"):
        export_run(a_run(), "dwg", tmp_path / "x")
    with pytest.raises(UsageError, match=r"ends in \.gpkg"):
        export_run(a_run(), "gpkg", tmp_path / "x")


def test_exports_go_into_the_run_unless_told_otherwise() -> None:
    assert default_target("runs/x", "csv") == Path("runs/x/export/csv")
    assert default_target("runs/x", "svg") == Path("runs/x/export/routes.svg")


def test_unknown_names_are_all_listed() -> None:
    result = a_run()
    tour = replace(result.plan.tours[0], vehicle_id="ghost", base_id="nowhere")
    plan = result.plan.replace(tours=(tour,), missed=("lost",))
    with pytest.raises(UsageError, match="ghost, lost, nowhere"):
        require_known_ids(replace(result, plan=plan))


def _backdrop(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(json.dumps(COUNTY), encoding="utf-8")
    return path


def test_the_picture_is_well_formed_and_has_a_line_per_carrier_and_tier(tmp_path: Path) -> None:
    backdrop = (_backdrop(tmp_path, "county.geojson"), _backdrop(tmp_path, "lake.geojson"))
    path = export_run(a_run(), "svg", tmp_path / "m.svg", options=ExportOptions(backdrop=backdrop))
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    classes = [element.get("class") for element in root.iter("{http://www.w3.org/2000/svg}path")]
    assert classes.count("route") == 1 + 2, "linehaul has a white casing"
    assert classes.count("land") == classes.count("water") == 1
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Hub 县中心", "Centre c1 中心c1", "ZTO 快递zto"} <= texts


def test_the_picture_admits_what_is_assumed() -> None:
    villages = (
        a_village("v1", coord_status=CoordStatus.ASSUMED),
        a_village("v2", name="<&>"),
        a_village("v3"),
    )
    text = picture_text(a_run(scenario=a_scenario(villages=villages), road_lines={}))
    assert "1 of 5 places have assumed coordinates." in text
    assert "stroke-dasharray" in text, "straight pieces are dashed"


def test_the_picture_warns_of_straight_distances() -> None:
    result = a_run()
    fields = {name: getattr(result.travel, name) for name in ("place_ids", "dist_m", "time_s")}
    travel = TravelMatrix(**fields, source=TravelSource.STRAIGHT)
    assert "straight lines times a factor" in picture_text(replace(result, travel=travel))


def test_the_canvas_keeps_north_up_and_distances_true() -> None:
    canvas = Canvas([(119.0, 29.0), (120.0, 30.0)], 1000, 50)
    assert canvas.place((119.0, 30.0)) == (50.0, 50.0)
    assert canvas.place((120.0, 30.0))[0] == pytest.approx(950.0)
    assert canvas.px(111_195) == pytest.approx(canvas.place((119.0, 29.0))[1] - 50.0)
    assert re.fullmatch(r"M50\.0,50\.0L950\.0,50\.0", canvas.path([(119.0, 30.0), (120.0, 30.0)]))


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"type": "Point", "coordinates": [1, 2]}', "[]", '{"type": "Polygon"}'],
)
def test_a_backdrop_that_is_no_area_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "county.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"county\.geojson"):
        read_outlines(path)


def test_water_is_known_by_the_files_name(tmp_path: Path) -> None:
    assert read_outlines(_backdrop(tmp_path, "lake.geojson"))[0].is_water
    assert not read_outlines(_backdrop(tmp_path, "county.geojson"))[0].is_water
