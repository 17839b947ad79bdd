"""Every operator leaves tours that plain Python agrees with."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.planning.joint import JointPlan, JointProblem
from routing.planning.joint.arrays import BANKED, HIGH, REMOVED, Facts, Tours, facts_of
from routing.planning.joint.desk import lay_out, new_desk, open_centres, plan_on
from routing.planning.joint.dials import Dials
from routing.planning.joint.editing import begin_trial, copy_touched
from routing.planning.joint.move_tour import best_cut, move_tour
from routing.planning.joint.pool import pooled_tours
from routing.planning.joint.recreate import best_spot
from routing.planning.joint.ruin_centre import ruin_centre
from routing.planning.joint.ruin_strings import ruin_strings
from routing.planning.joint.search import Desk, search
from tests.unit.planning.joint.problems import a_problem, faults, tour_cost

DIALS = Dials(hot=5.0, cold=0.1, price=1.0)
SEEDS = st.integers(0, 1000)
FEW = settings(max_examples=15, deadline=None)


def searched(problem: JointProblem, seed: int, iterations: int = 300) -> tuple[Facts, Desk]:
    facts, desk = facts_of(problem), new_desk(problem, DIALS.price, seed)
    open_centres(desk, (1 << problem.centres) - 1)
    search(facts, desk, DIALS, (0, iterations), iterations)
    begin_trial(desk.scratch)
    return facts, desk


def same(a: JointPlan, b: JointPlan) -> bool:
    return sorted(t.stops for t in a.tours) == sorted(t.stops for t in b.tours)


def kept_sums_are_true(problem: JointProblem, facts: Facts, tours: Tours) -> None:
    """The loads, costs and rows that the operators keep up to date are what they should be."""
    load = np.zeros((problem.centres, 1))
    for row in range(tours.counts[HIGH]):
        stops = tours.stops[row, 1 : tours.size[row] + 1]
        assert (tours.at[stops] == row).all()
        if len(stops):
            assert tours.load[row, 0] == pytest.approx(problem.down[stops, 0].sum())
            load[tours.home[row]] += problem.down[stops].sum(axis=0)
    assert tours.centre_load == pytest.approx(load)
    assert tours.totals[0] == pytest.approx(tours.cost[: tours.counts[HIGH]].sum())
    assert facts.skip_price[0] >= 0.0


@given(seed=SEEDS, centres=st.integers(1, 3))
@FEW
def test_a_search_ends_with_a_plan_whose_cost_is_right(seed: int, centres: int) -> None:
    problem = a_problem(centres=centres, villages=9, seed=seed)
    facts, desk = searched(problem, seed)
    plan = plan_on(desk, desk.best)
    assert plan.overload == 0.0
    assert faults(problem, plan) == []
    kept_sums_are_true(problem, facts, desk.current)
    assert same(plan_on(desk, desk.current), plan_on(desk, desk.trial))
    for value, tour in pooled_tours(desk.pool, 100):
        assert tour.cost == pytest.approx(tour_cost(problem, tour))
        assert value >= plan.cost - 1e-6


@given(seed=SEEDS, kind=st.sampled_from(["strings", "centre", "move"]))
@FEW
def test_a_ruin_keeps_its_books_and_can_be_undone(seed: int, kind: str) -> None:
    problem = a_problem(centres=3, villages=12, seed=seed)
    facts, desk = searched(problem, seed)
    before = plan_on(desk, desk.current)
    trial, scratch = desk.trial, desk.scratch
    if kind == "strings":
        ruin_strings(facts, trial, scratch, desk.chance, DIALS, problem.centres)
        assert scratch.counts[REMOVED] > 0
    elif kind == "centre":
        ruin_centre(facts, desk.haul, trial, scratch, desk.chance, DIALS)
    else:
        move_tour(facts, trial, scratch, int(trial.at[problem.centres]))
    removed = scratch.removed[: scratch.counts[REMOVED]]
    assert len(set(removed.tolist())) == len(removed)
    assert (trial.at[removed] == -1).all()
    kept_sums_are_true(problem, facts, trial)
    copy_touched(desk.current, trial, scratch)
    kept_sums_are_true(problem, facts, trial)
    assert same(plan_on(desk, trial), before)


@given(seed=SEEDS)
@FEW
def test_a_tour_is_cut_where_the_new_centre_makes_it_cheapest(seed: int) -> None:
    problem = a_problem(centres=2, villages=9, seed=seed)
    facts, desk = searched(problem, seed)
    plan = plan_on(desk, desk.trial)
    for tour in plan.tours:
        row = int(desk.trial.at[tour.stops[0]])
        other = 1 - tour.centre
        turned = [tour.stops[i:] + tour.stops[:i] for i in range(len(tour.stops))]
        costs = [chain_cost(problem, other, stops) for stops in turned]
        assert best_cut(facts, desk.trial, row, other)[1] == pytest.approx(min(costs))


def chain_cost(problem: JointProblem, centre: int, stops: tuple[int, ...]) -> float:
    way = [centre, *stops, centre]
    legs = sum(problem.leg_cost[0][a, b] for a, b in pairwise(way))
    return float(problem.fixed_cost[0] + legs)


@given(seed=SEEDS)
@FEW
def test_without_blinks_the_best_spot_is_the_cheapest_insertion(seed: int) -> None:
    problem = a_problem(centres=2, villages=9, seed=seed)
    facts, desk = searched(problem, seed)
    plan = plan_on(desk, desk.trial)
    village = plan.tours[-1].stops[0]
    rest = [t for t in plan.tours if village not in t.stops]
    desk = new_desk(problem, DIALS.price, seed)
    lay_out(problem, facts, desk, JointPlan(tours=tuple(rest), trucks=(3, 3), skipped=(), cost=0))
    never_blink = DIALS._replace(blink=1e12)
    desk.scratch.counts[:] = (0, 0, 10**9)
    charge = np.zeros(2)
    spot = best_spot(facts, desk.trial, desk.scratch, desk.chance, never_blink, village, charge)
    costs = [chain_cost(problem, centre, (village,)) for centre in (0, 1)]
    for tour in rest:
        if problem.down[[*tour.stops, village], 0].sum() <= problem.capacity[0, 0]:
            for gap in range(len(tour.stops) + 1):
                longer = (*tour.stops[:gap], village, *tour.stops[gap:])
                costs.append(chain_cost(problem, tour.centre, longer) - tour.cost)
    assert spot.cost == pytest.approx(min(costs))


def test_a_village_too_large_for_every_vehicle_is_left_out() -> None:
    problem = a_problem(villages=6)
    down = problem.down.copy()
    down[problem.centres] = 99.0
    _, desk = searched(problem.replace(down=down, trucks=3, truck_capacity=np.array([100.0])), 1)
    assert plan_on(desk, desk.best).skipped == (problem.centres,)
    assert desk.best.counts[BANKED] == 1
