"""The schedule: long runs from the start, selection, and again from what is selected.

Everything is counted in iterations. With a limit in seconds, their number is derived from the
speed so far, so that the stages take the same shares of the time.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from routing.planning.kernel.album import Album
from routing.planning.kernel.crew import Crew
from routing.planning.kernel.doors import seconds_compiling
from routing.planning.timed.effort import Point, TimedEffort, TimedResult
from routing.planning.timed.jobs import Job, Outcome, run_job
from routing.planning.timed.problem import TimedProblem
from routing.planning.timed.selection import Question, select
from routing.planning.timed.timed_plan import DayTour, TimedPlan

_FIRST_ITERATIONS = 500
"""Of the run that loads the compiled code and measures the speed."""

_STAGES = (("search", 1.0, 0.5), ("again", 0.4, 0.26), ("last", 0.2, 0.24))
"""Name, heat and share of the iterations."""

_RUNS = 2
"""Of every stage where iterations are counted, so that the number of workers changes nothing; with
a limit in seconds every worker does one."""

_KEPT_PLANS = 8

_KEPT_TOURS, _COLUMNS = 20_000, 2_500
_SELECTION_SHARE, _SAFELY, _WORTHWHILE = 0.03, 0.95, 0.05
_PATIENCE_SECONDS = 60.0
"""Of a selection where iterations are counted: far more than it takes, so that it is repeatable."""


def solve_timed(
    problem: TimedProblem, effort: TimedEffort, start: Sequence[DayTour] = ()
) -> TimedResult:
    """Search for the cheapest plan from a start; the start itself is the worst that comes back."""
    with Crew(problem, effort.workers, effort.should_stop) as crew:
        race = _Race(problem, effort, crew)
        race.warm_up(tuple(start))
        race.run(tuple(start))
        return race.result()


class _Race:
    """One search in progress: the plans and tours met so far, and the budget."""

    def __init__(
        self, problem: TimedProblem, effort: TimedEffort, crew: Crew[TimedProblem]
    ) -> None:
        self.problem, self.effort, self.crew = problem, effort, crew
        self.plans: list[TimedPlan] = []
        self.album = Album[DayTour](_KEPT_TOURS)
        self.history: list[Point] = []
        self.began = time.monotonic()
        self.iterations, self.busy, self.jobs = 0, 0.0, 0
        self.share = 0.0

    @property
    def runs(self) -> int:
        """How many runs a stage has."""
        return _RUNS if self.effort.seconds is None else self.crew.workers

    def warm_up(self, start: tuple[DayTour, ...]) -> None:
        """Compile, if that was never done, and measure the speed; compiling is not counted."""
        before = seconds_compiling()
        seed = (self.effort.seed, 0)
        self._note([run_job(self.problem, Job(seed=seed, iterations=0, start=start))])
        if seconds_compiling() > before:
            self.began = time.monotonic()
            self.history = [replace(point, seconds=0.0) for point in self.history]
        iterations = _FIRST_ITERATIONS
        if self.effort.iterations is not None:
            iterations = min(iterations, self.effort.iterations)
        job = Job(seed=seed, iterations=iterations, start=start, deadline=self._deadline())
        self._note([run_job(self.problem, job, self.crew.must_stop)])

    def run(self, start: tuple[DayTour, ...]) -> None:
        """Do all stages, and the last again while there is time."""
        for name, heat, share in _STAGES:
            is_fresh = heat * self.effort.heat == 1.0
            self._do(name, [start] * self.runs if is_fresh else self._starts(), heat, share)
        name, heat, share = _STAGES[-1]
        seconds = self.effort.seconds
        while seconds and self._left() > _WORTHWHILE * seconds and not self._must_end():
            self._do(name, self._starts(), heat, share)

    def result(self) -> TimedResult:
        """Return what was found."""
        return TimedResult(
            plan=self.plans[0],
            iterations=self.iterations,
            seconds=time.monotonic() - self.began,
            seconds_to_best=self.history[-1].seconds,
            seed=self.effort.seed,
            history=tuple(self.history),
        )

    def _starts(self) -> list[tuple[DayTour, ...]]:
        """Return the plans to start from: the best ones, the very best if there is no other."""
        return [self.plans[min(i, len(self.plans) - 1)].tours for i in range(self.runs)]

    def _do(
        self, stage: str, starts: Sequence[tuple[DayTour, ...]], heat: float, share: float
    ) -> None:
        """Run from some plans, which may use a share of the whole search, and select."""
        if self._must_end():
            return
        job = Job(
            seed=(),
            iterations=self._iterations_each(share),
            heat=heat * self.effort.heat,
            deadline=self._deadline(),
        )
        tasks = []
        for days in starts:
            self.jobs += 1
            tasks.append(replace(job, seed=(self.effort.seed, self.jobs), start=days))
        self._note(self.crew.do(run_job, tasks))
        self._select()
        self.share += share
        if self.effort.report is not None:
            self.effort.report(stage, min(self.share, 1.0), self.plans[0].cost)

    def _must_end(self) -> bool:
        return self.crew.must_stop() or self._left() <= 0.0

    def _deadline(self) -> float:
        seconds = self.effort.seconds
        return float("inf") if seconds is None else self.began + seconds

    def _left(self) -> float:
        return self._deadline() - time.monotonic()

    def _iterations_each(self, share: float) -> int:
        if self.effort.iterations is not None:
            left = max(self.effort.iterations - _FIRST_ITERATIONS, 0)
            return max(int(left * share / self.runs), 1)
        smallest = _STAGES[-1][2]
        seconds = self._left() * share / max(1.0 - self.share, smallest) * _SAFELY
        return max(int(seconds * self.iterations / max(self.busy, 1e-3)), 1)

    def _note(self, outcomes: Sequence[Outcome]) -> None:
        """Add up what runs found, as if they had taken turns."""
        before = self.iterations
        points = []
        for outcome in outcomes:
            self.iterations += outcome.iterations
            self.busy += outcome.seconds
            self.album.add(outcome.pool)
            self._consider(outcome.best)
            points += [
                replace(
                    point,
                    seconds=max(point.seconds - self.began, 0.0),
                    iterations=before + point.iterations * len(outcomes),
                )
                for point in outcome.points
            ]
        for point in sorted(points, key=lambda p: (p.seconds, p.cost)):
            self._mark(point)

    def _mark(self, point: Point) -> None:
        if not self.history or point.cost < self.history[-1].cost:
            self.history.append(point)

    def _consider(self, plan: TimedPlan) -> None:
        """Keep a plan if it is among the best; those of one cost are taken for the same."""
        if all(plan.cost != known.cost for known in self.plans):
            self.plans = sorted([*self.plans, plan], key=lambda p: p.cost)[:_KEPT_PLANS]

    def _select(self) -> None:
        """Select from the album, while there is time."""
        seconds = _PATIENCE_SECONDS
        if self.effort.seconds is not None:
            seconds = min(self.effort.seconds * _SELECTION_SHARE, self._left())
        if seconds <= 0.0 or self._must_end():
            return
        tours = tuple(tour for _, tour in self.album.entries()[:_COLUMNS])
        question = Question(tours=tours, to_beat=self.plans[0].cost, seconds=seconds)
        found = select(self.problem, question)
        if found is None:
            return
        self.album.add((found.cost, tour) for tour in found.tours)
        self._consider(found)
        self._mark(
            Point(
                seconds=time.monotonic() - self.began,
                iterations=self.iterations,
                cost=found.cost,
                tours=len(found.tours),
                bases=len({tour.base for tour in found.tours}),
            )
        )
