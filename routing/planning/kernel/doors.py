"""A compiled function as Python calls it: loaded if it was ever compiled, else compiled and kept.

Whatever the number of processes, one compiles a function and the others wait for it.
"""

import gc
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from numba.core.registry import CPUDispatcher

from routing.language import message
from routing.planning.kernel.keeping import KeptCode, alone

_log = logging.getLogger(__name__)


class _Meter:
    """What this process did so far."""

    seconds = 0.0
    is_announced = False


def seconds_compiling() -> float:
    """Return how long this process has compiled so far, or waited for one that did."""
    return _Meter.seconds


class Door(CPUDispatcher):
    """A function as Python calls it."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        super().__init__(function, targetoptions=options)
        self._cache = KeptCode(function)

    def compile(self, signature: Any) -> Any:  # noqa: ANN401 - numba's
        """Load the code for arguments of some types, or make it."""
        if self._cache.holds(signature, self.targetctx):
            return super().compile(signature)
        with _metered(), alone():
            if self._cache.holds(signature, self.targetctx):
                return super().compile(signature)
            _announce()
            with _no_collection():
                return super().compile(signature)


def _announce() -> None:
    if not _Meter.is_announced:
        _Meter.is_announced = True
        _log.warning(
            message("Compiling the search; this happens once and takes up to half a minute.")
        )


@contextmanager
def _metered() -> Iterator[None]:
    began = time.monotonic()
    try:
        yield
    finally:
        _Meter.seconds += time.monotonic() - began


@contextmanager
def _no_collection() -> Iterator[None]:
    """Put off looking for garbage: a compiler makes millions of objects and keeps most of them.

    It takes a sixth of the time otherwise.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
