"""The one place that asks numba to compile, and where it keeps what it compiled."""

import getpass
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import config as _numba_config

from routing.planning.kernel.parts import PartDispatcher

_config: Any = _numba_config
_njit: Any = numba.njit
_F = TypeVar("_F", bound=Callable[..., Any])


def compiled(function: _F) -> _F:
    """Compile a function when it is first called; later processes load it from the cache.

    Such a function must not create arrays: it is compiled without reference counting, which
    otherwise takes half of the time of the search (each array of a tuple is counted up and down
    at every call). Division by zero gives infinity, as in numpy. ``NUMBA_BOUNDSCHECK=1`` in the
    environment makes every index checked, for tests and for hunting a crash;
    ``NUMBA_DISABLE_JIT=1`` leaves the functions to Python, for a debugger.
    """
    return _decorated(function, _nrt=False)


def compiled_with_arrays(function: _F) -> _F:
    """Compile a function that creates arrays; otherwise as :func:`compiled`."""
    return _decorated(function)


def _decorated(function: _F, **options: bool) -> _F:
    return function if _config.DISABLE_JIT else cast("_F", _Inner(function, **options))


def is_compiled(function: Callable[..., Any]) -> bool:
    """Say whether Python can call a function without compiling it, here and now."""
    doors: Any = getattr(function, "door", None)
    if doors is None:
        return True
    _, room, module = function.__module__.rsplit(".", 2)
    name = f"{room}_*/{module}.{function.__name__}-*.nbc"
    return bool(doors.signatures) or any((cache_folder() / "doors").glob(name))


class _Inner(PartDispatcher):
    """A function for other compiled functions; it gets a door if Python ever calls it.

    A door checks and unpacks every array of every tuple. To compile one takes longer than to
    compile most functions, and few are called from Python.
    """

    def __init__(self, function: Callable[..., Any], **options: bool) -> None:
        self._asked = {
            "nopython": True,
            "error_model": "numpy",
            "no_cfunc_wrapper": True,
            **options,
        }
        super().__init__(function, {**self._asked, "no_cpython_wrapper": True})

    def __call__(self, *args: Any) -> Any:  # noqa: ANN401 - as the function
        """Call the function from Python."""
        return self.door(*args)

    @cached_property
    def door(self) -> Callable[..., Any]:
        """The function once more, as Python can call it."""
        options = {name: value for name, value in self._asked.items() if name != "nopython"}
        with _kept_in(cache_folder() / "doors"):
            door: Callable[..., Any] = _njit(self.py_func, cache=True, **options)
        return door


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Let numba keep in a folder what is decorated meanwhile."""
    former = _config.CACHE_DIR
    _config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        _config.CACHE_DIR = former


@cache
def cache_folder() -> Path:
    """Return the folder of the compiled code, one for each version of the sources and each place.

    Numba alone would look at the file of a function but not at the functions it calls, and would
    fail where neither the package nor the home can be written.
    """
    digest = hashlib.sha256(os.environ.get("NUMBA_BOUNDSCHECK", "").encode())
    rooms = Path(__file__).resolve().parents[1]
    digest.update(str(rooms).encode())
    for path in sorted(rooms.glob("*/*.py")):
        digest.update(path.read_bytes())
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    name = f"compiled-{digest.hexdigest()[:16]}"
    for place in (os.environ.get("NUMBA_CACHE_DIR"), Path(home).expanduser() / "routing-joint"):
        if place and _is_writable(Path(place)):
            return Path(place) / name
    return Path(tempfile.gettempdir()) / f"routing-{getpass.getuser()}" / name


def _is_writable(place: Path) -> bool:
    while not place.exists() and place != place.parent:
        place = place.parent
    return os.access(place, os.W_OK)
