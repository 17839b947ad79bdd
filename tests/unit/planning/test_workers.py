"""Several workers, one process each: together, or each with a seed of its own."""

import pytest

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import Network, Plan
from routing.planning import JOINT, Question, Search, SearchPoint, plan_day, plan_with_workers
from routing.planning import workers as workers_module
from routing.planning.kernel.crew import Crew
from tests.builders import a_plan, a_scenario, a_travel
from tests.jointly import plan_jointly

SCENARIO = a_scenario()
TRAVEL = a_travel(SCENARIO)


def a_question(engine: str = "greedy") -> Question:
    return Question(scenario=SCENARIO, travel=TRAVEL, network=Network.POOLED, engine=engine)


def test_one_worker_plans_in_this_process() -> None:
    search = Search(iterations=5, seed=3)
    expected = plan_day(SCENARIO, TRAVEL, Network.POOLED, get_engine("ortools"), search)
    assert plan_with_workers(a_question("ortools"), search, 1) == expected


def test_every_worker_answers_and_only_this_process_tells_of_progress() -> None:
    heard: list[str] = []
    points: list[SearchPoint] = []
    search = Search(iterations=5, report=lambda stage, *_: heard.append(stage), note=points.append)
    plan = plan_with_workers(a_question(), search, 2)
    assert check_plan(SCENARIO, TRAVEL, plan) == ()
    assert len(heard) == 3
    assert [(point.worker, point.meeting) for point in points] == [(1, 1), (2, 1)]
    costs = {point.cost_fen for point in points}
    assert costs == {plan.objective_fen}  # the greedy engine knows no seeds


def test_workers_count_their_seeds_up_and_the_cheapest_plan_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def planned(_: Question, search: Search) -> Plan:
        asked.append(search.seed)
        return a_plan(SCENARIO, TRAVEL).replace(objective_fen=1000 - search.seed)

    monkeypatch.setattr(workers_module, "_plan", planned)
    monkeypatch.setattr(workers_module, "Crew", OneAfterTheOther)
    plan = plan_with_workers(a_question(), Search(iterations=5, seed=7), 3)
    assert asked == [7, 8, 9]
    assert plan.objective_fen == 991


class OneAfterTheOther(Crew[Question]):
    """A crew that says it has many workers and does all tasks itself."""

    def __init__(self, question: Question, _workers: int, *given: object) -> None:
        super().__init__(question, 1, *given)  # type: ignore[arg-type]


def test_together_they_give_the_same_plan_for_the_same_seed_and_iterations() -> None:
    search = Search(iterations=4, seed=5)
    plans = [plan_with_workers(a_question(JOINT), search, 2) for _ in range(2)]
    assert plans[0] == plans[1]
    assert check_plan(SCENARIO, TRAVEL, plans[0]) == ()


def test_after_every_round_it_is_noted_with_what_each_of_them_came() -> None:
    points: list[SearchPoint] = []
    search = Search(iterations=4, note=points.append)
    plan = plan_jointly(SCENARIO, TRAVEL, Network.POOLED, search, workers=2)
    met = [(point.meeting, point.worker) for point in points if point.meeting]
    assert met == [(number, worker) for number in range(1, met[-1][0] + 1) for worker in (1, 2)]
    assert min(p.cost_fen for p in points if p.is_plan) == plan.objective_fen
    steps = [point.steps for point in points]
    assert steps == sorted(steps)
