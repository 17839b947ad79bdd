"""routing solve."""

import json
import re
from pathlib import Path

import pytest

from routing.cli import solve as command
from routing.model import Finding, Severity
from routing.outputs import read_run
from routing.recipe import RunResult
from tests.cli.conftest import Routing
from tests.run_builder import a_run, a_tight_run, without

GREEDY = ("--engine", "greedy", "--iterations", 5)


def test_a_run_is_written_and_its_figures_printed(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    result = routing("solve", scenario, "-o", tmp_path / "r", *GREEDY)
    assert result.exit_code == 0, result.output
    written = read_run(tmp_path / "r")
    assert not written.findings
    assert f"{written.accounts.total_fen / 100:,.2f}" in result.stdout
    assert "Findings" in result.stdout
    assert re.search(r"^pooled \d+/\d+: ", result.stderr, re.MULTILINE), "progress goes to stderr"


def test_json_is_one_object_with_the_contracts_keys(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    result = routing("solve", scenario, "-o", tmp_path / "r", *GREEDY, "--json", "--seed", 4)
    told = json.loads(result.stdout)
    assert told["run"] == str(tmp_path / "r")
    assert told["network"] == "pooled"
    assert (told["seed"], told["engine"], told["findings"]) == (4, "greedy", 0)
    assert told["unserved_parcels"] == 0


@pytest.mark.parametrize("network", ["separate", "lines", "pooled"])
def test_every_network_can_be_planned(
    routing: Routing, scenario: Path, tmp_path: Path, network: str
) -> None:
    result = routing("solve", scenario, "-o", tmp_path / "r", *GREEDY, "--network", network)
    assert result.exit_code == 0, result.output
    assert read_run(tmp_path / "r").plan.network.value == network


def test_the_same_seed_and_iterations_give_the_same_plan(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        assert routing("solve", scenario, "-o", tmp_path / name, *GREEDY).exit_code == 0
    first, second = ((tmp_path / name / "plan.json").read_bytes() for name in ("a", "b"))
    assert first == second


def test_quiet_says_nothing_on_stderr(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    assert routing("solve", scenario, "-o", tmp_path / "r", *GREEDY, "-q").stderr == ""


def test_a_setting_changes_the_scenario(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    setting = ("--set", "rules.max_trips=1")
    routing("solve", scenario, "-o", tmp_path / "r", *GREEDY, *setting)
    assert read_run(tmp_path / "r").scenario.rules.max_trips == 1


def test_a_run_is_replaced_only_when_asked(routing: Routing, scenario: Path, run: Path) -> None:
    before = (run / "run.json").read_bytes()
    result = routing("solve", scenario, "-o", run, *GREEDY)
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr
    assert (run / "run.json").read_bytes() == before
    assert routing("solve", scenario, "-o", run, *GREEDY, "--overwrite").exit_code == 0
    assert (run / "run.json").read_bytes() != before


def test_a_scenario_with_faults_writes_nothing(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    (scenario / "demand.csv").unlink()
    result = routing("solve", scenario, "-o", tmp_path / "r", *GREEDY)
    assert result.exit_code == 3
    assert "demand.csv" in result.stderr
    assert "fault" in result.stderr
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--seconds", 1, "--iterations", 3),
        ("--seconds", 0),
        ("--iterations", 0),
        ("--seed", -1),
        ("--engine", "magic"),
        ("--network", "none"),
    ],
)
def test_wrong_use_is_exit_2(
    routing: Routing, scenario: Path, tmp_path: Path, options: tuple[object, ...]
) -> None:
    assert routing("solve", scenario, "-o", tmp_path / "r", *options).exit_code == 2
    assert routing("solve", scenario).exit_code == 2


def _planned(monkeypatch: pytest.MonkeyPatch, result: RunResult) -> None:
    """Let the planner come back with this result, which it never would on a good day."""
    monkeypatch.setattr(command, "run", lambda *_, **__: result)


def test_unserved_parcels_are_a_warning_and_with_strict_a_failure(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    _planned(monkeypatch, without(a_run(), "v1-zto-up-parcel"))
    result = routing("solve", scenario, "-o", tmp_path / "a")
    assert result.exit_code == 0
    assert "3 parcels unserved" in result.stderr
    quiet = routing("solve", scenario, "-o", tmp_path / "q", "-q")
    assert quiet.stderr == "Warning: pooled: 3 parcels unserved; the report says why.\n"
    assert routing("solve", scenario, "-o", tmp_path / "b", "--strict").exit_code == 5
    assert read_run(tmp_path / "b").plan.unserved, "the run is written all the same"


def test_a_plan_with_findings_is_written_and_exit_6(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    finding = Finding(code="P117", severity=Severity.ERROR, message="late", subject="t1")
    _planned(monkeypatch, a_run(findings=(finding,)))
    result = routing("solve", scenario, "-o", tmp_path / "r", "--json")
    assert result.exit_code == 6
    assert "P117" in result.stderr
    assert "the run is written" in result.stderr
    assert json.loads(result.stdout)["findings"] == 1
    assert read_run(tmp_path / "r").findings == (finding,)


def test_a_warning_of_the_checker_is_exit_0(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    finding = Finding(code="R205", severity=Severity.WARNING, message="far", subject="v1")
    _planned(monkeypatch, a_run(findings=(finding,)))
    result = routing("solve", scenario, "-o", tmp_path / "r")
    assert result.exit_code == 0
    assert "R205" in result.stderr


def test_a_place_that_cannot_be_written_is_found_before_the_search(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    searched: list[object] = []
    monkeypatch.setattr(command, "run", lambda *_, **__: searched.append(1))
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "below" / "r"
    result = routing("solve", scenario, "-o", target, *GREEDY)
    assert result.exit_code == 2
    assert f"{target} cannot be written" in result.stderr
    assert ".part" not in result.stderr
    assert not searched


def test_a_thin_slack_is_noted_under_the_table(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    _planned(monkeypatch, a_tight_run(590))
    result = routing("solve", scenario, "-o", tmp_path / "r")
    assert "Note: THIN SLACK: the tightest cut-off is met with 9.8 min" in result.stdout
