"""The small engine: cheapest insertion, no search, no solver."""

from routing.engines.insertion import insert_jobs
from routing.engines.protocol import SearchLimit
from routing.engines.task import TourAnswer, TourTask


class GreedyEngine:
    """Builds an answer and stops; the limit does not matter, the answer is always the same."""

    def solve(self, task: TourTask, limit: SearchLimit) -> TourAnswer:  # noqa: ARG002 - protocol
        """Answer a task by cheapest insertion."""
        return insert_jobs(task, (), range(len(task.jobs)))
