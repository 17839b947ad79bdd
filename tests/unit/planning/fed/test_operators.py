"""The small steps: the insertion tests against a judge, and trials that can be undone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routing.planning.fed.arrays import BLINK, EVER, TRUCKS, Tours
from routing.planning.fed.collection import new_collection
from routing.planning.fed.copying import copy_touched, objective
from routing.planning.fed.desk import lay_out, new_desk, plan_on
from routing.planning.fed.editing import begin_trial, measure_touched
from routing.planning.fed.fed_plan import FedPlan, FedTour
from routing.planning.fed.insertion import Stop, best_gap, best_stop
from routing.planning.fed.jobs import Job, prepared, run_job
from routing.planning.fed.lift import lift
from routing.planning.fed.problem import FedProblem
from routing.planning.fed.recreate import recreate
from routing.planning.fed.search import Desk
from tests.unit.planning.fed.fed_problems import cost_without_collection, faults_of, random_problem


def laid_out(seed: int, villages: int = 14) -> tuple[FedProblem, FedPlan, Desk]:
    problem = random_problem(seed, 3, villages)
    plan = run_job(problem, Job(seed=(seed,), iterations=300)).best
    assert plan is not None
    desk = new_desk(problem, new_collection(problem), seed)
    lay_out(problem, prepared(problem)[0], desk, plan)
    return problem, plan, desk


def kept_rules(problem: FedProblem, plan: FedPlan) -> bool:
    return not [fault for fault in faults_of(problem, plan) if "every village" not in fault]


def with_tour(plan: FedPlan, truck: int, stop: int, tour: FedTour) -> FedPlan:
    line = list(plan.trucks[truck])
    line[stop] = tour
    trucks = [*plan.trucks[:truck], tuple(line), *plan.trucks[truck + 1 :]]
    return replace(plan, trucks=tuple(trucks))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1_000))
def test_the_cheapest_gap_is_the_one_the_judge_allows(seed: int) -> None:
    problem, plan, desk = laid_out(seed)
    facts, tours = prepared(problem)[0], desk.trial
    rng = np.random.default_rng(seed)
    truck = int(rng.integers(len(plan.trucks)))
    stop = int(rng.integers(len(plan.trucks[truck])))
    tour = plan.trucks[truck][stop]
    row = tours.line[truck, stop]
    guest = int(rng.integers(problem.centres, len(problem.down)))
    assume(guest not in tour.villages)
    delay = problem.unload * problem.down[guest]
    is_room = (
        tours.load[truck] + problem.down[guest] <= problem.truck_capacity
        and tours.down[row] + problem.down[guest] <= problem.capacity
        and delay <= tours.margin[truck, stop + 1]
        and tours.leave[truck, stop] + delay <= tours.latest[row, 0]
    )
    desk.scratch.counts[BLINK] = 10_000
    depart = tours.leave[truck, stop] + delay
    cost, gap = best_gap(facts, tours, desk.scratch, guest, row, depart)
    costs = []
    for at in range(len(tour.villages) + 1):
        longer = (*tour.villages[:at], guest, *tour.villages[at:])
        tried = with_tour(plan, truck, stop, FedTour(centre=tour.centre, villages=longer))
        if kept_rules(problem, tried):
            change = cost_without_collection(problem, tried) - cost_without_collection(
                problem, plan
            )
            costs.append(change)
    if is_room and gap >= 0:
        assert cost == pytest.approx(min(costs))
    else:
        assert costs == []


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1_000))
def test_the_cheapest_stop_is_the_one_the_judge_allows(seed: int) -> None:
    problem, plan, desk = laid_out(seed)
    facts, tours = prepared(problem)[0], desk.trial
    row = tours.line[len(plan.trucks) - 1, 0]
    guest = plan.trucks[-1][0]
    stop = Stop(guest.centre, float(tours.down[row]), float(tours.latest[row, 0]))
    desk.scratch.counts[BLINK] = 10_000
    cost, truck, _ = best_stop(facts, tours, desk.scratch, stop, EVER, 4.0)
    costs = []
    for lines in (*plan.trucks, ()):
        others = list(plan.trucks)
        if lines in others:
            others.remove(lines)
        for at in range(len(lines) + 1):
            line = (*lines[:at], guest, *lines[at:])
            tried = replace(plan, trucks=(*others, line))
            if kept_rules(problem, tried):
                costs.append(
                    cost_without_collection(problem, tried) - cost_without_collection(problem, plan)
                )
    length = cost_without_collection(problem, replace(plan, trucks=((guest,),)))
    alone = problem.hub_cost[0, guest.centre + 1] * 2
    assert truck >= 0
    assert cost == pytest.approx(min(costs) - (length - alone))


def state(tours: Tours) -> list[object]:
    plan = plan_on(tours)
    lines = [tours.leave[t, : tours.stops[t]].tolist() for t in range(tours.counts[TRUCKS])]
    return [plan.trucks, plan.skipped, lines, tours.gathered.round(6).tolist(), round(plan.cost, 6)]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1_000))
def test_lifting_keeps_the_rules_and_can_be_undone(seed: int) -> None:
    problem, _, desk = laid_out(seed)
    facts, trial = prepared(problem)[0], desk.trial
    before = state(trial)
    village = int(np.random.default_rng(seed).integers(problem.centres, len(problem.down)))
    begin_trial(desk.scratch)
    is_right = lift(facts, trial, desk.scratch, village)
    is_right = measure_touched(facts, trial, desk.scratch) and is_right
    if is_right and recreate(facts, desk.haul, trial, desk.scratch, np.inf):
        after = plan_on(trial)
        assert faults_of(problem, after) == []
        without = cost_without_collection(problem, after)
        assert objective(trial) - after.collection == pytest.approx(without)
    copy_touched(desk.current, trial, desk.scratch)
    assert state(trial) == before
