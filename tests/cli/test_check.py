"""routing check."""

import json
from pathlib import Path

from tests.cli.conftest import Routing


def _spoil(run: Path) -> None:
    path = run / "plan.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    plan["tours"][0]["trips"][0]["return_s"] -= 600
    path.write_text(json.dumps(plan), encoding="utf-8")


def test_a_good_plan_has_no_findings(routing: Routing, finished: Path) -> None:
    result = routing("check", finished / "run")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("0 findings.\n")


def test_a_spoilt_plan_is_found_and_exit_6(routing: Routing, run: Path) -> None:
    _spoil(run)
    result = routing("check", run)
    assert result.exit_code == 6
    assert ": error: P" in result.stdout


def test_json_holds_the_findings(routing: Routing, run: Path) -> None:
    _spoil(run)
    result = routing("check", run, "--json")
    assert result.exit_code == 6
    told = json.loads(result.stdout)
    assert told["count"] == len(told["findings"]) >= told["errors"] >= 1
    assert {"run", "code", "severity", "message", "subject"} <= told["findings"][0].keys()


def test_a_comparison_is_judged_run_by_run(routing: Routing, compared: Path) -> None:
    assert routing("check", compared).exit_code == 0
    _spoil(compared / "lines")
    result = routing("check", compared)
    assert result.exit_code == 6
    assert str(compared / "lines") in result.stdout


def test_a_plan_that_names_unknown_things_is_judged_not_refused(
    routing: Routing, run: Path
) -> None:
    path = run / "plan.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"v2"', '"nowhere"'), encoding="utf-8")
    assert routing("check", run).exit_code == 6


def test_what_is_no_run_is_wrong_use(routing: Routing, scenario: Path) -> None:
    result = routing("check", scenario)
    assert result.exit_code == 2
    assert "is not a run" in result.stderr


def test_a_damaged_run_is_wrong_use(routing: Routing, run: Path) -> None:
    (run / "travel.npz").write_bytes(b"PK")
    result = routing("check", run)
    assert result.exit_code == 2
    assert "travel.npz" in result.stderr
