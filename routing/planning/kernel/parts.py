"""A compiled function as a part of others: translated once, optimised where it ends up.

Numba optimises a function together with all it calls, makes machine code of it, and does all of
that again for each of its callers, up to the function that Python calls. In code of many small
functions nearly all of that is thrown away. A part stops after its own translation; the function
that Python calls collects the parts of all it needs, and there they are optimised together, once.
That takes a third of the compiler's time off, and the search is faster by a third.

In a part ``array[-1]`` is not the last item: every index counts from the front. To look at each
for its sign takes a seventh of the search.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from llvmlite.binding import Linkage
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
from numba.core.registry import CPUDispatcher
from numba.core.types import intp, unliteral
from numba.np import arrayobj as _arrayobj

_arrays: Any = _arrayobj


class Part(CPUDispatcher):
    """A function as compiled functions call it."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        options = {**options, "no_cpython_wrapper": True}
        super().__init__(function, targetoptions=options, pipeline_class=_PartCompiler)

    def get_call_template(self, args: Any, kws: Any) -> Any:  # noqa: ANN401 - numba's
        """Let callers use one translation for whole numbers, whether constant or not."""
        plain = {name: unliteral(value) for name, value in kws.items()}
        return super().get_call_template(tuple(unliteral(value) for value in args), plain)

    def add_overload(self, result: Any) -> None:  # noqa: ANN401 - numba's
        """Let callers find a translation, which has no address that could stand for it."""
        result = result._replace(entry_point=object())
        self.targetctx.insert_user_function(result.entry_point, result.fndesc, [result.library])
        self.overloads[tuple(result.signature.args)] = result


class _PartCompiler(Compiler):
    def compile_extra(self, function: Callable[..., Any]) -> Any:  # noqa: ANN401 - numba's
        """Translate a function into a library that is not run."""
        state = self.state
        state.flags.no_compile = True
        state.library = _PartLibrary(state.targetctx.codegen(), function.__qualname__)
        with _indices_from_the_front():
            return super().compile_extra(function)


@contextmanager
def _indices_from_the_front() -> Iterator[None]:
    """Let numba take indices as they are; it has no option for that."""
    usual = _arrays.fix_integer_index
    _arrays.fix_integer_index = _as_it_is
    try:
        yield
    finally:
        _arrays.fix_integer_index = usual


def _as_it_is(context: Any, builder: Any, kind: Any, index: Any, _size: Any) -> Any:  # noqa: ANN401 - numba's
    return context.cast(builder, index, kind, intp)


class _PartLibrary(JITCodeLibrary):
    """The translation of one function, which knows those it calls."""

    def finalize(self) -> None:
        """Close the library as it is; each caller may inline its function or leave it out."""
        self._raise_if_finalized()
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == Linkage.external:
                function.linkage = "linkonce_odr"
        self._shared_module: Any = None
        self._finalized = True

    def _get_module_for_linking(self) -> Any:  # noqa: ANN401 - numba's
        """Return the function together with all it calls, directly or not."""
        if self._shared_module is None:
            whole = self._final_module.clone()
            for module in self._called_modules():
                whole.link_in(module, preserve=True)
            self._shared_module = whole
        return self._shared_module

    def _called_modules(self) -> list[Any]:
        modules, met, waiting = [], set[Any](), list(self._linking_libraries)
        while waiting:
            library = waiting.pop()
            if library in met:
                continue
            met.add(library)
            if isinstance(library, _PartLibrary):
                modules.append(library._final_module)  # noqa: SLF001 - of its own kind
                waiting += library._linking_libraries  # noqa: SLF001
            else:
                modules.append(library._get_module_for_linking())  # noqa: SLF001 - as numba does
        return modules
