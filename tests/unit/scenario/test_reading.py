import copy
import hashlib
import logging
from datetime import date
from pathlib import Path

import pytest

from routing.errors import ScenarioError
from routing.model import Direction, PlaceStatus, Source, Temperature, Tier
from routing.scenario import read_scenario, validate_scenario
from routing.units import clock_to_s
from tests.bad_scenarios.good_folder import append, edit, put, write_good_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good_folder(tmp_path / "county")


def test_a_folder_and_its_scenario_yaml_read_the_same(folder: Path) -> None:
    assert read_scenario(folder) == read_scenario(str(folder / "scenario.yaml"))


def test_values_arrive_in_base_units(folder: Path) -> None:
    scenario = read_scenario(folder)
    assert scenario.day == date(2018, 5, 23)
    assert scenario.carrier("zto").cutoff_s == clock_to_s("19:30")
    assert scenario.carrier("zto").name_zh == "中通"
    assert scenario.rules.stop_s_per_parcel == 9
    assert scenario.rules.dock_s_per_parcel == 1
    assert scenario.rules.max_shift_s == 36_000
    box = scenario.vehicle_type("van").compartment_for(Temperature.CHILLED)
    assert box is not None
    assert (box.capacity_g, box.capacity_l, box.capacity_parcels) == (100_000, 1_000, 60)
    assert scenario.tariff.wage_yuan_per_h == 31.25


def test_blank_cells_take_the_defaults_of_the_rules(folder: Path) -> None:
    edit(
        folder, "scenario.yaml", "max_trips: 3", 'village_opens: "07:45"\n  village_service_min: 5'
    )
    scenario = read_scenario(folder)
    v1, v2 = scenario.villages[:2]
    assert (v1.opens_s, v1.service_s) == (clock_to_s("07:45"), 300)
    assert (v2.opens_s, v2.closes_s, v2.service_s) == (
        clock_to_s("09:00"),
        clock_to_s("17:00"),
        240,
    )
    assert scenario.centres[0].site_yuan_per_day == 60.0
    assert (scenario.centres[0].cold_room, scenario.centres[1].cold_room) == (True, False)
    assert scenario.villages[3].status is PlaceStatus.DORMANT
    assert v1.name == "Shangxi, by the lake"
    assert v1.parent_id == "c1"


def test_blank_windows_of_goods_come_from_release_village_and_cutoff(folder: Path) -> None:
    scenario = read_scenario(folder)
    down = scenario.consignment("v1-zto-down-parcel")
    assert (down.ready_s, down.due_s) == (clock_to_s("06:30"), clock_to_s("18:30"))
    up = scenario.consignment("v3-yto-up-fish")
    assert (up.ready_s, up.due_s) == (clock_to_s("08:00"), clock_to_s("19:00"))
    fish = scenario.consignment("v2-zto-down-fish")
    assert (fish.due_s, fish.source) == (clock_to_s("12:00"), Source.GENERATED)
    assert (fish.direction, fish.weight_g, fish.volume_l) == (Direction.DOWN, 12_000, 40)


def test_fleets_become_named_vehicles(folder: Path) -> None:
    scenario = read_scenario(folder)
    ids = [vehicle.id for vehicle in scenario.vehicles]
    assert ids[:3] == ["zto-truck-01", "zto-van-01", "zto-van-02"]
    assert scenario.vehicle_type(scenario.vehicles[0].vehicle_type_id).tier is Tier.LINEHAUL


def test_vehicles_may_have_their_own_names(folder: Path) -> None:
    edit(
        folder,
        "scenario.yaml",
        "rules:\n",
        "  - {carrier: yto, vehicle_type: van, ids: [old]}\nrules:\n",
    )
    assert read_scenario(folder).vehicles[-1].id == "old"


def test_lines_are_gathered_from_their_rows(folder: Path) -> None:
    scenario = read_scenario(folder)
    assert [(line.id, line.village_ids) for line in scenario.lines] == [
        ("L1", ("v1", "v2")),
        ("L2", ("v3",)),
    ]
    assert scenario.line_of("v3").carrier_id == "yto"


def test_lines_may_be_left_out(folder: Path) -> None:
    (folder / "lines.csv").unlink()
    assert read_scenario(folder).lines == ()


def test_a_lines_table_without_rows_means_no_lines(folder: Path) -> None:
    put("lines.csv", "line_id,centre_id,carrier_id,village_id\n")(folder)
    assert read_scenario(folder).lines == ()


def test_a_row_with_an_id_of_its_own_is_a_second_consignment(folder: Path) -> None:
    edit(folder, "demand.csv", "village_id,carrier_id", "id,village_id,carrier_id")
    lines = (folder / "demand.csv").read_text(encoding="utf-8").splitlines()
    rows = [lines[0], *("," + line for line in lines[1:]), "more,v1,zto,down,parcel,1,2,8,,,"]
    put("demand.csv", "\n".join(rows))(folder)
    assert read_scenario(folder).consignment("more").parcels == 1


