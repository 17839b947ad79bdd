"""Tables of places that were made for something else."""

from pathlib import Path

import pytest

from routing.errors import ScenarioError
from routing.generation import FactColumns, read_facts

NODES = """\
node,kind,title,lon,lat,people,road_km
n1,city,Capital,1.52,42.50,24000,0
n2,town,North,1.53,42.55,,5.9
n3,town,South,1.49,42.46,9000,6
n4,village,Near North,1.54,42.56,,8.25
n5,village,Near South,1.50,42.47,300,
n6,hamlet,Nobody,1.60,42.57,,
"""
COLUMNS = FactColumns(
    id="node",
    level="kind",
    name="title",
    coord_status="real",
    population="people",
    known_km="road_km",
    levels={"town": "township", "village": "village"},
    seat="Capital",
)


def written(folder: Path, text: str) -> Path:
    path = folder / "nodes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read_facts(written(folder, text), COLUMNS)
    return [str(fault) for fault in caught.value.faults]


def test_words_and_headers_are_translated_and_other_levels_left_out(tmp_path: Path) -> None:
    facts = read_facts(written(tmp_path, NODES), COLUMNS)
    assert facts.seat.id == "n1"
    assert [town.name for town in facts.townships] == ["North", "South"]
    assert [village.id for village in facts.villages] == ["n4", "n5"]
    assert {point.coord_status for point in facts.villages} == {"real"}
    assert [village.population for village in facts.villages] == [None, 300.0]
    assert [village.known_km for village in facts.villages] == [8.25, None]


def test_the_nearest_township_is_the_parent(tmp_path: Path) -> None:
    facts = read_facts(written(tmp_path, NODES), COLUMNS)
    assert [village.parent_id for village in facts.villages] == ["n2", "n3"]
    assert {town.parent_id for town in facts.townships} == {"n1"}


def test_a_parent_that_is_told_is_kept(tmp_path: Path) -> None:
    text = NODES.replace("road_km\n", "road_km,parent_id\n").replace("8.25\n", "8.25,n3\n")
    facts = read_facts(written(tmp_path, text), COLUMNS)
    assert [village.parent_id for village in facts.villages] == ["n3", "n3"]


def test_the_seat_may_be_told_by_its_id(tmp_path: Path) -> None:
    columns = FactColumns(
        **COLUMNS.headers, levels={"city": "township", **COLUMNS.levels}, seat="n1"
    )
    facts = read_facts(written(tmp_path, NODES), columns)
    assert facts.seat.name == "Capital"
    assert len(facts.townships) == 2


def test_faults_name_the_headers_of_the_table(tmp_path: Path) -> None:
    bad = NODES.replace("1.54,42.56,,8.25", "1.54,north,,far")
    assert [text.split(": ")[0] for text in faults(tmp_path, bad)] == [
        "G101 nodes.csv, row 5, column lat",
        "G101 nodes.csv, row 5, column road_km",
    ]


def test_a_header_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "columns are missing: kind" in faults(tmp_path, NODES.replace("kind", "sort"))[0]


def test_a_seat_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "there are 0 county seats" in faults(tmp_path, NODES.replace("Capital", "Other"))[0]
