"""The ledger reads back to the last digit."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.model import Accounts, Item, LedgerLine
from routing.outputs.accounts_file import read_accounts, write_accounts
from tests.run_builder import a_run

CONTRACT = (
    "tier,carrier_id,line_id,vehicle_id,village_id,item,quantity,unit,unit_price_yuan,amount_fen"
)


@pytest.mark.parametrize("bom", [True, False])
def test_a_ledger_reads_back_equal(tmp_path: Path, *, bom: bool) -> None:
    accounts = a_run().accounts
    write_accounts(tmp_path / "accounts.csv", accounts, bom=bom)
    assert read_accounts(tmp_path / "accounts.csv") == accounts


def test_the_columns_begin_as_the_contract_says(tmp_path: Path) -> None:
    write_accounts(tmp_path / "accounts.csv", a_run().accounts, bom=False)
    header = (tmp_path / "accounts.csv").read_text(encoding="utf-8").split("\n")[0]
    assert header.strip() == f"{CONTRACT},centre_id"


def test_odd_ids_and_amounts_survive(tmp_path: Path) -> None:
    line = LedgerLine(
        tier="village",
        carrier_id="=cmd()",
        vehicle_id="'quoted",
        village_id="村,1",
        item=Item.DISTANCE,
        quantity=1 / 3,
        unit="km",
        unit_price_yuan=-0.1,
        amount_fen=-3,
    )
    write_accounts(tmp_path / "a.csv", Accounts(lines=(line,)))
    assert read_accounts(tmp_path / "a.csv").lines == (line,)
    assert "'=cmd()" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "row",
    [
        "village,,,,,bribes,1,km,1,1,",
        "village,,,,,distance,one,km,1,1,",
        "village,,,,,distance,1,km,1,1.5,",
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(f"{CONTRACT},centre_id\r\n{row}\r\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"accounts\.csv, row 2"):
        read_accounts(path)
