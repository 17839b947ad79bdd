"""Where many independent pieces of work run: here, in processes, or on a Dask cluster."""

import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from typing import Any, Protocol, TypeVar

from routing.errors import UsageError
from routing.language import message
from routing.processes import ShouldStop, WorkerProcesses

_T = TypeVar("_T")
_R = TypeVar("_R")
Work = Callable[[_T, ShouldStop], _R]
"""A function of a piece of work and of what says that nobody waits for it any more."""

logger = logging.getLogger(__name__)
_POLL_S = 0.2
_MOST_AUTOMATIC = 8


class Executor(Protocol):
    """Runs a function on pieces of work and yields every piece with its result as it is done.

    A piece whose process dies (out of memory, killed) comes with the error instead.
    """

    def run(
        self, work: Work[_T, _R], pieces: Sequence[_T], should_stop: ShouldStop
    ) -> Iterator[tuple[_T, _R | Exception]]:
        """Yield pieces in the order in which they are done; none any more after a stop."""
        ...


def get_executor(name: str) -> Executor:
    """Return the executor of a name: ``auto``, ``serial``, ``processes:N``, ``dask:ADDRESS``.

    Raises
    ------
    UsageError
        If there is no such executor.
    """
    if name == "auto":
        cores = min(os.cpu_count() or 1, _MOST_AUTOMATIC)
        return Processes(cores) if cores > 1 else Serial()
    if name == "serial":
        return Serial()
    if match := re.fullmatch(r"processes:([1-9][0-9]{0,3})", name):
        return Processes(int(match[1]))
    if match := re.fullmatch(r"dask:(.+)", name):
        return Dask(match[1])
    raise UsageError(
        message(
            '"{name}" is no executor. Use auto, serial, processes:N such as processes:2, or '
            "dask:ADDRESS such as dask:tcp://10.0.0.5:8786.",
            name=name,
        )
    )


class Serial:
    """One piece after the other, in this process."""

    def run(
        self, work: Work[_T, _R], pieces: Sequence[_T], should_stop: ShouldStop
    ) -> Iterator[tuple[_T, _R | Exception]]:
        """Yield pieces in their order."""
        for piece in pieces:
            if should_stop():
                return
            result = work(piece, should_stop)
            if should_stop():
                return
            yield piece, result


class Processes:
    """Several pieces at a time, each in a process of this machine."""

    def __init__(self, count: int) -> None:
        self.count = count

    def run(
        self, work: Work[_T, _R], pieces: Sequence[_T], should_stop: ShouldStop
    ) -> Iterator[tuple[_T, _R | Exception]]:
        """Yield pieces as they are done.

        When a process dies, nobody can say whose fault it was: what was under way is tried again,
        one piece at a time, and the piece that kills its process again has the error.
        """
        suspects: list[_T] = []
        for piece, result in self._together(work, pieces, should_stop, self.count):
            if isinstance(result, BrokenProcessPool):
                suspects.append(piece)
            else:
                yield piece, result
        if suspects and not should_stop():
            logger.warning(
                message(
                    "A process died; {count} pieces are tried again alone.", count=len(suspects)
                )
            )
        for suspect in suspects:
            yield from self._together(work, [suspect], should_stop, 1)

    def _together(
        self, work: Work[_T, _R], pieces: Sequence[_T], should_stop: ShouldStop, count: int
    ) -> Iterator[tuple[_T, _R | Exception]]:
        if should_stop() or not pieces:
            return
        with closing(WorkerProcesses(count, work)) as processes:
            waiting = {processes.submit(_in_worker, piece): piece for piece in pieces}
            while waiting and not should_stop():
                done, _ = wait(waiting, timeout=_POLL_S, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), _result(future)


class Dask:
    """Pieces on the workers of a running Dask cluster; it needs ``pip install 'routing[dask]'``."""

    def __init__(self, address: str) -> None:
        self.address = address

    def run(
        self, work: Work[_T, _R], pieces: Sequence[_T], should_stop: ShouldStop
    ) -> Iterator[tuple[_T, _R | Exception]]:
        """Yield pieces as they are done.

        Raises
        ------
        UsageError
            If Dask is not installed or the cluster does not answer.
        """
        client = _connected(self.address)
        try:
            waiting = {
                client.submit(_on_cluster, work, piece, pure=False): piece for piece in pieces
            }
            while waiting and not should_stop():
                for future in [future for future in waiting if future.done()]:
                    yield waiting.pop(future), _result(future)
                    future.release()
                if waiting:
                    _wait_for_any(client, list(waiting))
            client.cancel(list(waiting))
        finally:
            client.close()


def _connected(address: str) -> Any:  # noqa: ANN401 - a library without types
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise UsageError(
            message(
                "Dask is not installed: pip install 'routing[dask]', or use --executor processes:N."
            )
        ) from error
    try:
        return Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            message(
                "No Dask cluster answers at {address} ({error}). Start one with `dask scheduler` "
                "and `dask worker`, or use --executor processes:N.",
                address=address,
                error=str(error),
            )
        ) from error


def _wait_for_any(client: Any, futures: list[Any]) -> None:  # noqa: ANN401 - no types
    from distributed import wait as wait_for  # noqa: PLC0415 - an optional extra

    with client.as_current(), suppress(TimeoutError):
        wait_for(futures, timeout=_POLL_S, return_when="FIRST_COMPLETED")


def _result(future: Any) -> Any:  # noqa: ANN401 - a future of either library
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the result
        return error


def _on_cluster(work: Work[_T, _R], piece: _T) -> _R:
    return work(piece, _never)


def _never() -> bool:
    return False


def _in_worker(work: Work[_T, _R], piece: _T, should_stop: ShouldStop) -> _R:
    return work(piece, should_stop)
