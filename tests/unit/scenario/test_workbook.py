"""A workbook to fill in: it reads back, it offers what may be chosen, it speaks Chinese."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from routing.language import wordbook
from routing.scenario import gather_tables, read_scenario, validate_scenario, write_scenario
from routing.scenario.complaints import field_names
from routing.scenario.schema import DemandRow, LineRow, PlaceRow
from routing.scenario.tables.chinese import WORDS, choices, header
from tests.builders import a_scenario, a_village
from tests.hostile import EMOJI, FORMULA, QUOTES, RIGHT_TO_LEFT, SCRIPT

EXAMPLES = Path(__file__).parents[3] / "scenarios"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_scenario(a_scenario(), tmp_path)
    return tmp_path


def book_of(folder: Path) -> Any:
    return openpyxl.load_workbook(gather_tables(folder))


def test_a_scenario_is_the_same_from_its_workbook(folder: Path) -> None:
    before = read_scenario(folder)
    gather_tables(folder)
    assert not list(folder.glob("*.csv"))
    assert read_scenario(folder) == before


def test_an_example_is_the_same_from_its_workbook(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "two-villages", tmp_path / "x")
    before = read_scenario(tmp_path / "x")
    gather_tables(tmp_path / "x")
    assert read_scenario(tmp_path / "x") == before


def test_a_key_that_names_tables_is_replaced(folder: Path) -> None:
    path = folder / "scenario.yaml"
    text = "# kept\n" + path.read_text(encoding="utf-8")
    text += "\ntables:\n  places: places.csv\n  demand: demand.csv\n"
    path.write_text(text, encoding="utf-8")
    gather_tables(folder)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# kept\n")
    assert "csv" not in text
    assert validate_scenario(folder) == ()


def test_sheets_and_headers_are_chinese(folder: Path) -> None:
    book = book_of(folder)
    assert book.sheetnames == ["地点", "货量", "线路", "选项"]
    assert book["选项"].sheet_state == "hidden"
    for sheet in book.worksheets[:3]:
        heads = [cell.value for cell in sheet[1]]
        assert not [head for head in heads if head.isascii()]
    assert [cell.value for cell in book["线路"][1]] == ["线路", "中心编号", "快递公司", "村编号"]


def test_every_column_has_a_chinese_header() -> None:
    for table, row_type in (("places", PlaceRow), ("demand", DemandRow), ("lines", LineRow)):
        for column in field_names(row_type):
            assert header(table, column) != column


def test_cells_hold_words_numbers_and_times(folder: Path) -> None:
    sheet = book_of(folder)["地点"]
    first = dict(zip([c.value for c in sheet[1]], sheet[4], strict=True))
    assert first["层级"].value == "村级站点"
    assert first["经度"].data_type == "n"
    assert first["开门时间"].is_date
    assert first["编号"].number_format == "@", "ids of twelve digits stay text"


def test_lists_offer_what_a_column_may_hold(folder: Path) -> None:
    book = book_of(folder)
    for sheet, name, formula in (
        ("地点", "层级", '"县级中心,乡镇中心,村级站点"'),
        ("地点", "状态", '"正常,停摆,季节性,关闭"'),
        ("货量", "方向", '"下行,上行"'),
        ("货量", "快递公司", "'选项'!$A$2:$A$500"),
        ("货量", "村编号", "'地点'!$A$2:$A$5000"),
    ):
        cell = next(cell for cell in book[sheet][1] if cell.value == name)
        spot = f"{cell.column_letter}2"
        found = [
            rule.formula1
            for rule in book[sheet].data_validations.dataValidation
            if spot in rule.sqref
        ]
        assert found == [formula]
    options = [row[0].value for row in book["选项"].iter_rows(min_row=2)]
    assert options[:2] == ["zto", "yto"]


def test_every_choice_is_understood() -> None:
    for column in WORDS:
        for zh, meant in choices(column).items():
            assert WORDS[column][zh] == meant
        assert set(choices(column).values()) == set(WORDS[column].values())


def test_notes_explain_the_columns_in_a_language(folder: Path) -> None:
    book = openpyxl.load_workbook(gather_tables(folder, wordbook("zh")))
    assert book["地点"]["A1"].comment.text == "id: 地点编号；任意不含换行的文本。"


def test_hostile_names_stay_text_and_are_read_back(tmp_path: Path) -> None:
    names = (SCRIPT, QUOTES.replace("\t", " "), FORMULA, EMOJI, RIGHT_TO_LEFT)
    villages = [a_village(f"v{n}", name=name, name_zh=name) for n, name in enumerate(names, 1)]
    plain = a_scenario(villages=tuple(villages))
    write_scenario(plain, tmp_path)
    sheet = book_of(tmp_path)["地点"]
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert {v.name for v in read_scenario(tmp_path).villages} == set(names)
