"""The same recipe over variants of a scenario."""

from routing.model import Network
from routing.recipe import Effort
from routing.studies import sweep
from tests.builders import a_scenario, a_tariff

SMALL = Effort(seconds=None, iterations=5, seed=3)
VARIANTS = {
    "today": a_scenario(),
    "dear diesel": a_scenario(tariff=a_tariff(diesel_yuan_per_l=9.0)),
}


def test_every_variant_is_run_under_its_name() -> None:
    runs = sweep(VARIANTS, engine="greedy", effort=SMALL)
    assert list(runs) == ["today", "dear diesel"]
    for name, run in runs.items():
        assert run.scenario is VARIANTS[name]
        assert run.errors == ()


def test_all_variants_have_the_same_network_engine_and_effort() -> None:
    runs = sweep(VARIANTS, network=Network.SEPARATE, engine="greedy", effort=SMALL)
    assert {run.plan.network for run in runs.values()} == {Network.SEPARATE}
    assert {run.provenance.engine for run in runs.values()} == {"greedy"}
    assert {run.provenance.effort for run in runs.values()} == {SMALL}


def test_a_dearer_litre_costs_more() -> None:
    runs = sweep(VARIANTS, engine="greedy", effort=SMALL)
    assert runs["dear diesel"].accounts.total_fen > runs["today"].accounts.total_fen


def test_no_variants_need_no_runs() -> None:
    assert sweep({}, engine="greedy", effort=SMALL) == {}
