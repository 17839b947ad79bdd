"""Observed trips from a table."""

from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.model import RoadProfile
from routing.roads.calibrating.trips import read_trips
from tests.builders import a_scenario, a_van


def _read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "trips.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_trips(path, a_scenario())


def test_trips_have_a_type_or_are_a_vans(tmp_path: Path) -> None:
    path = tmp_path / "trips.csv"
    path.write_text("起点,终点,分钟,车型\nhub,c1,25.5,van\n\nc1,hub,30,\n", encoding="gb18030")
    van = a_van(profile=RoadProfile(gross_g=2_000_000))
    scenario = a_scenario()
    scenario = scenario.replace(
        vehicle_types=tuple(van if t.id == van.id else t for t in scenario.vehicle_types)
    )
    first, second = read_trips(path, scenario)
    assert (first.row, first.from_id, first.to_id, first.observed_s) == (2, "hub", "c1", 1530)
    assert first.vehicle_type == van
    assert first.profile == van.profile
    assert (second.row, second.vehicle_type) == (4, None)
    assert second.profile == RoadProfile()


def test_all_faults_come_together(tmp_path: Path) -> None:
    text = (
        "from_id,to_id,minutes,vehicle_type\nhub,hub,5,\nhub,atlantis,-1,\nhub,c1,nan,rocket\n"
        "hub,c1,1e9,\n"
    )
    with pytest.raises(RoadsError) as caught:
        _read(tmp_path, text)
    for part in (
        "row 2: hub leads to itself",
        'row 3: place "atlantis" is none of the scenario',
        'row 3: minutes "-1" is not a number above 0',
        'row 4: minutes "nan"',
        'row 4: vehicle_type "rocket" is none of',
        'row 5: minutes "1e9"',
    ):
        assert part in str(caught.value)


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match="has no trips"):
        _read(tmp_path, "from_id,to_id,minutes\n")
    with pytest.raises(RoadsError, match="no column minutes"):
        _read(tmp_path, "from_id,to_id\nhub,c1\n")
