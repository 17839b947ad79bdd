"""A folder appears complete or not at all, and nobody else's folder is touched."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.outputs.fresh_folder import fresh_folder, require_free

MARKER = "run.json"


def _write(folder: Path, text: str = "new", *, overwrite: bool = False) -> None:
    with fresh_folder(folder, MARKER, overwrite=overwrite) as draft:
        (draft / MARKER).write_text(text, encoding="utf-8")


def test_a_new_folder_appears_with_its_parents_and_leaves_nothing_behind(tmp_path: Path) -> None:
    _write(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / MARKER).read_text(encoding="utf-8") == "new"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    _write(tmp_path / "run")
    assert (tmp_path / "run" / MARKER).is_file()


def test_a_run_is_replaced_only_when_asked(tmp_path: Path) -> None:
    _write(tmp_path / "run", "old")
    (tmp_path / "run" / "stale.txt").touch()
    with pytest.raises(UsageError, match="--overwrite"):
        _write(tmp_path / "run")
    assert (tmp_path / "run" / MARKER).read_text(encoding="utf-8") == "old"
    _write(tmp_path / "run", overwrite=True)
    assert (tmp_path / "run" / MARKER).read_text(encoding="utf-8") == "new"
    assert not (tmp_path / "run" / "stale.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_folder_of_something_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").touch()
    with pytest.raises(UsageError, match="left alone"):
        _write(tmp_path / "photos", overwrite=True)
    assert (tmp_path / "photos" / "me.jpg").exists()


def test_a_file_or_link_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    _write(tmp_path / "run")
    (tmp_path / "link").symlink_to(tmp_path / "run")
    for name in ("file", "link"):
        with pytest.raises(UsageError, match="is not a folder"):
            require_free(tmp_path / name, MARKER, overwrite=True)


def _fail(folder: Path) -> None:
    with fresh_folder(folder, MARKER, overwrite=True) as draft:
        (draft / MARKER).write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def test_a_write_that_is_cut_short_leaves_the_old_run(tmp_path: Path) -> None:
    _write(tmp_path / "run", "old")
    with pytest.raises(KeyboardInterrupt):
        _fail(tmp_path / "run")
    assert (tmp_path / "run" / MARKER).read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_write_that_is_cut_short_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _fail(tmp_path / "run")
    assert list(tmp_path.iterdir()) == []


def test_the_leftovers_of_a_dead_run_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".run.abc.part").mkdir()
    (tmp_path / ".run.abc.part" / "plan.json").touch()
    _write(tmp_path / "run")
    assert (tmp_path / "run" / MARKER).is_file()
