"""A search that stops by iterations repeats: same seed, same plan, same bytes."""

from pathlib import Path

import pytest

from routing.model import Network, Scenario
from routing.outputs import write_run
from routing.recipe import Effort, run
from tests.builders import a_carrier, a_centre, a_scenario, a_tariff, a_village, at_km
from tests.features.planned import planned, with_each_engine


def a_county() -> Scenario:
    villages = tuple(
        a_village(f"v{n}", **at_km(20 + 7 * n % 11 - 5, 5 * n % 13 - 6)) for n in range(1, 11)
    )
    return a_scenario(
        centres=(a_centre("c1"), a_centre("c2", **at_km(24, 3))),
        villages=villages,
        carriers=tuple(a_carrier(c) for c in ("zto", "yto", "sto")),
        tariff=a_tariff(unserved_yuan_per_parcel=1_000.0),
    )


def plan_json(folder: Path, engine: str, network: Network, seed: int) -> bytes:
    effort = Effort(seconds=None, iterations=30, seed=seed)
    result = run(a_county(), network=network, engine=engine, effort=effort)
    assert result.findings == ()
    return (write_run(result, folder) / "plan.json").read_bytes()


@pytest.mark.parametrize("network", Network)
@with_each_engine
def test_the_same_seed_gives_the_same_plan(engine: str, network: Network) -> None:
    first, second = (planned(a_county(), network=network, engine=engine) for _ in range(2))
    assert first == second


@with_each_engine
def test_the_same_seed_gives_the_same_bytes(engine: str, tmp_path: Path) -> None:
    first, second = (
        plan_json(tmp_path / name, engine, Network.POOLED, seed=7) for name in ("first", "second")
    )
    assert first == second


def test_the_order_of_two_runs_in_one_process_does_not_matter(tmp_path: Path) -> None:
    alone = plan_json(tmp_path / "alone", "ortools", Network.POOLED, seed=3)
    plan_json(tmp_path / "between", "ortools", Network.SEPARATE, seed=5)
    assert plan_json(tmp_path / "again", "ortools", Network.POOLED, seed=3) == alone


def test_the_greedy_engine_does_not_care_for_the_seed(tmp_path: Path) -> None:
    first, second = (
        plan_json(tmp_path / str(seed), "greedy", Network.POOLED, seed=seed) for seed in (1, 2)
    )
    assert first == second
