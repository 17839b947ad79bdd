"""GPX files: what GDAL reads again is what the plan says."""

import xml.etree.ElementTree as ET
from pathlib import Path

import gpxpy
import pyogrio
import pytest

from routing.language import ENGLISH, wordbook
from routing.outputs.route_layer import trip_line
from routing.outputs.tracks.gpx import ALL_TRACKS, write_gpx
from tests.hostile import FORMULA, SCRIPT, a_hostile_run
from tests.run_builder import a_run

GPX = "{http://www.topografix.com/GPX/1/1}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_gpx(a_run(), tmp_path, ENGLISH)
    return tmp_path


def test_every_vehicle_has_a_file(folder: Path) -> None:
    result = a_run()
    files = sorted(path for path in folder.iterdir() if path.name != ALL_TRACKS)
    assert len(files) == len(result.plan.tours)
    for path, tour in zip(files, result.plan.tours, strict=True):
        document = gpxpy.parse(path.read_text(encoding="utf-8"))
        assert len(document.tracks) == len(tour.trips)
        assert len(document.waypoints) == 1 + sum(len(trip.stops) for trip in tour.trips)


def test_gdal_reads_the_same_ways_and_marks(folder: Path) -> None:
    result = a_run()
    trips = [(tour, trip) for tour in result.plan.tours for trip in tour.trips]
    tracks = pyogrio.read_dataframe(folder / ALL_TRACKS, layer="tracks")
    lines = [line for shape in tracks.geometry for line in shape.geoms]
    told = [tuple(line.coords) for line in lines]
    assert told == [trip_line(result, tour, trip)[0] for tour, trip in trips]
    marks = pyogrio.read_dataframe(folder / ALL_TRACKS, layer="waypoints")
    assert len(marks) == len(result.plan.tours) + sum(len(trip.stops) for _, trip in trips)
    assert set(marks.geom_type) == {"Point"}


def test_marks_say_in_which_order_and_when(tmp_path: Path) -> None:
    write_gpx(a_run(), tmp_path, wordbook("zh"))
    marks = pyogrio.read_dataframe(tmp_path / ALL_TRACKS, layer="waypoints")
    first = marks[marks["name"] == "1-01 中心c1"].iloc[0]
    assert first["desc"].startswith("07:10 – ")
    assert "下行" in first["desc"]


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    write_gpx(a_hostile_run(), tmp_path, ENGLISH)
    for path in tmp_path.iterdir():
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own file
        assert not list(root.iter(f"{GPX}script"))
    names = set(pyogrio.read_dataframe(tmp_path / ALL_TRACKS, layer="waypoints")["name"])
    assert any(name.endswith(SCRIPT) for name in names)
    assert any(name.endswith(FORMULA) for name in names)
