"""Documented distances: the file, and R203 and R215."""

from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.model import RoadSource
from routing.roads.judging.documented import documented_findings, read_documented
from tests.builders import a_scenario, a_travel

SCENARIO = a_scenario(roads=RoadSource(documented_path="known.csv"))


def known(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "known.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_more_than_a_tenth_and_a_kilometre_is_a_finding(tmp_path: Path) -> None:
    text = "from_id,to_id,km,source\nhub,c1,25,年鉴\nhub,v1,20.1,\nc1,v1,2.9,\nc1,v2,3.1,\n"
    for encoding in ("utf-8-sig", "gb18030"):
        rows = read_documented(known(tmp_path, text, encoding))
        [finding] = documented_findings(SCENARIO, rows, a_travel(SCENARIO))
        assert (finding.code, finding.amount, finding.unit) == ("R215", -5.0, "km")
        assert "it is 25.0 km by documents (年鉴), and 20.0 km in the model, -20 %" in str(finding)


def test_chinese_headers_are_read(tmp_path: Path) -> None:
    [row] = read_documented(known(tmp_path, "起点,终点,里程,来源\nhub,c1,25,年鉴\n", "gb18030"))
    assert (row.from_id, row.to_id, row.dist_m, row.source) == ("hub", "c1", 25_000, "年鉴")


def test_a_way_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    rows = read_documented(known(tmp_path, "from_id,to_id,km\nhub,v1,22\n"))
    [finding] = documented_findings(SCENARIO, rows, a_travel(SCENARIO, {("hub", "v1"): None}))
    assert "no road leads there in the model" in finding.message
    assert finding.amount is None


def test_unknown_ids_are_named(tmp_path: Path) -> None:
    rows = read_documented(known(tmp_path, "from_id,to_id,km\nhub,v9,22\nx,c1,4\n"))
    [finding] = documented_findings(SCENARIO, rows, a_travel(SCENARIO))
    assert finding.code == "R203"
    assert "v9, x" in finding.message


def test_all_faults_come_together(tmp_path: Path) -> None:
    text = (
        "from_id,to_id,km\nhub,c1,far\nhub,hub,3\nhub,,3\n\nhub,c1,20\nhub,c1,21\nhub,v1,0\n"
        "hub,v2,nan\nhub,v3,1e9\n"
    )
    with pytest.raises(RoadsError) as caught:
        read_documented(known(tmp_path, text))
    told = str(caught.value)
    for part in (
        'row 2: km "far" is not a number',
        "row 3: hub leads to itself",
        "row 4: to_id is blank",
        "row 7: hub to c1 is given twice",
        'row 8: km "0"',
        'row 9: km "nan"',
        'row 10: km "1e9"',
    ):
        assert part in told


@pytest.mark.parametrize("content", [b"", b"from,to,km\n", b"\xff\xff\x00\xff\xff"])
def test_what_is_no_such_table_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "known.csv"
    path.write_bytes(content)
    with pytest.raises(RoadsError, match=r"known\.csv"):
        read_documented(path)
    with pytest.raises(RoadsError, match=r"none\.csv cannot be read"):
        read_documented(tmp_path / "none.csv")
