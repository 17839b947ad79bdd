from pathlib import Path

import pytest

from routing.model import CoordStatus, PlaceStatus, Scenario
from routing.scenario import read_scenario, write_scenario
from routing.scenario.writing import SCHEMA_FILE
from tests.bad_scenarios.good_folder import TRAVEL, edit, put, write_good_folder
from tests.builders import a_scenario

ROOT = SCHEMA_FILE.parents[2]


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return read_scenario(write_good_folder(tmp_path / "source"))


def rewritten(scenario: Scenario, folder: Path) -> Scenario:
    write_scenario(scenario, folder)
    return read_scenario(folder)


def test_a_scenario_comes_back_equal(scenario: Scenario, tmp_path: Path) -> None:
    assert rewritten(scenario, tmp_path / "a" / "b") == scenario


def test_a_scenario_made_by_hand_comes_back_equal(tmp_path: Path) -> None:
    assert rewritten(a_scenario(), tmp_path) == a_scenario()


@pytest.mark.parametrize("name", ["chunan", "two-villages"])
def test_the_example_scenarios_come_back_equal(name: str, tmp_path: Path) -> None:
    scenario = read_scenario(ROOT / "scenarios" / name)
    assert rewritten(scenario, tmp_path) == scenario


def test_map_and_travel_table_are_found_again(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path / "source")
    put("county.osm", "<osm/>")(folder)
    put("travel.csv", TRAVEL)(folder)
    edit(folder, "scenario.yaml", "roads:", "roads:\n  map: county.osm\n  table: travel.csv")
    scenario = read_scenario(folder)
    assert rewritten(scenario, tmp_path / "runs" / "r1") == scenario
    assert "map: ../../source/county.osm" in (tmp_path / "runs/r1/scenario.yaml").read_text(
        encoding="utf-8"
    )


def test_overrides_are_written_as_values(tmp_path: Path) -> None:
    scenario = read_scenario(write_good_folder(tmp_path / "source"), scenario_name="harvest")
    assert rewritten(scenario, tmp_path / "copy") == scenario
    assert "overrides" not in (tmp_path / "copy/scenario.yaml").read_text(encoding="utf-8")


def test_divided_consignments_stay_divided(tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path / "source")
    edit(folder, "demand.csv", "v1,zto,down,parcel,20,30,160", "v1,zto,down,parcel,601,901,3000")
    scenario = read_scenario(folder)
    assert rewritten(scenario, tmp_path / "copy") == scenario


def test_a_consignment_too_large_for_a_van_is_not_divided_again(
    scenario: Scenario, tmp_path: Path
) -> None:
    first, *rest = scenario.consignments
    large = type(first)(
        **{name: getattr(first, name) for name in first.__slots__} | {"weight_g": 900_000}
    )
    scenario = scenario.replace(consignments=(large, *rest))
    assert rewritten(scenario, tmp_path / "copy") == scenario


def test_odd_vehicle_names_and_places_survive(scenario: Scenario, tmp_path: Path) -> None:
    village = scenario.villages[0]
    fields = {name: getattr(village, name) for name in ("lon", "lat", "opens_s", "closes_s")}
    odd = type(village)(
        id="+1",
        name='=HYPERLINK(1), "x"',
        name_zh="@村",
        coord_status=CoordStatus.ASSUMED,
        status=PlaceStatus.SEASONAL,
        cold_room=True,
        service_s=61,
        **fields,
    )
    vehicle = scenario.vehicles[-1]
    renamed = type(vehicle)(id="浙A 12345", vehicle_type_id="van", carrier_id="yto")
    scenario = scenario.replace(
        villages=(*scenario.villages, odd), vehicles=(*scenario.vehicles, renamed)
    )
    assert rewritten(scenario, tmp_path / "copy") == scenario
    text = (tmp_path / "copy" / "places.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "\n'+1," in text.replace("\r", "")


def test_the_first_line_names_the_schema(scenario: Scenario, tmp_path: Path) -> None:
    write_scenario(scenario, tmp_path / "copy")
    first = (tmp_path / "copy/scenario.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=scenario.schema.json"


def test_lines_of_an_older_scenario_do_not_stay_behind(scenario: Scenario, tmp_path: Path) -> None:
    write_scenario(scenario, tmp_path / "copy")
    assert rewritten(scenario.replace(lines=()), tmp_path / "copy").lines == ()


def test_tables_are_for_spreadsheets(scenario: Scenario, tmp_path: Path) -> None:
    write_scenario(scenario, tmp_path / "copy")
    content = (tmp_path / "copy" / "demand.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfvillage_id,")
    assert content.endswith(b"\r\n")


def test_writing_twice_gives_the_same_bytes(scenario: Scenario, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_scenario(scenario, tmp_path / name)
    for file in ("scenario.yaml", "places.csv", "demand.csv", "lines.csv"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
