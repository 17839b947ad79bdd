"""A settlement in words and tables."""

from collections.abc import Iterator
from pathlib import Path

from routing.language import ENGLISH, Wordbook
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


def operator_blocks(study: Sharing, words: Wordbook) -> Iterator[str]:
    """Yield who should run which line."""
    operators = None if study.lines is None else study.lines.operators
    if operators is None:
        return
    scenario, players = study.measured.scenario, study.request.players
    answer = {
        Answer.YES: say.OPERATORS_BETTER,
        Answer.NO: say.OPERATORS_TODAY,
        Answer.UNDECIDED: say.OPERATORS_UNDECIDED,
    }[operators.is_better]
    yield words(answer, saving=yuan(operators.saving_fen), noise=yuan(operators.noise_fen))
    rows = [
        (
            line,
            *(yuan(operators.costs_fen[line, player]) for player in players),
            carrier_name(scenario, operators.today[line], words),
            carrier_name(scenario, operators.assigned[line], words),
        )
        for line in operators.assigned
    ]
    names = [carrier_name(scenario, player, words) for player in players]
    yield table((words("line"), *names, words("runs it today"), words("cheapest")), rows)
    yield words(say.OPERATORS_NOTE)


def settlement_blocks(scenario: Scenario, settlement: Settlement, words: Wordbook) -> Iterator[str]:
    """Yield a settlement and what it means: spent, share, transfer; matrix; prices of lines."""
    yield words.sentences(
        words(say.RULE, method=say.METHOD_NAMES[settlement.method]),
        words(say.SETTLEMENT_NOTE, lines=say.SETTLEMENT_LINES if settlement.lines else ""),
    )
    yield _settlement_table(scenario, settlement, words)
    if COMMON_PURSE in settlement.spent_fen:
        yield words(say.PURSE_NOTE)
    yield _matrix(scenario, settlement, words)
    if settlement.lines:
        most = max(abs(fen) for fen in settlement.lump_fen.values())
        yield words(say.PRICE_NOTE, lump=yuan(most))
        yield _prices(scenario, settlement, words)


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


def _settlement_table(scenario: Scenario, settlement: Settlement, words: Wordbook) -> str:
    """Return what every party spends, bears and receives as a Markdown table."""
    rows = list(settlement_overview(scenario, settlement, words))
    return table(rows[0], rows[1:])


def settlement_overview(
    scenario: Scenario, settlement: Settlement, words: Wordbook = ENGLISH
) -> Iterator[tuple[str, ...]]:
    """Yield a header, a row per party and the sums."""
    yield ("", words("spends, yuan"), words("share, yuan"), words("transfer, yuan"))
    for party, spent in settlement.spent_fen.items():
        yield (
            party_name(scenario, party, words),
            yuan(spent),
            yuan(settlement.shares_fen[party]),
            signed_yuan(settlement.transfers_fen[party]),
        )
    yield (
        words("All"),
        yuan(sum(settlement.spent_fen.values())),
        yuan(sum(settlement.shares_fen.values())),
        signed_yuan(sum(settlement.transfers_fen.values())),
    )


def payment_sentences(
    scenario: Scenario, settlement: Settlement, words: Wordbook = ENGLISH
) -> Iterator[str]:
    """Yield a sentence per payment."""
    for payment in settlement.payments:
        yield words(
            "{payer} pays {receiver} {amount} yuan a day.",
            payer=party_name(scenario, payment.payer, words),
            receiver=party_name(scenario, payment.receiver, words),
            amount=yuan(payment.amount_fen),
        )


def party_name(scenario: Scenario, party: str, words: Wordbook) -> str:
    """Return the name of a carrier or of the common purse."""
    if party in say.PARTIES:
        return words(say.PARTIES[party])
    return carrier_name(scenario, party, words)


def _matrix(scenario: Scenario, settlement: Settlement, words: Wordbook) -> str:
    """Return who pays whom as a matrix of payers and receivers."""
    if not settlement.payments:
        return words(say.NO_PAYMENTS)
    parties = list(settlement.spent_fen)
    paid = {(p.payer, p.receiver): p.amount_fen for p in settlement.payments}
    receivers = [r for r in parties if any(key[1] == r for key in paid)]
    payers = [p for p in parties if any(key[0] == p for key in paid)]
    names = (party_name(scenario, r, words) for r in receivers)
    header = (words("pays \\ to"), *names, words("in all"))
    rows = [
        (
            party_name(scenario, payer, words),
            *(yuan(paid[payer, r]) if (payer, r) in paid else "" for r in receivers),
            yuan(sum(paid.get((payer, r), 0) for r in receivers)),
        )
        for payer in payers
    ]
    sums = [sum(paid.get((payer, r), 0) for payer in payers) for r in receivers]
    rows.append((words("**In all**"), *(yuan(fen) for fen in sums), yuan(sum(sums))))
    return table(header, rows)


def _prices(scenario: Scenario, settlement: Settlement, words: Wordbook) -> str:
    rows = [
        (
            line.line_id,
            carrier_name(scenario, line.operator, words),
            f"{sum(line.parcels.values()):,}",
            f"{sum(n for c, n in line.parcels.items() if c != line.operator):,}",
            yuan(line.haulage_fen),
            f"{fen_to_yuan(line.unit_cost_fen):.4f}",
            f"{line.price_yuan:.4f}",
        )
        for line in settlement.lines
    ]
    header = (
        words("line"),
        words("operator"),
        words("parcels"),
        words("of others"),
        words("operator spends on it, yuan"),
        words("unit cost, yuan"),
        words("price, yuan a parcel"),
    )
    return table(header, rows, text_columns=2)
