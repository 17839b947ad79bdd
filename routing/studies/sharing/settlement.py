"""Who pays whom, so that everybody bears its share of what was spent.

A carrier *spends* what the ledger books on it: its vehicles' days, kilometres and hours, and the
handling, commission and losses of its own parcels; where lines are run, also the site of the
centre and the allowances of the villages on its lines. What belongs to nobody in particular is
spent by the common purse. The *transfer* of a carrier is what it spends less its fair share: above
0 it receives, below 0 it pays. Subsidies are no part of it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from routing.costs.allocation import (
    MEASURES,
    AnyGame,
    Payment,
    Weights,
    net_payments,
    round_shares,
    transfer_prices,
)
from routing.errors import UsageError
from routing.language import message
from routing.model import Item, LedgerLine, Network, Tier
from routing.recipe import RunResult
from routing.studies.sharing.splits import Sampling, split_bill
from routing.units import fen_to_yuan, yuan_to_fen

COMMON_PURSE = "common purse"
"""Who pays what no carrier does."""

_PRICE_DECIMALS = 4
_HAULAGE_TIERS = (Tier.LINEHAUL.value, Tier.VILLAGE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTerms:
    """One line's terms: what its operator spends on it and what a parcel of others pays.

    ``haulage_fen`` are vehicles, site and allowances; ``parcels`` are counts by carrier. An
    operator of several lines of one centre or hub spends on them by their parcels.
    """

    line_id: str
    operator: str
    haulage_fen: int
    parcels: dict[str, int]
    price_yuan: float

    @property
    def unit_cost_fen(self) -> float:
        """What a parcel costs on the line, in fen; 0 on an empty line."""
        count = sum(self.parcels.values())
        return self.haulage_fen / count if count else 0.0

    def flow_fen(self, carrier: str) -> int:
        """Return what a carrier pays the operator for its parcels on the line, in fen."""
        if carrier == self.operator:
            return 0
        return yuan_to_fen(self.price_yuan * self.parcels.get(carrier, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What everybody spends, should bear, and receives (above 0) or pays; all in fen.

    ``spent_fen`` and ``shares_fen`` both sum to ``bill_fen``, the run's total, so that
    ``transfers_fen`` sum to 0; ``payments`` make them with as few payments as possible.
    ``lines`` are the terms with which the same is reached by prices per parcel, up to
    ``lump_fen``, which sum to 0 as well; without lines there are none.
    """

    method: str
    bill_fen: int
    spent_fen: dict[str, int]
    shares_fen: dict[str, int]
    transfers_fen: dict[str, int]
    payments: tuple[Payment, ...]
    lines: tuple[LineTerms, ...]
    lump_fen: dict[str, int]


def settle(run: RunResult, method: str, shares_fen: Mapping[str, int]) -> Settlement:
    """Return the settlement of a run by given shares.

    Raises
    ------
    UsageError
        If the shares do not sum to the run's total or leave a carrier out.
    """
    carriers = [carrier.id for carrier in run.scenario.carriers]
    bill_fen = run.accounts.total_fen
    if set(shares_fen) != set(carriers):
        raise UsageError(
            message(
                "The shares are those of {players}, the run's carriers are {carriers}. "
                "Allocate among the carriers of the run.",
                players=", ".join(shares_fen),
                carriers=", ".join(carriers),
            )
        )
    if sum(shares_fen.values()) != bill_fen:
        raise UsageError(
            message(
                "The shares sum to {shares} yuan, the run costs {bill}. Split the bill of this "
                "very run.",
                shares=f"{fen_to_yuan(sum(shares_fen.values())):,.2f}",
                bill=f"{fen_to_yuan(bill_fen):,.2f}",
            )
        )
    spent = spent_by(run)
    shares = {name: shares_fen.get(name, 0) for name in spent}
    transfers = {name: spent[name] - shares[name] for name in spent}
    lines = _terms(run, transfers)
    return Settlement(
        method=method,
        bill_fen=bill_fen,
        spent_fen=spent,
        shares_fen=shares,
        transfers_fen=transfers,
        payments=net_payments(transfers),
        lines=lines,
        lump_fen={name: transfers[name] - _priced(lines, name) for name in transfers},
    )


def settle_by(
    run: RunResult,
    method: str,
    game: AnyGame | None,
    weights: Weights,
    sampling: Sampling,
) -> Settlement:
    """Return the settlement of a run by a method, in the game in which all together pay its bill.

    Raises
    ------
    UsageError
        If the method needs a game and there is none, or has no split of this bill.
    """
    bill_fen = run.accounts.total_fen
    if game is None:
        if (measure := MEASURES.get(method)) is None:
            raise UsageError(
                message(
                    "{method} needs to know what carriers would pay alone and together, which a "
                    "run does not tell. Name an allocation with --shares, or use {others}.",
                    method=method,
                    others=", ".join(MEASURES),
                )
            )
        given = weights.get(measure, {})
        total = sum(given.values())
        if not total:
            raise UsageError(
                message("No carrier brings any {measure}; use another method.", measure=measure)
            )
        shares = {player: weight / total * bill_fen for player, weight in given.items()}
        return settle(run, method, round_shares(shares, bill_fen))
    (split,) = split_bill(game.with_grand(float(bill_fen)), (), (method,), weights, sampling)
    if split.refused:
        raise UsageError(split.refused)
    return settle(run, method, split.fen)


