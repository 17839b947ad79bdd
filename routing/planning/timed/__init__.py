"""The search over vehicles' days around several bases: windows, loads, cold chain, trips.

Importing this costs little: the compiler is loaded when a search begins. The README of this
folder explains the arrays and the method.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from routing.planning.timed.effort import Point, TimedEffort, TimedResult
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.timed_plan import DayTour, TimedPlan

if TYPE_CHECKING:
    from routing.planning.timed.optimiser import solve_timed
    from routing.planning.timed.published import problem_of, solution_of

__all__ = [
    "DayTour",
    "Point",
    "TimedEffort",
    "TimedPlan",
    "TimedProblem",
    "TimedResult",
    "problem_of",
    "solution_of",
    "solve_timed",
]

_COMPILED = {"solve_timed": "optimiser", "problem_of": "published", "solution_of": "published"}


def __getattr__(name: str) -> object:
    """Import what needs the compiler when it is first used."""
    if name not in _COMPILED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_COMPILED[name]}"), name)
