"""How long to search, and what the search tells about itself."""

from collections.abc import Callable
from dataclasses import dataclass

from routing.planning.kernel.crew import never
from routing.planning.timed.timed_plan import TimedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedEffort:
    """The limits of a search: ``seconds`` of the clock, or ``iterations`` of all workers together.

    With ``iterations`` the result depends on the seed alone, not on the machine or the number of
    workers. ``heat`` scales the first temperature; a cool search changes the start, a hot one
    forgets it. ``report`` is told the stage, the share done and the best cost so far;
    ``should_stop`` is asked some times a second. Compiling and starting workers count as seconds,
    too, but for the first compilation.
    """

    seconds: float | None = None
    iterations: int | None = None
    seed: int = 1
    workers: int = 1
    heat: float = 1.0
    report: Callable[[str, float, float], None] | None = None
    should_stop: Callable[[], bool] = never

    def __post_init__(self) -> None:
        """Refuse two limits, and none."""
        if (self.seconds is None) == (self.iterations is None):
            raise ValueError("give either seconds or iterations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The best plan at some time of a search: its cost, its tours, the bases it opens."""

    seconds: float
    iterations: int
    cost: float
    tours: int
    bases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedResult:
    """The best plan found and what it took; ``history`` tells how its cost fell."""

    plan: TimedPlan
    iterations: int
    seconds: float
    seconds_to_best: float
    seed: int
    history: tuple[Point, ...] = ()
