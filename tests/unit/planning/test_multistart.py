"""Several seeds at once, one process each."""

import multiprocessing
import signal

import pytest

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import Network
from routing.planning import Question, Search, multistart, plan_day, plan_with_seeds
from tests.builders import a_scenario, a_travel

SCENARIO = a_scenario()
TRAVEL = a_travel(SCENARIO)


def a_question(engine: str = "greedy") -> Question:
    return Question(scenario=SCENARIO, travel=TRAVEL, network=Network.POOLED, engine=engine)


def test_one_worker_plans_in_this_process() -> None:
    search = Search(iterations=5, seed=3)
    expected = plan_day(SCENARIO, TRAVEL, Network.POOLED, get_engine("ortools"), search)
    assert plan_with_seeds(a_question("ortools"), search, 1) == [expected]


def test_every_worker_answers_and_only_this_process_tells_of_progress() -> None:
    heard: list[str] = []
    search = Search(iterations=5, report=lambda stage, *_: heard.append(stage))
    plans = plan_with_seeds(a_question(), search, 2)
    assert len(plans) == 2
    assert plans[0] == plans[1]  # the greedy engine knows no seeds
    assert check_plan(SCENARIO, TRAVEL, plans[1]) == ()
    assert len(heard) == 3


def test_a_worker_leaves_ctrl_c_to_its_parent_and_hears_of_the_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ignored: list[tuple[int, object]] = []
    monkeypatch.setattr(signal, "signal", lambda *given: ignored.append(given))
    monkeypatch.setattr(multistart._Stop, "event", None)
    assert not multistart._asked_to_stop()
    event = multiprocessing.get_context("spawn").Event()
    multistart._begin(event)
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]
    assert not multistart._asked_to_stop()
    event.set()
    assert multistart._asked_to_stop()


def test_a_worker_plans_with_its_own_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multistart._Stop, "event", None)
    search = Search(iterations=5, seed=4)
    expected = plan_day(SCENARIO, TRAVEL, Network.POOLED, get_engine("ortools"), search)
    assert multistart._plan_in_worker(a_question("ortools"), search) == expected
