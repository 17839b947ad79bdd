"""The page of an allocation: every number is that of allocation.json, and it needs nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from routing.errors import UsageError
from routing.language import wordbook
from routing.model import Item
from routing.outputs import page_of, read_run, refresh_page, sharing_figures, write_sharing
from routing.outputs.page import sharing_page
from tests.builders import a_carrier
from tests.sharing_builder import CARRIERS, a_county, a_study
from tests.unit.outputs.page.reading import ReadPage, read_page


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sharing(a_study(), tmp_path_factory.mktemp("page") / "shares")


@pytest.fixture(name="told", scope="module")
def _told(folder: Path) -> Any:
    return json.loads((folder / "allocation.json").read_text(encoding="utf-8"))


@pytest.fixture(name="page", scope="module")
def _page(folder: Path) -> ReadPage:
    return read_page((folder / "report.html").read_text(encoding="utf-8"))


def rows_of(page: ReadPage, table: str) -> dict[str, list[float]]:
    """Return the figures of a table, row by row; every text shows its figure."""
    rows: dict[str, list[float]] = {}
    for (name, key, _), (text, value) in page.figures.items():
        if name == table:
            digits = len(text.partition(".")[2])
            shown = float(text.replace(",", "").replace("−", "-"))
            assert shown == pytest.approx(value, abs=0.5001 * 10**-digits)
            rows.setdefault(key, []).append(value)
    return rows


def yuan(fen: float) -> Any:
    return pytest.approx(fen / 100, abs=1e-4)


def test_alone_and_together_is_that_of_coalitions_shares_and_ledger(
    page: ReadPage, told: Any, folder: Path
) -> None:
    rows = rows_of(page, "alone-together")
    shares = next(s for s in told["splits"] if s["method"] == "nucleolus")["shares_fen"]
    ledger = read_run(folder / "joint").accounts.lines
    for entry in told["coalitions"][: len(CARRIERS)]:
        (player,) = entry["members"]
        alone, share = entry["cost_fen"], shares[player]
        driven = [
            sum(line.quantity for line in ledger if line.item is item and line.carrier_id == player)
            for item in (Item.VEHICLE, Item.DISTANCE, Item.CARBON)
        ]
        assert rows[player] == [
            yuan(alone),
            entry["vehicles"],
            pytest.approx(entry["distance_km"], abs=1e-3),
            pytest.approx(entry["co2_kg"], abs=1e-3),
            yuan(share),
            yuan(alone - share),
            driven[0],
            pytest.approx(driven[1], abs=1e-3),
            pytest.approx(driven[2], abs=1e-3),
        ]
    assert rows["total"][0] == yuan(told["stand_alone_fen"])
    assert rows["total"][4] == yuan(told["bill_fen"])
    assert rows["total"][5] == yuan(told["saving_fen"])


@pytest.mark.parametrize("network", ["pooled", "lines"])
def test_every_share_and_the_core_are_those_of_the_json(
    page: ReadPage, told: Any, network: str
) -> None:
    bill = told if network == "pooled" else told["lines"]
    rows = rows_of(page, f"shares-{network}")
    for split in bill["splits"]:
        if split["refused"]:
            assert split["method"] not in rows
        else:
            assert rows[split["method"]] == [yuan(split["shares_fen"][c]) for c in CARRIERS]
    ranges = bill["stability"]["core_ranges_fen"]
    assert (ranges is None) == ("core-from" not in rows)
    if ranges is not None:
        assert rows["core-from"] == [yuan(round(ranges[c][0])) for c in CARRIERS]
        assert rows["core-to"] == [yuan(round(ranges[c][1])) for c in CARRIERS]


@pytest.mark.parametrize("network", ["pooled", "lines"])
def test_settlement_and_payments_are_those_of_the_json(
    page: ReadPage, told: Any, network: str
) -> None:
    settlement = (told if network == "pooled" else told["lines"])["settlement"]
    rows = rows_of(page, f"settlement-{network}")
    for party, spent in settlement["spent_fen"].items():
        share, transfer = (settlement[key][party] for key in ("shares_fen", "transfers_fen"))
        assert rows[party] == [yuan(spent), yuan(share), yuan(transfer)]
    assert rows["total"][2] == 0
    paid = rows_of(page, f"payments-{network}")
    for payer in paid:
        made = [p["amount_fen"] for p in settlement["payments"] if p["payer"] == payer]
        assert sum(paid[payer]) == yuan(sum(made))
    assert sum(map(len, paid.values())) == len(settlement["payments"]) > 0


def test_the_subsidy_is_that_of_the_json(page: ReadPage, told: Any) -> None:
    rows = rows_of(page, "subsidy")
    stability = [told["stability"], told["lines"]["stability"]]
    assert rows["subsidy"] == [yuan(s["subsidy_fen"]["value"]) for s in stability]
    assert rows["least-core"] == [yuan(s["epsilon_fen"]["value"]) for s in stability]
    assert rows["subsidy"][1] > 0


def test_the_page_asks_nobody_and_runs_nothing(folder: Path, page: ReadPage) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    policies = [
        named["content"] for tag, named in page.tags if tag == "meta" and "content" in named
    ]
    assert any("script-src 'none'" in (policy or "") for policy in policies)
    assert not [tag for tag, _ in page.tags if tag in {"script", "img", "iframe"}]
    assert text.count("<svg") == 1
    assert "**" not in " ".join(page.texts)


def test_it_is_written_again_in_another_language(folder: Path, told: Any) -> None:
    written = refresh_page(folder, wordbook("zh"))
    assert written == folder / "report.html"
    texts = " ".join(read_page(written.read_text(encoding="utf-8")).texts)
    for word in ("核仁", "沙普利值", "补贴", "结算", "单独经营"):
        assert word in texts, word
    assert "Shares" not in texts
    assert json.loads((folder / "allocation.json").read_text(encoding="utf-8")) == told
    refresh_page(folder)


def test_names_are_texts_and_nothing_else() -> None:
    joint, figures = a_study().joint, sharing_figures(a_study())
    evil = "<script>alert(1)</script>"
    carriers = tuple(a_carrier(c, name=evil, name_zh=evil) for c in CARRIERS)
    assert a_county(carriers=carriers).carriers == carriers
    scenario = joint.scenario.replace(carriers=carriers)
    text = sharing_page(figures, replace(joint, scenario=scenario), wordbook("en"))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_damaged_figures_are_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "joint").symlink_to(folder / "joint")
    for text, fault in (('{"format": "x"}', "format"), ('{"format": "F"}', "is damaged")):
        told = text.replace("F", "routing-allocation-1")
        (tmp_path / "allocation.json").write_text(told, encoding="utf-8")
        with pytest.raises(UsageError, match=fault):
            page_of(tmp_path)


def test_penalties_in_the_costs_are_told_first() -> None:
    figures = dict(sharing_figures(a_study()))
    first, *others = figures["coalitions"]
    assert "PENALTIES" not in sharing_page(figures, a_study().joint, wordbook("en"))
    figures["coalitions"] = [{**first, "penalty_fen": 100}, *others]
    text = sharing_page(figures, a_study().joint, wordbook("en"))
    assert "PENALTIES IN THE COSTS of zto:" in text
