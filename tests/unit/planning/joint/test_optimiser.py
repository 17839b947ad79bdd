"""The whole search: repeatable, optimal where everything can be tried, quick to import."""

import pickle
import subprocess
import sys
from functools import cache
from itertools import permutations, product
from pathlib import Path

import numpy as np
import pytest

from routing.errors import NoPlanError
from routing.planning.joint import JointEffort, JointPlan, JointProblem, Tour, solve_jointly
from routing.planning.joint.selection import Question, select
from tests.unit.planning.joint.problems import a_problem, faults, fits_trucks, tour_cost

ROOT = Path(__file__).parents[4]


def solved(problem: JointProblem, workers: int = 1) -> JointPlan:
    plan = solve_jointly(problem, JointEffort(iterations=6000, workers=workers)).plan
    assert plan is not None
    return plan


def cheapest(problem: JointProblem) -> float:
    """Return the least cost by trying every assignment of villages to tours and centres."""

    @cache
    def best_tour(stops: tuple[int, ...], centre: int) -> float:
        if problem.down[list(stops), 0].sum() > problem.capacity[0, 0]:
            return float("inf")
        orders = permutations(stops)
        tours = (Tour(centre=centre, kind=0, stops=order, cost=0.0) for order in orders)
        return min(tour_cost(problem, tour) for tour in tours)

    @cache
    def linehaul(loads: tuple[float, ...]) -> float:
        costs = [0.0] + [5.0 + min(_rounds(problem, mask)) for mask in (1, 2, 3)]
        fleets = (f for m in (1, 2, 3) for f in product((1, 2, 3), repeat=m))
        return min(sum(costs[t] for t in f) for f in fleets if fits_trucks(problem, [*loads], f))

    villages = range(problem.centres, len(problem.down))
    best = float("inf")
    for labels in product(range(4), repeat=len(villages)):
        groups = [
            tuple(v for v, g in zip(villages, labels, strict=True) if g == k) for k in range(4)
        ]
        loads = tuple(float(sum(problem.down[[*a, *b], 0])) for a, b in (groups[:2], groups[2:]))
        tours = sum(best_tour(group, i // 2) for i, group in enumerate(groups) if group)
        best = min(best, tours + linehaul(loads))
    return best


def _rounds(problem: JointProblem, mask: int) -> list[float]:
    stops = [c + 1 for c in range(2) if mask >> c & 1]
    cost = problem.hub_cost
    return [
        float(sum(cost[a, b] for a, b in zip([0, *way], [*way, 0], strict=True)))
        for way in permutations(stops)
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tiny_problems_are_solved_to_optimality(seed: int) -> None:
    problem = a_problem(centres=2, villages=5, seed=seed, capacity=np.array([[8.0]]))
    plan = solved(problem)
    assert faults(problem, plan) == []
    assert plan.cost == pytest.approx(cheapest(problem))


def test_the_same_seed_gives_the_same_plan_with_any_number_of_workers() -> None:
    problem = a_problem(centres=3, villages=14)
    assert solved(problem) == solved(problem)
    assert solved(problem) == solved(problem, workers=2)


def test_a_limit_in_seconds_is_kept_and_told() -> None:
    told: list[str] = []
    effort = JointEffort(seconds=1.0, report=lambda stage, *_: told.append(stage))
    result = solve_jointly(a_problem(centres=2, villages=10), effort)
    assert result.plan is not None
    assert faults(a_problem(centres=2, villages=10), result.plan) == []
    assert told[:2] == ["scouts", "arms"]
    assert result.seconds_to_best <= result.seconds < 10.0


def test_selection_finds_the_best_combination() -> None:
    problem = a_problem(centres=1, villages=3, trucks=0, tours_in_all=2)
    stops = [(1,), (2,), (3,), (1, 2), (2, 3)]
    drafts = [Tour(centre=0, kind=0, stops=s, cost=0.0) for s in stops]
    tours = tuple(Tour(centre=0, kind=0, stops=t.stops, cost=tour_cost(problem, t)) for t in drafts)
    question = Question(tours=tours, trucks=(), haul_cost=0.0, to_beat=1e6, seconds=10.0)
    plan = select(problem, question)
    assert plan is not None
    expected = min(tours[0].cost + tours[4].cost, tours[2].cost + tours[3].cost)
    assert plan.cost == pytest.approx(expected)
    beaten = Question(tours=tours, trucks=(), haul_cost=0.0, to_beat=expected, seconds=10.0)
    assert select(problem, beaten) is None


def test_problems_are_read_only_and_stay_so_when_they_travel() -> None:
    problem = pickle.loads(pickle.dumps(a_problem()))  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="read-only"):
        problem.down[0, 0] = 1.0


def test_arrays_of_different_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="opens has shape"):
        a_problem(opens=np.zeros(3))


def test_more_centres_than_its_tables_hold_are_refused() -> None:
    with pytest.raises(NoPlanError, match="13 centres, of 1 to 12"):
        a_problem(centres=13, villages=14)


def test_rules_the_search_does_not_know_are_refused() -> None:
    problem = a_problem()
    late = problem.release.copy()
    late[-1] = 5.0
    with pytest.raises(NotImplementedError, match="release"):
        solved(problem.replace(release=late))


@pytest.mark.parametrize(("seconds", "iterations"), [(None, None), (1.0, 5)])
def test_an_effort_has_one_limit(seconds: float | None, iterations: int | None) -> None:
    with pytest.raises(ValueError, match="either"):
        JointEffort(seconds=seconds, iterations=iterations)


def test_importing_the_package_or_the_command_line_loads_no_compiler() -> None:
    code = "import sys, routing.planning.joint, routing.cli.bench; sys.exit('numba' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603 - our own
