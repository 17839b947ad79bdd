"""A compiled function as a part of others: translated once, optimised where it ends up.

Numba optimises a function together with all it calls, makes machine code of it, and does all of
that again for each of its callers, up to the function that Python calls. In code of many small
functions nearly all of that is thrown away. A part stops after its own translation; the function
that Python calls collects the parts of all it needs, and there they are optimised, once.
"""

from collections.abc import Callable
from typing import Any

import llvmlite.binding
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import Compiler
from numba.core.registry import CPUDispatcher


class PartDispatcher(CPUDispatcher):
    """A function that only compiled functions call."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        super().__init__(function, targetoptions=options, pipeline_class=_PartCompiler)

    def add_overload(self, result: Any) -> None:  # noqa: ANN401 - numba's
        """Let callers find the part, which has no address that could stand for it."""
        result = result._replace(entry_point=object())
        self.targetctx.insert_user_function(result.entry_point, result.fndesc, [result.library])
        self.overloads[tuple(result.signature.args)] = result


class _PartCompiler(Compiler):
    def compile_extra(self, function: Callable[..., Any]) -> Any:  # noqa: ANN401 - numba's
        """Compile into a part."""
        state = self.state
        state.flags.no_compile = True
        state.library = _Part(state.targetctx.codegen(), function.__qualname__)
        return super().compile_extra(function)


class _Part(JITCodeLibrary):
    """The translation of one function, which knows the parts that it calls."""

    def finalize(self) -> None:
        """Close the part as it is, its function free to be inlined or left out by each caller."""
        self._raise_if_finalized()
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == _EXTERNAL:
                function.linkage = "linkonce_odr"
        self._finalized = True

    def _get_module_for_linking(self) -> Any:  # noqa: ANN401 - numba's
        """Return the part together with all it calls, directly or not."""
        if self._shared_module is None:
            module = self._final_module.clone()
            for library in self._callees():
                is_part = isinstance(library, _Part)
                more = library._final_module if is_part else library._get_module_for_linking()
                module.link_in(more, preserve=True)
            self._shared_module = module
        return self._shared_module

    def _callees(self) -> list[Any]:
        found: dict[Any, None] = {}
        waiting = list(self._linking_libraries)
        while waiting:
            library = waiting.pop()
            if library not in found:
                found[library] = None
                waiting += library._linking_libraries if isinstance(library, _Part) else []
        return list(found)


_EXTERNAL = llvmlite.binding.Linkage.external
