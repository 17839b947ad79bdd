"""routing roads report."""

import json
from pathlib import Path

from tests.cli.conftest import Routing

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TWO, CHUNAN = SCENARIOS / "two-villages", SCENARIOS / "chunan"


def test_a_table_is_reported_with_what_it_has(routing: Routing) -> None:
    result = routing("roads", "report", TWO)
    assert result.exit_code == 0, result.output
    assert "a table of legs" in result.stdout
    assert "Place to road" not in result.stdout


def test_a_map_is_reported_in_full(routing: Routing, tmp_path: Path) -> None:
    call = ("roads", "report", CHUNAN, "-o", tmp_path / "roads")
    result = routing(*call, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["roads"] == "roads"
    assert told["reached"] == len(told["places"]) == 254
    assert told["access_m"]["max"] < 1.0
    assert told["networks"][0]["km"] > 1600
    shares = [use["driven_km"] for use in told["roads_used"]]
    assert sum(shares) > 254 * told["detour_factor"]["median"]
    assert json.loads((tmp_path / "roads" / "roads.json").read_text("utf-8")) == told
    assert (tmp_path / "roads" / "roads.md").read_text("utf-8").startswith("# Roads: Chun'an")
    again = routing(*call)
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr


def test_straight_lines_say_so(routing: Routing) -> None:
    result = routing("roads", "report", TWO, "--set", "roads.table=null")
    assert result.exit_code == 0, result.output
    assert "STRAIGHT LINES, NOT ROADS" in result.stdout


def test_a_named_scenario_is_reported(routing: Routing) -> None:
    result = routing("roads", "report", CHUNAN, "--scenario", "straight-line", "--json")
    assert json.loads(result.stdout)["roads"] == "straight"


def test_a_map_that_is_not_there_is_exit_4(routing: Routing, tmp_path: Path) -> None:
    (tmp_path / "empty.osm").touch()
    wrong = f"roads.map={tmp_path / 'empty.osm'}"
    result = routing("roads", "report", CHUNAN, "--set", wrong)
    assert result.exit_code == 4
    assert "empty.osm" in result.stderr
