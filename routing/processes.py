"""Processes of this machine that do tasks for this one: deaf to Ctrl-C, gone when it is gone."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from threading import Event as ThreadEvent
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Any, Generic, TypeVar

_Held = TypeVar("_Held")
_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")

ShouldStop = Callable[[], bool]
"""Says whether somebody asked for an early end."""

CtrlC = Callable[[int, FrameType | None], object] | signal.Handlers
"""What Ctrl-C does: a function of the signal's number and the frame, or SIG_IGN."""


class WorkerProcesses(Generic[_Held]):
    """Up to ``count`` processes that were given a value once and do tasks about it.

    Both the value and the tasks must pickle. Ctrl-C reaches this process alone, which tells the
    others when to end.
    """

    def __init__(self, count: int, held: _Held) -> None:
        context = multiprocessing.get_context("spawn")
        self._stop = context.Event()
        self._pool = ProcessPoolExecutor(count, context, _begin, (held, self._stop))

    def submit(
        self, work: Callable[[_Held, _Task, ShouldStop], _Answer], task: _Task
    ) -> Future[_Answer]:
        """Have a task done; the future has BrokenProcessPool if any of the processes died."""
        with ctrl_c(signal.SIG_IGN):
            return self._pool.submit(_do, work, task)

    def ask_to_stop(self) -> None:
        """Ask for an early end of all tasks, for good."""
        self._stop.set()

    def close(self) -> None:
        """Drop what was not begun, ask the rest to end, and wait for it."""
        self.ask_to_stop()
        self._pool.shutdown(wait=True, cancel_futures=True)


class _Here:
    """What this process holds, if it is one of the workers."""

    held: Any = None
    stop: Event | None = None


def _begin(held: object, stop: Event) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Here.held, _Here.stop = held, stop
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(work: Callable[[Any, _Task, ShouldStop], _Answer], task: _Task) -> _Answer:
    return work(_Here.held, task, _asked_to_stop)


def _asked_to_stop() -> bool:
    return _Here.stop is not None and _Here.stop.is_set()


@contextmanager
def until_ctrl_c(should_stop: ShouldStop) -> Iterator[ShouldStop]:
    """Yield what also says yes once Ctrl-C was pressed; pressed again, it interrupts as ever.

    A program that has a use of its own for Ctrl-C keeps it.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield should_stop
        return
    asked = ThreadEvent()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    with ctrl_c(ask):
        yield lambda: asked.is_set() or should_stop()


@contextmanager
def ctrl_c(action: CtrlC) -> Iterator[None]:
    """Have Ctrl-C do something else meanwhile; only the main thread can, others go on as it is."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, action)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
