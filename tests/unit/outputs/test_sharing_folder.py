"""The folder of a study of sharing: complete, readable, and true to the ledgers behind it."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from routing.costs import account
from routing.errors import UsageError
from routing.model import Item
from routing.outputs import read_game, read_run, write_sharing
from routing.outputs.json_object import read_json
from routing.outputs.plan_file import plan_of
from routing.outputs.sharing_report import sharing_report
from routing.outputs.sharing_shelf import FolderShelf, file_name, open_shelf
from routing.studies.sharing import Outcome, coalition_scenario, county_digest, share_costs
from routing.units import fen_to_yuan
from tests.builders import a_carrier, a_scenario, a_van
from tests.sharing_builder import CARRIERS, a_county, a_request, a_study, a_survey

COUNTY = county_digest(a_county(), a_survey().travel)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("allocation") / "shares"
    shelf = open_shelf(folder, COUNTY, "some effort")
    study = share_costs(a_survey(), a_request(), shelf=shelf)
    return write_sharing(study, folder)


def told(folder: Path) -> Any:
    return json.loads((folder / "allocation.json").read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def yuan(fen: int) -> str:
    return f"{fen_to_yuan(fen):,.2f}"


# The numbers reconcile with the ledgers of the runs behind them


def test_every_coalition_costs_what_the_ledger_of_its_plan_says(written: Path) -> None:
    travel = a_survey().travel
    report = (written / "report.md").read_text(encoding="utf-8")
    table = {row["coalition"]: row for row in rows(written / "coalitions.csv")}
    assert len(told(written)["coalitions"]) == 7
    for entry in told(written)["coalitions"]:
        path = written / entry["plan"]
        kept = read_json(path)
        plan = plan_of(kept.inner("plan") if "plan" in kept else kept)
        own = coalition_scenario(a_county(), tuple(entry["members"]))
        ledger = account(own, travel, plan)
        row = table["+".join(entry["members"])]
        assert entry["cost_fen"] == ledger.total_fen
        assert float(row["cost_yuan"]) == fen_to_yuan(ledger.total_fen)
        assert float(row["distance_km"]) == pytest.approx(
            ledger.quantity_of(Item.DISTANCE), abs=1e-3
        )
        assert float(row["vehicles"]) == ledger.quantity_of(Item.VEHICLE)
        assert yuan(ledger.total_fen) in report


@pytest.mark.parametrize(("run", "part"), [("joint", None), ("lines", "lines")])
def test_bills_shares_and_settlements_sum_to_the_ledger_of_their_run(
    written: Path, run: str, part: str | None
) -> None:
    ledger = read_run(written / run).accounts
    figures = told(written) if part is None else told(written)[part]
    assert figures["bill_fen"] == ledger.total_fen
    for split in figures["splits"]:
        if not split["refused"]:
            assert sum(split["shares_fen"].values()) == ledger.total_fen
    settlement = figures["settlement"]
    assert sum(settlement["spent_fen"].values()) == ledger.total_fen
    assert sum(settlement["transfers_fen"].values()) == 0
    report = (written / "report.md").read_text(encoding="utf-8")
    for party, spent in settlement["spent_fen"].items():
        booked = sum(x.amount_fen for x in ledger.lines if x.carrier_id == party)
        assert spent >= booked
        assert yuan(spent) in report
    network = "pooled" if part is None else "lines"
    table = [r for r in rows(written / "settlement.csv") if r["network"] == network]
    assert round(sum(float(row["transfer_yuan"]) for row in table), 2) == 0
    for payment in settlement["payments"]:
        assert yuan(payment["amount_fen"]) in report


def test_the_table_of_shares_has_every_method_and_carrier(written: Path) -> None:
    table = rows(written / "shares.csv")
    study = a_study()
    assert len(table) == 2 * len(study.splits) * len(CARRIERS)
    for split in study.splits:
        mine = {
            row["carrier_id"]: row
            for row in table
            if row["method"] == split.method and row["network"] == "pooled"
        }
        for carrier, fen in split.fen.items():
            assert float(mine[carrier]["share_yuan"]) == fen_to_yuan(fen)
            assert float(mine[carrier]["seeds_from_yuan"]) <= fen_to_yuan(fen) + 0.01


def test_violations_are_listed_with_their_size(written: Path) -> None:
    table = rows(written / "violations.csv")
    listed = {(r["network"], r["method"], r["axiom"], r["players"]) for r in table}
    lines = told(written)["lines"]
    blocking = [
        ("lines", split["method"], "core", "+".join(v["players"]))
        for split in lines["splits"]
        if split["axioms"]
        for v in split["axioms"]["blocking"]
    ]
    assert set(blocking) <= listed


def test_the_chart_is_svg_with_a_bar_for_every_share(written: Path) -> None:
    root = ET.parse(written / "shares.svg").getroot()  # noqa: S314 - our own file
    titles = [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}title")]
    shares = [s for s in a_study().splits if s.shares]
    assert len(titles) == len(shares) * len(CARRIERS)
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "ZTO 快递zto" in texts


def test_the_report_says_everything_a_manager_asks(written: Path) -> None:
    report = (written / "report.md").read_text(encoding="utf-8")
    for words in (
        "Sharing saves",
        "## In plain words",
        "it saves",
        "As long as it pays between",
        "## Alone and together",
        "## Who would leave, and the subsidy",
        "No subsidy is needed",
        "settlement",
        "Which carrier should run which line",
        "## Repairs",
        "2 seeds from 1 up",
    ):
        assert words in report, words


# Reading back


def test_the_game_is_read_back(written: Path) -> None:
    kept = read_game(written)
    study = a_study()
    for row in study.rows:
        assert kept.game.cost(row.members) == row.taken.cost_fen
    assert len(kept.seed_games) == 2
    assert kept.weights == study.weights
    assert kept.names["zto"] == ("ZTO", "快递zto")
    of_lines = kept.of_lines()
    assert of_lines is not None
    assert study.lines is not None
    assert of_lines.game.grand == study.lines.run.accounts.total_fen


def test_a_folder_without_its_seal_is_no_allocation(written: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    (copy / "allocation.json").unlink()
    with pytest.raises(UsageError, match="no finished allocation"):
        read_game(copy)
    shutil.copy(written / "allocation.json", copy)
    text = (copy / "allocation.json").read_text(encoding="utf-8")
    (copy / "allocation.json").write_text(text.replace("routing-allocation-1", "other"), "utf-8")
    with pytest.raises(UsageError, match="format"):
        read_game(copy)
    damaged = text.replace('"seed_games": [', '"seed_games": ["x", ')
    (copy / "allocation.json").write_text(damaged, "utf-8")
    with pytest.raises(UsageError, match="lists of numbers"):
        read_game(copy)


# The shelf


def test_what_is_kept_is_found_again_for_the_very_same_job_only(tmp_path: Path) -> None:
    jobs = a_request().suited(a_county()).jobs(a_county(), a_survey().travel)
    row = a_study().rows[0]
    shelf = FolderShelf(tmp_path, COUNTY)
    outcome = Outcome(
        job="zto", seed=1, plan=row.taken.plan, cost_fen=row.taken.cost_fen, seconds=0.25
    )
    shelf.keep(jobs[0], outcome)
    assert shelf.find(jobs[0]) == outcome
    assert shelf.find(jobs[1]) is None
    assert FolderShelf(tmp_path, "another county").find(jobs[0]) is None
    assert [path.name for path in tmp_path.rglob("*.json")] == ["zto.json"]


def test_a_damaged_file_is_planned_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    job = a_request().suited(a_county()).jobs(a_county(), a_survey().travel)[0]
    path = tmp_path / "coalitions" / "seed-1" / "zto.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"digest": ', encoding="utf-8")
    assert FolderShelf(tmp_path, COUNTY).find(job) is None
    assert "planned again" in caplog.text


def test_failures_are_not_kept(tmp_path: Path) -> None:
    job = a_request().suited(a_county()).jobs(a_county(), a_survey().travel)[0]
    shelf = FolderShelf(tmp_path, COUNTY)
    shelf.keep(job, Outcome(job="zto", seed=1, plan=None, cost_fen=0, error="x"))
    assert list(tmp_path.iterdir()) == []


def test_members_that_make_no_file_name_have_a_digest() -> None:
    assert file_name(("zto", "yto")) == "zto+yto.json"
    odd = file_name(("a/b", "中通"))
    assert len(odd) == 37
    assert odd != file_name(("a", "b/中通"))
    assert len(file_name(tuple(f"carrier{n}" for n in range(20)))) == 37


def test_coalitions_of_another_county_or_effort_are_not_mixed(tmp_path: Path) -> None:
    open_shelf(tmp_path / "a", "county", "8 s")
    open_shelf(tmp_path / "a", "county", "8 s")
    with pytest.raises(UsageError, match="planned for another effort"):
        open_shelf(tmp_path / "a", "county", "9 s")
    with pytest.raises(UsageError, match="planned for another scenario"):
        open_shelf(tmp_path / "a", "other", "8 s")
    (tmp_path / "a" / "coalitions" / "old").mkdir()
    open_shelf(tmp_path / "a", "other", "8 s", overwrite=True)
    assert not (tmp_path / "a" / "coalitions" / "old").exists()


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, written: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").touch()
    with pytest.raises(UsageError, match="something else"):
        open_shelf(tmp_path / "notes", "county", "8 s")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="not a folder"):
        open_shelf(tmp_path / "file", "county", "8 s")
    with pytest.raises(UsageError, match="--overwrite"):
        open_shelf(written, COUNTY, "some effort")


# Words for what this study does not have


def test_sunk_days_and_penalties_are_said() -> None:
    kind = a_van(fixed_yuan_per_day=0.0, sunk_yuan_per_day=120.0)
    county = a_scenario(
        carriers=(a_carrier("post"), a_carrier("zto")),
        vehicle_types=(a_scenario().vehicle_types[0], kind),
        lines=(),
    )
    from routing.recipe.survey import survey  # noqa: PLC0415

    study = share_costs(survey(county), a_request(seeds=1))
    report = sharing_report(study)
    assert "SUNK COSTS: 360.00 yuan a day for 3 vehicles of POST 快递post" in report
    assert "only one seed searched" in report
    if any(row.summary.penalty_fen for row in study.rows):
        assert "PENALTIES IN THE COSTS" in report
