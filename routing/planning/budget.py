"""How much search a plan may spend, and how it is shared among its parts."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from routing.engines import SearchLimit, never
from routing.planning.search_log import NotePoint, forget

_LEAST_S = 0.02
"""Of a part, however little time is left: enough to serve everybody in a small county."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The limits of a whole plan, and who hears about it.

    ``seconds`` or ``iterations`` bound the search; ``should_stop`` is asked before every part and
    makes the rest hurry; ``report`` is told the parts done and the parts expected, ``note`` where
    the joint search stands.
    """

    seconds: float | None = None
    iterations: int | None = None
    seed: int = 1
    should_stop: Callable[[], bool] = never
    report: Callable[[str, int, int], None] | None = None
    note: NotePoint = forget

    def limit(self) -> SearchLimit:
        """Return the limit of one part that may use it all."""
        return SearchLimit(
            seconds=None if self.seconds is None else max(self.seconds, _LEAST_S),
            iterations=self.iterations,
            seed=self.seed,
            should_stop=self.should_stop,
        )


@dataclass(slots=True)
class Budget:
    """Shares a search among parts by their weight; what a part leaves, the next ones get.

    Without a total weight every part may use it all, as each tries what the last one failed to do.
    The one object of the planner that changes: it is the stop-watch.
    """

    search: Search
    total_weight: float | None
    parts: int
    spent_weight: float = 0.0
    done: int = 0
    started: float = field(default_factory=time.monotonic)

    def tell(self, stage: str) -> None:
        """Report that the next part begins."""
        if self.search.report is not None:
            self.search.report(stage, min(self.done, self.parts), self.parts)
        self.done += 1

    def limit(self, stage: str, weight: float) -> SearchLimit:
        """Return the limit of the next part."""
        search = self.search
        self.tell(stage)
        if search.should_stop():
            return SearchLimit(iterations=0, seed=search.seed)
        if search.iterations is not None or search.seconds is None:
            return replace(search.limit(), seconds=None)
        if self.total_weight is None:
            return search.limit()
        left = max(self.total_weight - self.spent_weight, weight)
        self.spent_weight += weight
        remaining_s = max(search.seconds - (time.monotonic() - self.started), 0.0)
        return replace(search, seconds=remaining_s * weight / left).limit()
