"""Calibrating a county on a map with trips whose true speeds are known."""

from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.model import RoadSource
from routing.roads.calibrating import calibrate
from routing.roads.driving import write_speeds
from tests.unit.roads.calibrating.grid_county import TRUTH, grid_county, write_map, write_trips


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    return write_map(tmp_path / "grid.osm")


def test_noisy_trips_give_back_the_speeds_they_were_driven_at(tmp_path: Path, grid: Path) -> None:
    trips = write_trips(tmp_path / "trips.csv", grid, noise=0.08)
    found = calibrate(grid_county(grid), trips)
    assert found.speed_kmh == pytest.approx(TRUTH, rel=0.05)
    assert found.before.mean_share > 0.12
    assert found.after.mean_share == pytest.approx(0.08, abs=0.01)
    assert found.after.mean_share <= found.left_out.mean_share < 0.09
    assert found.after.r_squared is not None
    assert found.after.r_squared > 0.9
    assert found.warnings == ()
    driven = [speed.observed_km for speed in found.classes]
    assert driven == sorted(driven, reverse=True)
    assert len(found.trips) == 120


def test_exact_trips_leave_no_error_and_the_table_written_is_used(
    tmp_path: Path, grid: Path
) -> None:
    trips = write_trips(tmp_path / "trips.csv", grid, noise=0.0)
    scenario = grid_county(grid)
    found = calibrate(scenario, trips)
    assert found.speed_kmh == pytest.approx(TRUTH, rel=0.02)
    assert found.after.mean_min < 0.1
    write_speeds(found.table, tmp_path / "speeds.csv")
    source = RoadSource(map_path=str(grid), speeds_path=str(tmp_path / "speeds.csv"))
    again = calibrate(scenario.replace(roads=source), trips)
    assert again.before.mean_min == pytest.approx(found.after.mean_min, abs=0.05)
    assert again.speed_kmh == pytest.approx(found.speed_kmh, rel=0.01)


def test_a_trip_with_a_long_break_is_named_and_few_trips_are_warned_of(
    tmp_path: Path, grid: Path
) -> None:
    trips = write_trips(tmp_path / "trips.csv", grid, noise=0.0, trips=5)
    lines = trips.read_text(encoding="utf-8").splitlines()
    cells = lines[3].split(",")
    lines[3] = ",".join([*cells[:2], str(float(cells[2]) + 120), cells[3]])
    trips.write_text("\n".join(lines), encoding="utf-8")
    found = calibrate(grid_county(grid), trips)
    worst = max(found.trips, key=lambda trip: trip.observed_min - trip.after_min)
    assert worst.row == 4
    assert worst.is_bad
    assert "5 trips are few" in found.warnings[0]


def test_without_a_map_there_is_nothing_to_fit(tmp_path: Path, grid: Path) -> None:
    trips = write_trips(tmp_path / "trips.csv", grid, noise=0.0, trips=3)
    scenario = grid_county(grid).replace(roads=RoadSource())
    with pytest.raises(RoadsError, match="do not come from a map"):
        calibrate(scenario, trips)
