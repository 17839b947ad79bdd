"""Plan with several seeds at once, one process each, and keep the cheapest plan."""

import logging
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event
from threading import Thread, current_thread, main_thread

from routing.engines import get_engine
from routing.model import Network, Plan, Scenario, TravelMatrix
from routing.planning.budget import Search
from routing.planning.day import plan_day

JOINT = "joint"
"""The engine that plans tier by tier and goes on with all centres at once."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be planned, in a form that travels to other processes."""

    scenario: Scenario
    travel: TravelMatrix
    network: Network
    engine: str


class _Stop:
    """The event that ends the search of a worker process; set once as the process starts."""

    event: Event | None = None


def plan_with_seeds(question: Question, search: Search, workers: int) -> list[Plan]:
    """Return a plan for each of ``workers`` seeds, counting up from the search's own.

    The own seed is planned in this process, which reports progress; a request to stop reaches all.
    """
    if workers == 1:
        return [_plan(question, search)]
    context = multiprocessing.get_context("spawn")
    event = context.Event()

    def should_stop() -> bool:
        if search.should_stop():
            event.set()
        return event.is_set()

    quiet = Search(seconds=search.seconds, iterations=search.iterations)
    with ProcessPoolExecutor(workers - 1, context, _begin, (event,)) as pool:
        with _ctrl_c_ignored():
            others = [
                pool.submit(_plan_in_worker, question, replace(quiet, seed=search.seed + number))
                for number in range(1, workers)
            ]
        own = _plan(question, replace(search, should_stop=should_stop))
        should_stop()
        return [own, *_finished(others)]


def _finished(others: Iterable[Future[Plan]]) -> Iterator[Plan]:
    """Yield the plans of workers that lived; one that was killed costs only its own plan."""
    for other in others:
        try:
            yield other.result()
        except BrokenProcessPool:
            logger.warning("A worker process died; its plan is left out.")


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """Start processes that ignore Ctrl-C from birth; the parent tells them when to end."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _plan(question: Question, search: Search) -> Plan:
    jointly = question.engine == JOINT
    engine = get_engine("auto" if jointly else question.engine)
    return plan_day(
        question.scenario, question.travel, question.network, engine, search, jointly=jointly
    )


def _begin(event: Event) -> None:
    """Prepare a worker: it ignores Ctrl-C, and ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Stop.event = event
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _plan_in_worker(question: Question, search: Search) -> Plan:
    return _plan(question, replace(search, should_stop=_asked_to_stop))


def _asked_to_stop() -> bool:
    return _Stop.event is not None and _Stop.event.is_set()
