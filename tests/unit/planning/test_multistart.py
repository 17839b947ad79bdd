"""Several seeds at once, one process each."""

import multiprocessing
import signal
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event
from threading import Thread
from typing import ClassVar, Self

import pytest

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import Network, Plan
from routing.planning import Question, Search, multistart, plan_day, plan_with_seeds
from tests.builders import a_plan, a_scenario, a_travel

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


def test_a_worker_that_died_costs_only_its_own_plan(caplog: pytest.LogCaptureFixture) -> None:
    plan = a_plan(SCENARIO, TRAVEL)
    lived: Future[Plan] = Future()
    lived.set_result(plan)
    died: Future[Plan] = Future()
    died.set_exception(BrokenProcessPool())
    assert list(multistart._finished([died, lived])) == [plan]
    assert "A worker process died" in caplog.text


def test_workers_are_born_deaf_to_ctrl_c_and_this_process_hears_again() -> None:
    before = signal.getsignal(signal.SIGINT)
    with multistart._ctrl_c_ignored():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_leave_signals_alone() -> None:
    heard: list[object] = []

    def look() -> None:
        with multistart._ctrl_c_ignored():
            heard.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert heard == [signal.getsignal(signal.SIGINT)]


class PoolOfTheUnborn:
    """A pool that answers at once, and remembers what its workers were told."""

    told_to_stop = False
    seeds: ClassVar[list[int]] = []

    def __init__(self, _: int, __: object, ___: object, given: tuple[Event]) -> None:
        (self.event,) = given

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        PoolOfTheUnborn.told_to_stop = self.event.is_set()

    def submit(self, _: object, question: Question, search: Search) -> Future[Plan]:
        self.seeds.append(search.seed)
        future: Future[Plan] = Future()
        future.set_result(a_plan(question.scenario, question.travel))
        return future


def test_workers_count_their_seeds_up_and_hear_of_a_request_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(multistart, "ProcessPoolExecutor", PoolOfTheUnborn)
    search = Search(iterations=5, seed=7, should_stop=lambda: True)
    assert len(plan_with_seeds(a_question(), search, 3)) == 3
    assert PoolOfTheUnborn.seeds == [8, 9]
    assert PoolOfTheUnborn.told_to_stop


def test_a_worker_plans_with_its_own_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multistart._Stop, "event", None)
    search = Search(iterations=5, seed=4)
    expected = plan_day(SCENARIO, TRAVEL, Network.POOLED, get_engine("ortools"), search)
    assert multistart._plan_in_worker(a_question("ortools"), search) == expected
