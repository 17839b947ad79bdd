"""The KML document: what GDAL reads again is what the plan says, a folder for each vehicle."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pyogrio
import pytest

from routing.language import ENGLISH, wordbook
from routing.outputs.route_layer import trip_line
from routing.outputs.tracks.kml import kml_colour, write_kml
from tests.hostile import FORMULA, SCRIPT, a_hostile_run
from tests.run_builder import a_run

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_kml(a_run(), tmp_path / "day.kml", ENGLISH)
    return tmp_path / "day.kml"


def test_every_vehicle_has_a_folder_with_its_ways_and_marks(path: Path) -> None:
    result = a_run()
    layers = [name for name, _ in pyogrio.list_layers(path)]
    assert len(layers) == len(result.plan.tours)
    for layer, tour in zip(layers, result.plan.tours, strict=True):
        frame = pyogrio.read_dataframe(path, layer=layer)
        lines = frame[frame.geom_type == "LineString"]
        read = [tuple((x, y) for x, y, *_ in shape.coords) for shape in lines.geometry]
        assert read == [trip_line(result, tour, trip)[0] for trip in tour.trips]
        marks = frame[frame.geom_type == "Point"]
        assert len(marks) == 1 + sum(len(trip.stops) for trip in tour.trips)


def test_lines_have_the_carriers_colour(path: Path) -> None:
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own file
    colours = {style.get("id"): style.find(f".//{KML}color") for style in root.iter(f"{KML}Style")}
    used = {url.text for url in root.iter(f"{KML}styleUrl")}
    assert used == {f"#{name}" for name in colours}
    assert kml_colour("#0072b2") == "ffb27200"


def test_names_are_chinese_where_asked(tmp_path: Path) -> None:
    write_kml(a_run(), tmp_path / "day.kml", wordbook("zh"))
    layers = [name for name, _ in pyogrio.list_layers(tmp_path / "day.kml")]
    assert any("快递" in name for name in layers)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    write_kml(a_hostile_run(), tmp_path / "day.kml", ENGLISH)
    root = ET.fromstring((tmp_path / "day.kml").read_bytes())  # noqa: S314 - our own file
    assert not list(root.iter(f"{KML}script"))
    names = {element.text or "" for element in root.iter(f"{KML}name")}
    assert any(name.endswith(SCRIPT) for name in names)
    assert any(name.endswith(FORMULA) for name in names)
