"""The page about costs names every account, and its worked day is what the program counts."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from routing.costs import account
from routing.model import Accounts, Item
from routing.units import fen_to_yuan
from tests.builders import a_plan, a_scenario, a_travel

PAGE = (Path(__file__).parents[3] / "docs" / "costs.md").read_text(encoding="utf-8")
ACCOUNTS, DAY = PAGE.split("## A day to check by hand")


def the_ledger(*missed: str) -> Accounts:
    scenario = a_scenario()
    travel = a_travel(scenario)
    return account(scenario, travel, a_plan(scenario, travel).replace(missed=missed))


def stated_fen() -> dict[str, int]:
    """Return the amounts of the worked day's table, in fen, by account."""
    rows = re.findall(r"^\| \**`?(\w+)`?\** \|.*\| \**([\d.]+)\** \|$", DAY, flags=re.MULTILINE)
    return {name: int(Decimal(yuan) * 100) for name, yuan in rows}


@pytest.mark.parametrize("item", Item)
def test_every_account_is_described(item: Item) -> None:
    assert f"| `{item}` |" in ACCOUNTS


def test_the_accounts_name_their_tiers() -> None:
    for line in the_ledger().lines:
        (row,) = re.findall(rf"^\| `{line.item}` \|.*$", ACCOUNTS, flags=re.MULTILINE)
        tiers = row.rsplit("|", 2)[1].split(",")
        assert line.tier in [tier.strip() for tier in tiers]


def test_the_worked_day_is_the_ledger_s_to_the_fen() -> None:
    ledger = the_ledger()
    stated = stated_fen()
    assert stated.pop("total") == ledger.total_fen
    assert stated == ledger.fen_by(lambda line: str(line.item))


def test_the_times_of_the_worked_day_are_the_plan_s() -> None:
    scenario = a_scenario()
    plan = a_plan(scenario, a_travel(scenario))
    for tour in plan.tours:
        seconds = tour.return_s - tour.depart_s
        assert f"{seconds:,} s" in DAY


def test_late_fish_loses_what_the_page_says() -> None:
    fish = "v1-zto-up-fish"
    loss = [
        next(
            fen_to_yuan(line.amount_fen)
            for line in ledger.lines
            if line.item is Item.SPOILAGE and line.village_id == "v1"
        )
        for ledger in (the_ledger(), the_ledger(fish))
    ]
    assert f"from {loss[0]:.2f} to {loss[1]:.2f} yuan" in DAY
