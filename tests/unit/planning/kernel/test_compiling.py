"""Where compiled code is kept, and who has to wait for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from routing.planning.kernel import compiling
from routing.planning.kernel.chance import new_chance, uniform
from routing.planning.timed.segments import joined

ROOT = Path(__file__).parents[4]


def test_compiled_code_goes_where_it_can_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = compiling.cache_folder.__wrapped__
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    assert folder().parent == tmp_path / "routing-joint"
    monkeypatch.setattr(compiling, "_is_writable", lambda _place: False)
    assert folder().parent.name.startswith("routing-")
    assert tmp_path not in folder().parents


def test_what_python_calls_gets_a_door() -> None:
    assert 0.0 <= uniform(new_chance(1)) < 1.0
    assert compiling.is_compiled(uniform)
    assert compiling.is_compiled(len)


def test_what_was_never_compiled_is_known_and_python_can_do_without(tmp_path: Path) -> None:
    """The second process has no compiler at all: functions stay what they were written as."""
    code = (
        "from routing.planning.kernel.compiling import is_compiled\n"
        "from routing.planning.timed.segments import joined\n"
        "print(is_compiled(joined), joined((1.0, 0.0, 5.0), 2.0, (1.0, 0.0, 9.0)))"
    )
    said = []
    for without in ("0", "1"):
        environment = {"XDG_CACHE_HOME": str(tmp_path), "NUMBA_DISABLE_JIT": without}
        ran = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environment,
        )
        said.append(ran.stdout.split(" ", 1))
    assert [is_there for is_there, _ in said] == ["False", "True"]
    assert said[0][1] == said[1][1] == f"{joined((1.0, 0.0, 5.0), 2.0, (1.0, 0.0, 9.0))}\n"
