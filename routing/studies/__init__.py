"""Many runs: the same day in several networks, and what changes between them."""

from routing.studies.bench import Measured, solve_instance
from routing.studies.compare import compare_carriers, compared
from routing.studies.comparison import Bridge, BridgeStep, Comparison
from routing.studies.sweep import sweep

__all__ = [
    "Bridge",
    "BridgeStep",
    "Comparison",
    "Measured",
    "compare_carriers",
    "compared",
    "solve_instance",
    "sweep",
]
