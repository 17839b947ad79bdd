"""Where compiled code is kept: one folder for each version of the sources, wherever they lie."""

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Self

from filelock import FileLock
from numba.core.caching import CompileResultCacheImpl, FunctionCache, _CacheLocator

from routing.language import message

_log = logging.getLogger(__name__)

_MOST_VERSIONS = 10
"""Kept in one place, those used last."""

_ROOMS = Path(__file__).resolve().parents[1]


@cache
def version() -> str:
    """Return a digest of the sources of all compiled functions, and of how they are compiled.

    Numba alone would look at the file of a function but not at the functions it calls.
    """
    digest = hashlib.sha256(os.environ.get("NUMBA_BOUNDSCHECK", "").encode())
    for path in sorted(_ROOMS.glob("*/*.py")):
        digest.update(f"{path.relative_to(_ROOMS).as_posix()} {path.stat().st_size} ".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def cache_folder() -> Path:
    """Return the folder of this version, in the first place that has it or can be written."""
    name = f"compiled-{version()}"
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    asked = os.environ.get("NUMBA_CACHE_DIR")
    places = [Path(asked)] if asked else []
    places.append(Path(home).expanduser() / "routing-joint")
    for place in places:
        if _is_filled(place / name) or _is_writable(place / name):
            return _in_use(place / name)
    return _in_use(temporary_place() / name)


def _in_use(folder: Path) -> Path:
    """Return a folder, marked as used now if it is there."""
    with suppress(OSError):
        os.utime(folder)
    return folder


def _is_filled(folder: Path) -> bool:
    try:
        return any(folder.glob("*.nbi"))
    except OSError:
        return False


def _is_writable(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)


def temporary_place() -> Path:
    """Return a folder of this user's for temporary files.

    What lies there is run: a folder that somebody else could have made is not used.
    """
    user = os.getuid() if hasattr(os, "getuid") else None  # on Windows the folder is the user's
    place = Path(tempfile.gettempdir()) / ("routing" if user is None else f"routing-{user}")
    with suppress(OSError):
        place.mkdir(mode=0o700, exist_ok=True)
        if user is None or place.stat().st_uid == user:
            return place
    return Path(tempfile.mkdtemp(prefix="routing-"))


@contextmanager
def alone() -> Iterator[None]:
    """Let other processes wait meanwhile, unless the folder cannot be written."""
    with ExitStack() as stack:
        with suppress(OSError, NotImplementedError):
            cache_folder().mkdir(parents=True, exist_ok=True)
            stack.enter_context(FileLock(cache_folder() / "compiling.lock"))
        yield


class _Locator(_CacheLocator):
    """Tells numba what to call a function's files, by its room, not by where the sources lie."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._py_file = function.__code__.co_filename
        self._room = function.__module__.split(".")[-2]

    @classmethod
    def from_function(cls, py_func: Callable[..., Any], py_file: str) -> Self:
        """Return the locator of any function."""
        del py_file
        return cls(py_func)

    def get_cache_path(self) -> str:
        """Return the folder of the version."""
        return str(cache_folder())

    def get_source_stamp(self) -> str:
        """Return what changes whenever any source does."""
        return version()

    def get_disambiguator(self) -> str:
        """Return what tells functions of one name apart."""
        return self._room


class _Kept(CompileResultCacheImpl):
    _locator_classes: ClassVar[list[type[_CacheLocator]]] = [_Locator]


class KeptCode(FunctionCache):
    """The kept code of one function, for each types of arguments and processor."""

    _impl_class = _Kept

    def holds(self, signature: Any, target: Any) -> bool:  # noqa: ANN401 - numba's
        """Say whether there is code for arguments of some types."""
        target.refresh()
        try:
            index = self._cache_file._load_index()  # noqa: SLF001 - numba has no other way
        except OSError:
            return False
        return self._index_key(signature, target.codegen()) in index

    def load_overload(self, signature: Any, target: Any) -> Any:  # noqa: ANN401 - numba's
        """Return kept code, None where there is none or it cannot be read."""
        with suppress(OSError):
            return super().load_overload(signature, target)
        return None

    def save_overload(self, signature: Any, result: Any) -> None:  # noqa: ANN401 - numba's
        """Keep code; where that is impossible, say so and go on without."""
        try:
            super().save_overload(signature, result)
        except OSError as error:
            _log.warning(
                message(
                    "The compiled search cannot be kept ({error}), so the next start will compile "
                    "again. Set NUMBA_CACHE_DIR to a folder that can be written.",
                    error=str(error),
                )
            )
        else:
            forget_old_versions()


def forget_old_versions() -> None:
    """Delete the folders of versions not used lately; one in use would be compiled again."""
    with suppress(OSError):
        folders = cache_folder().parent.glob("compiled-*")
        newest = sorted(folders, key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in newest[_MOST_VERSIONS:]:
            shutil.rmtree(folder, ignore_errors=True)
