"""The one recipe: measure, plan, check, account."""

from routing.recipe.result import (
    Effort,
    Progress,
    Provenance,
    ReportProgress,
    RunResult,
    SearchRecord,
)
from routing.recipe.run import run
from routing.recipe.summary import Summary, summarise

__all__ = [
    "Effort",
    "Progress",
    "Provenance",
    "ReportProgress",
    "RunResult",
    "SearchRecord",
    "Summary",
    "run",
    "summarise",
]
