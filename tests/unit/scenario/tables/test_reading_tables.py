import datetime as dt
import io
import logging
import zipfile
from pathlib import Path

import openpyxl
import pytest

from routing.scenario import read_scenario, validate_scenario
from routing.scenario.tables import grid
from tests.bad_scenarios.good_folder import (
    DEMAND,
    LINES,
    PLACES,
    edit,
    put,
    swap,
    write_good_folder,
)

CHINESE_PLACES = """\
编号,层级,村名,中文名,上级编号,经度,纬度,开门时间,关门时间,服务分钟,状态,冷库
h1,县,County,县,,119.00,29.60,,,,,
c1,中心,Fenkou,汾口,h1,118.80,29.50,,,,正常,是
c2,乡镇,Weiping,威坪,h1,118.90,29.80,,,,,否
v1,村,"Shangxi, by the lake",上西村,c1,118.81,29.51,,,,,
v2,村,Xiaxi,下西村,c1,118.83,29.52,09:00,17:00,4,,
v3,村,Hongtong,洪铜村,c2,118.92,29.82,,,,,
v4,村,Old,老村,c2,118.93,29.83,,,,停摆,
"""
CHINESE_DEMAND = (
    DEMAND.replace(
        "village_id,carrier_id,direction,product_id,parcels,weight_kg,volume_l,ready,due,source",
        "村编号,快递公司,方向,产品,件数,重量（kg）,体积L,可取时间,截止时间,来源",
    )
    .replace(",down,", ",下行,")
    .replace(",up,", ",上行,")
    .replace("observed", "统计")
    .replace("generated", "生成")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good_folder(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str, folder: Path) -> None:
    expected = read_scenario(folder)
    put("places.csv", PLACES.encode(encoding))(folder)
    assert read_scenario(folder) == expected


def test_gb18030_is_said(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    put("places.csv", PLACES.encode("gb18030"))(folder)
    with caplog.at_level(logging.INFO, logger="routing"):
        read_scenario(folder)
    assert "places.csv: read as gb18030" in caplog.text


def test_chinese_headers_and_words(folder: Path) -> None:
    expected = read_scenario(folder)
    put("places.csv", CHINESE_PLACES.encode("gb18030"))(folder)
    put("demand.csv", CHINESE_DEMAND.encode("gb18030"))(folder)
    put("lines.csv", LINES.replace("line_id", "线路").replace("centre_id", "中转中心"))(folder)
    assert read_scenario(folder) == expected


def test_the_header_is_named_as_the_file_writes_it(folder: Path) -> None:
    put("places.csv", CHINESE_PLACES.replace("118.81,29.51", "118.81,北纬"))(folder)
    (fault,) = validate_scenario(folder)
    assert (fault.code, fault.row, fault.column) == ("S122", 5, "纬度")


def workbook(tables: dict[str, str]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in tables.items():
        sheet = book.create_sheet(name)
        for line in text.replace('"Shangxi, by the lake"', "Shangxi; by the lake").splitlines():
            sheet.append([_cell(cell.replace(";", ",")) for cell in line.split(",")])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(text: str) -> object:
    if text.count(":") == 1 and text.replace(":", "").isdigit():
        return dt.time.fromisoformat(text)
    try:
        return float(text)
    except ValueError:
        return text or None


def test_one_workbook_may_hold_all_tables(folder: Path) -> None:
    expected = read_scenario(folder)
    for name in ("places", "demand", "lines"):
        (folder / f"{name}.csv").unlink()
    content = workbook({"places": PLACES, "demand": DEMAND, "lines": LINES})
    put("county.xlsx", content)(folder)
    tables = "{places: county.xlsx, demand: county.xlsx, lines: county.xlsx}"
    edit(folder, "scenario.yaml", "hub: h1", f"hub: h1\ntables: {tables}")
    scenario = read_scenario(folder)
    assert scenario == expected
    assert [file.path for file in scenario.inputs] == ["scenario.yaml", "county.xlsx"]


def test_rows_of_a_sheet_are_numbered_as_shown(folder: Path) -> None:
    header, *rows = DEMAND.splitlines()
    text = "\n".join([header, *rows[:2], ",,,,,,,,,", rows[2], "v9,zto,down,parcel,1,2,8,,,"])
    put("demand.xlsx", workbook({"Sheet1": text}))(folder)
    edit(folder, "scenario.yaml", "hub: h1", "hub: h1\ntables: {demand: demand.xlsx}")
    (fault,) = validate_scenario(folder)
    assert (fault.code, fault.row, fault.file) == ("S180", 6, "demand.xlsx")


def test_more_cells_than_headers_in_a_sheet(folder: Path) -> None:
    put("demand.xlsx", workbook({"demand": DEMAND + "v2,yto,up,fish,1,2,3,,,observed,more\n"}))(
        folder
    )
    edit(folder, "scenario.yaml", "hub: h1", "hub: h1\ntables: {demand: demand.xlsx}")
    (fault,) = validate_scenario(folder)
    assert (fault.code, fault.row, fault.value) == ("S142", 7, "more")


def test_a_workbook_that_unpacks_too_far(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_UNPACKED_BYTES", 1_000)
    put("demand.xlsx", workbook({"demand": DEMAND}))(folder)
    edit(folder, "scenario.yaml", "hub: h1", "hub: h1\ntables: {demand: demand.xlsx}")
    assert [fault.code for fault in validate_scenario(folder)] == ["S106"]


def test_an_archive_that_is_no_workbook(folder: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "hello")
    put("demand.xlsx", stream.getvalue())(folder)
    edit(folder, "scenario.yaml", "hub: h1", "hub: h1\ntables: {demand: demand.xlsx}")
    assert [fault.code for fault in validate_scenario(folder)] == ["S107"]


def test_blank_rows_count_and_are_skipped(folder: Path) -> None:
    expected = read_scenario(folder)
    lines = DEMAND.splitlines()
    put("demand.csv", "\r\n".join([lines[0], "", ",,,,,,,,,", *lines[1:], "", ""]))(folder)
    assert read_scenario(folder) == expected
    swap("demand.csv", "v3,yto,up", "v9,yto,up")(folder)
    (fault,) = validate_scenario(folder)
    assert fault.row == 8


def test_a_line_break_in_a_cell_does_not_shift_the_rows(folder: Path) -> None:
    edit(folder, "places.csv", '"Shangxi, by the lake"', '"Shangxi\nby the lake"')
    edit(folder, "places.csv", "118.92,29.82", "118.92,north")
    (fault,) = [f for f in validate_scenario(folder) if f.code == "S122"]
    assert fault.row == 7


def test_escaped_text_is_read_as_it_was_meant(folder: Path) -> None:
    edit(folder, "places.csv", "Xiaxi", "'=cmd|calc")
    assert read_scenario(folder).villages[1].name == "=cmd|calc"


def test_short_directions_and_headers_with_east_and_north(folder: Path) -> None:
    expected = read_scenario(folder)
    put("places.csv", PLACES.replace("lon,lat", "东经,北纬"))(folder)
    put("demand.csv", DEMAND.replace(",down,", ",下,").replace(",up,", ",上,"))(folder)
    assert read_scenario(folder) == expected.replace(inputs=read_scenario(folder).inputs)


def test_full_width_digits_and_separators_of_thousands(folder: Path) -> None:
    swap("demand.csv", "parcel,20,30,160", 'parcel,２０,30,"1,160.5"')(folder)
    swap("demand.csv", "fish,4,12,40,,12:00", "fish,4,12,４０,８：３０,12：00")(folder)
    swap("demand.csv", "down,parcel,30,45,240", 'down,parcel,"1，200",45,240')(folder)
    found = {c.id: c for c in read_scenario(folder).consignments}
    assert (found["v1-zto-down-parcel"].parcels, found["v1-zto-down-parcel"].volume_l) == (20, 1161)
    fish = found["v2-zto-down-fish"]
    assert (fish.volume_l, fish.ready_s, fish.due_s) == (40, 30_600, 43_200)
    assert sum(c.parcels for c in found.values() if c.village_id == "v3") == 1203


@pytest.mark.parametrize("cell", ["1,20", "12,3456", ",200", "1,,200"])
def test_other_commas_are_no_numbers(cell: str, folder: Path) -> None:
    swap("demand.csv", "parcel,20,30,160", f'parcel,"{cell}",30,160')(folder)
    assert [f.code for f in validate_scenario(folder)] == ["S122"]
