import logging
from pathlib import Path
from typing import Any

import pytest

from routing.model import Direction, Temperature
from routing.scenario import read_scenario, validate_scenario
from routing.units import clock_to_s
from tests.bad_scenarios.good_folder import edit, put, write_good_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good_folder(tmp_path)


def cutoff(folder: Path, **choice: Any) -> int:
    return read_scenario(folder, **choice).carrier("zto").cutoff_s


@pytest.mark.parametrize(
    ("choice", "clock"),
    [
        ({}, "19:30"),
        ({"scenario_name": "harvest"}, "20:00"),
        ({"scenario_name": "late"}, "20:00"),
        ({"scenario_name": "short-day"}, "19:30"),
        ({"scenario_name": "short-day, late"}, "20:00"),
        ({"overrides": ["late"]}, "20:00"),
        ({"scenario_name": "harvest", "overrides": ["late"]}, "20:00"),
        ({"settings": ["carriers.zto.cutoff=21:00"]}, "21:00"),
        ({"scenario_name": "harvest", "settings": ['carriers.zto.cutoff="21:00"']}, "21:00"),
    ],
)
def test_command_line_over_scenario_over_file(
    choice: dict[str, Any], clock: str, folder: Path
) -> None:
    assert cutoff(folder, **choice) == clock_to_s(clock)


def test_a_scenario_applies_all_its_overrides(folder: Path) -> None:
    scenario = read_scenario(folder, scenario_name="harvest")
    assert scenario.rules.max_shift_s == 8 * 3_600


@pytest.mark.parametrize(
    ("setting", "old"),
    [
        ("rules.max_trips=5", "3 -> 5"),
        ("rules.reload_min=20", "15.0 -> 20"),
        ("carriers.zto.cutoff=20:00", "19:30 -> 20:00"),
        ("tariff.wage_yuan_per_h=40", "31.25 -> 40"),
        ("roads.speed_kmh.trunk=45", "null -> 45"),
        ("vehicle_types.van.compartments.body.capacity_kg=500", "400 -> 500"),
        ("fleets.zto-van.count=3", "2 -> 3"),
        ("rules.sorting.down-chilled.parcels_per_h=900", "600 -> 900"),
        ("rules.cold_limits.chilled.max_exposure_min=25", "30.0 -> 25"),
        ("title=A day", "A small county -> A day"),
    ],
)
def test_every_change_is_logged(
    setting: str, old: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="routing"):
        read_scenario(folder, settings=[setting])
    assert f"{setting.partition('=')[0]}: {old}" in caplog.text


def test_settings_reach_defaults_of_lists(folder: Path) -> None:
    scenario = read_scenario(folder, settings=["rules.sorting.down-chilled.parcels_per_h=900"])
    assert scenario.rules.lane(Direction.DOWN, Temperature.CHILLED).parcels_per_h == 900
    assert scenario.rules.lane(Direction.UP, Temperature.CHILLED).parcels_per_h == 600


def test_whole_lists_can_be_replaced(folder: Path) -> None:
    scenario = read_scenario(folder, settings=["notes=[a, b]"])
    assert scenario.notes == ("a", "b")


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("rules.max_trips=many", "S122"),
        ("rules.max_trips=-1", "S126"),
        ("carriers.zto.cutoff=19.30", "S124"),
        ("rules.max_trips.more=1", "S135"),
        ("overrides.late=1", "S135"),
        ("carriers=1", "S122"),
        ("=1", "S136"),
        ("title=[", "S136"),
    ],
)
def test_bad_settings_are_faults_of_the_command_line(setting: str, code: str, folder: Path) -> None:
    faults = validate_scenario(folder, settings=[setting])
    assert (faults[0].code, faults[0].file) == (code, "command line")


def test_a_value_that_is_no_yaml_is_told_from_a_missing_one(folder: Path) -> None:
    setting = "roads.closed.slide={ways:[17]}"
    (told,) = validate_scenario(folder, settings=[setting])
    assert "the value of a setting is not YAML" in told.message
    assert "'roads.closed.slide={ways: [23817432]}'" in told.remedy
    (bare,) = validate_scenario(folder, settings=["title"])
    assert "an equals sign" in bare.message


def test_two_settings_on_one_key_collide(folder: Path) -> None:
    settings = ["rules.max_trips=4", "rules.max_trips=5"]
    assert [f.code for f in validate_scenario(folder, settings=settings)] == ["S134"]


def test_a_patch_of_a_section_collides_with_a_patch_inside_it(folder: Path) -> None:
    edit(folder, "scenario.yaml", "  late:", "  all: {carriers.zto: {}}\n  late:")
    faults = validate_scenario(folder, scenario_name="all,late")
    assert "S134" in {fault.code for fault in faults}


def test_a_bad_value_is_found_in_the_line_of_the_override(folder: Path) -> None:
    edit(folder, "scenario.yaml", '"20:00"', '"25 o clock"')
    assert validate_scenario(folder) == ()
    (fault,) = validate_scenario(folder, scenario_name="late")
    lines = (folder / "scenario.yaml").read_text(encoding="utf-8").splitlines()
    assert fault.code == "S124"
    assert "late:" in lines[(fault.line or 0) - 1]


def test_keys_are_checked_in_overrides_nobody_uses(folder: Path) -> None:
    edit(folder, "scenario.yaml", "rules.max_shift_h", "rules.max_shift_hours")
    assert [fault.code for fault in validate_scenario(folder)] == ["S135"]


def test_a_file_without_overrides_says_so(folder: Path) -> None:
    text = (folder / "scenario.yaml").read_text(encoding="utf-8").partition("overrides:")[0]
    put("scenario.yaml", text)(folder)
    (fault,) = validate_scenario(folder, scenario_name="late")
    assert "defines none" in fault.remedy
