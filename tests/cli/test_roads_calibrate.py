"""routing roads calibrate."""

import json
from pathlib import Path

import pytest

from routing.roads.driving.speed_table import read_speeds
from routing.scenario import write_scenario
from tests.cli.conftest import Routing
from tests.unit.roads.calibrating.grid_county import TRUTH, grid_county, write_map, write_trips


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Return a folder with a scenario on a grid of roads."""
    folder = tmp_path / "grid"
    folder.mkdir()
    write_scenario(grid_county(write_map(tmp_path / "grid.osm")), folder)
    return folder


@pytest.fixture
def trips(tmp_path: Path, county: Path) -> Path:
    """Return a table of trips that somebody timed there."""
    return write_trips(tmp_path / "trips.csv", county.with_name("grid.osm"), noise=0.05)


def test_the_fit_is_told_and_its_table_can_be_named(
    routing: Routing, county: Path, trips: Path, tmp_path: Path
) -> None:
    speeds = tmp_path / "speeds.csv"
    result = routing("roads", "calibrate", county, trips, "-o", speeds)
    assert result.exit_code == 0, result.output
    assert "Fit of 120 trips" in result.stdout
    assert "each trip left out" in result.stdout
    assert f"Written: {speeds}" in result.stdout
    assert read_speeds(speeds).speed("tertiary", "usual", "van") == pytest.approx(24.0, rel=0.05)
    named = routing("validate", county, "--set", f"roads.speeds={speeds}")
    assert named.exit_code == 0, named.output


def test_json_holds_speeds_and_errors(routing: Routing, county: Path, trips: Path) -> None:
    result = routing("roads", "calibrate", county, trips, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["speed_kmh"] == pytest.approx(TRUTH, rel=0.06)
    assert told["errors"]["after"]["mean_share"] < told["errors"]["before"]["mean_share"]
    assert told["table"] is None


def test_faults_in_the_trips_are_faults_of_the_roads(
    routing: Routing, county: Path, trips: Path
) -> None:
    trips.write_text("from_id,to_id,minutes\nhub,nowhere,5\n", encoding="utf-8")
    result = routing("roads", "calibrate", county, trips)
    assert result.exit_code == 4
    assert 'row 2: place "nowhere" is none of the scenario' in result.stderr


def test_a_table_is_not_replaced_unasked(routing: Routing, county: Path, trips: Path) -> None:
    result = routing("roads", "calibrate", county, trips, "-o", trips)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
