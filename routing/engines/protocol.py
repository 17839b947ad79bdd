"""What every tour engine offers."""

from dataclasses import dataclass
from typing import Protocol

from routing.engines.task import TourAnswer, TourTask


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchLimit:
    """When to stop: by the clock, or after a number of solutions met; and the seed."""

    seconds: float | None = None
    iterations: int | None = None
    seed: int = 1


class TourEngine(Protocol):
    """Serves the jobs of a task with trips.

    Every route of an answer passes ``time_trip``; every job is on one route or skipped.
    """

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:
        """Answer a task within a limit."""
        ...
