"""The judge: drives a plan again and lists everything that breaks a rule of the day."""

from routing.checking.check import check_plan
from routing.checking.registry import RULES, explain

__all__ = ["RULES", "check_plan", "explain"]
