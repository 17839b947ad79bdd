"""The figures programs read have the names of the contract."""

import json
from dataclasses import replace
from pathlib import Path

from routing.model import Network
from routing.outputs.figures import comparison_figures, elapsed_s, run_figures
from tests.run_builder import a_comparison, a_run, without

CONTRACT = {
    "run",
    "scenario",
    "network",
    "cost_yuan",
    "cash_yuan",
    "penalty_yuan",
    "cost_per_parcel_yuan",
    "parcels",
    "unserved_parcels",
    "vehicles",
    "distance_km",
    "co2_kg",
    "min_cutoff_slack_min",
    "findings",
    "seconds",
    "seed",
    "engine",
    "roads",
}


def test_a_run_has_the_contracts_figures() -> None:
    result = a_run()
    figures = run_figures(result, "runs/x")
    assert figures.keys() >= CONTRACT
    assert figures["run"] == "runs/x"
    assert figures["cost_yuan"] == result.accounts.total_fen / 100
    assert figures["parcels"] == 82
    assert figures["distance_km"] == 92.0
    assert figures["seed"] == 7
    assert figures["engine"] == "greedy"
    assert figures["roads"] == "table"
    assert figures["findings"] == 0
    json.dumps(figures, allow_nan=False)


def test_a_run_that_serves_nothing_has_no_cost_per_parcel() -> None:
    everything = [c.id for c in a_run().scenario.consignments]
    result = without(a_run(), *everything)
    figures = run_figures(replace(result, plan=result.plan.replace(tours=())), "x")
    assert figures["cost_per_parcel_yuan"] is None
    assert figures["min_cutoff_slack_min"] is None


def test_penalties_stand_apart_from_cash() -> None:
    figures = run_figures(without(a_run(), "v1-zto-up-parcel"), "x")
    assert figures["penalty_yuan"] == 3 * 20
    assert figures["cash_yuan"] == round(figures["cost_yuan"] - 60, 2)


def test_the_total_time_is_taken_where_it_was_measured() -> None:
    result = a_run()
    assert elapsed_s(result) == 0.375
    timed = replace(result.provenance, timings_s={"plan": 1.0, "total": 1.5})
    assert elapsed_s(replace(result, provenance=timed)) == 1.5


def test_a_comparison_has_the_contracts_figures() -> None:
    comparison = a_comparison()
    figures = comparison_figures(comparison, Path("runs/c"))
    assert set(figures["networks"]) == {"separate", "lines", "pooled"}
    assert figures["networks"]["lines"]["run"] == "runs/c/lines"
    assert figures["networks"]["lines"].keys() >= CONTRACT
    assert figures["nested"] is True
    separate = comparison.runs[Network.SEPARATE].accounts.total_fen
    assert figures["saving_yuan"] == comparison.saving_fen / 100
    assert figures["saving_percent"] == round(100 * comparison.saving_fen / separate, 2)
    json.dumps(figures, allow_nan=False)


def test_the_carriers_figures_add_up_to_the_networks_cost() -> None:
    figures = comparison_figures(a_comparison(), Path("c"))
    assert set(figures["by_carrier"]) == {"zto", "yto", "shared"}
    for network, run in figures["networks"].items():
        rows = figures["by_carrier"].values()
        assert round(sum(row[network] for row in rows), 2) == run["cost_yuan"]


def test_a_bridge_adds_up_to_the_fen() -> None:
    (bridge,) = comparison_figures(a_comparison(), Path("c"))["bridges"]
    steps = sum(step["amount_fen"] for step in bridge["steps"])
    assert bridge["start_fen"] + steps == bridge["end_fen"]
