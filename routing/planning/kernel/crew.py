"""Who does the tasks: this process, or spawned ones that were given the problem once."""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing.synchronize import Event
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

_Problem = TypeVar("_Problem")
_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")
_held: list[tuple[Any, Event]] = []
_POLL_SECONDS = 0.2


def never() -> bool:
    """Say no: nobody asks for an early end."""
    return False


class Crew(Generic[_Problem]):
    """Does tasks about one problem; answers come in the order of the tasks, whoever was faster.

    So the same tasks give the same answers with any number of workers. ``should_stop`` is asked
    some times a second; Ctrl-C counts as a yes. Tasks under way then end early with what they have.
    """

    def __init__(
        self, problem: _Problem, workers: int, should_stop: Callable[[], bool] = never
    ) -> None:
        self.workers = workers
        self.is_stopped = False
        self._problem, self._should_stop = problem, should_stop
        self._processes: ProcessPoolExecutor | None = None
        if workers > 1:
            context = multiprocessing.get_context("spawn")
            self._stop = context.Event()
            self._processes = ProcessPoolExecutor(
                workers,
                mp_context=context,
                initializer=_hold,
                initargs=(problem, self._stop),
            )

    def __enter__(self) -> Self:
        """Return the crew."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Send the workers home."""
        if self._processes is not None:
            self._stop.set()
            self._processes.shutdown(cancel_futures=True)

    def do(
        self,
        work: Callable[[_Problem, _Task, Callable[[], bool]], _Answer],
        tasks: Sequence[_Task],
    ) -> list[_Answer]:
        """Do tasks, in parallel where there are workers; ``work`` asks its last argument."""
        if self._processes is None:
            return [work(self._problem, task, self.must_stop) for task in tasks]
        futures = [self._processes.submit(_work, work, task) for task in tasks]
        self._watch(futures)
        return [future.result() for future in futures]

    def must_stop(self) -> bool:
        """Say whether somebody asked for an early end."""
        self.is_stopped = self.is_stopped or self._should_stop()
        return self.is_stopped

    def _watch(self, futures: Sequence[Future[_Answer]]) -> None:
        left = set[Future[_Answer]](futures)
        while left:
            try:
                left = wait(left, timeout=_POLL_SECONDS).not_done
                if left and self.must_stop():
                    self._stop.set()
            except KeyboardInterrupt:
                self.is_stopped = True
                self._stop.set()


def _hold(problem: object, stop: Event) -> None:
    """Start a worker: it keeps the problem, and leaves Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held[:] = [(problem, stop)]


def _work(work: Callable[[Any, _Task, Callable[[], bool]], _Answer], task: _Task) -> _Answer:
    problem, stop = _held[0]
    return work(problem, task, stop.is_set)
