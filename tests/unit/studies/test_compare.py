"""One day in every network, side by side."""

import math
from importlib import import_module
from typing import Any

import pytest

from routing.engines import ENGINE_NAMES
from routing.model import Item, LedgerLine, Network, Plan, Reason, Unserved
from routing.recipe import Effort, Progress, RunResult
from routing.recipe.survey import survey
from routing.studies import Comparison, compare_carriers, compared
from routing.studies.bridge import make_bridge
from tests.builders import a_scenario
from tests.run_builder import a_run

compare_module = import_module("routing.studies.compare")
SCENARIO = a_scenario()
SMALL = Effort(seconds=None, iterations=5, seed=3)
SEPARATE, LINES, POOLED = Network.SEPARATE, Network.LINES, Network.POOLED


@pytest.fixture(scope="module", params=ENGINE_NAMES)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return compare_carriers(SCENARIO, engine=request.param, effort=SMALL)


def total_fen(comparison: Comparison, network: Network) -> int:
    return comparison.runs[network].accounts.total_fen


def some_runs() -> dict[Network, RunResult]:
    """Return runs made by hand, one per network."""
    return {network: a_run(scenario=SCENARIO, network=network) for network in Network}


def a_ledger(**fen: int) -> RunResult:
    """Return a run with these amounts alone."""
    lines = tuple(
        LedgerLine(
            tier="", item=Item(item), quantity=1, unit="", unit_price_yuan=0, amount_fen=amount
        )
        for item, amount in fen.items()
    )
    run = a_run()
    return a_run(scenario=run.scenario, accounts=type(run.accounts)(lines=lines))


# Runs


def test_every_network_is_planned_on_the_same_orders_and_roads(comparison: Comparison) -> None:
    assert list(comparison.runs) == [SEPARATE, LINES, POOLED]
    for network, run in comparison.runs.items():
        assert run.plan.network is network
        assert run.scenario is SCENARIO
        assert run.travel is comparison.runs[SEPARATE].travel
        assert run.provenance.effort == SMALL
        assert run.errors == ()


def test_pooled_is_never_dearer(comparison: Comparison) -> None:
    assert comparison.nested
    cheapest_fen = min(total_fen(comparison, network) for network in Network)
    assert total_fen(comparison, POOLED) == cheapest_fen


def test_the_saving_is_separate_less_pooled(comparison: Comparison) -> None:
    assert comparison.saving_fen == total_fen(comparison, SEPARATE) - total_fen(comparison, POOLED)
    assert comparison.saving_fen > 0


def test_pooled_is_searched_with_the_other_plans_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[Network, list[Plan]] = {}
    recipe = import_module("routing.recipe.run").run_surveyed

    def watched(*call: Any, seeds: list[Plan]) -> RunResult:
        given[call[1]] = seeds
        done: RunResult = recipe(*call, seeds=seeds)
        return done

    monkeypatch.setattr(compare_module, "run_surveyed", watched)
    comparison = compare_carriers(SCENARIO, engine="greedy", effort=SMALL)
    others = [comparison.runs[network].plan for network in (SEPARATE, LINES)]
    assert given == {SEPARATE: [], LINES: [], POOLED: others}


def test_seconds_go_to_networks_by_the_root_of_their_jobs_and_iterations_to_all() -> None:
    measured = survey(SCENARIO)
    networks = [SEPARATE, POOLED]
    shares = compare_module._fair_efforts(measured, networks, Effort(seconds=10.0, seed=4))
    # 8 stops against 5; on average ten seconds each
    roots = math.sqrt(8), math.sqrt(5)
    assert shares[SEPARATE].seconds == pytest.approx(20 * roots[0] / sum(roots))
    assert shares[POOLED].seconds == pytest.approx(20 * roots[1] / sum(roots))
    assert {effort.seed for effort in shares.values()} == {4}
    equal = compare_module._fair_efforts(measured, networks, SMALL)
    assert set(equal.values()) == {SMALL}


