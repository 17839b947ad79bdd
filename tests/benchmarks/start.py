"""How long a first start takes, which compiles, and a later one; what workers compile.

Everything runs in processes of its own with an empty cache folder. Seconds of the processor say
more than those of the clock where the machine is shared.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from numba.core import event

from routing.cli.main import main as routing
from routing.planning.kernel.crew import Crew
from routing.planning.timed import jobs, search
from routing.planning.timed.jobs import Job, run_job
from routing.planning.timed.problem import TimedProblem

ROOT = Path(__file__).parents[2]
SCENARIO = ROOT / "scenarios" / "two-villages"
SEARCH_SECONDS = 1


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--until-first-iteration", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--in-workers", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.until_first_iteration:
        _start_and_leave()
    elif asked.in_workers:
        _count_in_workers()
    else:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder))


def _measure(folder: Path) -> None:
    own = [sys.executable, __file__]
    whole = [sys.executable, "-m", "routing", "solve", str(SCENARIO)]
    whole += ["--seconds", str(SEARCH_SECONDS), "-o", str(folder / "run"), "--overwrite"]
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(folder / "code")}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has bytecode
    environment.pop("NUMBA_DISABLE_JIT", None)
    _timed("", [*whole[:3], "--help"], environment)
    _timed("", [sys.executable, "-c", "import routing.planning.timed.optimiser"], environment)
    print(f"{'':58}{'clock s':>9}{'processor s':>13}")
    first = [*own, "--until-first-iteration"]
    said = _timed("first start, up to the first iteration (compiles)", first, environment)
    print("    it says:", *(line for line in said.splitlines() if "ompil" in line))
    for _ in range(3):
        said = _timed("later start, up to the first iteration", first, environment)
        assert "ompil" not in said, said
    _timed("routing --help", [*whole[:3], "--help"], environment)
    name = f"routing solve {SCENARIO.name}, beyond {SEARCH_SECONDS} s of search"
    _timed(name, whole, environment, less=SEARCH_SECONDS)
    print(f"compilations in two workers: {_output([*own, '--in-workers'], environment)}")


def _timed(
    name: str, command: Sequence[str], environment: dict[str, str], less: float = 0.0
) -> str:
    """Run a command and print its seconds; return what it says on stderr."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    ran = subprocess.run(  # noqa: S603 - our own
        command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT
    )
    clock_s = time.monotonic() - began - less
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime - less
    if name:
        print(f"{name:58}{clock_s:9.2f}{used_s:13.2f}", flush=True)
    return ran.stderr


def _output(command: Sequence[str], environment: dict[str, str]) -> str:
    return subprocess.run(  # noqa: S603 - our own
        command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT
    ).stdout.strip()


def _start_and_leave() -> None:
    """Do what ``routing solve`` does, up to the first iteration of the search."""
    compiled = search.search

    def first(*arguments: Any) -> None:
        if arguments[3] != (0, 0):
            os._exit(0)
        compiled(*arguments)

    with tempfile.TemporaryDirectory() as folder, mock.patch.object(jobs, "search", first):
        run = str(Path(folder) / "run")
        routing(["solve", str(SCENARIO), "-o", run, "--seconds", str(SEARCH_SECONDS)])


def _count_in_workers() -> None:
    """Print how many functions each of two new processes compiles for a run of the search."""
    problem, job = _smallest_problem(), Job(seed=(1,), iterations=500)
    run_job(problem, job)
    with Crew(problem, 3) as crew:
        _here, *others = crew.do(compilations_of, [job] * 3)
    print(others)


def compilations_of(problem: TimedProblem, job: Job, _stop: Callable[[], bool]) -> int:
    """Return how many functions this process compiles for a run."""
    with _compilations() as found:
        run_job(problem, job)
    return len(found)


@contextmanager
def _compilations() -> Iterator[list[object]]:
    listener = event.RecordingListener()
    with event.install_listener("numba:compile", listener):
        yield listener.buffer


def _smallest_problem() -> TimedProblem:
    sys.path.insert(0, str(ROOT))
    from tests.unit.planning.timed.problems import a_problem  # noqa: PLC0415

    return a_problem()


if __name__ == "__main__":
    main()
