"""How a function becomes a compiled one: the two decorators of the searches."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from numba.core import config as _numba_config

from routing.planning.kernel.doors import Door
from routing.planning.kernel.parts import Part

_config: Any = _numba_config
_F = TypeVar("_F", bound=Callable[..., Any])


def compiled(function: _F) -> _F:
    """Compile a function when it is first called; later processes load it from the cache.

    Such a function must not create arrays: it is compiled without reference counting, which
    otherwise takes half of the time of the search (each array of a tuple is counted up and down
    at every call). Division by zero gives infinity, as in numpy. Indices count from the front:
    minus one lies outside. ``NUMBA_BOUNDSCHECK=1`` in the environment makes every index checked,
    for tests and for hunting a crash; ``NUMBA_DISABLE_JIT=1`` leaves the functions to Python, for a
    debugger.
    """
    return _decorated(function, _nrt=False)


def compiled_with_arrays(function: _F) -> _F:
    """Compile a function that creates arrays, whoever calls it; otherwise as :func:`compiled`."""
    return _decorated(function, _nrt=True)


def _decorated(function: _F, **options: bool) -> _F:
    return function if _config.DISABLE_JIT else cast("_F", _Compiled(function, **options))


class _Compiled(Part):
    """A function for other compiled functions; it gets a door if Python ever calls it.

    A door checks and unpacks every array of every tuple. To compile one takes longer than to
    compile most functions, and few are called from Python.
    """

    def __init__(self, function: Callable[..., Any], **options: bool) -> None:
        self._options = {
            "nopython": True,
            "error_model": "numpy",
            "no_cfunc_wrapper": True,
            **options,
        }
        super().__init__(function, self._options)

    def __call__(self, *args: Any) -> Any:  # noqa: ANN401 - as the function
        """Call the function from Python."""
        return self.door(*args)

    @cached_property
    def door(self) -> Door:
        """The function once more, as Python can call it."""
        return Door(self.py_func, self._options)
