"""What a search tells about itself while it runs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from routing.model import Plan, Tier
from routing.planning.timed.effort import TimedResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPoint:
    """Where a search stood when a stage ended or found something better.

    ``cost_fen`` is the cost of the whole group's plan where ``is_plan``, otherwise of what the
    stage looks at: village tours with prices for linehaul, or without it. ``seconds`` count from
    the beginning of the network's planning, ``steps`` are those of the compiled search so far.
    ``worker`` counts from 1, this process. At a ``meeting`` workers show what they have; the first
    one, of which the number is 1, is the last at which they do not know of each other.
    """

    group: str
    stage: str
    seconds: float
    steps: int
    cost_fen: int
    vehicles: int
    centres: int
    is_plan: bool
    worker: int = 1
    meeting: int = 0


NotePoint = Callable[[SearchPoint], None]


def forget(point: SearchPoint) -> None:
    """Note nothing."""


@dataclass(slots=True, kw_only=True)
class Journal:
    """Writes points as a joint search goes on; it changes, as the stop-watch it holds does."""

    note: NotePoint
    started: float
    steps: int = 0

    def plan(self, group: str, stage: str, plan: Plan) -> None:
        """Note a whole plan of a group."""
        self.note(self._point(group, stage, plan))

    def meeting(self, group: str, number: int, worker: int, plan: Plan) -> None:
        """Note the plan with which a worker comes out of a round."""
        point = self._point(group, f"round {number}", plan)
        self.note(replace(point, worker=worker, meeting=number))

    def seed(self, worker: int, plan: Plan) -> None:
        """Note the plan of a worker that plans the whole day alone."""
        point = self._point("everyone", "whole day", plan)
        self.note(replace(point, worker=worker, meeting=1))

    def _point(self, group: str, stage: str, plan: Plan) -> SearchPoint:
        return SearchPoint(
            group=group,
            stage=stage,
            seconds=time.monotonic() - self.started,
            steps=self.steps,
            cost_fen=plan.objective_fen,
            vehicles=len(plan.tours),
            centres=len({tour.base_id for tour in plan.tours_of(Tier.VILLAGE)}),
            is_plan=True,
        )

    def tours(self, group: str, stage: str, result: TimedResult) -> None:
        """Note how a stage came to the village tours it found."""
        began = time.monotonic() - self.started - result.seconds
        for point in result.history:
            self.note(
                SearchPoint(
                    group=group,
                    stage=stage,
                    seconds=began + point.seconds,
                    steps=self.steps + point.iterations,
                    cost_fen=round(point.cost),
                    vehicles=point.tours,
                    centres=point.bases,
                    is_plan=False,
                )
            )
        self.steps += result.iterations
