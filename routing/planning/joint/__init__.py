"""The joint search over both echelons: search, pool, select.

Importing this costs little: the compiler is loaded when a search begins. The README of this
folder explains the arrays and the method.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from routing.planning.joint.effort import JointEffort, JointResult
from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.problem import JointProblem

if TYPE_CHECKING:
    from routing.planning.joint.optimiser import solve_jointly
    from routing.planning.joint.published import problem_of, solution_of

__all__ = [
    "JointEffort",
    "JointPlan",
    "JointProblem",
    "JointResult",
    "Tour",
    "problem_of",
    "solution_of",
    "solve_jointly",
]

_COMPILED = {"solve_jointly": "optimiser", "problem_of": "published", "solution_of": "published"}


def __getattr__(name: str) -> object:
    """Import what needs the compiler when it is first used."""
    if name not in _COMPILED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_COMPILED[name]}"), name)
