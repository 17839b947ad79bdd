"""A folder that is either complete or not there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from routing.errors import UsageError
from routing.language import message
from routing.outputs.writable import draft_folder, writing


def require_free(folder: Path, marker: str, *, overwrite: bool = False) -> None:
    """Make sure that a folder may be written; ``marker`` is the file that tells our own folders.

    Raises
    ------
    UsageError
        If something is there already and must stay.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir() or folder.is_symlink():
        raise UsageError(
            message(
                "{folder} is there already and is not a folder. Choose another name.", folder=folder
            )
        )
    if not any(folder.iterdir()):
        return
    if not (folder / marker).is_file():
        raise UsageError(
            message(
                "{folder} holds something else (it has no {marker}) and is left alone. Choose "
                "another folder.",
                folder=folder,
                marker=marker,
            ),
        )
    if not overwrite:
        raise UsageError(
            message("{folder} is there already. Add --overwrite to replace it.", folder=folder)
        )


@contextmanager
def fresh_folder(folder: Path, marker: str, *, overwrite: bool = False) -> Iterator[Path]:
    """Yield a temporary sibling that takes the folder's name when the block ends well.

    A block that fails leaves what was there before.

    Raises
    ------
    UsageError
        If something is there already and must stay, or the system refuses.
    """
    target = folder.absolute()
    require_free(folder, marker, overwrite=overwrite)
    with writing(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_folder(target)
        try:
            draft.chmod(0o755)
            yield draft
            require_free(folder, marker, overwrite=overwrite)
            _swap(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".old", dir=folder.parent))
    folder.rename(old / folder.name)
    draft.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
