"""routing compare."""

import json
from pathlib import Path

import pytest

from routing.cli import compare as command
from routing.outputs import read_comparison
from tests.cli.conftest import Routing

GREEDY = ("--engine", "greedy", "--iterations", 5)


def test_three_runs_a_table_and_a_verdict(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    served = ("--set", "tariff.unserved_yuan_per_parcel=1000")
    result = routing("compare", scenario, "-o", tmp_path / "c", *GREEDY, *served)
    assert result.exit_code == 0, result.output
    assert "separate" in result.stdout
    assert "yuan a day less than separate" in result.stdout
    comparison = read_comparison(tmp_path / "c")
    for run in comparison.runs.values():
        assert not run.findings
        assert f"{run.accounts.total_fen / 100:,.2f}" in result.stdout


def test_no_winner_is_named_where_some_networks_leave_parcels(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    call = ("compare", scenario, *GREEDY)
    result = routing(*call, "-o", tmp_path / "c")
    assert result.exit_code == 0, result.output
    assert "none of them is called the cheapest" in result.stdout
    assert "Warning: separate: " in result.stderr
    assert routing(*call, "-o", tmp_path / "d", "--strict").exit_code == 5


def test_json_has_the_contracts_keys_and_a_bridge_that_adds_up(
    routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    result = routing("compare", scenario, "-o", tmp_path / "c", *GREEDY, "--json", "-q")
    told = json.loads(result.stdout)
    assert told.keys() >= {"networks", "saving_yuan", "saving_percent", "nested", "by_carrier"}
    assert set(told["networks"]) == {"separate", "lines", "pooled"}
    assert told["nested"] is True
    for bridge in told["bridges"]:
        steps = sum(step["amount_fen"] for step in bridge["steps"])
        assert bridge["start_fen"] + steps == bridge["end_fen"]
    assert json.loads((tmp_path / "c" / "compare.json").read_text(encoding="utf-8")) == told


def test_a_comparison_is_replaced_only_when_asked(
    routing: Routing, scenario: Path, compared: Path
) -> None:
    result = routing("compare", scenario, "-o", compared, *GREEDY)
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr
    assert routing("compare", scenario, "-o", compared, *GREEDY, "--overwrite").exit_code == 0


@pytest.mark.parametrize("options", [("--seconds", 1, "--iterations", 3), ("--workers", 0)])
def test_wrong_use_is_exit_2(
    routing: Routing, scenario: Path, tmp_path: Path, options: tuple[object, ...]
) -> None:
    assert routing("compare", scenario, "-o", tmp_path / "c", *options).exit_code == 2


def test_a_negative_seed_is_wrong_use(routing: Routing, scenario: Path, tmp_path: Path) -> None:
    assert routing("compare", scenario, "-o", tmp_path / "c", "--seed", -1).exit_code == 2


def test_a_place_that_cannot_be_written_is_found_before_the_search(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, scenario: Path, tmp_path: Path
) -> None:
    searched: list[object] = []
    monkeypatch.setattr(command, "compare_carriers", lambda *_, **__: searched.append(1))
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "below" / "r"
    result = routing("compare", scenario, "-o", target, *GREEDY)
    assert result.exit_code == 2
    assert f"{target} cannot be written" in result.stderr
    assert ".part" not in result.stderr
    assert not searched
