import csv
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.generation import (
    Parameters,
    find_places,
    generate_county,
    summarise_county,
    synthetic_facts,
    write_county,
)

PARAMETERS = Parameters(villages=40)
COUNTY = generate_county(synthetic_facts(PARAMETERS, townships=8), PARAMETERS)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_tables_hold_the_county(tmp_path: Path) -> None:
    paths = write_county(COUNTY, tmp_path / "new")
    assert sorted((tmp_path / "new").iterdir()) == sorted(paths)
    places, demand, lines = (table(path) for path in paths)
    assert [row["level"] for row in places] == ["hub"] + ["centre"] * 8 + ["village"] * 40
    assert {row["village_id"] for row in lines} == {v.id for v in COUNTY.villages}
    assert len(lines) == 40
    assert {row["source"] for row in demand} == {"generated"}
    assert sum(int(r["parcels"]) for r in demand if r["direction"] == "down") == 2000


def test_centres_without_a_line_are_dormant(tmp_path: Path) -> None:
    places = table(write_county(COUNTY, tmp_path)[0])
    centres = {r["id"]: (r["status"], r["cold_room"]) for r in places if r["level"] == "centre"}
    for township_id, state in centres.items():
        is_open = township_id in COUNTY.centre_ids
        assert state == (("active", "yes") if is_open else ("dormant", "no"))
    assert len(COUNTY.centre_ids) == 5


def test_tables_open_in_spreadsheets(tmp_path: Path) -> None:
    for path in write_county(COUNTY, tmp_path):
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        assert raw.count(b"\n") == raw.count(b"\r\n")


def test_tables_are_not_replaced_unasked(tmp_path: Path) -> None:
    write_county(COUNTY, tmp_path)
    with pytest.raises(UsageError, match=r"already has places\.csv, demand\.csv, lines\.csv"):
        write_county(COUNTY, tmp_path)
    write_county(COUNTY, tmp_path, overwrite=True)


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        write_county(COUNTY, tmp_path / "file" / "folder")


def test_the_summary_counts() -> None:
    counts = summarise_county(COUNTY)
    assert counts["townships"] == 8
    assert counts["centres"] == 5
    assert counts["villages"] == 40
    assert counts["consignments"] == len(COUNTY.demand)
    assert counts["parcels_down"] == 2000
    assert 0 < counts["parcels_up"] < 1000


def test_a_made_up_county_of_any_size() -> None:
    facts = find_places(None, Parameters(villages=700), townships=30)
    assert (len(facts.townships), len(facts.villages)) == (30, 700)
    points = (*facts.townships, *facts.villages)
    assert {point.coord_status for point in points} == {"assumed"}
    assert all(118 < point.lon < 120 and 28.6 < point.lat < 30.6 for point in points)


def test_a_made_up_county_has_no_more_townships_than_villages() -> None:
    with pytest.raises(UsageError, match="9 townships and 8 villages are wanted"):
        synthetic_facts(Parameters(villages=8), townships=9)
