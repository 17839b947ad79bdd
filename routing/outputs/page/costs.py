"""What the day costs: by account, by tier, by carrier."""

from routing.language import Wordbook
from routing.outputs.figures import SHARED, fen_by_item
from routing.outputs.page import quantities as q
from routing.outputs.page.headline import run_names
from routing.outputs.page.sheet import Sheet
from routing.outputs.page.table import Row, Table
from routing.outputs.words import ITEMS, TIERS, carrier_name
from routing.recipe import summarise


def cost_tables(sheet: Sheet, words: Wordbook) -> tuple[Table, ...]:
    """Return the tables of costs, each adding up to the ledger."""
    return _by_item(sheet, words), _by_tier(sheet, words), _by_carrier(sheet, words)


def _by_item(sheet: Sheet, words: Wordbook) -> Table:
    sums = [fen_by_item(run) for run in sheet.runs.values()]
    rows = [
        _row(item.value, words(name), [s[item] for s in sums], words)
        for item, name in ITEMS.items()
        if any(s[item] for s in sums)
    ]
    summaries = [summarise(run) for run in sheet.runs.values()]
    cash = [s.cash_fen for s in summaries]
    penalties = [s.penalty_fen for s in summaries]
    rows.append(_row("cash", words("Cash cost"), cash, words, is_total=True))
    if any(penalties):
        rows.append(_row("penalty", words("Penalties"), penalties, words, is_total=True))
        rows.append(_total(sheet, words))
    return _table("by-item", words("account"), sheet, rows, words)


def _by_tier(sheet: Sheet, words: Wordbook) -> Table:
    sums = [run.accounts.fen_by(lambda line: line.tier) for run in sheet.runs.values()]
    names = {tier: words(name) for tier, name in TIERS.items()}
    found = dict.fromkeys(tier for s in sums for tier in s)
    order = [tier for tier in names if tier in found] + [
        tier for tier in found if tier not in names
    ]
    rows = [
        _row(tier, names.get(tier, tier), [s.get(tier, 0) for s in sums], words) for tier in order
    ]
    return _table("by-tier", words("tier"), sheet, [*rows, _total(sheet, words)], words)


def _by_carrier(sheet: Sheet, words: Wordbook) -> Table:
    scenario = sheet.scenario
    sums = [
        run.accounts.fen_by(lambda line: line.carrier_id or SHARED) for run in sheet.runs.values()
    ]
    names = {c.id: carrier_name(scenario, c.id, words) for c in scenario.carriers}
    names[SHARED] = words("Borne together")
    rows = [_row(key, name, [s.get(key, 0) for s in sums], words) for key, name in names.items()]
    note = words(
        "Costs stand with the carrier whose vehicle drives or whose parcels are handled; "
        "how a shared bill is to be split is another question."
    )
    rows.append(_total(sheet, words))
    return _table("by-carrier", words("carrier"), sheet, rows, words, note)


def _total(sheet: Sheet, words: Wordbook) -> Row:
    totals = [run.accounts.total_fen for run in sheet.runs.values()]
    return _row("total", words("Total"), totals, words, is_total=True)


def _row(key: str, name: str, fen: list[int], words: Wordbook, *, is_total: bool = False) -> Row:
    cells = tuple(q.yuan(amount, words) for amount in fen)
    return Row(key=key, name=name, cells=cells, is_total=is_total)


def _table(
    table_id: str, first: str, sheet: Sheet, rows: list[Row], words: Wordbook, note: str = ""
) -> Table:
    header = (first, *run_names(sheet, words))
    return Table(id=table_id, header=header, rows=tuple(rows), note=note)
