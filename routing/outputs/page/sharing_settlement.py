"""The settlement of a bill as tables of a page."""

from routing.language import Wordbook
from routing.model import Scenario
from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.page import quantities as q
from routing.outputs.page.table import Row, Table
from routing.outputs.sharing_settlement import party_name


def settlement_tables(
    network: str, settlement: Json | None, scenario: Scenario, words: Wordbook
) -> tuple[Table, ...]:
    """Return what every party spends, bears and receives, and who pays whom."""
    if settlement is None:
        return ()
    return (
        _parties(network, settlement, scenario, words),
        _payments(network, settlement, scenario, words),
    )


def _parties(network: str, settlement: Json, scenario: Scenario, words: Wordbook) -> Table:
    columns = [settlement[key] for key in ("spent_fen", "shares_fen", "transfers_fen")]
    rows = [
        Row(
            key=party,
            name=party_name(scenario, party, words),
            cells=tuple(q.yuan(column[party], words) for column in columns),
        )
        for party in settlement["spent_fen"]
    ]
    sums = tuple(q.yuan(sum(column.values()), words) for column in columns)
    return Table(
        id=f"settlement-{network}",
        header=("", words("spends, yuan"), words("share, yuan"), words("transfer, yuan")),
        rows=(*rows, Row(key="total", name=words("All"), cells=sums, is_total=True)),
        note=words(say.RULE, method=say.METHOD_NAMES[settlement["method"]]),
    )


def _payments(network: str, settlement: Json, scenario: Scenario, words: Wordbook) -> Table:
    """Return a row per payer and a column per receiver."""
    paid = {(p["payer"], p["receiver"]): p["amount_fen"] for p in settlement["payments"]}
    parties = list(settlement["spent_fen"])
    receivers = [party for party in parties if any(party == r for _, r in paid)]
    payers = [party for party in parties if any(party == p for p, _ in paid)]
    return Table(
        id=f"payments-{network}",
        header=(words("pays \\ to"), *(party_name(scenario, r, words) for r in receivers)),
        rows=tuple(
            Row(
                key=payer,
                name=party_name(scenario, payer, words),
                cells=tuple(q.yuan(paid.get((payer, r)), words) for r in receivers),
            )
            for payer in payers
        ),
        note="" if paid else words(say.NO_PAYMENTS),
    )
