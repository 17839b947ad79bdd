"""routing report."""

import json
from pathlib import Path

import pytest

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


def test_the_page_is_written_into_the_folder(routing: Routing, run: Path) -> None:
    page = run / "report.html"
    page.write_text("old", encoding="utf-8")
    result = routing("report", run)
    assert result.exit_code == 0, result.output
    assert result.stderr.strip() == f"The page is {page}"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert routing("check", run).exit_code == 0, "the page is not part of what is judged"


@pytest.mark.parametrize("folder", ["run", "compared"])
def test_the_page_speaks_the_language_asked_for(
    routing: Routing, finished: Path, tmp_path: Path, folder: str
) -> None:
    call = ("report", finished / folder, "--lang", "zh", "-o", tmp_path / "r.html")
    result = routing(*call)
    assert result.exit_code == 0, result.output
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="zh">' in html
    assert "各村服务情况" in html
    assert "Service of the villages" not in html
    assert routing(*call).exit_code == 2
    assert routing(*call, "--overwrite").exit_code == 0


def test_a_what_if_has_no_page_of_its_own(routing: Routing, tmp_path: Path, scenario: Path) -> None:
    folder = tmp_path / "what"
    change = ("--set", "tariff.wage_yuan_per_h=60", "--lang", "zh")
    planned = routing("whatif", scenario, "-o", folder, "--iterations", 1, *change)
    assert planned.exit_code == 0, planned.output
    assert '<html lang="zh">' in (folder / "base" / "report.html").read_text(encoding="utf-8")
    refused = routing("report", folder, "-o", tmp_path / "r.html")
    assert refused.exit_code == 2
    assert f"Open {folder / 'base' / 'report.html'}" in refused.stderr
    printed = routing("report", folder)
    assert printed.exit_code == 0
    assert not (folder / "report.html").exists()


def test_solve_and_compare_write_the_page_in_a_language(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    for command, pages in (("solve", 1), ("compare", 4)):
        folder = tmp_path / command
        result = routing(command, scenario, "-o", folder, "--iterations", 1, "--lang", "zh")
        assert result.exit_code == 0, result.output
        found = [path.read_text(encoding="utf-8") for path in folder.rglob("report.html")]
        assert len(found) == pages
        assert all('<html lang="zh">' in html for html in found)
