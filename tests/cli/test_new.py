"""routing new."""

import json
from pathlib import Path

from tests.cli.conftest import Routing


def test_a_new_folder_is_a_scenario_without_faults(routing: Routing, tmp_path: Path) -> None:
    result = routing("new", tmp_path / "mine")
    assert result.exit_code == 0, result.output
    assert "Next: routing validate" in result.stdout
    assert routing("validate", tmp_path / "mine").exit_code == 0


def test_tables_in_one_workbook_are_a_scenario_without_faults(
    routing: Routing, tmp_path: Path
) -> None:
    result = routing("new", tmp_path / "mine", "--xlsx", "--lang", "zh")
    assert result.exit_code == 0, result.output
    assert "的副本" in result.stdout
    assert {path.suffix for path in (tmp_path / "mine").glob("*.*s*")} >= {".xlsx"}
    assert not (tmp_path / "mine" / "places.csv").exists()
    assert "0 处错误。" in routing("validate", tmp_path / "mine", "--lang", "zh").stdout


def test_json(routing: Routing, tmp_path: Path) -> None:
    result = routing("new", tmp_path / "mine", "--template", "two-villages", "--json")
    assert json.loads(result.stdout) == {
        "folder": str(tmp_path / "mine"),
        "template": "two-villages",
    }


def test_a_folder_that_is_there_is_left_alone(routing: Routing, run: Path) -> None:
    result = routing("new", run)
    assert result.exit_code == 2
    assert "Choose another folder" in result.stderr


def test_an_unknown_template_names_the_known_ones(routing: Routing, tmp_path: Path) -> None:
    result = routing("new", tmp_path / "x", "--template", "atlantis")
    assert result.exit_code == 2
    assert "two-villages" in result.stderr
    assert not (tmp_path / "x").exists()
