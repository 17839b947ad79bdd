"""How long to search, and what the search tells about itself."""

from collections.abc import Callable
from dataclasses import dataclass

from routing.planning.fed.fed_plan import FedPlan
from routing.planning.kernel.crew import never


@dataclass(frozen=True, slots=True, kw_only=True)
class FedEffort:
    """The limits of a search: ``seconds`` of the clock, or ``iterations`` of all workers together.

    With ``iterations`` the result depends on the seed alone, not on the machine or the number of
    workers. ``report`` is told the stage, the share done and the best cost so far; ``should_stop``
    is asked some times a second and ends the search with the best so far.
    """

    seconds: float | None = None
    iterations: int | None = None
    seed: int = 1
    workers: int = 1
    report: Callable[[str, float, float], None] | None = None
    should_stop: Callable[[], bool] = never

    def __post_init__(self) -> None:
        """Refuse two limits, and none."""
        if (self.seconds is None) == (self.iterations is None):
            raise ValueError("give either seconds or iterations")


@dataclass(frozen=True, slots=True, kw_only=True)
class FedResult:
    """The best plan found and what it took; ``plan`` is None where none was found.

    ``speed`` is in iterations per second of one worker, measured over all runs.
    """

    plan: FedPlan | None
    iterations: int
    speed: float
    seconds: float
    seconds_to_best: float
    seed: int
