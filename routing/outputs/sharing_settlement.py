"""A settlement in words and tables."""

from collections.abc import Iterator
from pathlib import Path

from routing.model import Scenario
from routing.outputs import sharing_words as say
from routing.outputs.fresh_folder import fresh_folder
from routing.outputs.markdown import table
from routing.outputs.sharing_tables import (
    LINE_HEADER,
    PAYMENT_HEADER,
    SETTLEMENT_HEADER,
    line_rows,
    payment_rows,
    settlement_rows,
)
from routing.outputs.table import write_table
from routing.outputs.words import carrier_name, signed_yuan, yuan
from routing.studies.sharing import COMMON_PURSE, Answer, Settlement, Sharing
from routing.units import fen_to_yuan

SETTLEMENT_FILE = "settlement.csv"


def settlement_blocks(study: Sharing, settlement: Settlement) -> Iterator[str]:
    """Yield the settlement of a study: spent, share, transfer; the matrix; prices of lines."""
    yield from settlement_words(study.measured.scenario, settlement)


def operator_blocks(study: Sharing) -> Iterator[str]:
    """Yield who should run which line."""
    operators = None if study.lines is None else study.lines.operators
    if operators is None:
        return
    scenario, players = study.measured.scenario, study.request.players
    words = {
        Answer.YES: say.OPERATORS_BETTER,
        Answer.NO: say.OPERATORS_TODAY,
        Answer.UNDECIDED: say.OPERATORS_UNDECIDED,
    }[operators.is_better]
    yield words.format(saving=yuan(operators.saving_fen), noise=yuan(operators.noise_fen))
    rows = [
        (
            line,
            *(yuan(operators.costs_fen[line, player]) for player in players),
            carrier_name(scenario, operators.today[line]),
            carrier_name(scenario, operators.assigned[line]),
        )
        for line in operators.assigned
    ]
    names = [carrier_name(scenario, player) for player in players]
    yield table(("line", *names, "runs it today", "cheapest"), rows)
    yield say.OPERATORS_NOTE


def settlement_words(scenario: Scenario, settlement: Settlement) -> Iterator[str]:
    """Yield a settlement's tables with what they mean."""
    lines = say.SETTLEMENT_LINES if settlement.lines else ""
    yield (
        f"Shares by the {say.METHOD_NAMES[settlement.method]}. "
        + say.SETTLEMENT_NOTE.format(lines=lines)
    )
    yield settlement_table(scenario, settlement)
    if COMMON_PURSE in settlement.spent_fen:
        yield say.PURSE_NOTE
    yield _matrix(scenario, settlement)
    if settlement.lines:
        most = max(abs(fen) for fen in settlement.lump_fen.values())
        yield say.PRICE_NOTE.format(lump=yuan(most))
        yield _prices(scenario, settlement)


def write_settlement(
    settlement: Settlement, network: str, folder: Path, *, overwrite: bool
) -> Path:
    """Write a settlement's tables into a folder that is complete or not there.

    Raises
    ------
    UsageError
        If the folder is there already and ``overwrite`` is false, or holds something else.
    """
    named = {network: settlement}
    with fresh_folder(folder, SETTLEMENT_FILE, overwrite=overwrite) as draft:
        write_table(draft / SETTLEMENT_FILE, SETTLEMENT_HEADER, settlement_rows(named))
        write_table(draft / "payments.csv", PAYMENT_HEADER, payment_rows(named))
        if settlement.lines:
            write_table(draft / "line_prices.csv", LINE_HEADER, line_rows(named))
    return folder


def settlement_table(scenario: Scenario, settlement: Settlement) -> str:
    """Return what every party spends, bears and receives as a Markdown table."""
    rows = list(settlement_overview(scenario, settlement))
    return table(rows[0], rows[1:])


def settlement_overview(scenario: Scenario, settlement: Settlement) -> Iterator[tuple[str, ...]]:
    """Yield a header, a row per party and the sums."""
    yield ("", "spends, yuan", "share, yuan", "transfer, yuan")
    for party, spent in settlement.spent_fen.items():
        yield (
            party_name(scenario, party),
            yuan(spent),
            yuan(settlement.shares_fen[party]),
            signed_yuan(settlement.transfers_fen[party]),
        )
    yield (
        "All",
        yuan(sum(settlement.spent_fen.values())),
        yuan(sum(settlement.shares_fen.values())),
        signed_yuan(sum(settlement.transfers_fen.values())),
    )


def payment_overview(scenario: Scenario, settlement: Settlement) -> Iterator[tuple[str, ...]]:
    """Yield a row per payment in words."""
    for payment in settlement.payments:
        payer, receiver = (
            party_name(scenario, payment.payer),
            party_name(scenario, payment.receiver),
        )
        yield f"{payer} pays {receiver}", yuan(payment.amount_fen)


def party_name(scenario: Scenario, party: str) -> str:
    """Return the name of a carrier or of the common purse."""
    return say.PARTIES.get(party) or carrier_name(scenario, party)


def _matrix(scenario: Scenario, settlement: Settlement) -> str:
    """Return who pays whom as a matrix of payers and receivers."""
    if not settlement.payments:
        return say.NO_PAYMENTS
    parties = list(settlement.spent_fen)
    paid = {(p.payer, p.receiver): p.amount_fen for p in settlement.payments}
    receivers = [r for r in parties if any(key[1] == r for key in paid)]
    payers = [p for p in parties if any(key[0] == p for key in paid)]
    header = ("pays \\ to", *(party_name(scenario, r) for r in receivers), "in all")
    rows = [
        (
            party_name(scenario, payer),
            *(yuan(paid[payer, r]) if (payer, r) in paid else "" for r in receivers),
            yuan(sum(paid.get((payer, r), 0) for r in receivers)),
        )
        for payer in payers
    ]
    sums = [sum(paid.get((payer, r), 0) for payer in payers) for r in receivers]
    rows.append(("**In all**", *(yuan(fen) for fen in sums), yuan(sum(sums))))
    return table(header, rows)


def _prices(scenario: Scenario, settlement: Settlement) -> str:
    rows = [
        (
            line.line_id,
            carrier_name(scenario, line.operator),
            f"{sum(line.parcels.values()):,}",
            f"{sum(n for c, n in line.parcels.items() if c != line.operator):,}",
            yuan(line.haulage_fen),
            f"{fen_to_yuan(line.unit_cost_fen):.4f}",
            f"{line.price_yuan:.4f}",
        )
        for line in settlement.lines
    ]
    header = (
        "line",
        "operator",
        "parcels",
        "of others",
        "operator spends on it, yuan",
        "unit cost, yuan",
        "price, yuan a parcel",
    )
    return table(header, rows, text_columns=2)
