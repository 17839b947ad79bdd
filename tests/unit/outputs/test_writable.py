"""A place that cannot be written is named, and a trial leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.outputs import export_run, write_report, write_run
from routing.outputs.writable import require_writable
from tests.run_builder import a_run

WRITERS: tuple[Callable[[Path], Path], ...] = (
    lambda target: write_run(a_run(), target),
    lambda target: write_report("text", target),
    lambda target: export_run(a_run(), "csv", target),
    lambda target: export_run(a_run(), "svg", target),
)


def test_a_trial_leaves_nothing_behind(tmp_path: Path) -> None:
    require_writable(tmp_path / "a" / "b" / "run")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        require_writable(tmp_path / "a" / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", WRITERS)
def test_every_writer_names_the_target_and_a_remedy(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"x cannot be written: .*Choose another place"):
        write(tmp_path / "file" / "x")
