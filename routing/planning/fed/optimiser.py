"""The schedule: independent coolings, then the best of them reheated less and less.

Everything is counted in iterations. With a limit in seconds, their number is derived from the
speed so far, so that the stages take the same shares of the time.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from routing.planning.fed.effort import FedEffort, FedResult
from routing.planning.fed.fed_plan import FedPlan
from routing.planning.fed.jobs import Job, Outcome, run_job
from routing.planning.fed.problem import FedProblem
from routing.planning.kernel.crew import Crew
from routing.planning.kernel.doors import seconds_compiling

_FIRST_ITERATIONS = 2_000
"""Of the run that loads the compiled code and measures the speed."""

_SCOUTS = 4
_STAGES = (("scouts", 0.30), ("long", 0.28), ("longer", 0.28), ("last", 0.14))
_SAFELY, _WORTHWHILE = 0.93, 0.04
_ADDED_SHARE = 0.1


def solve_fed(problem: FedProblem, effort: FedEffort) -> FedResult:
    """Search for the cheapest plan."""
    with Crew(problem, effort.workers, effort.should_stop) as crew:
        race = _Race(problem, effort, crew)
        race.warm_up()
        race.run()
        return race.result()


class _Race:
    """One search in progress: the best plans met so far, and the budget."""

    def __init__(self, problem: FedProblem, effort: FedEffort, crew: Crew[FedProblem]) -> None:
        self.problem, self.effort, self.crew = problem, effort, crew
        self.plans: list[FedPlan] = []
        self.began = time.monotonic()
        self.seconds_to_best = 0.0
        self.iterations, self.busy, self.jobs = 0, 0.0, 0
        self.share = 0.0

    @property
    def best(self) -> FedPlan | None:
        """The cheapest plan so far."""
        return self.plans[0] if self.plans else None

    def warm_up(self) -> None:
        """Compile, if that was never done, and measure the speed; compiling is not counted.

        Nothing ends this early, so that there is a plan to come back with.
        """
        before = seconds_compiling()
        job = Job(seed=(self.effort.seed, 0), iterations=_FIRST_ITERATIONS)
        self._note(run_job(self.problem, job))
        if seconds_compiling() > before:
            self.began = time.monotonic()

    def run(self) -> None:
        """Do all stages, and the last again while there is time."""
        (scouts, share), *others = _STAGES
        self._do(scouts, [Job()] * _SCOUTS, share)
        for stage, share in others:
            self._do(stage, self._reheated(stage), share)
        seconds = self.effort.seconds
        while seconds and self._deadline() - time.monotonic() > _WORTHWHILE * seconds:
            if self.crew.must_stop():
                break
            self._do("more", self._reheated("last"), _ADDED_SHARE)

    def result(self) -> FedResult:
        """Return what was found."""
        return FedResult(
            plan=self.best,
            iterations=self.iterations,
            speed=self.iterations / max(self.busy, 1e-3),
            seconds=time.monotonic() - self.began,
            seconds_to_best=self.seconds_to_best,
            seed=self.effort.seed,
        )

    def _reheated(self, stage: str) -> list[Job]:
        """Return two runs that start from the best plans met."""
        first, second = self.plans[0], self.plans[min(1, len(self.plans) - 1)]
        heats = {"long": (0.5, 0.5), "longer": (0.3, 0.3)}.get(stage, (0.15, 0.1))
        starts = (first, second if stage == "long" else first)
        return [Job(start=s, heat=h) for s, h in zip(starts, heats, strict=True)]

    def _do(self, stage: str, jobs: Sequence[Job], share: float) -> None:
        """Do the jobs of a stage, which may use a share of the whole search."""
        if self.crew.must_stop():
            return
        each = self._iterations_each(len(jobs), share)
        numbered = []
        for job in jobs:
            self.jobs += 1
            seed = (self.effort.seed, self.jobs)
            numbered.append(replace(job, seed=seed, iterations=each, deadline=self._deadline()))
        for outcome in self.crew.do(run_job, numbered):
            self._note(outcome)
        self.share += share
        if self.effort.report is not None and self.best is not None:
            self.effort.report(stage, min(self.share, 1.0), self.best.cost)

    def _deadline(self) -> float:
        seconds = self.effort.seconds
        return float("inf") if seconds is None else self.began + seconds

    def _iterations_each(self, jobs: int, share: float) -> int:
        if self.effort.iterations is not None:
            return max(int(self.effort.iterations * share / jobs), 1)
        left = self._deadline() - time.monotonic()
        seconds = _SAFELY * left * share / max(1.0 - self.share, share)
        rounds = -(-jobs // self.crew.workers)
        return max(int(seconds / rounds * self.iterations / max(self.busy, 1e-3)), 1)

    def _note(self, outcome: Outcome) -> None:
        self.iterations += outcome.iterations
        self.busy += outcome.seconds
        if outcome.best is None:
            return
        if self.best is None or outcome.best.cost < self.best.cost:
            self.seconds_to_best = time.monotonic() - self.began
        self.plans = sorted([*self.plans, outcome.best], key=lambda plan: plan.cost)[:2]
