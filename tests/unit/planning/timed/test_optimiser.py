"""The whole search: repeatable, optimal where everything can be tried, quick to import."""

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from routing.planning.timed import TimedEffort, solve_timed
from routing.planning.timed.selection import Question, plan_of, select
from tests.unit.planning.timed.brute_force import assert_search_is_optimal, best_days
from tests.unit.planning.timed.problems import a_problem, day_cost, faults

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("seed", range(1, 9))
def test_tiny_problems_are_solved_to_optimality(seed: int) -> None:
    assert_search_is_optimal(seed)


@pytest.mark.parametrize("seed", range(1, 4))
def test_brute_force_prices_days_as_plain_python_does(seed: int) -> None:
    problem = a_problem(jobs=4, seed=seed)
    days = list(best_days(problem).values())
    assert days
    for day in days[::3]:
        assert day_cost(problem, day) == pytest.approx(day.cost)


def test_the_same_seed_gives_the_same_plan_with_any_number_of_workers() -> None:
    problem = a_problem(jobs=20, vehicles=np.array([4, 3]))
    results = [
        solve_timed(problem, TimedEffort(iterations=4000, workers=workers)) for workers in (1, 1, 2)
    ]
    assert results[0].plan == results[1].plan == results[2].plan
    assert [r.iterations for r in results] == [results[0].iterations] * 3
    assert faults(problem, results[0].plan) == []


def test_a_start_is_the_worst_that_comes_back() -> None:
    problem = a_problem(jobs=20, vehicles=np.array([4, 3]))
    good = solve_timed(problem, TimedEffort(iterations=4000)).plan
    again = solve_timed(problem, TimedEffort(iterations=5, seed=2), good.tours).plan
    assert again.cost <= good.cost + 1e-6


@pytest.mark.parametrize("workers", [1, 2])
def test_a_search_that_is_stopped_returns_what_it_has(workers: int) -> None:
    problem = a_problem(jobs=12)
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > 5

    effort = TimedEffort(iterations=50_000_000, workers=workers, should_stop=should_stop)
    result = solve_timed(problem, effort)
    assert result.iterations < 50_000_000
    assert faults(problem, result.plan) == []


def test_a_limit_in_seconds_is_kept_and_told() -> None:
    told: list[str] = []
    effort = TimedEffort(seconds=2.0, report=lambda stage, *_: told.append(stage))
    result = solve_timed(a_problem(), effort)
    assert told[:1] == ["search"]
    assert result.seconds_to_best <= result.seconds < 10.0
    costs = [point.cost for point in result.history]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == pytest.approx(result.plan.cost)
    assert [p.iterations for p in result.history] == sorted(p.iterations for p in result.history)
    assert result.history[-1].tours == len(result.plan.tours)


def test_selection_finds_the_best_combination() -> None:
    problem = a_problem(bases=1, jobs=4, seed=5, vehicles=np.array([2, 0]))
    days = list(best_days(problem).values())
    pairs = [[a] for a in days] + [[a, b] for a in days for b in days if not a.jobs & b.jobs]
    pairs = [pair for pair in pairs if all(day.kind == 0 for day in pair)]
    expected = min(plan_of(problem, pair).cost for pair in pairs)
    plan = select(problem, Question(tours=tuple(days), to_beat=1e6, seconds=20.0))
    assert plan is not None
    assert faults(problem, plan) == []
    assert plan.cost == pytest.approx(expected)
    assert select(problem, Question(tours=tuple(days), to_beat=expected, seconds=20.0)) is None


def test_problems_are_read_only_and_stay_so_when_they_travel() -> None:
    problem = pickle.loads(pickle.dumps(a_problem()))  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="read-only"):
        problem.haul[0, 0] = 1.0


def test_arrays_of_different_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="closes has shape"):
        a_problem(closes=np.zeros(3))


@pytest.mark.parametrize(("seconds", "iterations"), [(None, None), (1.0, 5)])
def test_an_effort_has_one_limit(seconds: float | None, iterations: int | None) -> None:
    with pytest.raises(ValueError, match="either"):
        TimedEffort(seconds=seconds, iterations=iterations)


def test_importing_the_package_loads_no_compiler() -> None:
    code = "import sys, routing.planning.timed; sys.exit('numba' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603 - our own
