"""Many runs: the same day in several networks or under other conditions, and what changes."""

from routing.studies.bench import Measured, solve_instance
from routing.studies.bridge import Bridge, BridgeStep
from routing.studies.compare import compare_carriers, compared
from routing.studies.comparison import Comparison
from routing.studies.detours import Detour, RoundTrip
from routing.studies.sweep import sweep
from routing.studies.whatif import WhatIf, whatif

__all__ = [
    "Bridge",
    "BridgeStep",
    "Comparison",
    "Detour",
    "Measured",
    "RoundTrip",
    "WhatIf",
    "compare_carriers",
    "compared",
    "solve_instance",
    "sweep",
    "whatif",
]
