"""Who does the tasks: this process, and spawned ones that were given the problem once."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import Generic, Self, TypeVar

from routing.language import message
from routing.processes import ShouldStop, WorkerProcesses, until_ctrl_c

_Problem = TypeVar("_Problem")
_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")
_POLL_SECONDS = 0.2

logger = logging.getLogger(__name__)


def never() -> bool:
    """Say no: nobody asks for an early end."""
    return False


class Crew(Generic[_Problem]):
    """Does tasks about one problem; answers come in the order of the tasks, whoever was faster.

    So the same tasks give the same answers with any number of workers, of which this process is
    one. ``should_stop`` is asked some times a second, and the first Ctrl-C counts as a yes, unless
    the program has a use of its own for it; tasks under way then end early with what they have.
    """

    def __init__(self, problem: _Problem, workers: int, should_stop: ShouldStop = never) -> None:
        self.workers = workers
        self.is_stopped = False
        self._problem, self._should_stop = problem, should_stop
        self._others = WorkerProcesses(workers - 1, problem) if workers > 1 else None
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        """Begin to listen for Ctrl-C."""
        self._should_stop = self._exits.enter_context(until_ctrl_c(self._should_stop))
        return self

    def __exit__(self, *_: object) -> None:
        """Send the other workers home."""
        self._exits.close()
        self._dismiss()

    def call_up(self, work: Callable[[_Problem, _Task, ShouldStop], _Answer]) -> None:
        """Have the other processes start, and load what some work needs, while this one goes on."""
        self._handed_over(_load, dict.fromkeys(range(1, self.workers), work))

    def do(
        self, work: Callable[[_Problem, _Task, ShouldStop], _Answer], tasks: Sequence[_Task]
    ) -> list[_Answer]:
        """Do tasks, shared out among the workers; ``work`` asks its last argument.

        If a process dies, what others have not finished is left out, with a warning, and this one
        goes on alone.
        """
        hands = self.workers
        waiting = self._handed_over(work, {n: t for n, t in enumerate(tasks) if n % hands})
        answers = {
            n: work(self._problem, task, self.must_stop)
            for n, task in enumerate(tasks)
            if n % hands == 0
        }
        self._watch(waiting.values())
        answers.update(self._finished(waiting))
        return [answers[n] for n in sorted(answers)]

    def must_stop(self) -> bool:
        """Say whether somebody asked for an early end, and let the other workers know."""
        self.is_stopped = self.is_stopped or self._should_stop()
        if self.is_stopped and self._others is not None:
            self._others.ask_to_stop()
        return self.is_stopped

    def _handed_over(
        self, work: Callable[[_Problem, _Task, ShouldStop], _Answer], tasks: Mapping[int, _Task]
    ) -> dict[int, Future[_Answer]]:
        if self._others is None:
            return {}
        try:
            return {n: self._others.submit(work, task) for n, task in tasks.items()}
        except BrokenProcessPool:
            self._mourn()
            return {}

    def _watch(self, futures: Iterable[Future[_Answer]]) -> None:
        left = set(futures)
        while left:
            left = wait(left, timeout=_POLL_SECONDS).not_done
            self.must_stop()

    def _finished(self, waiting: Mapping[int, Future[_Answer]]) -> Iterator[tuple[int, _Answer]]:
        for number, future in waiting.items():
            try:
                yield number, future.result()
            except BrokenProcessPool:
                self._mourn()

    def _mourn(self) -> None:
        if self._others is not None:
            logger.warning(message("A worker process died; this one goes on alone."))
        self._dismiss()

    def _dismiss(self) -> None:
        if self._others is not None:
            self._others.close()
        self._others, self.workers = None, 1


def _load(_problem: object, _work: object, _should_stop: ShouldStop) -> None:
    """Do nothing: work that travels to a process is loaded there."""
