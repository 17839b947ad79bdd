"""Named overrides, scenarios made of them, and settings of the command line."""

from routing.scenario.overriding.choice import COMMAND_LINE, Choice
from routing.scenario.overriding.patching import Patched, apply_overrides

__all__ = ["COMMAND_LINE", "Choice", "Patched", "apply_overrides"]
