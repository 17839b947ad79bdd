"""routing settle and routing subsidy."""

import csv
import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from routing.language import wordbook
from routing.outputs import write_run, write_sharing
from tests.cli.conftest import Routing
from tests.run_builder import a_run
from tests.sharing_builder import a_county, a_study


@pytest.fixture(scope="module")
def finished_shares(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sharing(a_study(), tmp_path_factory.mktemp("finished") / "shares")


@pytest.fixture
def shares(finished_shares: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished_shares, tmp_path / "shares"))


def test_the_lines_of_an_allocation_are_settled(routing: Routing, shares: Path) -> None:
    result = routing("settle", shares, "--json")
    told = json.loads(result.stdout)
    assert told["network"] == "lines"
    assert told["method"] == "nucleolus"
    assert sum(told["transfers_fen"].values()) == 0
    study = a_study()
    assert study.lines is not None
    assert told["bill_fen"] == study.lines.run.accounts.total_fen
    text = routing("settle", shares).stdout
    assert "pays" in text
    assert "yuan a day." in text


def test_the_settlement_is_that_of_the_report(routing: Routing, shares: Path) -> None:
    told = json.loads(routing("settle", shares, "--json").stdout)
    kept = json.loads((shares / "allocation.json").read_text(encoding="utf-8"))
    for key, value in kept["lines"]["settlement"].items():
        assert told[key] == value, key


def test_another_run_is_settled_by_the_shares_of_an_allocation(
    routing: Routing, shares: Path, tmp_path: Path
) -> None:
    run = a_run(scenario=a_county())
    write_run(run, tmp_path / "run")
    call = ("settle", tmp_path / "run", "--shares", shares, "--method", "shapley")
    result = routing(*call, "-o", tmp_path / "settled")
    assert result.exit_code == 0, result.output
    text = (tmp_path / "settled" / "settlement.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    spent = sum(float(row["spent_yuan"]) for row in rows)
    assert round(spent, 2) == run.accounts.total_fen / 100
    assert {row["method"] for row in rows} == {"shapley"}
    assert (tmp_path / "settled" / "payments.csv").is_file()
    again = routing(*call, "-o", tmp_path / "settled")
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr


def test_a_run_alone_is_settled_by_parcels(routing: Routing, run: Path) -> None:
    told = json.loads(routing("settle", run, "--json").stdout)
    assert told["method"] == "proportional-parcels"
    refused = routing("settle", run, "--method", "nucleolus")
    assert refused.exit_code == 2
    assert "--shares" in refused.stderr


def test_shares_of_other_carriers_do_not_settle_a_run(
    routing: Routing, run: Path, shares: Path
) -> None:
    result = routing("settle", run, "--shares", shares)
    assert result.exit_code == 2
    assert "Allocate among the carriers of the run" in result.stderr


@pytest.mark.parametrize("command", ["settle", "subsidy"])
def test_something_else_is_refused(routing: Routing, tmp_path: Path, command: str) -> None:
    result = routing(command, tmp_path)
    assert result.exit_code == 2
    assert "is no" in result.stderr


def test_the_subsidy_under_every_rule(routing: Routing, shares: Path) -> None:
    result = routing("subsidy", shares)
    assert result.exit_code == 0, result.output
    assert "Does everybody stay without a subsidy?" in result.stdout
    told = json.loads(routing("subsidy", shares, "--json", "--network", "lines").stdout)
    assert told["network"] == "lines"
    # the lines of this county cost more than staying apart in pairs: some group would leave
    assert told["stability"]["has_core"] == "no"
    assert told["subsidy_fen"] > 0
    assert all(
        rule["side_payments_yuan"] * 100 >= told["subsidy_fen"] - 3 for rule in told["rules"]
    )
    assert {rule["method"] for rule in told["rules"]} >= {"shapley", "proportional-parcels"}


def test_a_fixed_rule_may_need_a_subsidy_where_none_is_needed_in_all(
    routing: Routing, shares: Path
) -> None:
    path = shares / "allocation.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["weights"]["parcels"] = {"zto": 100.0, "yto": 0.0, "sto": 0.0}
    path.write_text(json.dumps(kept), encoding="utf-8")
    call = ("subsidy", shares, "--methods", "proportional-parcels")
    (rule,) = json.loads(routing(*call, "--json").stdout)["rules"]
    bill = kept["bill_fen"]
    alone = next(c["cost_fen"] for c in kept["coalitions"] if c["members"] == ["zto"])
    assert rule["more_than_alone_fen"]["zto"] == bill - alone
    assert rule["worst"]["players"] == ["zto"]
    assert "worst off: zto" in routing(*call).stdout


def test_unknown_rules_and_lines_that_are_not_there(routing: Routing, shares: Path) -> None:
    assert routing("subsidy", shares, "--methods", "shaply").exit_code == 2
    path = shares / "allocation.json"
    kept = json.loads(path.read_text(encoding="utf-8")) | {"lines": None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    result = routing("subsidy", shares, "--network", "lines")
    assert result.exit_code == 2
    assert "has no lines" in result.stderr


def test_the_report_and_the_runs_of_an_allocation_are_found(routing: Routing, shares: Path) -> None:
    text = (shares / "report.md").read_text(encoding="utf-8")
    page = shares / "report.html"
    page.unlink()
    assert routing("report", shares).stdout == text
    assert page.is_file()
    told = json.loads(routing("report", shares, "--json").stdout)
    assert told == json.loads((shares / "allocation.json").read_text(encoding="utf-8"))
    assert routing("check", shares).exit_code == 0
    (shares / "report.md").unlink()
    assert routing("report", shares).exit_code == 2


# Languages


def test_settle_and_subsidy_speak_chinese_and_json_does_not(routing: Routing, shares: Path) -> None:
    assert "每日付给" in routing("settle", shares, "--lang", "zh").stdout
    assert "分摊方法：核仁" in routing("settle", shares, "--lang", "zh").stdout
    text = routing("subsidy", shares, "--lang", "zh").stdout
    assert "没有补贴时各方是否都不退出？" in text
    assert "yuan" not in text
    for command in ("settle", "subsidy", "report"):
        english, chinese = (routing(command, shares, "--json", "--lang", x) for x in ("en", "zh"))
        assert english.stdout == chinese.stdout
        assert json.loads(english.stdout)


def test_no_english_is_left_in_the_chinese_report(tmp_path: Path) -> None:
    folder = write_sharing(a_study(), tmp_path / "a", words=wordbook("zh"))
    report = (folder / "report.md").read_text(encoding="utf-8")
    heads = [line for line in report.splitlines() if line.startswith("#")]
    heads += [
        line.replace("快递zto", "").replace("快递yto", "").replace("快递sto", "")
        for line, below in pairwise(report.splitlines())
        if below.startswith("| :--")
    ]
    assert len(heads) > 20
    assert not any(letter.isascii() and letter.isalpha() for line in heads for letter in line)
    assert "合作每日节约" in report
    assert "各分摊方法下各方应付多少" in (folder / "shares.svg").read_text(encoding="utf-8")
    assert "核仁" in (folder / "report.html").read_text(encoding="utf-8")
