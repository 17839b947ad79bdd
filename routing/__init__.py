"""Plan rural three-tier logistics: a county hub, township transit centres, village service points.

The names below are the public API. They are imported when first used, so that ``import routing``
costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routing.checking import check_plan
    from routing.errors import RoutingError
    from routing.model import Accounts, Finding, Plan, Scenario
    from routing.outputs import write_run
    from routing.recipe import RunResult, run
    from routing.scenario import read_scenario
    from routing.studies import compare_carriers, sweep, whatif

__all__ = [
    "Accounts",
    "Finding",
    "Plan",
    "RoutingError",
    "RunResult",
    "Scenario",
    "check_plan",
    "compare_carriers",
    "read_scenario",
    "run",
    "sweep",
    "whatif",
    "write_run",
]

_ROOMS = {
    "Accounts": "routing.model",
    "Finding": "routing.model",
    "Plan": "routing.model",
    "RoutingError": "routing.errors",
    "RunResult": "routing.recipe",
    "Scenario": "routing.model",
    "check_plan": "routing.checking",
    "compare_carriers": "routing.studies",
    "read_scenario": "routing.scenario",
    "run": "routing.recipe",
    "sweep": "routing.studies",
    "whatif": "routing.studies",
    "write_run": "routing.outputs",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported already or not."""
    return sorted({*globals(), *__all__})
