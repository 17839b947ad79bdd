"""The GeoPackage: typed layers, whole Chinese names, and the styles QGIS looks for."""

import sqlite3
import xml.etree.ElementTree as ET
from pathlib import Path

import pyogrio
import pytest

from routing.language import LANGUAGES, wordbook
from routing.outputs.geopackage import write_geopackage
from routing.outputs.layers import run_layers
from routing.outputs.palette import carrier_colours
from routing.recipe import RunResult
from tests.builders import a_scenario, a_village
from tests.hostile import NAMES, a_hostile_run
from tests.run_builder import a_run

_OGR = {str: "OFTString", int: "OFTInteger64", float: "OFTReal", bool: "OFTInteger"}


def written(result: RunResult, folder: Path, language: str = "zh") -> Path:
    write_geopackage(result, folder / "run.gpkg", wordbook(language))
    return folder / "run.gpkg"


def test_every_field_has_the_type_of_its_column(tmp_path: Path) -> None:
    result = a_run()
    path = written(result, tmp_path)
    for layer in run_layers(result):
        told = pyogrio.read_info(path, layer=layer.name)
        assert told["features"] == len(layer.features)
        assert told["geometry_type"] == layer.geometry
        assert told["crs"] == "EPSG:4326"
        types = dict(zip(told["fields"], told["ogr_types"], strict=True))
        assert types == {name: _OGR[kind] for name, kind in layer.columns.items()}


def test_the_version_is_one_that_older_programs_read(tmp_path: Path) -> None:
    with sqlite3.connect(written(a_run(), tmp_path)) as database:
        (version,) = database.execute("pragma user_version").fetchone()
    database.close()
    assert version == 10200


def test_geometries_and_values_are_read_back_as_they_were(tmp_path: Path) -> None:
    result = a_run()
    path = written(result, tmp_path)
    for layer in run_layers(result):
        frame = pyogrio.read_dataframe(path, layer=layer.name)
        assert [tuple(shape.coords) for shape in frame.geometry] == [
            feature.points for feature in layer.features
        ]
        for column in layer.columns:
            read = [None if value != value else value for value in frame[column]]  # noqa: PLR0124
            assert read == [feature.properties[column] for feature in layer.features]


def test_long_chinese_names_are_whole(tmp_path: Path) -> None:
    name = "很长的村名" * 60
    result = a_run(scenario=a_scenario(villages=(a_village(name_zh=name), a_village("v2"))))
    frame = pyogrio.read_dataframe(written(result, tmp_path), layer="places")
    assert name in set(frame["name_zh"])


def test_hostile_names_are_values_like_any_other(tmp_path: Path) -> None:
    path = written(a_hostile_run(), tmp_path)
    assert set(NAMES) <= {place.name for place in a_hostile_run().scenario.places}
    assert set(NAMES) <= set(pyogrio.read_dataframe(path, layer="places")["name"])


def _styles(path: Path) -> dict[str, ET.Element]:
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "select f_table_name, styleQML from layer_styles "
            "where useAsDefault and f_geometry_column = 'geom'"
        ).fetchall()
    database.close()
    return {name: ET.fromstring(text) for name, text in rows}  # noqa: S314 - our own file


@pytest.mark.parametrize("result", [a_run(), a_hostile_run()], ids=["plain", "hostile"])
def test_every_layer_has_a_style_qgis_takes_unasked(tmp_path: Path, result: RunResult) -> None:
    styles = _styles(written(result, tmp_path))
    assert set(styles) == {layer.name for layer in run_layers(result)}
    for name, style in styles.items():
        renderer = style.find("renderer-v2")
        assert renderer is not None
        layer = next(layer for layer in run_layers(result) if layer.name == name)
        assert renderer.get("attr") in layer.columns
        symbols = {symbol.get("name") for symbol in renderer.iter("symbol")}
        assert {category.get("symbol") for category in renderer.iter("category")} == symbols
        assert "script" not in {element.tag for element in style.iter()}


def test_carriers_have_the_colours_of_every_other_map(tmp_path: Path) -> None:
    style = _styles(written(a_run(), tmp_path))["routes"]
    values = [category.get("value") for category in style.iter("category")]
    colours = carrier_colours(a_run().scenario)
    assert values == list(colours)
    first = next(o for o in style.iter("Option") if o.get("name") == "line_color").get("value")
    assert (
        first
        == ",".join(str(int(colours[str(values[0])][i : i + 2], 16)) for i in (1, 3, 5)) + ",255"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_have_names_people_know(tmp_path: Path, language: str) -> None:
    style = _styles(written(a_run(), tmp_path, language))["stops"]
    aliases = {alias.get("field"): alias.get("name") for alias in style.iter("alias")}
    assert aliases["arrive"] == "到达" if language == "zh" else "arrive" not in aliases
