"""The schedule: scouts, arms, long runs, selection, and again from what is selected.

Everything is counted in iterations. With a limit in seconds, their number is derived from the
speed so far, so that the stages take the same shares of the time.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from routing.planning.joint.effort import JointEffort, JointResult
from routing.planning.joint.jobs import Job, Outcome, run_job
from routing.planning.joint.joint_plan import JointPlan, Tour
from routing.planning.joint.problem import JointProblem
from routing.planning.joint.ranking import ranked_sets
from routing.planning.joint.rules import refuse_unknown_rules
from routing.planning.joint.selection import Question, select
from routing.planning.kernel.album import Album
from routing.planning.kernel.crew import Crew
from routing.planning.kernel.doors import seconds_compiling

_FIRST_ITERATIONS = 10_000
"""Of the run that loads the compiled code and measures the speed."""

_COLUMNS = 2500
_KEPT_TOURS = 20_000
_SELECTION_SHARE, _HURRY_SHARE = 0.025, 0.01
_PATIENCE_SECONDS = 60.0
"""Of a selection where iterations are counted: far more than it takes, so that it is repeatable."""

_SCOUTS = 12
_ARMS = 8
_SAFELY, _WORTHWHILE = 0.9, 0.04
_SCOUT_SHARE, _ARM_SHARE, _LONG_SHARE, _LAST_SHARE = 0.22, 0.26, 0.40, 0.12


def solve_jointly(problem: JointProblem, effort: JointEffort) -> JointResult:
    """Search for the cheapest plan."""
    refuse_unknown_rules(problem)
    with Crew(problem, effort.workers) as crew:
        race = _Race(problem, effort, crew)
        race.warm_up()
        race.run()
        return race.result()


class _Race:
    """One search in progress: the plans and tours met so far, and the budget."""

    def __init__(
        self, problem: JointProblem, effort: JointEffort, crew: Crew[JointProblem]
    ) -> None:
        self.problem, self.effort, self.crew = problem, effort, crew
        self.best: JointPlan | None = None
        self.plans: dict[tuple[int, tuple[int, ...]], JointPlan] = {}
        self.album = Album[Tour](_KEPT_TOURS)
        self.began = time.monotonic()
        self.seconds_to_best = 0.0
        self.iterations, self.busy, self.jobs = 0, 0.0, 0
        self.share = 0.0
        self.truncated = 0

    def warm_up(self) -> None:
        """Compile, if that was never done, and measure the speed; compiling is not counted."""
        before = seconds_compiling()
        everything = (1 << self.problem.centres) - 1
        job = Job(seed=(self.effort.seed, 0), iterations=_FIRST_ITERATIONS, centres=everything)
        self._note(run_job(self.problem, job))
        if seconds_compiling() > before:
            self.began = time.monotonic()

    def run(self) -> None:
        """Do all stages, and once more the last while there is time."""
        sets = ranked_sets(self.problem, _SCOUTS)
        self._do("scouts", [Job(seed=(), iterations=0, centres=s) for s in sets], _SCOUT_SHARE)
        self._do("arms", [self._arm(plan) for plan in self._ranked(_ARMS)], _ARM_SHARE)
        self._select(2)
        for _ in range(2):
            self._do("long", self._long_runs(), _LONG_SHARE / 2)
            self._select(2)
        self._do("last", self._last_runs(), _LAST_SHARE * _SAFELY)
        self._select(1)
        seconds = self.effort.seconds
        while seconds and self._deadline() - time.monotonic() > _WORTHWHILE * seconds:
            if self.crew.must_stop():
                break
            self._do("more", self._last_runs(), _LAST_SHARE * _SAFELY)
            self._select(1)

    def result(self) -> JointResult:
        """Return what was found."""
        return JointResult(
            plan=self.best,
            iterations=self.iterations,
            seconds=time.monotonic() - self.began,
            seconds_to_best=self.seconds_to_best,
            seed=self.effort.seed,
            truncated=self.truncated,
        )

    def _ranked(self, most: int) -> list[JointPlan]:
        """Return the best plans of different linehaul, best first."""
        return sorted(self.plans.values(), key=lambda plan: plan.cost)[:most]

    def _arm(self, plan: JointPlan) -> Job:
        return Job(
            seed=(), iterations=0, centres=plan.open_centres, trucks=plan.trucks, locked=True
        )

    def _reheated(self, plan: JointPlan, heat: float) -> Job:
        return Job(seed=(), iterations=0, start=plan, heat=heat)

    def _long_runs(self) -> list[Job]:
        ranked = self._ranked(3)
        jobs = [self._arm(ranked[0]), self._reheated(ranked[0], 0.3)]
        jobs += [replace(self._arm(plan), locked=False) for plan in ranked[:1]]
        jobs += [self._arm(plan) for plan in ranked[1:2]]
        return jobs

    def _last_runs(self) -> list[Job]:
        return [self._reheated(plan, 0.2) for plan in self._ranked(2)]

    def _do(self, stage: str, jobs: Sequence[Job], share: float) -> None:
        """Do the jobs of a stage, which may use a share of the whole search."""
        if not jobs or self.crew.must_stop():
            return
        each = self._iterations_each(len(jobs), share)
        numbered = []
        for job in jobs:
            self.jobs += 1
            numbered.append(
                replace(
                    job,
                    seed=(self.effort.seed, self.jobs),
                    iterations=each,
                    deadline=self._deadline(),
                )
            )
        for outcome in self.crew.do(run_job, numbered):
            self._note(outcome)
        self.share += share
        if self.effort.report is not None and self.best is not None:
            self.effort.report(stage, self.share, self.best.cost)

    def _deadline(self) -> float:
        seconds = self.effort.seconds
        return float("inf") if seconds is None else self.began + seconds

    def _iterations_each(self, jobs: int, share: float) -> int:
        if self.effort.iterations is not None:
            return max(int(self.effort.iterations * share / jobs), 1)
        left = self._deadline() - time.monotonic()
        seconds = left * share / max(1.0 - self.share, _LAST_SHARE)
        rounds = -(-jobs // self.crew.workers)
        return max(int(seconds / rounds * self.iterations / max(self.busy, 1e-3)), 1)

    def _note(self, outcome: Outcome) -> None:
        self.iterations += outcome.iterations
        self.busy += outcome.seconds
        self.truncated = max(self.truncated, outcome.truncated)
        self.album.add(outcome.pool)
        if outcome.best is not None:
            self._consider(outcome.best)

    def _consider(self, plan: JointPlan) -> None:
        key = (plan.open_centres, tuple(sorted(plan.trucks)))
        if key not in self.plans or plan.cost < self.plans[key].cost:
            self.plans[key] = plan
        if self.best is None or plan.cost < self.best.cost:
            self.best = plan
            self.seconds_to_best = time.monotonic() - self.began

    def _select(self, most: int) -> None:
        """Select from the album on the linehaul of the best plans, while there is time."""
        seconds = _PATIENCE_SECONDS
        if self.effort.seconds is not None:
            left = self._deadline() - time.monotonic()
            seconds = min(self.effort.seconds * _SELECTION_SHARE, left)
            if left < self.effort.seconds * _HURRY_SHARE:
                return
        questions = []
        for plan in self._ranked(most):
            if plan.skipped:
                continue
            tours = sum(tour.cost for tour in plan.tours)
            questions.append(
                Question(
                    tours=self._tours_from(plan.open_centres),
                    trucks=plan.trucks,
                    haul_cost=plan.cost - tours,
                    to_beat=plan.cost,
                    seconds=seconds,
                )
            )
        for found in self.crew.do(select, questions):
            if found is not None:
                self.album.add((found.cost, tour) for tour in found.tours)
                self._consider(found)

    def _tours_from(self, centres: int) -> tuple[Tour, ...]:
        """Return the tours from these centres that were part of the best plans."""
        entries = self.album.entries()
        return tuple(tour for _, tour in entries if centres >> tour.centre & 1)[:_COLUMNS]