def test_inputs_carry_the_digest_of_every_file(folder: Path) -> None:
    map_path = folder.parent / "maps" / "county.osm"
    map_path.parent.mkdir()
    map_path.write_bytes(b"<osm/>")
    edit(folder, "scenario.yaml", "roads:", "roads:\n  map: ../maps/county.osm")
    scenario = read_scenario(folder)
    assert [file.path for file in scenario.inputs] == [
        "scenario.yaml",
        "lines.csv",
        "places.csv",
        "demand.csv",
        "../maps/county.osm",
    ]
    assert scenario.inputs[-1].sha256 == hashlib.sha256(b"<osm/>").hexdigest()
    assert scenario.roads.map_path == str(map_path.resolve())


def test_a_missing_map_is_a_fault_and_no_silent_straight_line(folder: Path) -> None:
    edit(folder, "scenario.yaml", "roads:", "roads:\n  map: county.osm")
    with pytest.raises(ScenarioError, match="S173"):
        read_scenario(folder)


def test_validate_never_raises_for_bad_content(folder: Path) -> None:
    put("scenario.yaml", b"\xff\xfe\x00")(folder)
    assert [fault.code for fault in validate_scenario(folder)] == ["S105"]


def test_the_error_lists_all_faults_and_can_be_copied(folder: Path) -> None:
    append("demand.csv", "v9,zto,down,parcel,1,2,8,,,\nv1,sto,down,parcel,1,2,8,,,\n")(folder)
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    again = copy.copy(caught.value)
    assert [fault.code for fault in again.faults] == ["S180", "S181"]
    assert "demand.csv, row 7, column village_id" in str(again)


def test_faults_of_keys_do_not_hide_faults_of_tables_or_rules(folder: Path) -> None:
    edit(folder, "scenario.yaml", "name: two-lines", "nam: two-lines")
    edit(folder, "scenario.yaml", "capacity_m3: 12", "capacity_m3: much")
    edit(folder, "demand.csv", "parcel,20,30,160", "parcel,20,30 kg,160")
    edit(folder, "places.csv", "09:00,17:00", "17:00,09:00")
    codes = {fault.code for fault in validate_scenario(folder)}
    assert codes == {"S120", "S121", "S122", "S123", "S157"}


@pytest.mark.parametrize(
    "text",
    [
        "carriers: 5",
        "carriers: [5, {}]",
        "carriers: {zto: 1}",
        "rules: [1]",
        "rules: {sorting: [{}], cold_limits: 3}",
        "tables: {places: 5}",
        "tables: {places: ../..}",
        "roads: {table: [], speed_kmh: {trunk: fast}}",
        "overrides: {a: {'': 1, 'carriers.': 2, '.': 3, 'rules': 4}}",
        "overrides: [1]\nscenarios: {a: b, c: [1, {}]}",
        "scenarios: {'a b': [x]}",
        "vehicle_types: [{compartments: [{accepts: [warm, ambient]}]}]",
        "fleets: [{count: 1e400}, {ids: [[]]}]",
        "products: [{id: a, name: b, decay_per_h: 99999999999999999999}]",
        "? 1\n: 2",
        "hub: &a {b: *a}",
        "a: &a !!str x\nb: *a",
        "'': 1",
        "5: 1",
    ],
)
def test_strange_values_are_faults_and_no_crash(text: str, folder: Path) -> None:
    put("scenario.yaml", text)(folder)
    faults = validate_scenario(folder)
    assert faults
    assert all(fault.remedy and fault.message for fault in faults)


def test_a_large_row_is_divided_and_said_so(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    edit(folder, "demand.csv", "v1,zto,down,parcel,20,30,160", "v1,zto,down,parcel,601,901,3000")
    with caplog.at_level(logging.INFO, logger="routing"):
        scenario = read_scenario(folder)
    parts = [c for c in scenario.consignments if c.village_id == "v1" and c.carrier_id == "zto"]
    assert [c.id for c in parts] == [f"v1-zto-down-parcel#{n}" for n in (1, 2, 3)]
    assert sum(c.parcels for c in parts) == 601
    assert sum(c.weight_g for c in parts) == 901_000
    assert sum(c.volume_l for c in parts) == 3000
    assert "divided into 3" in caplog.text


def test_demand_of_a_closed_village_is_a_warning_and_no_fault(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    append("demand.csv", "v4,zto,down,parcel,5,6,8,,,\n")(folder)
    with caplog.at_level(logging.WARNING):
        assert validate_scenario(folder) == ()
    warning = "demand.csv, row 7: v4 (老村) is dormant but has 5 parcels, which stay unserved"
    assert [record.getMessage() for record in caplog.records] == [warning]
    assert any(c.village_id == "v4" for c in read_scenario(folder).consignments)


def test_open_villages_are_no_warning(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        read_scenario(folder)
    assert caplog.records == []


def test_leaving_goods_behind_is_dear_unless_the_file_says_otherwise(folder: Path) -> None:
    tariff = read_scenario(folder).tariff
    assert (tariff.unserved_yuan_per_parcel, tariff.missed_yuan_per_parcel) == (500.0, 120.0)


def test_a_row_with_an_id_is_never_divided_however_large(folder: Path) -> None:
    text = (folder / "demand.csv").read_text(encoding="utf-8").splitlines()
    put("demand.csv", f"id,{text[0]}\nbig,v1,zto,down,parcel,99999,60,300,,,\n")(folder)
    assert [c.parcels for c in read_scenario(folder).consignments] == [99_999]
