"""routing whatif."""

import json
from pathlib import Path

import pytest

from routing.outputs import read_whatif
from tests.cli.conftest import Routing

GREEDY = ("--engine", "greedy", "--iterations", 5)
DEAR = ("--set", "tariff.wage_yuan_per_h=45")


def test_two_runs_a_table_and_a_verdict(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    result = routing("whatif", scenario, "-o", tmp_path / "w", *DEAR, *GREEDY)
    assert result.exit_code == 0, result.output
    study, name = read_whatif(tmp_path / "w")
    assert name == "tariff.wage_yuan_per_h=45"
    assert study.extra_fen > 0
    more = f"With {name}, the day costs {study.extra_fen / 100:,.2f} yuan more"
    assert more in result.stdout
    assert more in (tmp_path / "w" / "whatif.md").read_text(encoding="utf-8")
    assert study.base.scenario.tariff.wage_yuan_per_h != 45
    assert study.variant.scenario.tariff.wage_yuan_per_h == 45
    assert "variant 0/" in result.stderr


def test_a_named_scenario_and_settings_together(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    text = (scenario / "scenario.yaml").read_text(encoding="utf-8")
    named = "overrides: {dear: {tariff.wage_yuan_per_h: 45}}\nscenarios: {dear-day: [dear]}\n"
    (scenario / "scenario.yaml").write_text(text + named, encoding="utf-8")
    call = ("whatif", scenario, "-o", tmp_path / "w", "--scenario", "dear-day", *GREEDY)
    result = routing(*call, "--set", "rules.max_trips=2", "--network", "lines", "--json", "-q")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["name"] == "dear-day, rules.max_trips=2"
    assert told["variant"]["network"] == "lines"
    assert told == json.loads((tmp_path / "w" / "whatif.json").read_text(encoding="utf-8"))
    steps = sum(step["amount_fen"] for step in told["bridge"]["steps"])
    assert told["bridge"]["start_fen"] + steps == told["bridge"]["end_fen"]


def test_what_changes_must_be_said(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    result = routing("whatif", scenario, "-o", tmp_path / "w", *GREEDY)
    assert result.exit_code == 2
    assert "Say what changes: --scenario NAME or --set KEY=VALUE" in result.stderr


def test_an_unknown_name_is_a_fault_of_the_scenario(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    result = routing("whatif", scenario, "-o", tmp_path / "w", "--scenario", "nonsense", *GREEDY)
    assert result.exit_code == 3
    assert not (tmp_path / "w").exists()


def test_unserved_parcels_are_named_by_run_and_strict_is_exit_5(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    short = ("--set", "rules.max_shift_h=1")
    result = routing("whatif", scenario, "-o", tmp_path / "w", *short, *GREEDY, "--strict")
    assert result.exit_code == 5, result.output
    assert "Warning: variant: " in result.stderr
    assert "Warning: base: " not in result.stderr


def test_a_whatif_is_replaced_only_when_asked(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    call = ("whatif", scenario, "-o", tmp_path / "w", *DEAR, *GREEDY)
    assert routing(*call).exit_code == 0
    again = routing(*call)
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr
    assert routing(*call, "--overwrite").exit_code == 0


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_whatif_is_reported_and_checked_like_other_folders(
    routing: Routing, scenario: Path, tmp_path: Path, command: str
) -> None:
    routing("whatif", scenario, "-o", tmp_path / "w", *DEAR, *GREEDY, "-q")
    result = routing(command, tmp_path / "w")
    assert result.exit_code == 0, result.output
    if command == "report":
        assert result.stdout == (tmp_path / "w" / "whatif.md").read_text(encoding="utf-8")