def spent_by(run: RunResult) -> dict[str, int]:
    """Return what every carrier spends in a run, and the common purse if it spends anything."""
    sums = run.accounts.fen_by(lambda line: _payer(run, line))
    spent = {carrier.id: sums.get(carrier.id, 0) for carrier in run.scenario.carriers}
    return spent | ({COMMON_PURSE: sums[COMMON_PURSE]} if sums.get(COMMON_PURSE) else {})


def _payer(run: RunResult, line: LedgerLine) -> str:
    if line.carrier_id is not None:
        return line.carrier_id
    if run.plan.network is not Network.LINES:
        return COMMON_PURSE
    operators = {
        county_line.carrier_id
        for county_line in run.scenario.lines
        if (line.item is Item.CENTRE_SITE and county_line.centre_id == line.centre_id)
        or (line.village_id is not None and line.village_id in county_line.village_ids)
    }
    return operators.pop() if len(operators) == 1 else COMMON_PURSE


def _terms(run: RunResult, transfers: Mapping[str, int]) -> tuple[LineTerms, ...]:
    """Return the terms of every line; none where no lines are run."""
    if run.plan.network is not Network.LINES:
        return ()
    parcels = _parcels(run)
    haulage = _haulage(run, parcels)
    operators = {line.id: line.carrier_id for line in run.scenario.lines}
    unit_costs = {
        line_id: haulage[line_id] / sum(parcels[line_id].values()) if parcels[line_id] else 0.0
        for line_id in operators
    }
    prices = transfer_prices(
        unit_costs,
        operators,
        {(line_id, who): n for line_id, counts in parcels.items() for who, n in counts.items()},
        transfers,
    )
    return tuple(
        LineTerms(
            line_id=line_id,
            operator=operator,
            haulage_fen=haulage[line_id],
            parcels=dict(parcels[line_id]),
            price_yuan=round(fen_to_yuan(prices[line_id]), _PRICE_DECIMALS),
        )
        for line_id, operator in operators.items()
    )


def _parcels(run: RunResult) -> dict[str, Counter[str]]:
    """Return the served parcels of every line by carrier."""
    unserved = {u.consignment_id for u in run.plan.unserved}
    line_of = {v: line.id for line in run.scenario.lines for v in line.village_ids}
    counts: dict[str, Counter[str]] = {line.id: Counter() for line in run.scenario.lines}
    for consignment in run.scenario.consignments:
        if consignment.id not in unserved:
            counts[line_of[consignment.village_id]][consignment.carrier_id] += consignment.parcels
    return counts


def _haulage(run: RunResult, parcels: Mapping[str, Counter[str]]) -> dict[str, int]:
    """Return what the operators spend on vehicles, sites and allowances, shared out to lines."""
    pots: Counter[tuple[str, ...]] = Counter()
    for line in run.accounts.lines:
        is_haulage = line.tier in _HAULAGE_TIERS or line.carrier_id is None
        if is_haulage and _payer(run, line) != COMMON_PURSE:
            pots[_lines_of(run, line)] += line.amount_fen
    haulage = dict.fromkeys(parcels, 0)
    for line_ids, pot_fen in pots.items():
        for line_id, part_fen in _by_parcels(pot_fen, line_ids, parcels).items():
            haulage[line_id] += part_fen
    return haulage


def _lines_of(run: RunResult, line: LedgerLine) -> tuple[str, ...]:
    """Return the lines that a ledger line may belong to."""
    if line.line_id is not None:
        return (line.line_id,)
    return tuple(
        county_line.id
        for county_line in run.scenario.lines
        if line.carrier_id in (None, county_line.carrier_id)
        and line.centre_id in (None, county_line.centre_id)
        and (line.village_id is None or line.village_id in county_line.village_ids)
    )


def _by_parcels(
    pot_fen: int, line_ids: tuple[str, ...], parcels: Mapping[str, Counter[str]]
) -> dict[str, int]:
    """Return a pot shared out by parcels; the last line takes what rounding leaves."""
    counts = {line_id: sum(parcels[line_id].values()) for line_id in line_ids}
    total = sum(counts.values())
    parts: dict[str, int] = {}
    for line_id in line_ids[:-1]:
        parts[line_id] = pot_fen * counts[line_id] // total if total else 0
    if line_ids:
        parts[line_ids[-1]] = pot_fen - sum(parts.values())
    return parts


def _priced(lines: tuple[LineTerms, ...], name: str) -> int:
    """Return what somebody receives less what it pays at the lines' prices, in fen."""
    return sum(
        sum(line.flow_fen(other) for other in line.parcels) if line.operator == name else 0
        for line in lines
    ) - sum(line.flow_fen(name) for line in lines)
