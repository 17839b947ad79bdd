"""Whether a place can be written, found out before the work and told in the user's words."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from routing.errors import UsageError
from routing.language import message


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Name the target, not the file behind it, where writing in the block fails.

    Raises
    ------
    UsageError
        If the system refuses.
    """
    try:
        yield
    except OSError as error:
        raise UsageError(
            message(
                "{target} cannot be written: {reason}. Choose another place, or see to it that "
                "this one exists, has room and may be written.",
                target=target,
                reason=error.strerror or error,
            ),
        ) from error


def draft_folder(folder: Path) -> Path:
    """Make a temporary sibling of a folder."""
    return Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))


def require_writable(folder: Path) -> None:
    """Make sure that a folder can be written, by making a sibling and removing it again.

    Raises
    ------
    UsageError
        If the system refuses.
    """
    folder_path = folder.absolute()
    made: list[Path] = []
    try:
        with writing(folder):
            missing = [parent for parent in folder_path.parents if not parent.exists()]
            for parent in reversed(missing):
                parent.mkdir()
                made.append(parent)
            made.append(draft_folder(folder_path))
    finally:
        for path in reversed(made):
            path.rmdir()
