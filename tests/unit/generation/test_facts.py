from pathlib import Path

import pytest

from routing.errors import ScenarioError
from routing.generation import read_facts

HEAD = "id,level,name,name_zh,parent_id,lon,lat,coord_status,population,population_source\n"
SEAT = "s,seat,Seat,县城,,119.0,29.6,real,,\n"
TOWN = "t1,township,Town,镇,s,119.1,29.7,real,9000,census\n"
VILLAGE = "v1,village,Village,村,t1,119.11,29.71,assumed,900,share\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "points.csv"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read_facts(written(folder, text))
    assert {fault.code for fault in caught.value.faults} == {"G101"}
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_names_are_read_as_spreadsheets_save_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "points.csv"
    path.write_text(HEAD + SEAT + TOWN + VILLAGE, encoding=encoding)
    assert read_facts(path).seat.name_zh == "县城"


def test_places_are_read_by_level(tmp_path: Path) -> None:
    facts = read_facts(written(tmp_path, HEAD + VILLAGE + SEAT + TOWN))
    assert facts.seat.id == "s"
    assert [town.population for town in facts.townships] == [9000.0]
    assert [(v.name_zh, v.lon, v.parent_id) for v in facts.villages] == [("村", 119.11, "t1")]
    assert facts.seat.population is None


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    second = VILLAGE.replace("v1", "v2")
    one = read_facts(written(tmp_path, HEAD + SEAT + TOWN + VILLAGE + second))
    assert read_facts(written(tmp_path, HEAD + second + VILLAGE + TOWN + SEAT)) == one


def test_all_faults_are_reported_with_row_and_column(tmp_path: Path) -> None:
    bad = "v1,hamlet,X,x,t1,east,95,guessed,many,\n"
    found = faults(tmp_path, HEAD + SEAT + TOWN + VILLAGE + bad + ",village,Y,y,t1,1,1,real,,\n")
    assert [text.split(": ")[0] for text in found] == [
        "G101 points.csv, row 5, column id",
        "G101 points.csv, row 5, column level",
        "G101 points.csv, row 5, column lon",
        "G101 points.csv, row 5, column lat",
        "G101 points.csv, row 5, column coord_status",
        "G101 points.csv, row 5, column population",
        "G101 points.csv, row 6, column id",
    ]


def test_a_village_without_township_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, HEAD + SEAT + TOWN + VILLAGE.replace("t1", "t7"))
    assert "village v1 lies in no township of the table (found: t7)" in found[0]


def test_a_county_has_one_seat_and_some_township(tmp_path: Path) -> None:
    none, townless = faults(tmp_path, HEAD)
    assert "there are 0 county seats" in none
    assert "there is no township" in townless
    assert "there are 2 county seats" in faults(tmp_path, HEAD + SEAT + TOWN + "s2" + SEAT[1:])[0]


def test_missing_columns_are_named(tmp_path: Path) -> None:
    assert (
        "columns are missing: lon, lat"
        in faults(tmp_path, "id,level,name,name_zh,parent_id,coord_status\n")[0]
    )


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b'id,level\n"open'])
def test_what_is_no_csv_in_utf_8_is_a_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "points.csv").write_bytes(content)
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_facts(tmp_path / "points.csv")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_facts(tmp_path / "nowhere.csv")
