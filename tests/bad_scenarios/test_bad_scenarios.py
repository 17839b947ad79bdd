import re
from pathlib import Path

import pytest

from routing.cli.failures import fault_line
from routing.errors import ScenarioError
from routing.language import wordbook
from routing.scenario import FAULT_CODES, read_scenario, validate_scenario
from tests.bad_scenarios import bad_files, bad_goods, bad_roads, bad_tables
from tests.bad_scenarios.good_folder import TRAVEL, Bad, append, edit, put, swap, write_good_folder

CASES = (
    *bad_files.FILES,
    *bad_files.SYNTAX,
    *bad_files.KEYS,
    *bad_files.OVERRIDES,
    *bad_tables.TABLES,
    *bad_tables.PLACE_RULES,
    *bad_tables.LINE_RULES,
    *bad_tables.ROAD_RULES,
    *bad_roads.MAP_FILES,
    *bad_roads.CLOSURES,
    *bad_goods.CARRIERS,
    *bad_goods.VEHICLES,
    *bad_goods.DEMAND,
)


def line_of(folder: Path, name: str, text: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if text in line)


def test_the_good_folder_is_good(tmp_path: Path) -> None:
    assert validate_scenario(write_good_folder(tmp_path)) == ()


def test_the_good_folder_is_good_with_a_travel_table(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path)
    edit(folder, "scenario.yaml", "roads:", "roads:\n  table: travel.csv")
    put("travel.csv", TRAVEL)(folder)
    assert validate_scenario(folder) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_found_under_its_code_and_no_other(case: Bad, tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path / case.name)
    for spoil in case.spoil:
        spoil(folder)

    faults = validate_scenario(folder / case.path if case.path else folder, **case.choice)

    assert {fault.code for fault in faults} == {case.code}, "\n".join(map(str, faults))
    fault = faults[0]
    assert fault.file.removeprefix(str(folder)).lstrip("/") == case.file.lstrip(".")
    assert fault.remedy.endswith((".", "?"))
    assert case.says in str(fault)
    if case.at is not None:
        assert fault.line == line_of(folder, case.file, case.at)
    if case.row is not None:
        assert fault.row == case.row
    if case.column is not None:
        assert fault.column == case.column


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_can_be_said_in_chinese(case: Bad, tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path / case.name)
    for spoil in case.spoil:
        spoil(folder)

    for fault in validate_scenario(folder / case.path if case.path else folder, **case.choice):
        assert fault_line(fault, wordbook("en")) == str(fault)
        words = wordbook("zh")
        assert re.search("[一-鿿]", fault_line(fault, words).split("：", 1)[1].split("。")[0])
        assert re.search("[一-鿿]", words(fault.remedy))


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES} == set(FAULT_CODES)


def test_names_of_cases_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 30


def test_ten_faults_in_one_folder_are_all_reported_at_once(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path)
    for spoil in (
        swap("scenario.yaml", "max_trips: 3", "max_trip: 3"),
        swap("scenario.yaml", "value_yuan_per_kg: 40", "value_yuan_per_kg: forty"),
        swap("scenario.yaml", 'cutoff: "19:30"', 'cutoff: "05:30"'),
        swap("places.csv", "09:00,17:00", "19:00,17:00"),
        swap("places.csv", "118.81,29.51", "29.51,118.81"),
        append("places.csv", "v1,village,Again,,c1,118.82,29.51,,,,,\n"),
        append("demand.csv", "v9,zto,down,parcel,1,2,8,,,\n"),
        append("demand.csv", "v2,yto,down,parcel,1,-2,8,,,\n"),
        append("demand.csv", "v2,yto,up,parcel,1,900,8,08:00\n"),
        swap("lines.csv", "L1,c1,zto,v2\n", ""),
    ):
        spoil(folder)

    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)

    codes = [fault.code for fault in caught.value.faults]
    wanted = ["S120", "S122", "S161", "S157", "S151", "S150", "S180", "S184", "S142", "S195"]
    assert set(wanted) <= set(codes)
    assert caught.value.exit_code == 3
    files = [fault.file for fault in caught.value.faults]
    assert files == sorted(files, key=["scenario.yaml", "places.csv", "demand.csv"].index)


def test_a_column_in_another_unit_does_not_hide_a_missing_one(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path)
    header = "village_id,carrier_id,direction,product_id,parcels,weight_g,volume_l"
    put("demand.csv", header.replace("product_id,", "") + "\nv1,zto,down,20,30,160\n")(folder)
    found = [(f.code, f.column) for f in validate_scenario(folder)]
    assert found == [("S141", "product_id"), ("S123", "weight_g")]


def test_faults_come_in_the_same_order_every_time(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path)
    append("demand.csv", "v9,sto,down,parcels,-1,2,8,,,\nv1,zto,down,parcel,1,2,8,,,\n")(folder)
    first = validate_scenario(folder)
    assert first == validate_scenario(folder)
    assert [f.row for f in first] == sorted(f.row or 0 for f in first)
