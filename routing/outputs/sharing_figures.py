"""``allocation.json``: a study of sharing as one JSON object, in fen and in people's units."""

from collections.abc import Mapping

from routing.costs.allocation import AnyGame, Partition, Verdict, Violation
from routing.model import Scenario
from routing.outputs.caveats import caveats
from routing.outputs.json_object import Json
from routing.outputs.sharing_shelf import plan_path
from routing.recipe import Summary
from routing.studies.sharing import (
    CoalitionRow,
    LinesBill,
    Members,
    Noise,
    Operators,
    Repair,
    Settlement,
    Sharing,
    Split,
    Stability,
)
from routing.units import fen_to_yuan, m_to_km

FORMAT = "routing-allocation-1"


def sharing_figures(study: Sharing) -> Json:
    """Return everything a study of sharing found; the file that it is read back from."""
    request, scenario = study.request, study.measured.scenario
    alone_fen = sum(row.taken.cost_fen for row in study.rows if len(row.members) == 1)
    bill_fen = study.joint.accounts.total_fen
    return {
        "format": FORMAT,
        "scenario": scenario.name,
        "title": scenario.title,
        "title_zh": scenario.title_zh,
        "day": scenario.day.isoformat(),
        "players": [_player(scenario, player) for player in request.players],
        "engine": request.engine,
        "effort": {"seconds": request.effort.seconds, "iterations": request.effort.iterations},
        "seed": request.effort.seed,
        "seeds": request.seeds,
        "orders": request.orders if request.is_sampled else None,
        "caveats": list(caveats(study.joint)),
        "stand_alone_fen": alone_fen,
        "bill_fen": bill_fen,
        "bill_yuan": fen_to_yuan(bill_fen),
        "saving_fen": alone_fen - bill_fen,
        "saving_yuan": fen_to_yuan(alone_fen - bill_fen),
        "coalitions": [_coalition(row, request.players) for row in study.rows],
        "seed_games": [_costs(game, study) for game in study.seed_games],
        "repairs": [_repair(repair) for repair in study.repairs],
        "weights": {measure: dict(by) for measure, by in study.weights.items()},
        "stability": stability_json(study.stability),
        "splits": [split_json(split) for split in study.splits],
        "settlement": None if study.settlement is None else settlement_json(study.settlement),
        "lines": None if study.lines is None else _lines(study.lines),
    }


def _player(scenario: Scenario, player: str) -> Json:
    carrier = scenario.carrier(player)
    return {"id": carrier.id, "name": carrier.name, "name_zh": carrier.name_zh}


def _coalition(row: CoalitionRow, players: Members) -> Json:
    return {
        "members": list(row.members),
        "cost_fen": row.taken.cost_fen,
        "cost_yuan": fen_to_yuan(row.taken.cost_fen),
        "origin": row.taken.origin,
        "source": list(row.taken.source),
        "plan": plan_path(row, players),
        "searched_fen": list(row.searched_fen),
        "errors": list(row.errors),
        **summary_json(row.summary),
    }


def summary_json(summary: Summary) -> Json:
    """Return what a plan does besides costing."""
    return {
        "penalty_fen": summary.penalty_fen,
        "parcels": summary.parcels,
        "unserved_parcels": summary.unserved_parcels,
        "missed_parcels": summary.missed_parcels,
        "vehicles": summary.vehicles,
        "trucks": summary.trucks,
        "vans": summary.vans,
        "distance_km": round(m_to_km(summary.distance_m), 3),
        "co2_kg": round(summary.co2_kg, 3),
    }


def _costs(game: AnyGame, study: Sharing) -> list[int]:
    return [round(game.cost(row.members)) for row in study.rows]


def _repair(repair: Repair) -> Json:
    return {
        "members": list(repair.members),
        "origin": repair.origin,
        "source": list(repair.source),
        "searched_fen": repair.searched_fen,
        "repaired_fen": repair.repaired_fen,
        "size_fen": repair.size_fen,
        "share": round(repair.share, 6),
    }


