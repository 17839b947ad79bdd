"""What every tour engine offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from routing.engines.task import TourAnswer, TourTask


def never() -> bool:
    """Say that nobody asks for an early end."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchLimit:
    """When to stop: by the clock, after a number of solutions met, or when told; and the seed.

    No iterations at all is no search.
    """

    seconds: float | None = None
    iterations: int | None = None
    seed: int = 1
    should_stop: Callable[[], bool] = never


class TourEngine(Protocol):
    """Serves the jobs of a task with trips.

    Every route of an answer passes ``time_trip``; every job is on one route or skipped.
    """

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:
        """Answer a task within a limit."""
        ...
