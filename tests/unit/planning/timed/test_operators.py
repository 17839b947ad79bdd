"""Every operator leaves days that plain Python agrees with."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routing.planning.timed import (
    DayTour,
    TimedEffort,
    TimedPlan,
    TimedProblem,
    solve_timed,
)
from routing.planning.timed.arrays import BANKED, HIGH, REMOVED, Facts, Tours, longest_row
from routing.planning.timed.change_vehicle import change_vehicle
from routing.planning.timed.desk import facts_of, lay_out, new_desk, plan_on
from routing.planning.timed.dials import Dials
from routing.planning.timed.editing import begin_trial, copy_touched, objective, remove_span
from routing.planning.timed.evaluation import evaluate
from routing.planning.timed.insertion import NOWHERE, best_spot
from routing.planning.timed.pool import drain
from routing.planning.timed.recreate import put
from routing.planning.timed.ruin import measure_touched, ruin
from routing.planning.timed.search import Desk, search
from routing.planning.timed.swap_tails import swap_tails
from tests.unit.planning.timed.problems import a_problem, day_cost, faults

DIALS = Dials(hot=20.0, cold=1.0, least_blame=0.3, swap=0.3, whole=0.2)
SEEDS = st.integers(0, 1000)
FEW = settings(max_examples=25, deadline=None)


def an_aging_problem(jobs: int, seed: int, bases: int = 2, **changes: Any) -> TimedProblem:
    """Return a problem, with goods that lose value where the seed is odd."""
    draw, is_job = np.random.default_rng(seed), np.arange(bases + jobs) >= bases
    waiting, aboard = (draw.integers(0, 3, len(is_job)) * is_job * (seed % 2) / 4 for _ in range(2))
    problem = a_problem(bases, jobs, seed, **changes)
    return problem.replace(loss_waiting=waiting, loss_aboard=aboard)


def searched(problem: TimedProblem, seed: int, iterations: int = 300) -> tuple[Facts, Desk]:
    facts, desk = facts_of(problem), new_desk(problem, seed)
    lay_out(facts, desk, ())
    search(facts, desk, DIALS, (0, iterations), iterations)
    begin_trial(desk.scratch)
    return facts, desk


def same(a: TimedPlan, b: TimedPlan) -> bool:
    days = [sorted((t.base, t.kind, t.trips) for t in plan.tours) for plan in (a, b)]
    return days[0] == days[1] and a.skipped == b.skipped


def kept_sums_are_true(problem: TimedProblem, tours: Tours) -> None:
    """What operators keep up to date is what it should be."""
    assert faults(problem, plan_on(problem, tours)) == []
    rows = [row for row in range(tours.counts[HIGH]) if tours.last[row]]
    for row in rows:
        for p in range(1, tours.last[row]):
            node = tours.nodes[row, p]
            if node >= problem.bases:
                assert (tours.row_of[node], tours.at[node]) == (row, p)
                start = tours.head[row, p]
                assert tours.nodes[row, start] < problem.bases
                assert start < p < tours.tail[row, start]
    kinds = [int(tours.kind[row]) for row in rows]
    assert [kinds.count(kind) for kind in range(2)] == tours.of_kind.tolist()
    assert (tours.row_of[tours.bank[: tours.counts[BANKED]]] == -1).all()


@given(seed=SEEDS, bases=st.integers(1, 3))
@FEW
def test_a_search_ends_with_a_plan_whose_cost_is_right(seed: int, bases: int) -> None:
    problem = an_aging_problem(jobs=9, seed=seed, bases=bases)
    _, desk = searched(problem, seed)
    for tours in (desk.best, desk.current, desk.trial):
        kept_sums_are_true(problem, tours)
    assert same(plan_on(problem, desk.current), plan_on(problem, desk.trial))
    best = plan_on(problem, desk.best)
    for value, day in drain(desk.pool, problem.bases):
        assert day.cost == pytest.approx(day_cost(problem, day))
        assert value >= best.cost - 1e-6


@given(seed=SEEDS, order=st.permutations(range(6)), cuts=st.sets(st.integers(1, 5)))
@settings(max_examples=60, deadline=None)
def test_any_day_is_judged_as_plain_python_judges_it(
    seed: int, order: list[int], cuts: set[int]
) -> None:
    problem = an_aging_problem(jobs=6, seed=seed)
    jobs = [2 + i for i in order][: 1 + seed % 6]
    ends = sorted({cut for cut in cuts if cut < len(jobs)} | {len(jobs)})
    trips = tuple(tuple(jobs[a:b]) for a, b in zip([0, *ends], ends, strict=False))
    day = DayTour(base=seed % 2, kind=seed // 2 % 2, trips=trips, cost=0.0)
    expected = day_cost(problem, day) if problem.able[day.kind, jobs].all() else None
    assume(problem.able[day.kind, jobs].all())
    facts, desk = facts_of(problem), new_desk(problem, seed)
    lay_out(facts, desk, (day,))
    laid = plan_on(problem, desk.trial).tours
    if expected is None:
        assert laid == ()
    else:
        assert [t.trips for t in laid] == [trips]
        assert laid[0].cost == pytest.approx(expected)


@given(seed=SEEDS)
@FEW
def test_what_is_expected_of_an_insertion_is_what_it_costs(seed: int) -> None:
    """Cold trips are the exception: what they take longer is estimated, then measured."""
    problem = a_problem(jobs=10, seed=seed, is_cold=np.zeros(12, np.bool_))
    facts, desk = searched(problem, seed, 100)
    trial, scratch = desk.trial, desk.scratch
    for job in range(problem.bases, len(problem.opens)):
        row, at = trial.row_of[job], trial.at[job]
        if row < 0:
            continue
        remove_span(facts, trial, scratch, row, (at, at + 1))
        assert evaluate(facts, trial, row)
        scratch.barred.fill(-1)
        before = objective(trial, 1.0)
        spot = best_spot(facts, trial, scratch, desk.chance, DIALS._replace(blink=1e9), job, 1e9)
        assert spot.how != NOWHERE
        if put(facts, trial, scratch, job, spot):
            extra = objective(trial, 1.0) - before + problem.skip_price[job]
            assert extra == pytest.approx(spot.cost)
        copy_touched(desk.current, trial, scratch)
        begin_trial(scratch)


@given(seed=SEEDS)
@FEW
def test_a_ruin_keeps_its_books_and_can_be_undone(seed: int) -> None:
    problem = an_aging_problem(jobs=12, seed=seed)
    facts, desk = searched(problem, seed)
    before = plan_on(problem, desk.current)
    ruin(facts, desk.trial, desk.scratch, desk.chance, DIALS)
    removed = desk.scratch.removed[: desk.scratch.counts[REMOVED]]
    assert len(set(removed.tolist())) == len(removed)
    assert (desk.trial.row_of[removed] == -1).all()
    copy_touched(desk.current, desk.trial, desk.scratch)
    kept_sums_are_true(problem, desk.trial)
    assert same(plan_on(problem, desk.trial), before)


@given(seed=SEEDS)
@FEW
def test_vehicles_swap_the_rest_of_their_days(seed: int) -> None:
    problem = an_aging_problem(10, seed, 1, vehicles=np.array([4, 0]))
    facts, desk = searched(problem, seed)
    for job in range(1, 11):
        if swap_tails(facts, desk.trial, desk.scratch, desk.chance, job):
            kept_sums_are_true(problem, desk.trial)
        else:
            copy_touched(desk.current, desk.trial, desk.scratch)


@given(seed=SEEDS)
@FEW
def test_a_day_goes_to_another_type_or_base(seed: int) -> None:
    problem = an_aging_problem(jobs=10, seed=seed, vehicles=np.array([1 + seed % 3, 2]))
    facts, desk = searched(problem, seed)
    trial = desk.trial
    for job in range(2, 12):
        before = plan_on(problem, trial)
        change_vehicle(facts, trial, desk.scratch, desk.chance, job)
        if measure_touched(facts, trial, desk.scratch):
            kept_sums_are_true(problem, trial)
            after = plan_on(problem, trial)
            assert sorted(t.trips for t in after.tours) == sorted(t.trips for t in before.tours)
        else:
            copy_touched(desk.current, trial, desk.scratch)
            begin_trial(desk.scratch)


def a_plain_problem(far: list[list[float]], **changes: Any) -> TimedProblem:
    """Return jobs with nothing to weigh or to wait for, so far apart, in cost and in time."""
    nodes = len(far)
    problem = a_problem(bases=1, jobs=nodes - 1)
    never, always = np.zeros(nodes), np.full(nodes, 100.0)
    return problem.replace(
        leg_cost=np.array([far, far]),
        leg_time=np.array([far, far]),
        opens=never,
        closes=always,
        service=never,
        leads=never,
        release=never[None],
        leave_by=always[None],
        return_by=always[None],
        is_cold=never > 0,
        able=np.ones((2, nodes), np.bool_),
        down=np.zeros((2, nodes, 2)),
        up=np.zeros((2, nodes, 2)),
        skip_price=always * 10,
    ).replace(**changes)


def test_what_loses_value_on_board_is_collected_last() -> None:
    """Three places on a line, the base at one end: there and back costs the same in any order."""
    problem = a_plain_problem(
        [[float(abs(a - b)) for b in range(4)] for a in range(4)],
        vehicles=np.array([1, 0]),
        loss_aboard=np.array([0.0, 0.1, 0.0, 0.0]),
    )
    (day,) = solve_timed(problem, TimedEffort(iterations=200)).plan.tours
    assert day.trips in (((3, 2, 1),), ((2, 3, 1),))
    assert day.cost == pytest.approx(12.0 + 6.0 + 0.5 * 6.0 + 0.1 * 1.0)


def test_what_loses_value_while_it_waits_is_fetched_at_once_if_that_pays() -> None:
    """Two lots at one place, ready at 10 and at 50: one truck for both, or one for each.

    A truck more costs 12 and the way 10; the first lot is spared 40 units of waiting.
    """
    lots = a_plain_problem(
        [[0.0, 5.0, 5.0], [5.0, 0.0, 0.0], [5.0, 0.0, 0.0]],
        vehicles=np.array([2, 0]),
        opens=np.array([0.0, 10.0, 50.0]),
        time_cost=np.zeros(2),
    )
    trucks = []
    for rate in (0.5, 0.6):
        loss = np.array([0.0, rate, 0.0])
        problem = lots.replace(loss_waiting=loss, loss_aboard=loss)
        trucks.append(len(solve_timed(problem, TimedEffort(iterations=500)).plan.tours))
    assert trucks == [1, 2]


def test_a_day_really_changes_type() -> None:
    """One job, two types with a vehicle each: the day wanders between them."""
    problem = a_plain_problem([[0.0, 1.0], [1.0, 0.0]], vehicles=np.array([1, 1]))
    facts, desk = searched(problem, 1, 10)
    kinds = set()
    for _ in range(40):
        change_vehicle(facts, desk.trial, desk.scratch, desk.chance, 1)
        assert measure_touched(facts, desk.trial, desk.scratch)
        kept_sums_are_true(problem, desk.trial)
        kinds.add(int(desk.trial.kind[desk.trial.row_of[1]]))
    assert kinds == {0, 1}


@pytest.mark.parametrize(
    ("changes", "positions"),
    [
        ({"capacity": np.full((2, 2), 1e6), "longest_day": 1e6}, 8 + 3 + 4),
        ({"capacity": np.full((2, 2), 1e6), "longest_day": 0.5, "most_trips": 1}, 4 + 0),
    ],
)
def test_rows_hold_the_longest_day_there_can_be(changes: Any, positions: int) -> None:
    problem = a_problem(seed=3, **changes)
    assert longest_row(problem) >= positions
    assert longest_row(problem) <= 8 + 3 + 4
