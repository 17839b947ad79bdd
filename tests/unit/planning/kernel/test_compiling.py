"""What is compiled, by whom, and where it is kept."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numba.core import event

from routing.planning.kernel import doors, keeping
from routing.planning.kernel.chance import new_chance, uniform
from routing.planning.kernel.compiling import compiled, compiled_with_arrays
from routing.planning.kernel.crew import Crew
from routing.planning.kernel.doors import seconds_compiling
from routing.planning.timed.jobs import Job, run_job
from routing.planning.timed.problem import Ints, TimedProblem
from routing.planning.timed.segments import joined
from tests.unit.planning.timed.problems import a_problem

ROOT = Path(__file__).parents[4]

CODE = """
import sys
from numba.core import event
compilations = event.RecordingListener()
event.register("numba:compile", compilations)
from routing.planning.kernel import keeping
if sys.argv[1:]:
    keeping._is_writable = lambda folder: str(folder).startswith(sys.argv[1])
from routing.planning.timed.segments import joined
print(joined((1.0, 0.0, 5.0), 2.0, (1.0, 0.0, 9.0)), len(compilations.buffer) > 0, sep=";")
"""


def start(
    place: Path, *arguments: str, code: str = CODE, root: Path = ROOT, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run compiled functions in a new process that keeps code in a folder."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(place), **settings}
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=root,
        env={**environment, "PYTHONPATH": str(root)},
    )


ANSWER = f"{joined((1.0, 0.0, 5.0), 2.0, (1.0, 0.0, 9.0))}"


def test_code_is_compiled_once_and_said_to_be(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    assert first.stdout == f"{ANSWER};True\n"
    assert first.stderr.count("Compiling the search") == 1
    assert second.stdout == f"{ANSWER};False\n"
    assert second.stderr == ""


def test_two_checkouts_of_one_version_share_code_and_another_version_does_not(
    tmp_path: Path,
) -> None:
    other = tmp_path / "other"
    shutil.copytree(ROOT / "routing", other / "routing", ignore=shutil.ignore_patterns("outputs"))
    start(tmp_path / "cache")
    assert start(tmp_path / "cache", root=other).stdout == f"{ANSWER};False\n"
    changed = other / "routing/planning/kernel/chance.py"
    changed.write_text(changed.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert start(tmp_path / "cache", root=other).stdout == f"{ANSWER};True\n"


def test_code_that_is_there_is_used_where_nothing_can_be_written(tmp_path: Path) -> None:
    filled, elsewhere = tmp_path / "filled", tmp_path / "elsewhere"
    start(filled)
    before = sorted(filled.rglob("*"))
    ran = start(filled, str(elsewhere), XDG_CACHE_HOME=str(elsewhere))
    assert ran.stdout == f"{ANSWER};False\n"
    assert sorted(filled.rglob("*")) == before
    assert not elsewhere.exists()


def test_where_nothing_can_be_written_code_goes_elsewhere(tmp_path: Path) -> None:
    empty, elsewhere = tmp_path / "empty", tmp_path / "elsewhere"
    empty.mkdir()
    assert start(empty, str(elsewhere), XDG_CACHE_HOME=str(elsewhere)).stdout.endswith(";True\n")
    assert list(empty.iterdir()) == []
    assert start(empty, str(elsewhere), XDG_CACHE_HOME=str(elsewhere)).stdout.endswith(";False\n")


def test_code_that_cannot_be_kept_anywhere_still_runs_and_the_remedy_is_said(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    ran = start(blocked, str(blocked))
    assert ran.stdout == f"{ANSWER};True\n"
    assert "Set NUMBA_CACHE_DIR" in ran.stderr


def test_python_can_do_without_the_compiler(tmp_path: Path) -> None:
    assert start(tmp_path, NUMBA_DISABLE_JIT="1").stdout == f"{ANSWER};False\n"


@compiled_with_arrays
def squares(count: int) -> float:
    """Return a sum by way of an array."""
    made = np.zeros((count, 2))
    for i in range(count):
        made[i, 1] = i * i
    return float(made.sum())


@compiled
def squares_of_another(count: int) -> float:
    """Return what a function that creates arrays returns."""
    return squares(count + 1)


def test_a_function_without_arrays_may_be_the_first_to_call_one_with_them() -> None:
    assert squares_of_another(3) == 14.0
    assert squares(3) == 5.0


OUTSIDE = """
import numpy as np
from tests.unit.planning.kernel import test_compiling
for index in (0, 2, -1, 3):
    try:
        print(test_compiling.item_of_another(np.arange(3), index), end=";")
    except IndexError:
        print("outside", end=";")
