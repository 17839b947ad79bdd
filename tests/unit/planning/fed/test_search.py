"""Runs of the search: plans keep the rules, cost what they say, and tiny ones are optimal."""

import math
from collections.abc import Iterator
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import NoPlanError
from routing.planning.fed import FedEffort, FedPlan, FedProblem, FedTour, solve_fed
from routing.planning.fed.jobs import Job, run_job
from routing.planning.fed.unsplit import collect
from tests.unit.planning.fed.fed_problems import (
    cost_without_collection,
    faults_of,
    least_unsplit_collection,
    partitions,
    random_problem,
)


def found(problem: FedProblem, iterations: int, seed: int = 1) -> FedPlan:
    best = run_job(problem, Job(seed=(seed,), iterations=iterations)).best
    assert best is not None
    return best


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), villages=st.integers(1, 25), centres=st.integers(1, 4))
def test_every_plan_keeps_the_rules_and_costs_what_it_says(
    seed: int, villages: int, centres: int
) -> None:
    problem = random_problem(seed, centres, villages)
    plan = found(problem, 2_000, seed)
    assert faults_of(problem, plan) == []
    without = cost_without_collection(problem, plan)
    assert plan.cost - plan.collection == pytest.approx(without, abs=1e-6)
    costs, trucks = collect(problem, plan)
    collected = sorted(i for truck in trucks for i in truck)
    loads = [sum(problem.up[list(tour.villages)]) for tour in plan.tours]
    assert collected == [i for i, load in enumerate(loads) if load > 0.0]
    assert sum(costs) >= plan.collection - 1e-6
    assert all(sum(loads[i] for i in t) <= problem.truck_capacity + 1e-6 for t in trucks)


def _sequences(things: list[int]) -> Iterator[list[tuple[int, ...]]]:
    """Yield all ways to put things into heaps of all orders."""
    for parts in partitions(things):
        for orders in product(*(permutations(part) for part in parts)):
            yield list(orders)


def brute_force(problem: FedProblem) -> float:
    """Return the least cost of a plan that serves everybody, by trying all."""
    best = math.inf
    villages = list(range(problem.centres, len(problem.down)))
    for orders in _sequences(villages):
        for homes in product(range(problem.centres), repeat=len(orders)):
            pairs = zip(homes, orders, strict=True)
            tours = [FedTour(centre=home, villages=order) for home, order in pairs]
            for lines in _sequences(list(range(len(tours)))):
                trucks = tuple(tuple(tours[i] for i in line) for line in lines)
                plan = FedPlan(trucks=trucks, skipped=(), cost=0.0, collection=0.0)
                cost = cost_without_collection(problem, plan)
                if cost < best and not faults_of(problem, plan):
                    best = min(best, cost + least_unsplit_collection(problem, plan))
    return best


@pytest.mark.parametrize("seed", range(6))
def test_tiny_problems_are_solved_to_the_optimum(seed: int) -> None:
    problem = random_problem(seed, 2, 3)
    plan = found(problem, 4_000)
    costs, _ = collect(problem, plan)
    assert plan.skipped == ()
    assert cost_without_collection(problem, plan) + sum(costs) == pytest.approx(
        brute_force(problem)
    )


@pytest.mark.parametrize("seed", range(8))
def test_unsplit_collection_is_the_cheapest(seed: int) -> None:
    problem = random_problem(seed, 3, 14)
    plan = found(problem, 1_000)
    costs, _ = collect(problem, plan)
    assert sum(costs) == pytest.approx(least_unsplit_collection(problem, plan))


def test_a_village_that_nobody_can_reach_in_time_is_left_out() -> None:
    problem = random_problem(1, 2, 6, hours=1)
    opens, closes = problem.opens.copy(), problem.closes.copy()
    opens[2], closes[2] = 0.0, 1.0
    parts = {name: getattr(problem, name) for name in FedProblem.__dataclass_fields__}
    plan = found(FedProblem(**{**parts, "opens": opens, "closes": closes}), 500)
    assert plan.skipped == (2,)


def test_same_seed_and_iterations_give_the_same_plan_with_any_workers() -> None:
    problem = random_problem(3, 3, 20)
    plans = [
        solve_fed(problem, FedEffort(iterations=12_000, seed=seed, workers=workers)).plan
        for seed, workers in ((5, 1), (5, 2), (5, 1))
    ]
    assert plans[0] == plans[1] == plans[2]


def test_a_search_keeps_its_seconds_and_tells_its_stages() -> None:
    told: list[tuple[str, float, float]] = []
    problem = random_problem(4, 3, 20)
    result = solve_fed(problem, FedEffort(seconds=1.5, report=lambda *stage: told.append(stage)))
    assert [stage for stage, _, _ in told][:4] == ["scouts", "long", "longer", "last"]
    assert result.seconds < 4.0
    assert result.iterations > 0
    costs = [cost for _, _, cost in told]
    assert result.plan is not None
    assert costs == sorted(costs, reverse=True)
    assert result.plan.cost == costs[-1]


def test_a_run_never_ends_above_its_start() -> None:
    problem = random_problem(5, 3, 20)
    start = found(problem, 1_000)
    again = run_job(problem, Job(seed=(9,), iterations=300, start=start, heat=1.0)).best
    assert again is not None
    assert again.cost <= start.cost + 1e-6


def test_two_limits_or_none_are_refused() -> None:
    with pytest.raises(ValueError, match="either"):
        FedEffort()
    with pytest.raises(ValueError, match="either"):
        FedEffort(seconds=1.0, iterations=1)


def test_arrays_that_do_not_fit_are_refused() -> None:
    problem = random_problem(1, 2, 4)
    parts = {name: getattr(problem, name) for name in FedProblem.__dataclass_fields__}
    with pytest.raises(ValueError, match="up has shape"):
        FedProblem(**{**parts, "up": problem.up[1:]})


def test_more_than_the_tables_hold_is_refused_all_at_once_as_a_plan_that_cannot_be() -> None:
    problem = random_problem(1, 12, 4)
    parts = {name: getattr(problem, name) for name in FedProblem.__dataclass_fields__}
    with pytest.raises(NoPlanError, match="6 trucks to collect") as refused:
        FedProblem(**{**parts, "truck_capacity": float(problem.up.sum()) / 5.5})
    assert "centres, of" not in refused.value.message
    assert FedProblem(**{**parts, "truck_capacity": float(problem.up.sum()) / 5.0}).centres == 12
    with pytest.raises(NoPlanError, match="13 centres, of 1 to 12"):
        random_problem(1, 13, 2)
    parts = {**parts, "truck_capacity": 1.0, "hub_cost": np.zeros((14, 14))}
    with pytest.raises(NoPlanError, match=r"13 centres.*; .* trucks"):
        FedProblem(**{**parts, "hub_time": np.zeros((14, 14))})


@pytest.mark.parametrize("workers", [1, 2])
def test_a_search_that_is_asked_to_stop_comes_back_with_the_best_so_far(workers: int) -> None:
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    problem = random_problem(4, 3, 20)
    effort = FedEffort(iterations=100_000_000, workers=workers, should_stop=should_stop)
    result = solve_fed(problem, effort)
    assert result.iterations < 1_000_000
    assert result.plan is not None
    assert faults_of(problem, result.plan) == []
