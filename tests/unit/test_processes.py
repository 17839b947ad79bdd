"""Processes that do tasks for this one."""

import multiprocessing
import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from threading import Thread

import pytest

from routing import processes
from routing.processes import ShouldStop, WorkerProcesses, ctrl_c, until_ctrl_c


def holding(held: str, task: int, _should_stop: ShouldStop) -> tuple[str, int, bool]:
    """Say what this process holds, and whether it ignores Ctrl-C."""
    return held, task, signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def waiting(_held: str, seconds: float, should_stop: ShouldStop) -> bool:
    """Wait until asked to stop; say whether somebody asked."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if should_stop():
            return True
        time.sleep(0.01)
    return False


def dying(_held: str, _task: int, _should_stop: ShouldStop) -> None:
    """Die as a process that is killed does."""
    os._exit(1)


def test_they_hold_a_value_and_are_deaf_to_ctrl_c() -> None:
    with closing(WorkerProcesses(1, "county")) as workers:
        assert workers.submit(holding, 3).result() == ("county", 3, True)


def test_a_request_to_stop_reaches_what_is_under_way() -> None:
    with closing(WorkerProcesses(1, "county")) as workers:
        future = workers.submit(waiting, 600.0)
        workers.ask_to_stop()
        assert future.result()


def test_closing_asks_them_to_stop_and_waits() -> None:
    workers = WorkerProcesses(1, "county")
    future = workers.submit(waiting, 600.0)
    while not future.running():
        time.sleep(0.01)
    workers.close()
    assert future.result()


def test_a_process_that_dies_breaks_the_pool() -> None:
    with closing(WorkerProcesses(1, "county")) as workers:
        future = workers.submit(dying, 0)
        with pytest.raises(BrokenProcessPool):
            future.result()


def test_a_process_hears_of_the_stop_once_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ignored: list[tuple[int, object]] = []
    monkeypatch.setattr(signal, "signal", lambda *given: ignored.append(given))
    monkeypatch.setattr(processes._Here, "held", None)
    monkeypatch.setattr(processes._Here, "stop", None)
    assert not processes._asked_to_stop()
    event = multiprocessing.get_context("spawn").Event()
    processes._begin("county", event)
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]
    assert processes._do(holding, 4)[:2] == ("county", 4)
    assert not processes._asked_to_stop()
    event.set()
    assert processes._asked_to_stop()


def test_ctrl_c_is_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with ctrl_c(signal.SIG_IGN):
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_leave_signals_alone() -> None:
    heard: list[object] = []

    def look() -> None:
        with ctrl_c(signal.SIG_IGN):
            heard.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert heard == [signal.getsignal(signal.SIGINT)]


def test_the_first_ctrl_c_is_a_request_to_stop_and_the_second_interrupts() -> None:
    with ctrl_c(signal.default_int_handler):
        with until_ctrl_c(lambda: False) as must_stop:
            assert not must_stop()
            signal.raise_signal(signal.SIGINT)
            assert must_stop()
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_with_a_use_for_ctrl_c_keeps_it() -> None:
    heard: list[int] = []
    with (
        ctrl_c(lambda number, _: heard.append(number)),
        until_ctrl_c(lambda: False) as must_stop,
    ):
        signal.raise_signal(signal.SIGINT)
        assert not must_stop()
    assert heard == [signal.SIGINT]
