"""The same work here, in processes and on a cluster."""

import operator
import os
from typing import Any

import pytest

from routing.engines import never
from routing.errors import UsageError
from routing.studies.executors import Dask, Processes, Serial, get_executor


class Bomb:
    """Kills the process that unpacks it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("serial", Serial), ("processes:3", Processes), ("dask:tcp://10.0.0.5:8786", Dask)],
)
def test_executors_have_names(name: str, kind: type) -> None:
    assert isinstance(get_executor(name), kind)


def test_auto_takes_a_process_for_every_core_up_to_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    executor = get_executor("auto")
    assert isinstance(executor, Processes)
    assert executor.count == 8
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert isinstance(get_executor("auto"), Serial)


@pytest.mark.parametrize("name", ["threads", "processes:0", "processes:", "dask:", "processes:-1"])
def test_an_unknown_executor_is_told_which_there_are(name: str) -> None:
    with pytest.raises(UsageError, match="processes:N"):
        get_executor(name)


def test_serial_work_ends_when_asked_and_drops_what_was_under_way() -> None:
    asked: list[int] = []

    def work(piece: int, _stop: object) -> int:
        asked.append(piece)
        return piece * 2

    assert list(Serial().run(work, [1, 2, 3], never)) == [(1, 2), (2, 4), (3, 6)]
    asked.clear()
    assert list(Serial().run(work, [1, 2, 3], lambda: len(asked) == 2)) == [(1, 2)]
    assert asked == [1, 2]


def test_a_process_that_dies_takes_only_its_own_piece_along() -> None:
    pieces: list[Any] = ["one", Bomb(), "two", "three"]
    done = list(Processes(2).run(operator.is_, pieces, never))
    results = {piece if isinstance(piece, str) else "bomb": result for piece, result in done}
    assert len(done) == 4
    assert isinstance(results.pop("bomb"), Exception)
    assert results == dict.fromkeys(["one", "two", "three"], False)


def test_nothing_starts_after_a_stop() -> None:
    assert list(Processes(2).run(operator.is_, [1, 2], lambda: True)) == []
    assert list(Processes(2).run(operator.is_, [], never)) == []


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed  # noqa: PLC0415 - slow to import

    def refuse(*_: object, **__: object) -> None:
        raise OSError("connection refused")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(UsageError, match="No Dask cluster answers at tcp://nowhere:1"):
        next(iter(Dask("tcp://nowhere:1").run(operator.is_, [1], never)))


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    work = iter(Dask("tcp://x:1").run(operator.is_, [1], never))
    with pytest.raises(UsageError, match=r"routing\[dask\]"):
        next(work)