def test_a_county_without_lines_is_compared_without_them() -> None:
    comparison = compare_carriers(a_scenario(lines=()), engine="greedy", effort=SMALL)
    assert list(comparison.runs) == [SEPARATE, POOLED]
    (bridge,) = comparison.bridges
    assert (bridge.start, bridge.end) == (SEPARATE, POOLED)


def test_the_whole_comparison_tells_its_progress() -> None:
    heard: list[Progress] = []
    compare_carriers(SCENARIO, engine="greedy", effort=SMALL, progress=heard.append)
    networks = list(dict.fromkeys(told.stage.split(":")[0] for told in heard))
    assert networks == ["separate", "lines", "pooled"]


def test_a_comparison_that_is_stopped_is_whole() -> None:
    comparison = compare_carriers(
        SCENARIO, engine="ortools", effort=Effort(seconds=600.0), should_stop=lambda: True
    )
    assert len(comparison.runs) == 3
    assert all(run.provenance.interrupted for run in comparison.runs.values())
    assert all(run.errors == () for run in comparison.runs.values())


# Bridges


def test_bridges_lead_from_network_to_network_and_over_all(comparison: Comparison) -> None:
    ways = [(bridge.start, bridge.end) for bridge in comparison.bridges]
    assert ways == [(SEPARATE, LINES), (LINES, POOLED), (SEPARATE, POOLED)]


def test_every_bridge_adds_up_to_the_fen(comparison: Comparison) -> None:
    for bridge in comparison.bridges:
        assert bridge.start_fen == total_fen(comparison, Network(bridge.start))
        assert bridge.end_fen == total_fen(comparison, Network(bridge.end))
        assert bridge.start_fen + sum(s.amount_fen for s in bridge.steps) == bridge.end_fen


def test_the_steps_of_a_bridge_are_the_changes_of_the_accounts() -> None:
    bridge = make_bridge(
        a_ledger(vehicle=500, labour=70, carbon=3), a_ledger(vehicle=300, labour=70, spoilage=9)
    )
    assert (bridge.start_fen, bridge.end_fen) == (573, 379)
    assert [(step.item, step.amount_fen) for step in bridge.steps] == [
        (Item.VEHICLE, -200),
        (Item.SPOILAGE, 9),
        (Item.CARBON, -3),
    ]


def test_a_bridge_between_equals_has_no_steps() -> None:
    assert make_bridge(a_run(), a_run()).steps == ()


# Verdicts


def test_a_dearer_pooled_run_is_admitted() -> None:
    runs = {SEPARATE: a_ledger(vehicle=100), POOLED: a_ledger(vehicle=101)}
    assert not compared(runs).nested
    assert compared({SEPARATE: a_ledger(vehicle=101), POOLED: a_ledger(vehicle=101)}).nested


def test_runs_in_any_order_are_compared_in_the_order_of_networks() -> None:
    backwards = dict(reversed(some_runs().items()))
    assert [bridge.start for bridge in compared(backwards).bridges] == [SEPARATE, LINES, SEPARATE]


def test_networks_that_serve_the_same_are_comparable() -> None:
    assert compared(some_runs()).same_service


def test_goods_left_behind_in_one_network_make_the_service_differ() -> None:
    runs = some_runs()
    unserved = (Unserved(consignment_id="v1-zto-up-fish", reason=Reason.TOO_LARGE),)
    plan = runs[POOLED].plan.replace(unserved=unserved)
    runs[POOLED] = a_run(scenario=SCENARIO, plan=plan)
    assert not compared(runs).same_service


def test_goods_late_in_one_network_make_the_service_differ() -> None:
    runs = some_runs()
    plan = runs[LINES].plan.replace(missed=("v1-zto-up-fish",))
    runs[LINES] = a_run(scenario=SCENARIO, plan=plan, network=LINES)
    assert not compared(runs).same_service
