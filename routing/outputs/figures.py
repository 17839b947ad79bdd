"""The headline figures of runs and comparisons as JSON objects, in the units people use."""

from pathlib import Path

from routing.model import Item, Network
from routing.outputs.json_object import Json
from routing.recipe import RunResult, SearchRecord, summarise
from routing.studies.bridge import Bridge
from routing.studies.comparison import Comparison
from routing.units import fen_to_yuan, m_to_km, s_to_min

SHARED = "shared"
"""The name under which figures stand that belong to no single carrier."""


def run_figures(result: RunResult, run: str) -> Json:
    """Return the figures of a run; ``run`` says where it was written."""
    summary = summarise(result)
    per_parcel = summary.cost_per_parcel_fen
    slack_s = summary.min_cutoff_slack_s
    return {
        "run": run,
        "scenario": result.scenario.name,
        "network": result.plan.network.value,
        "cost_yuan": fen_to_yuan(summary.cost_fen),
        "cash_yuan": fen_to_yuan(summary.cash_fen),
        "penalty_yuan": fen_to_yuan(summary.penalty_fen),
        "cost_per_parcel_yuan": None if per_parcel is None else round(fen_to_yuan(per_parcel), 4),
        "parcels": summary.parcels,
        "unserved_parcels": summary.unserved_parcels,
        "missed_parcels": summary.missed_parcels,
        "on_time_parcels": summary.on_time_parcels,
        "vehicles": summary.vehicles,
        "distance_km": round(m_to_km(summary.distance_m), 3),
        "co2_kg": round(summary.co2_kg, 3),
        "min_cutoff_slack_min": None if slack_s is None else round(s_to_min(slack_s), 2),
        "findings": len(result.findings),
        "seconds": elapsed_s(result),
        "seed": result.provenance.effort.seed,
        "engine": result.provenance.engine,
        "roads": result.travel.source.value,
    }


def elapsed_s(result: RunResult) -> float:
    """Return how long the run took, in seconds."""
    timings = result.provenance.timings_s
    return round(timings.get("total", sum(timings.values())), 3)


def search_figures(search: SearchRecord) -> Json:
    """Return what a search took, and how far its seeds are apart."""
    best_s, gap = search.seconds_to_best, search.seed_gap
    return {
        "steps": search.steps,
        "seconds_to_best": None if best_s is None else round(best_s, 1),
        "seed_costs_yuan": [fen_to_yuan(fen) for fen in search.seed_costs_fen],
        "gap_between_seeds_percent": None if gap is None else round(gap * 100, 3),
    }


def run_names(comparison: Comparison, folder: Path) -> dict[Network, str]:
    """Return where the runs of a comparison stand in its folder."""
    return {network: str(folder / network.value) for network in comparison.runs}


def comparison_figures(comparison: Comparison, folder: Path) -> Json:
    """Return the figures of a comparison that is written to a folder."""
    folders = run_names(comparison, folder)
    separate_fen = comparison.runs[Network.SEPARATE].accounts.total_fen
    return {
        "networks": {
            network.value: run_figures(result, folders[network])
            for network, result in comparison.runs.items()
        },
        "saving_yuan": fen_to_yuan(comparison.saving_fen),
        "saving_percent": percent_of(comparison.saving_fen, separate_fen),
        "nested": comparison.nested,
        "same_service": comparison.same_service,
        "by_carrier": {
            carrier: {network.value: fen_to_yuan(fen) for network, fen in row.items()}
            for carrier, row in fen_by_carrier(comparison).items()
        },
        "bridges": [bridge_json(bridge) for bridge in comparison.bridges],
    }


def percent_of(part: float, whole: float) -> float:
    """Return a share in percent with two decimals, 0 of nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def fen_by_carrier(comparison: Comparison) -> dict[str, dict[Network, int]]:
    """Return every carrier's cost in every network, and what no single carrier bears."""
    sums = {
        network: result.accounts.fen_by(lambda line: line.carrier_id or SHARED)
        for network, result in comparison.runs.items()
    }
    scenario = comparison.runs[Network.POOLED].scenario
    names = [*(carrier.id for carrier in scenario.carriers), SHARED]
    return {name: {network: sums[network].get(name, 0) for network in sums} for name in names}


def fen_by_item(result: RunResult) -> dict[Item, int]:
    """Return the cost of every account, in the order of the accounts, zeros included."""
    sums = result.accounts.fen_by(lambda line: line.item)
    return {item: sums.get(item, 0) for item in Item}


def bridge_json(bridge: Bridge) -> Json:
    """Return a bridge as a JSON object."""
    return {
        "start": bridge.start,
        "end": bridge.end,
        "start_fen": bridge.start_fen,
        "end_fen": bridge.end_fen,
        "steps": [{"item": s.item.value, "amount_fen": s.amount_fen} for s in bridge.steps],
    }
