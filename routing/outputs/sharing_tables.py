"""The tables of a study of sharing, for spreadsheets: yuan, kilometres, one row for one thing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from routing.costs.allocation import Verdict, Violation
from routing.outputs.sharing_figures import summary_json
from routing.outputs.table import Cell, write_table
from routing.studies.sharing import (
    CoalitionRow,
    Settlement,
    Sharing,
    Split,
    Stability,
    coalition_name,
)
from routing.units import fen_to_yuan

COALITION_HEADER = (
    "coalition",
    "carriers",
    "cost_yuan",
    "alone_yuan",
    "saving_yuan",
    "origin",
    "source",
    "searched_yuan",
    "repair_yuan",
    "error",
    "penalty_yuan",
    "parcels",
    "unserved_parcels",
    "missed_parcels",
    "vehicles",
    "trucks",
    "vans",
    "distance_km",
    "co2_kg",
)
SHARE_HEADER = (
    "network",
    "method",
    "carrier_id",
    "name",
    "name_zh",
    "share_yuan",
    "alone_yuan",
    "saving_yuan",
    "saving_percent",
    "core_from_yuan",
    "core_to_yuan",
    "seeds_from_yuan",
    "seeds_to_yuan",
    "half_width_yuan",
    "refused",
)
VIOLATION_HEADER = ("network", "method", "axiom", "players", "amount_yuan")
SETTLEMENT_HEADER = (
    "network",
    "method",
    "party",
    "spent_yuan",
    "share_yuan",
    "transfer_yuan",
    "lump_yuan",
)
PAYMENT_HEADER = ("network", "method", "payer", "receiver", "amount_yuan")
LINE_HEADER = (
    "line_id",
    "operator",
    "carrier_id",
    "parcels",
    "unit_cost_yuan",
    "price_yuan",
    "pays_yuan",
)


def write_sharing_tables(folder: Path, study: Sharing) -> None:
    """Write every table of a study into a folder."""
    write_table(folder / "coalitions.csv", COALITION_HEADER, map(tuple, _coalitions(study)))
    write_table(folder / "shares.csv", SHARE_HEADER, _shares(study))
    write_table(folder / "violations.csv", VIOLATION_HEADER, _violations(study))
    settlements = dict(settlements_of(study))
    write_table(folder / "settlement.csv", SETTLEMENT_HEADER, settlement_rows(settlements))
    write_table(folder / "payments.csv", PAYMENT_HEADER, payment_rows(settlements))
    write_table(folder / "line_prices.csv", LINE_HEADER, line_rows(settlements))


def settlements_of(study: Sharing) -> Iterator[tuple[str, Settlement]]:
    """Yield the settlements of a study under the names of their networks."""
    if study.settlement is not None:
        yield "pooled", study.settlement
    if study.lines is not None and study.lines.settlement is not None:
        yield "lines", study.lines.settlement


def _coalitions(study: Sharing) -> Iterator[list[Cell]]:
    alone = alone_fen(study)
    for row in study.rows:
        apart = sum(alone[member] for member in row.members)
        yield [
            coalition_name(row.members),
            len(row.members),
            fen_to_yuan(row.taken.cost_fen),
            fen_to_yuan(apart),
            fen_to_yuan(apart - row.taken.cost_fen),
            row.taken.origin,
            " + ".join(row.taken.source),
            *_searched(row),
            " ".join(dict.fromkeys(row.errors)),
            *_summary_cells(row),
        ]


def _summary_cells(row: CoalitionRow) -> list[Cell]:
    figures = dict(summary_json(row.summary))
    return [fen_to_yuan(figures.pop("penalty_fen")), *figures.values()]


def _searched(row: CoalitionRow) -> tuple[Cell, Cell]:
    found = [fen for fen in row.searched_fen if fen is not None]
    if not found:
        return None, None
    return fen_to_yuan(min(found)), fen_to_yuan(min(found) - row.taken.cost_fen)


def alone_fen(study: Sharing) -> dict[str, int]:
    """Return what every carrier costs alone, in fen."""
    return {row.members[0]: row.taken.cost_fen for row in study.rows if len(row.members) == 1}


def bills_of(study: Sharing) -> Iterator[tuple[str, tuple[Split, ...], Stability]]:
    """Yield network, splits and stability of every bill of a study."""
    yield "pooled", study.splits, study.stability
    if study.lines is not None:
        yield "lines", study.lines.splits, study.lines.stability


def _shares(study: Sharing) -> Iterator[tuple[Cell, ...]]:
    scenario, alone = study.measured.scenario, alone_fen(study)
    for network, splits, stability in bills_of(study):
        ranges = stability.ranges or {}
        for split in splits:
            for player in study.request.players:
                carrier = scenario.carrier(player)
                head = (network, split.method, player, carrier.name, carrier.name_zh)
                if split.refused:
                    yield (*head, *(None,) * 9, split.refused)
                    continue
                share, own = split.fen[player], alone[player]
                core = ranges.get(player)
                width = split.half_widths.get(player)
                yield (
                    *head,
                    fen_to_yuan(share),
                    fen_to_yuan(own),
                    fen_to_yuan(own - share),
                    None if not own else float(f"{(own - share) / own:.4%}".rstrip("%")),
                    None if core is None else _cents(core[0]),
                    None if core is None else _cents(core[1]),
                    _cents(split.lowest[player]),
                    _cents(split.highest[player]),
                    None if width is None else _cents(width),
                    None,
                )


def _cents(fen: float) -> float:
    return fen_to_yuan(round(fen))


def _violations(study: Sharing) -> Iterator[tuple[Cell, ...]]:
    for network, splits, _ in bills_of(study):
        for split in splits:
            if split.verdict is not None:
                for axiom, violation in violations_of(split.verdict):
                    players = coalition_name(violation.players)
                    yield network, split.method, axiom, players, _cents(violation.amount)


def violations_of(verdict: Verdict) -> Iterator[tuple[str, Violation]]:
    """Yield every violation with the name of its axiom."""
    for axiom, violations in (
        ("individual_rationality", verdict.irrational),
        ("core", verdict.blocking),
        ("no_subsidy", verdict.subsidised),
        ("symmetry", verdict.unequal),
        ("dummy", verdict.dummies),
    ):
        for violation in violations:
            yield axiom, violation


def settlement_rows(settlements: Mapping[str, Settlement]) -> Iterator[tuple[Cell, ...]]:
    """Yield what every party spends, bears and receives, by network."""
    for network, settlement in settlements.items():
        for party, spent in settlement.spent_fen.items():
            yield (
                network,
                settlement.method,
                party,
                fen_to_yuan(spent),
                fen_to_yuan(settlement.shares_fen[party]),
                fen_to_yuan(settlement.transfers_fen[party]),
                fen_to_yuan(settlement.lump_fen[party]) if settlement.lines else None,
            )


def payment_rows(settlements: Mapping[str, Settlement]) -> Iterator[tuple[Cell, ...]]:
    """Yield the payments, by network."""
    for network, settlement in settlements.items():
        for payment in settlement.payments:
            yield (
                network,
                settlement.method,
                payment.payer,
                payment.receiver,
                fen_to_yuan(payment.amount_fen),
            )


def line_rows(settlements: Mapping[str, Settlement]) -> Iterator[tuple[Cell, ...]]:
    """Yield what every carrier pays on every line at the line's price."""
    for settlement in settlements.values():
        for line in settlement.lines:
            for carrier, parcels in line.parcels.items():
                yield (
                    line.line_id,
                    line.operator,
                    carrier,
                    parcels,
                    round(fen_to_yuan(line.unit_cost_fen), 4),
                    line.price_yuan,
                    fen_to_yuan(line.flow_fen(carrier)),
                )
