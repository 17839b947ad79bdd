"""``accounts.csv``: the ledger, one amount a row."""

from pathlib import Path

from routing.errors import UsageError
from routing.language import message
from routing.model import Accounts, Item, LedgerLine
from routing.outputs.table import read_table, unescape_formula, write_table

HEADER = (
    "tier",
    "carrier_id",
    "line_id",
    "vehicle_id",
    "village_id",
    "item",
    "quantity",
    "unit",
    "unit_price_yuan",
    "amount_fen",
    "centre_id",
)


def write_accounts(path: Path, accounts: Accounts, *, bom: bool = True) -> None:
    """Write the ledger; ids that a line has not are empty cells."""
    rows = (
        (
            line.tier,
            line.carrier_id,
            line.line_id,
            line.vehicle_id,
            line.village_id,
            line.item.value,
            float(line.quantity),
            line.unit,
            float(line.unit_price_yuan),
            line.amount_fen,
            line.centre_id,
        )
        for line in accounts.lines
    )
    write_table(path, HEADER, rows, bom=bom)


def read_accounts(path: Path) -> Accounts:
    """Read a ledger back.

    Raises
    ------
    UsageError
        If the file is missing or a row is not as it should be.
    """
    lines = []
    for number, row in enumerate(read_table(path, HEADER), start=2):
        try:
            lines.append(_line(row))
        except ValueError as error:
            raise UsageError(
                message(
                    "{path}, row {number}: {error}. Write the run again.",
                    path=path,
                    number=number,
                    error=error,
                )
            ) from error
    return Accounts(lines=tuple(lines))


def _line(row: list[str]) -> LedgerLine:
    texts = [unescape_formula(cell) for cell in row]
    return LedgerLine(
        tier=texts[0],
        carrier_id=texts[1] or None,
        line_id=texts[2] or None,
        vehicle_id=texts[3] or None,
        village_id=texts[4] or None,
        item=Item(texts[5]),
        quantity=float(row[6]),
        unit=texts[7],
        unit_price_yuan=float(row[8]),
        amount_fen=int(row[9]),
        centre_id=texts[10] or None,
    )
