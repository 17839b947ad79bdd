"""The search over tours fed by ordered truck stops, with collection: one more joint search.

Importing this costs little: the compiler is loaded when a search begins. The README of this
folder explains the arrays and the method.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from routing.planning.fed.effort import FedEffort, FedResult
from routing.planning.fed.fed_plan import FedPlan, FedTour

if TYPE_CHECKING:
    from routing.planning.fed.optimiser import solve_fed
    from routing.planning.fed.problem import FedProblem
    from routing.planning.fed.published import problem_of, solution_of

__all__ = [
    "FedEffort",
    "FedPlan",
    "FedProblem",
    "FedResult",
    "FedTour",
    "problem_of",
    "solution_of",
    "solve_fed",
]

_COMPILED = {
    "FedProblem": "problem",
    "problem_of": "published",
    "solution_of": "published",
    "solve_fed": "optimiser",
}


def __getattr__(name: str) -> object:
    """Import what needs the compiler when it is first used."""
    if name not in _COMPILED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_COMPILED[name]}"), name)
