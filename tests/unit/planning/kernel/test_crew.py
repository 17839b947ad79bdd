"""A crew: this process and others do tasks about one problem."""

import os
import signal
import time

import pytest

from routing.planning.kernel.crew import Crew
from routing.processes import ShouldStop, ctrl_c

HERE = os.getpid()


def whereabouts(problem: str, task: int, _should_stop: ShouldStop) -> tuple[str, int, int]:
    """Say what was asked, and which process answers."""
    return problem, task, os.getpid()


def until_stopped(_problem: str, _task: int, should_stop: ShouldStop) -> bool:
    """Work until somebody asks for an end; say whether anybody did."""
    until = time.monotonic() + 60.0
    while time.monotonic() < until:
        if should_stop():
            return True
        time.sleep(0.01)
    return False


def dying_elsewhere(_problem: str, parent: int, _should_stop: ShouldStop) -> str:
    """Die, unless this is the parent."""
    if os.getpid() != parent:
        os._exit(1)
    return "lived"


def test_alone_this_process_does_everything() -> None:
    with Crew("county", 1) as crew:
        crew.call_up(whereabouts)
        assert crew.do(whereabouts, [1, 2]) == [("county", 1, HERE), ("county", 2, HERE)]


def test_this_process_is_one_of_several_and_answers_keep_their_order() -> None:
    with Crew("county", 2) as crew:
        crew.call_up(whereabouts)
        answers = crew.do(whereabouts, [1, 2, 3])
    assert [answer[:2] for answer in answers] == [("county", n) for n in (1, 2, 3)]
    assert [answer[2] == HERE for answer in answers] == [True, False, True]


@pytest.mark.parametrize("workers", [1, 2])
def test_whoever_is_asked_to_stop_everybody_does(workers: int) -> None:
    began = time.monotonic()
    with Crew("county", workers, lambda: time.monotonic() > began + 0.5) as crew:
        assert crew.do(until_stopped, [0] * workers) == [True] * workers


@pytest.mark.parametrize("workers", [1, 2])
def test_the_first_ctrl_c_asks_everybody_to_stop_and_the_second_gives_up(workers: int) -> None:
    with ctrl_c(signal.default_int_handler):
        with Crew("county", workers) as crew:
            signal.raise_signal(signal.SIGINT)
            assert crew.do(until_stopped, [0] * workers) == [True] * workers
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_when_another_dies_this_one_goes_on_alone(caplog: pytest.LogCaptureFixture) -> None:
    with Crew("county", 2) as crew:
        assert crew.do(dying_elsewhere, [HERE, HERE]) == ["lived"]
        assert "A worker process died" in caplog.text
        assert crew.workers == 1
        assert crew.do(dying_elsewhere, [HERE, HERE]) == ["lived", "lived"]
