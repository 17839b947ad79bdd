"""routing validate."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Routing


@pytest.fixture(name="broken")
def _broken(scenario: Path) -> Path:
    path = scenario / "scenario.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nhubb: x\ncolour: red\n", encoding="utf-8")
    return scenario


def test_a_good_scenario_has_no_faults(routing: Routing, scenario: Path) -> None:
    result = routing("validate", scenario)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{scenario}: 0 faults.\n"


def test_all_faults_are_on_stdout_with_their_count(routing: Routing, broken: Path) -> None:
    result = routing("validate", broken)
    assert result.exit_code == 3
    *faults, count = result.stdout.splitlines()
    assert count == f"{broken}: 2 faults."
    assert len(faults) == 2
    assert all(fault.startswith("S") and "line" in fault for fault in faults)


def test_json_holds_the_faults(routing: Routing, broken: Path) -> None:
    result = routing("validate", broken, "--json")
    assert result.exit_code == 3
    told = json.loads(result.stdout)
    assert told["count"] == len(told["faults"]) == 2
    assert {"code", "message", "remedy", "file", "line", "where"} <= told["faults"][0].keys()


def test_a_missing_scenario_is_a_fault(routing: Routing, tmp_path: Path) -> None:
    result = routing("validate", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere" in result.stdout


def test_a_setting_is_judged_too(routing: Routing, scenario: Path) -> None:
    assert routing("validate", scenario, "--set", "rules.max_trips=2").exit_code == 0
    assert routing("validate", scenario, "--set", "rules.max_trips=-2").exit_code == 3
    assert routing("validate", scenario, "--scenario", "flood").exit_code == 3


def test_a_code_is_explained(routing: Routing) -> None:
    result = routing("validate", "--explain", "S101")
    assert result.exit_code == 0
    assert result.stdout.startswith("S101")
    told = json.loads(routing("validate", "--explain", "S101", "--json").stdout)
    assert told["code"] == "S101"


def test_an_unknown_code_is_wrong_use(routing: Routing) -> None:
    result = routing("validate", "--explain", "S999")
    assert result.exit_code == 2
    assert "S999" in result.stderr


def test_something_must_be_named(routing: Routing) -> None:
    assert routing("validate").exit_code == 2
