"""routing allocate."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from routing.cli import allocate as command
from routing.errors import StoppedError
from routing.scenario import write_scenario
from tests.cli.conftest import Routing
from tests.sharing_builder import a_county

QUICK = ("--engine", "greedy", "--iterations", 5, "--seeds", 2, "--executor", "serial")


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Return a folder with three carriers and their lines."""
    folder = tmp_path / "county"
    write_scenario(a_county(), folder)
    return folder


def test_shares_of_every_rule_and_a_verdict(routing: Routing, county: Path, tmp_path: Path) -> None:
    result = routing("allocate", county, "-o", tmp_path / "a", *QUICK)
    assert result.exit_code == 0, result.output
    assert "alone" in result.stdout
    assert "nucleolus" in result.stdout
    assert "Sharing saves" in result.stdout
    assert "coalitions 1/34: zto, seed 1" in result.stderr
    names = {path.name for path in (tmp_path / "a").iterdir()}
    assert names >= {
        "allocation.json",
        "coalitions.csv",
        "shares.csv",
        "violations.csv",
        "settlement.csv",
        "payments.csv",
        "line_prices.csv",
        "shares.svg",
        "report.md",
        "joint",
        "lines",
        "coalitions",
    }
    assert routing("check", tmp_path / "a" / "joint").exit_code == 0
    assert not [name for name in names if name.startswith(".")]


def test_json_is_what_the_folder_holds(routing: Routing, county: Path, tmp_path: Path) -> None:
    call = ("allocate", county, "-o", tmp_path / "a", *QUICK, "--methods", "shapley, nucleolus")
    result = routing(*call, "--players", "zto", "--players", "sto", "--json", "-q")
    told = json.loads(result.stdout)
    kept = json.loads((tmp_path / "a" / "allocation.json").read_text(encoding="utf-8"))
    assert told == kept
    assert [player["id"] for player in told["players"]] == ["zto", "sto"]
    assert [split["method"] for split in told["splits"]] == ["shapley", "nucleolus"]
    assert len(told["coalitions"]) == 3
    assert told["lines"] is None


def test_a_finished_allocation_is_replaced_only_when_asked_and_keeps_its_plans(
    routing: Routing, county: Path, tmp_path: Path
) -> None:
    call = ("allocate", county, "-o", tmp_path / "a", *QUICK)
    assert routing(*call).exit_code == 0
    refused = routing(*call)
    assert refused.exit_code == 2
    assert "--overwrite" in refused.stderr
    again = routing(*call, "--overwrite", "--methods", "shapley")
    assert again.exit_code == 0, again.output
    assert "34 of 34 plans are kept from before" in again.stderr
    other = routing(*call, "--overwrite", "--set", "tariff.wage_yuan_per_h=40")
    assert other.exit_code == 0
    assert "kept from before" not in other.stderr


def _wait_for_plans(process: "subprocess.Popen[bytes]", target: Path) -> None:
    """Wait until two plans are kept; a busy machine takes its time to start."""
    deadline = time.monotonic() + 240
    while len(list(target.glob("coalitions/seed-1/*.json"))) < 2:
        assert process.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_killed_in_the_middle_it_goes_on_where_it_was(routing: Routing, tmp_path: Path) -> None:
    write_scenario(a_county(lines=()), tmp_path / "county")
    target = tmp_path / "a"
    effort = ("--seconds-per-coalition", 0.8, "--seeds", 1, "--executor", "serial")
    call = ("allocate", tmp_path / "county", "-o", target, *effort, "--methods", "shapley")
    arguments = [sys.executable, "-m", "routing", *map(str, call)]
    with subprocess.Popen(arguments, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        try:
            _wait_for_plans(process, target)
        finally:
            process.kill()
    kept = {path: path.stat().st_mtime_ns for path in target.glob("coalitions/*/*.json")}
    assert not (target / "allocation.json").exists()
    result = routing(*call)
    assert result.exit_code == 0, result.output
    assert f"{len(kept)} of 7 plans are kept from before" in result.stderr
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert (target / "allocation.json").is_file()


def test_stopped_by_ctrl_c_it_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, routing: Routing, county: Path, tmp_path: Path
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise StoppedError("Stopped with 3 of 7 plans. The same command goes on with the rest.")

    monkeypatch.setattr(command, "share_costs", stopped)
    result = routing("allocate", county, "-o", tmp_path / "a", *QUICK)
    assert result.exit_code == 130
    assert "The same command goes on" in result.stderr
    assert not (tmp_path / "a" / "allocation.json").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--players", "zto,dhl"), "dhl: no carrier of this scenario. It has zto, yto, sto."),
        (("--players", "zto"), "One carrier alone has nothing to share"),
        (("--methods", "nucleolos"), "Did you mean nucleolus?"),
        (("--executor", "threads"), "processes:N"),
        (("--seconds-per-coalition", "3"), "exclude each other"),
        (("--seeds", "0"), "--seeds"),
    ],
)
def test_wrong_use_is_told_before_anything_is_planned_or_written(
    routing: Routing, county: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    result = routing("allocate", county, "-o", tmp_path / "a", *QUICK, *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not (tmp_path / "a").exists()


def test_too_many_players_for_an_exact_rule(routing: Routing, tmp_path: Path) -> None:
    from tests.unit.studies.sharing.test_study import many  # noqa: PLC0415

    write_scenario(many(21), tmp_path / "many")
    call = ("allocate", tmp_path / "many", "-o", tmp_path / "a", *QUICK)
    result = routing(*call, "--methods", "nucleolus")
    assert result.exit_code == 2
    assert "21 players make 2,097,151 coalitions" in result.stderr
    assert "Use shapley" in result.stderr


def test_a_scenario_with_faults_is_exit_3(routing: Routing, county: Path, tmp_path: Path) -> None:
    (county / "demand.csv").write_text("village_id\nnowhere\n", encoding="utf-8")
    assert routing("allocate", county, "-o", tmp_path / "a", *QUICK).exit_code == 3
    assert not (tmp_path / "a").exists()


def test_a_rule_that_needs_a_core_is_refused_and_the_others_stand(
    routing: Routing, county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from routing.costs.allocation import rules  # noqa: PLC0415
    from routing.costs.allocation.game import AllocationError  # noqa: PLC0415

    def refuse(*_: object) -> None:
        raise AllocationError("MCRS needs a core. Use nucleolus.")

    monkeypatch.setattr(rules, "require_core", refuse)
    result = routing("allocate", county, "-o", tmp_path / "a", *QUICK, "--methods", "mcrs,shapley")
    assert result.exit_code == 0, result.output
    assert "No split: MCRS: MCRS needs a core. Use nucleolus." in result.stderr
    assert "Shapley" in result.stdout
    alone = routing("allocate", county, "-o", tmp_path / "b", *QUICK, "--methods", "mcrs")
    assert alone.exit_code == 2
    assert "Use nucleolus" in alone.stderr


def test_it_speaks_chinese(routing: Routing, county: Path, tmp_path: Path) -> None:
    call = ("allocate", county, "-o", tmp_path / "a", *QUICK, "--methods", "shapley,nucleolus")
    result = routing(*call, "--lang", "zh")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("小县，成本分摊 ")
    assert "沙普利值" in result.stdout
    assert "yuan" not in result.stdout
    assert "联盟" in result.stderr, "progress"
