"""Who does the jobs: this process, or spawned ones that were given the problem once."""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.synchronize import Event
from types import TracebackType
from typing import Self, TypeVar

from routing.planning.joint.jobs import Job, Outcome, run_job
from routing.planning.joint.joint_plan import JointPlan
from routing.planning.joint.problem import JointProblem
from routing.planning.joint.selection import Question, select

_T = TypeVar("_T")
_K = TypeVar("_K", Job, Question)
_held: list[tuple[JointProblem, Event]] = []


class Crew:
    """Does jobs and selections; answers come in the order of the tasks, whoever was faster.

    So the same tasks give the same answers with any number of workers.
    """

    def __init__(self, problem: JointProblem, workers: int) -> None:
        self.workers = workers
        self._problem = problem
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

    def run(self, jobs: Sequence[Job]) -> list[Outcome]:
        """Do jobs, in parallel where there are workers."""
        return self._all(_run, run_job, jobs)

    def select(self, questions: Sequence[Question]) -> list[JointPlan | None]:
        """Answer selections, in parallel where there are workers."""
        return self._all(_select, select, questions)

    def _all(
        self,
        there: Callable[[_K], _T],
        here: Callable[..., _T],
        tasks: Sequence[_K],
    ) -> list[_T]:
        if self._processes is None:
            return [here(self._problem, task) for task in tasks]
        futures: list[Future[_T]] = [self._processes.submit(there, task) for task in tasks]
        return [future.result() for future in futures]


def _hold(problem: JointProblem, stop: Event) -> None:
    """Start a worker: it keeps the problem, and leaves Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held[:] = [(problem, stop)]


def _run(job: Job) -> Outcome:
    problem, stop = _held[0]
    return run_job(problem, job, stop.is_set)


def _select(question: Question) -> JointPlan | None:
    return select(_held[0][0], question)