"""

SEARCHED = """
from routing.planning.timed import TimedEffort, solve_timed
from tests.unit.planning.timed.problems import a_problem
for seed in range(20):
    solve_timed(a_problem(1 + seed % 3, 4 + seed, seed), TimedEffort(iterations=600, seed=seed))
"""


@compiled
def item(values: Ints, index: int) -> int:
    """Return an item by its index."""
    return int(values[index])


@compiled
def item_of_another(values: Ints, index: int) -> int:
    """Return an item by way of a part."""
    return item(values, index)


def test_whoever_asks_for_it_hears_of_every_index_outside_an_array(tmp_path: Path) -> None:
    ran = start(tmp_path, code=OUTSIDE, NUMBA_BOUNDSCHECK="1")
    assert ran.stdout == "0;2;outside;outside;"


def test_a_search_keeps_to_its_arrays(tmp_path: Path) -> None:
    start(tmp_path, code=SEARCHED, NUMBA_BOUNDSCHECK="1")


def compilations_of(problem: TimedProblem, job: Job, _stop: Callable[[], bool]) -> int:
    """Run a job; return how many functions this process compiled for it."""
    listener = event.RecordingListener()
    with event.install_listener("numba:compile", listener):
        run_job(problem, job)
    return len(listener.buffer)


def test_workers_compile_nothing() -> None:
    problem, job = a_problem(), Job(seed=(1,), iterations=50)
    run_job(problem, job)
    with Crew(problem, 2) as crew:
        assert crew.do(compilations_of, [job] * 4) == [0] * 4


def test_processes_that_start_together_compile_once(tmp_path: Path) -> None:
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    together = [
        subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-c", CODE], env=environment, cwd=ROOT, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = sorted(process.communicate()[0].decode() for process in together)
    assert said == [f"{ANSWER};False\n", f"{ANSWER};True\n"]


def test_code_of_versions_used_long_ago_is_deleted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders = [tmp_path / f"compiled-{n:02}" for n in range(15)]
    for age, folder in enumerate(folders):
        folder.mkdir()
        os.utime(folder, (1e9 - age, 1e9 - age))
    (tmp_path / "something else").mkdir()
    monkeypatch.setattr(keeping, "cache_folder", lambda: folders[0])
    keeping.forget_old_versions()
    assert sorted(tmp_path.glob("compiled-*")) == folders[:10]
    assert (tmp_path / "something else").is_dir()


def test_a_temporary_place_of_somebody_else_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own = keeping.temporary_place()
    assert own == keeping.temporary_place()
    if hasattr(os, "getuid"):
        monkeypatch.setattr(os, "getuid", lambda: 12345)
        theirs = tmp_path / "routing-12345"
        theirs.mkdir()
        assert keeping.temporary_place() not in (own, theirs)


def test_what_was_compiled_before_takes_no_time(caplog: pytest.LogCaptureFixture) -> None:
    uniform(new_chance(1))
    before = seconds_compiling()
    with caplog.at_level(logging.WARNING, doors.__name__):
        assert 0.0 <= uniform(new_chance(2)) < 1.0
    assert seconds_compiling() == before
    assert caplog.records == []
