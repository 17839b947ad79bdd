"""The one place that asks numba to compile, and where it keeps what it compiled."""

import getpass
import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core import config as _numba_config

_config: Any = _numba_config
_njit: Any = numba.njit
_F = TypeVar("_F", bound=Callable[..., Any])


def compiled(function: _F) -> _F:
    """Compile a function when it is first called; later processes load it from the cache.

    Such a function must not create arrays: it is compiled without reference counting, which
    otherwise takes half of the time of the search (each array of a tuple is counted up and down
    at every call). Division by zero gives infinity, as in numpy. ``NUMBA_BOUNDSCHECK=1`` in the
    environment makes every index checked, for tests and for hunting a crash.
    """
    return _decorated(function, _nrt=False)


def compiled_with_arrays(function: _F) -> _F:
    """Compile a function that creates arrays; otherwise as :func:`compiled`."""
    return _decorated(function)


def _decorated(function: _F, **options: bool) -> _F:
    former = _config.CACHE_DIR
    _config.CACHE_DIR = str(cache_folder())
    try:
        dispatcher: _F = _njit(cache=True, error_model="numpy", no_cfunc_wrapper=True, **options)(
            function
        )
    finally:
        _config.CACHE_DIR = former
    return dispatcher


@cache
def cache_folder() -> Path:
    """Return the folder of the compiled code, one for each version of the sources.

    Numba alone would look at the file of a function but not at the functions it calls, and would
    fail where neither the package nor the home can be written.
    """
    digest = hashlib.sha256(os.environ.get("NUMBA_BOUNDSCHECK", "").encode())
    for path in sorted(Path(__file__).parents[1].glob("*/*.py")):
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
