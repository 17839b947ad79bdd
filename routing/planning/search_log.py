"""What a search tells about itself while it runs."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from routing.model import Plan, Tier
from routing.planning.timed.effort import TimedResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPoint:
    """Where a search stood when a stage ended or found something better.

    ``cost_fen`` is the cost of the whole group's plan where ``is_plan``, otherwise of what the
    stage looks at: village tours with prices for linehaul, or without it. ``seconds`` count from
    the beginning of the network's planning, ``steps`` are those of the compiled search so far.
    """

    group: str
    stage: str
    seconds: float
    steps: int
    cost_fen: int
    vehicles: int
    centres: int
    is_plan: bool


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
        centres = {tour.base_id for tour in plan.tours_of(Tier.VILLAGE)}
        self._write(group, stage, plan.objective_fen, (len(plan.tours), len(centres)), is_plan=True)

    def tours(self, group: str, stage: str, result: TimedResult) -> None:
        """Note the village tours that a stage found."""
        self.steps += result.iterations
        tours = result.plan.tours
        shape = len(tours), len({tour.base for tour in tours})
        self._write(group, stage, round(result.plan.cost), shape, is_plan=False)

    def _write(
        self, group: str, stage: str, cost_fen: int, shape: tuple[int, int], *, is_plan: bool
    ) -> None:
        self.note(
            SearchPoint(
                group=group,
                stage=stage,
                seconds=time.monotonic() - self.started,
                steps=self.steps,
                cost_fen=cost_fen,
                vehicles=shape[0],
                centres=shape[1],
                is_plan=is_plan,
            )
        )
