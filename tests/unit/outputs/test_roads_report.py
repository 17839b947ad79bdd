"""The report on roads: Markdown, table, layers, figures, folder."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.model import Closure, RoadSource, TravelSource
from routing.outputs import (
    finding_lines,
    require_free_roads,
    roads_figures,
    roads_overview,
    roads_report,
    write_roads,
)
from routing.outputs.roads_layers import ACCESS_COLUMNS, JOINT_COLUMNS
from routing.outputs.roads_table import COLUMNS, POINT_COLUMNS
from tests.unit.outputs.road_reports import a_report


def section(text: str, title: str) -> str:
    return text.split(f"## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def test_the_head_says_where_and_when_and_from_what() -> None:
    text = roads_report(a_report())
    assert text.startswith("# Roads: A small county 小县, 23 May 2018\n")
    assert "> **Note.** Roads of hand.osm." in text


def test_of_many_findings_of_a_code_twenty_are_told() -> None:
    [one] = a_report().findings
    many = tuple(replace(one, place_id=f"v{n}") for n in range(23))
    report = a_report(findings=(*many, replace(one, code="R214")))
    lines = finding_lines(report)
    assert len(lines) == 22
    assert lines[-1] == "3 more findings; --json and -o tell all."
    assert finding_lines(a_report()) == ("warning: R215 roads at v1: It is 40.0 km.",)
    told = section(roads_report(report), "Findings")
    assert told.count("| R215 |") == 20
    assert told.count("| R214 |") == 1
    assert "3 more stand in `findings.json`." in told


def test_closures_say_what_they_do() -> None:
    told = section(roads_report(a_report()), "Closures in force")
    assert "| slide | 塌方 | 1 June 2018 | cuts off 1, slows 1 by up to 10.0 min | =1+1 |" in told
    assert "| Village v1 村v1 | 5.0 | 10.0 |" in told
    lost = section(roads_report(a_report()), "Places not reached")
    assert "| =1+1 | village | no | no | slide |" in lost


def test_the_roads_that_are_used_add_up() -> None:
    told = section(roads_report(a_report()), "Roads on the quickest ways from the hub")
    assert "| trunk | asphalt | 20.0 | 60.0 | 75.0% |" in told
    assert "| track | not tagged | 5.0 | 20.0 | 25.0% |" in told
    assert "| documented | 80.0% | 75.0% |" in told
    assert "| as surveyed in the map | 20.0% | 25.0% |" in told
    told = section(roads_report(a_report()), "Roads the vehicles may drive")
    assert "| **all** | 25.0 |" in told


def test_documented_distances_stand_beside_modelled_ones() -> None:
    told = section(roads_report(a_report()), "Documented distances")
    assert "| 年鉴 | 40.0 | 30.0 | -10.0 km, -25.0% | R215 |" in told


def test_places_have_a_row_each() -> None:
    told = section(roads_report(a_report()), "Places")
    assert "tertiary Lake Road 湖路 | 97 | 30.0 | 50.0 | 30.0 | 50.0 | 20.0 | 1.50 |" in told
    assert "| 25.0 | 40.0 | 5.0 | 10.0 |" in told


def test_what_only_a_map_has_is_left_out_elsewhere() -> None:
    report = a_report(
        source=TravelSource.TABLE, uses=(), networks=(), closures=(), documented=(), findings=()
    )
    text = roads_report(report)
    assert "Roads the vehicles may drive" not in text
    assert section(text, "Findings").strip() == "None."
    assert section(text, "Closures in force").strip() == "None."
    assert ("Roads", "a table of legs") in roads_overview(report)


def test_the_overview_counts() -> None:
    told = {row[0]: row[1] for row in roads_overview(a_report())}
    assert told["Places"] == "4"
    assert told["Reached from the hub, and back"] == "3"
    assert told["Place to road, m: median, 90 %, most"] == "97, 97, 97"
    assert told["Road by great circle: median, 90 %, most"] == "1.50, 1.50, 1.50"
    assert told["Roads for van, km"] == "25.0"
    assert told["Documented distances, of these off"] == "1, 1"
    assert told["Closure slide"] == "cuts off 1, slows 1 by up to 10.0 min"


def test_the_overview_tells_the_state_of_the_roads_and_closures_of_other_days() -> None:
    past = Closure(id="past", way_ids=("7",), last=date(2018, 5, 22))
    today = Closure(id="today", way_ids=("7",))
    roads = RoadSource(state="rain", period="peak", closures=(past, today))
    report = a_report(scenario=a_report().scenario.replace(roads=roads, day=date(2018, 5, 23)))
    told = {row[0]: row[1] for row in roads_overview(report)}
    assert told["State of the roads, period"] == "rain, peak"
    assert told["Closures not in force on 23 May 2018"] == "past"
    straight = {row[0] for row in roads_overview(replace(report, source=TravelSource.TABLE))}
    assert "State of the roads, period" not in straight


def test_the_figures_are_json() -> None:
    told = json.loads(json.dumps(roads_figures(a_report(), Path("out")), allow_nan=False))
    assert told["report"] == "out"
    assert told["reached"] == 3
    assert (told["state"], told["period"]) == ("normal", "day")
    assert told["access_m"] == {"count": 3, "median": 96.7, "p90": 96.7, "max": 96.7}
    assert told["closures"][0]["cut_off"] == ["v2"]
    assert told["closures"][0]["max_extra_min"] == 10.0
    assert told["documented"][0]["differs"] is True
    assert [row["place_id"] for row in told["places"]] == ["hub", "c1", "v1", "v2"]


def test_the_folder_holds_tables_layers_and_findings(tmp_path: Path) -> None:
    folder = write_roads(a_report(), tmp_path / "roads")
    assert sorted(path.name for path in folder.iterdir()) == [
        "access.geojson",
        "findings.json",
        "joints.geojson",
        "roads.csv",
        "roads.json",
        "roads.md",
    ]
    content = (folder / "roads.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert list(rows[0]) == [*COLUMNS, *POINT_COLUMNS]
    assert rows[3]["name"] == "'=1+1"
    assert (rows[3]["reached"], rows[3]["from_hub_km"], rows[3]["cut_off_by"]) == (
        "no",
        "",
        "slide",
    )
    assert (rows[2]["closure_extra_km"], rows[2]["closure_extra_min"]) == ("5", "10")
    assert (rows[0]["joint_lon"], rows[1]["joint_lon"]) == ("119.001", "")


def test_layers_have_one_schema_each(tmp_path: Path) -> None:
    folder = write_roads(a_report(), tmp_path / "roads")
    joints, access = (
        json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        for name in ("joints", "access")
    )
    assert all(list(feature["properties"]) == list(JOINT_COLUMNS) for feature in joints)
    assert all(list(feature["properties"]) == list(ACCESS_COLUMNS) for feature in access)
    assert joints[3]["properties"]["reached"] is False
    assert {len(feature["geometry"]["coordinates"]) for feature in access} == {2}
    assert [feature["properties"]["place_id"] for feature in access] == ["hub", "v1", "v2"]
    assert access[0]["geometry"]["coordinates"][1] == [119.001, 29.6]


def test_a_folder_is_replaced_only_when_asked(tmp_path: Path) -> None:
    write_roads(a_report(), tmp_path / "roads")
    with pytest.raises(UsageError, match="--overwrite"):
        require_free_roads(tmp_path / "roads")
    require_free_roads(tmp_path / "roads", overwrite=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "diary.txt").touch()
    with pytest.raises(UsageError, match="left alone"):
        require_free_roads(tmp_path / "other", overwrite=True)
