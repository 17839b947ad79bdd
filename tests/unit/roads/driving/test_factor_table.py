"""The table of factors and a planner's own."""

import csv
from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.roads.driving.factor_table import DEFAULT_FACTORS, read_factors


def _table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "factors.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_the_default_slows_for_weather_and_changes_nothing_normally() -> None:
    table = read_factors(None)
    assert table.names("state") == ("normal", "rain", "snow")
    assert table.names("period") == ("day", "peak", "night")
    for vehicle in ("van", "truck", "tricycle"):
        normal, rain, snow = (
            [table.factor("state", name, surface, vehicle) for surface in ("paved", "earth")]
            for name in ("normal", "rain", "snow")
        )
        assert normal == [1.0, 1.0]
        assert 1.0 > rain[0] > rain[1]
        assert rain[0] > snow[0] > snow[1] > 0.0


def test_every_default_row_names_its_source() -> None:
    rows = list(csv.DictReader(DEFAULT_FACTORS.read_text(encoding="utf-8").splitlines()))
    assert all(row["source"] for row in rows)


def test_a_planners_rows_are_added_to_the_defaults(tmp_path: Path) -> None:
    path = _table(
        tmp_path, "类型,名称,路面,面包车\n路况,大雾,不限,0.5\n路况,rain,土路,\nstate,rain,any,0.9\n"
    )
    table = read_factors(path)
    assert table.factor("state", "大雾", "gravel", "van") == 0.5
    assert table.factor("state", "rain", "earth", "van") == 0.0
    assert table.factor("state", "rain", "earth", "truck") == 0.5
    assert table.factor("state", "rain", "paved", "van") == 0.9
    assert table.factor("state", "snow", "paved", "van") == 0.65


def test_a_vehicle_without_a_column_has_the_vans_factor() -> None:
    assert read_factors(None).factor("state", "rain", "paved", "bus") == 0.85


def test_all_faults_come_together(tmp_path: Path) -> None:
    path = _table(
        tmp_path,
        "kind,name,surface,van\nweather,fog,any,1\nstate,,any,1\nstate,fog,mud,3\n"
        "state,hail,earth,0.5\nstate,rain,any,1\nstate,rain,any,1\n",
    )
    with pytest.raises(RoadsError) as caught:
        read_factors(path)
    for part in (
        'row 2: kind "weather" is none of state, period',
        "row 3: name is blank",
        'row 4: surface "mud" is none of any, paved, gravel, earth',
        'row 4: van "3" is not a factor from 0 to 2',
        "row 7: state rain with surface any is given twice",
        "state hail: it needs a row with surface any",
    ):
        assert part in str(caught.value)


def test_a_table_without_vehicles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match="no column of a vehicle"):
        read_factors(_table(tmp_path, "kind,name,surface,source\nstate,fog,any,me\n"))
