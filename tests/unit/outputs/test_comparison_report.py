"""The comparison report names a winner only where the service is the same."""

from dataclasses import replace

from routing.model import Network
from routing.outputs.comparison_report import comparison_report, verdict
from routing.recipe import Effort
from tests.run_builder import a_bridge, a_comparison, without


def test_the_saving_is_said_where_service_is_the_same() -> None:
    comparison = a_comparison()
    assert f"{comparison.saving_fen / 100:,.2f} yuan a day less than separate" in verdict(
        comparison
    )


def test_no_winner_is_named_where_service_differs() -> None:
    comparison = a_comparison(same_service=False)
    text = comparison_report(comparison)
    assert "none of them is called the cheapest" in text
    assert "pooled serves 82 of 82 parcels" in text
    assert "less than separate" not in text


def test_a_pooled_network_that_costs_more_is_explained() -> None:
    runs = dict(a_comparison().runs)
    runs[Network.SEPARATE], runs[Network.POOLED] = runs[Network.POOLED], runs[Network.SEPARATE]
    text = verdict(a_comparison(runs=runs, nested=False))
    assert "more than separate" in text
    assert "the search was too short" in text


def test_networks_that_cost_the_same_are_said_to() -> None:
    runs = dict(a_comparison().runs)
    runs[Network.POOLED] = runs[Network.SEPARATE]
    assert "costs as much as separate" in verdict(a_comparison(runs=runs))


def test_each_bridge_leads_from_one_total_to_the_other() -> None:
    comparison = a_comparison()
    text = comparison_report(comparison).split("## From separate to pooled")[1]
    assert f"{comparison.runs[Network.SEPARATE].accounts.total_fen / 100:,.2f}" in text
    assert f"{comparison.runs[Network.POOLED].accounts.total_fen / 100:,.2f}" in text
    assert "| Vehicle days | -160.00 |" in text


def test_every_network_has_its_column() -> None:
    text = comparison_report(a_comparison())
    assert "|  | separate | lines | pooled |" in text
    assert "| Trucks | 2 | 2 | 1 |" in text
    assert "| ZTO 快递zto |" in text


def test_a_tier_that_only_one_network_pays_still_has_a_row() -> None:
    runs = dict(a_comparison().runs)
    runs[Network.POOLED] = without(runs[Network.POOLED], "v1-zto-up-parcel")
    bridge = a_bridge(runs, Network.SEPARATE, Network.POOLED)
    text = comparison_report(a_comparison(runs=runs, bridges=(bridge,), same_service=False))
    assert "| Service (priced slack) | 0.00 | 0.00 | 60.00 |" in text


def test_the_search_of_every_network_is_stated() -> None:
    plain = a_comparison()
    runs = dict(plain.runs)
    for network, seconds in {
        Network.SEPARATE: 60.54,
        Network.LINES: 15,
        Network.POOLED: 14,
    }.items():
        effort = Effort(seconds=seconds)
        runs[network] = replace(
            runs[network], provenance=replace(runs[network].provenance, effort=effort)
        )
    report = comparison_report(replace(plain, runs=runs))
    assert "searched: separate 60.5 s, lines 15 s, pooled 14 s." in report
