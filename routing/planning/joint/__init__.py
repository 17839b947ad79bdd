"""The joint search over both echelons: search, pool, select.

Nothing here imports the compiler before a search begins; the README of this folder explains the
method.
"""

from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.optimiser import JointEffort, JointResult, solve_jointly
from routing.planning.joint.problem import JointProblem

__all__ = ["JointEffort", "JointPlan", "JointProblem", "JointResult", "Tour", "solve_jointly"]
