"""routing report."""

import json
from pathlib import Path

from tests.cli.conftest import Routing


def test_the_report_of_a_run_is_printed(routing: Routing, finished: Path) -> None:
    result = routing("report", finished / "run")
    assert result.exit_code == 0, result.output
    assert result.stdout == (finished / "run" / "report.md").read_text(encoding="utf-8")


def test_the_report_of_a_comparison_is_printed(routing: Routing, finished: Path) -> None:
    result = routing("report", finished / "compared")
    assert "the networks compared" in result.stdout.splitlines()[0]


def test_a_report_goes_into_a_file(routing: Routing, finished: Path, tmp_path: Path) -> None:
    call = ("report", finished / "run", "-o", tmp_path / "r.md")
    result = routing(*call)
    assert result.stdout.strip() == str(tmp_path / "r.md")
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# A small county")
    assert routing(*call).exit_code == 2
    assert routing(*call, "--overwrite").exit_code == 0


def test_json_prints_the_figures(routing: Routing, finished: Path) -> None:
    told = json.loads(routing("report", finished / "run", "--json").stdout)
    assert told["parcels"] == 82
    told = json.loads(routing("report", finished / "compared", "--json").stdout)
    assert "networks" in told


def test_what_is_neither_is_wrong_use(routing: Routing, tmp_path: Path) -> None:
    assert routing("report", tmp_path).exit_code == 2


def test_a_plan_that_was_edited_is_not_certified(routing: Routing, run: Path) -> None:
    path = run / "plan.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = routing("report", run)
    assert "CHANGED SINCE IT WAS CHECKED: plan.json" in result.stdout
    assert "agrees" not in result.stdout
    exported = routing("export", run, "--format", "csv")
    assert exported.exit_code == 0
    assert "CHANGED SINCE IT WAS CHECKED" in exported.stderr
    assert routing("check", run).exit_code == 0, "the plan itself is as good as before"


def test_a_comparison_with_an_edited_plan_has_no_verdict(routing: Routing, compared: Path) -> None:
    path = compared / "pooled" / "plan.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    text = routing("report", compared).stdout
    assert "**Changed since they were compared: pooled. No verdict holds any more.**" in text
    assert "CHANGED SINCE IT WAS CHECKED: plan.json" in text