def stability_json(stability: Stability) -> Json:
    """Return what is known of the core."""
    least, subsidy = stability.least_core, stability.subsidy
    ranges = stability.ranges
    return {
        "has_core": stability.has_core.value,
        "epsilon_fen": _noise(stability.epsilon),
        "epsilon_binding": [list(members) for members in least.binding],
        "subsidy_fen": _noise(stability.subsidy_fen),
        "subsidy_binding": [list(members) for members in subsidy.binding],
        "subsidised_shares_fen": _rounded(subsidy.shares),
        "core_ranges_fen": None
        if ranges is None
        else {player: [round(low, 2), round(high, 2)] for player, (low, high) in ranges.items()},
        "best_partition": None if stability.partition is None else _partition(stability.partition),
    }


def _partition(partition: Partition) -> Json:
    return {"parts": [list(part) for part in partition.parts], "cost_fen": round(partition.cost)}


def _noise(noise: Noise) -> Json:
    spread = noise.spread
    return {
        "value": round(noise.value, 2),
        "by_seed": [round(value, 2) for value in noise.by_seed],
        "spread": None if spread is None else round(spread, 2),
    }


def split_json(split: Split) -> Json:
    """Return a method's split of a bill."""
    return {
        "method": split.method,
        "refused": split.refused or None,
        "shares_fen": dict(split.fen),
        "exact_fen": _rounded(split.shares),
        "half_widths_fen": _rounded(split.half_widths),
        "lowest_fen": _rounded(split.lowest),
        "highest_fen": _rounded(split.highest),
        "in_core": None if split.in_core is None else split.in_core.value,
        "axioms": None if split.verdict is None else verdict_json(split.verdict),
    }


def verdict_json(verdict: Verdict) -> Json:
    """Return which axioms a split keeps, with every violation and its size."""
    return {
        "efficiency_gap_fen": round(verdict.efficiency_gap, 4),
        "irrational": _violations(verdict.irrational),
        "blocking": _violations(verdict.blocking),
        "subsidised": _violations(verdict.subsidised),
        "symmetric_pairs": verdict.symmetric_pairs,
        "unequal": _violations(verdict.unequal),
        "dummy_players": verdict.dummy_players,
        "dummies": _violations(verdict.dummies),
        "savings": {
            player: None if saving is None else round(saving, 6)
            for player, saving in verdict.savings.items()
        },
        "spread": round(verdict.spread, 6),
    }


def _violations(violations: tuple[Violation, ...]) -> list[Json]:
    return [{"players": list(v.players), "amount_fen": round(v.amount, 2)} for v in violations]


def settlement_json(settlement: Settlement) -> Json:
    """Return who spends, bears, receives and pays what."""
    return {
        "method": settlement.method,
        "bill_fen": settlement.bill_fen,
        "spent_fen": settlement.spent_fen,
        "shares_fen": settlement.shares_fen,
        "transfers_fen": settlement.transfers_fen,
        "payments": [
            {"payer": p.payer, "receiver": p.receiver, "amount_fen": p.amount_fen}
            for p in settlement.payments
        ],
        "lines": [
            {
                "line_id": line.line_id,
                "operator": line.operator,
                "haulage_fen": line.haulage_fen,
                "parcels": line.parcels,
                "unit_cost_yuan": round(fen_to_yuan(line.unit_cost_fen), 4),
                "price_yuan": line.price_yuan,
            }
            for line in settlement.lines
        ],
        "lump_fen": settlement.lump_fen,
    }


def _lines(lines: LinesBill) -> Json:
    return {
        "bill_fen": lines.run.accounts.total_fen,
        "stability": stability_json(lines.stability),
        "splits": [split_json(split) for split in lines.splits],
        "settlement": None if lines.settlement is None else settlement_json(lines.settlement),
        "operators": None if lines.operators is None else _operators(lines.operators),
    }


def _operators(operators: Operators) -> Json:
    return {
        "costs_fen": [
            {"line_id": line, "carrier_id": carrier, "cost_fen": fen}
            for (line, carrier), fen in operators.costs_fen.items()
        ],
        "assigned": operators.assigned,
        "today": operators.today,
        "saving_fen": operators.saving_fen,
        "noise_fen": operators.noise_fen,
        "is_better": operators.is_better.value,
    }


def _rounded(fen: Mapping[str, float]) -> dict[str, float]:
    return {player: round(amount, 2) for player, amount in fen.items()}
