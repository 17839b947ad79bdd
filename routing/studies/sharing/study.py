"""The cost of every coalition, planned, repaired and kept, and what follows from it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from routing.costs.allocation import AnyGame, Game, PartialGame, Weights
from routing.engines import never
from routing.errors import NoPlanError, StoppedError
from routing.language import message
from routing.model import Network, Scenario
from routing.planning import priced
from routing.processes import until_ctrl_c
from routing.recipe import Progress, Provenance, ReportProgress, RunResult, Summary, summarise
from routing.recipe.run import VERSIONED, judged
from routing.recipe.survey import Survey
from routing.studies.executors import Executor, Serial
from routing.studies.sharing.bringing import brought
from routing.studies.sharing.coalition import (
    Job,
    Members,
    Outcome,
    coalition_name,
    coalition_scenario,
    objections,
    plan_coalition,
)
from routing.studies.sharing.operators import Operators, judge_operators
from routing.studies.sharing.repairs import LINES, Candidate, Repair, Repairer
from routing.studies.sharing.request import SharingRequest
from routing.studies.sharing.settlement import Settlement, settle
from routing.studies.sharing.shelf import NoShelf, Shelf
from routing.studies.sharing.splits import Sampling, Split, preferred, split_bill
from routing.studies.sharing.stability import Stability, judge_stability

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionRow:
    """A coalition: its plan after repairs with its figures, and its cost with every seed.

    ``searched_fen`` is None for a seed that failed, with the reason in ``errors``.
    """

    members: Members
    taken: Candidate
    summary: Summary
    searched_fen: tuple[int | None, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesBill:
    """The bill when every carrier runs its lines for all: the run, its splits, its settlement.

    ``operators`` say who should run which line, None where some line has no plan with someone.

    In the game behind the splits every coalition pays what it would alone, and all together pay
    the bill of the lines.
    """

    run: RunResult
    stability: Stability
    splits: tuple[Split, ...]
    settlement: Settlement | None
    operators: Operators | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """A study of sharing: coalitions, repairs, the game, how its bill may be split, who stays.

    ``joint`` is the grand coalition's run, which pays the bill that ``splits`` split;
    ``seed_games`` are the games found with every single seed. ``lines`` is None without lines.
    """

    measured: Survey
    request: SharingRequest
    rows: tuple[CoalitionRow, ...]
    repairs: tuple[Repair, ...]
    game: AnyGame
    seed_games: tuple[AnyGame, ...]
    weights: Weights
    joint: RunResult
    stability: Stability
    splits: tuple[Split, ...]
    settlement: Settlement | None
    lines: LinesBill | None

    @property
    def is_same_bill(self) -> bool:
        """Whether the joint plan is that of the lines, no cheaper one having been found."""
        return self.lines is not None and (
            self.joint.plan.tours == self.lines.run.plan.tours
            and self.joint.accounts.total_fen == self.lines.run.accounts.total_fen
        )


def share_costs(
    measured: Survey,
    request: SharingRequest,
    *,
    executor: Executor | None = None,
    shelf: Shelf | None = None,
    progress: ReportProgress | None = None,
    should_stop: Callable[[], bool] = never,
) -> Sharing:
    """Plan every coalition the request needs and return what sharing saves and who should pay what.

    Finished coalitions are kept on the shelf at once and found there again.

    Raises
    ------
    AllocationError
        If the request makes no sense.
    NoPlanError
        If a coalition that is needed has no plan at all.
    StoppedError
        If it was stopped before all coalitions were planned.
    """
    asked = request.suited(measured.scenario)
    jobs = asked.jobs(measured.scenario, measured.travel)
    outcomes = _planned(jobs, executor or Serial(), shelf or NoShelf(), progress, should_stop)
    return _Accountant(measured, asked, jobs, outcomes).conclude(progress)


def _planned(
    jobs: Sequence[Job],
    executor: Executor,
    shelf: Shelf,
    progress: ReportProgress | None,
    should_stop: Callable[[], bool],
) -> dict[tuple[str, int], Outcome]:
    outcomes: dict[tuple[str, int], Outcome] = {}
    for job in jobs:
        if (kept := shelf.find(job)) is not None:
            outcomes[job.name, job.seed] = kept
    waiting = [job for job in jobs if (job.name, job.seed) not in outcomes]
    if outcomes:
        logger.warning(
            message(
                "{kept} of {count} plans are kept from before.",
                kept=len(outcomes),
                count=len(jobs),
            )
        )
    with until_ctrl_c(should_stop) as must_stop:
        for job, result in executor.run(plan_coalition, waiting, must_stop):
            outcome = _failed(job, result) if isinstance(result, Exception) else result
            outcomes[job.name, job.seed] = outcome
            if not outcome.error:
                shelf.keep(job, outcome)
            if progress is not None:
                stage = f"coalitions: {job.name}, seed {job.seed}"
                done, total = len(outcomes), len(jobs)
                progress(Progress(stage=stage, done=done, total=total, cost_fen=outcome.cost_fen))
    if len(outcomes) < len(jobs):
        raise StoppedError(
            message(
                "Stopped with {done} of {total} plans. The finished ones are kept: the same "
                "command goes on with the rest.",
                done=len(outcomes),
                total=len(jobs),
            )
        )
    return outcomes


def _failed(job: Job, error: Exception) -> Outcome:
    text = f"{type(error).__name__}: {error}"
    return Outcome(job=job.name, seed=job.seed, plan=None, cost_fen=0, error=text)


class _Accountant:
    """Turns finished plans into games and games into answers."""

    def __init__(
        self,
        measured: Survey,
        request: SharingRequest,
        jobs: Sequence[Job],
        outcomes: Mapping[tuple[str, int], Outcome],
    ) -> None:
        self.measured = measured
        self.request = request
        self.outcomes = outcomes
        self.seeds = sorted({job.seed for job in jobs})
        self.lines_job = next(
            (job for job in jobs if job.network is Network.LINES and not job.label), None
        )
        self.weights = brought(measured.scenario, measured.travel, request.players)
        self.sampling = Sampling(orders=request.orders, seed=request.effort.seed)

    def conclude(self, progress: ReportProgress | None) -> Sharing:
        """Return the study."""
        if progress is not None:
            progress(Progress(stage="repairs: making coalitions consistent", done=0, total=0))
        scenario, travel = self.measured.scenario, self.measured.travel
        repairer = Repairer(scenario, travel, self.request.coalitions)
        by_seed = [self._searched((seed,)) for seed in self.seeds]
        seed_plans = [
            repairer.repair(found, self._offers((seed,))).plans
            for seed, found in zip(self.seeds, by_seed, strict=True)
        ]
        best = repairer.repair(self._searched(self.seeds), self._offers(self.seeds))
        game = self._game(best.plans)
        seed_games = tuple(self._game(plans) for plans in seed_plans if self._is_whole(plans))
        joint = self._joint(best.plans[self.request.players])
        stability = judge_stability(game, seed_games)
        splits = self._splits(game, seed_games)
        chosen = preferred(splits)
        return Sharing(
            measured=self.measured,
            request=self.request,
            rows=tuple(self._row(members, best.plans) for members in self.request.coalitions),
            repairs=best.repairs,
            game=game,
            seed_games=seed_games,
            weights=self.weights,
            joint=joint,
            stability=stability,
            splits=splits,
            settlement=None if chosen is None else settle(joint, chosen.method, chosen.fen),
            lines=self._lines(game, seed_games),
        )

    def _splits(self, game: AnyGame, seed_games: Sequence[AnyGame]) -> tuple[Split, ...]:
        return split_bill(game, seed_games, self.request.methods, self.weights, self.sampling)

    def _searched(self, seeds: Sequence[int]) -> dict[Members, Candidate]:
        """Return the cheapest plan of every coalition that any of these seeds found."""
        found: dict[Members, Candidate] = {}
        for members in self.request.coalitions:
            for seed in seeds:
                outcome = self.outcomes[coalition_name(members), seed]
                held = found.get(members)
                if outcome.plan is not None and (held is None or outcome.cost_fen < held.cost_fen):
                    found[members] = Candidate(
                        plan=outcome.plan, cost_fen=outcome.cost_fen, seed=seed
                    )
        return found

    def _is_whole(self, plans: Mapping[Members, Candidate]) -> bool:
        return all(members in plans for members in self.request.coalitions)

    def _game(self, plans: Mapping[Members, Candidate]) -> AnyGame:
        if missing := [m for m in self.request.coalitions if m not in plans]:
            told = "; ".join(
                f"{coalition_name(m)}: {' '.join(dict.fromkeys(self._errors(m)))}"
                for m in missing[:5]
            )
            raise NoPlanError(
                message(
                    "{count} coalitions have no plan. {errors}.", count=len(missing), errors=told
                )
            )
        costs = {frozenset(m): float(plans[m].cost_fen) for m in self.request.coalitions}
        if self.request.is_sampled:
            return PartialGame(players=self.request.players, known=costs)
        return Game.of(self.request.players, costs)

    def _errors(self, members: Members) -> tuple[str, ...]:
        name = coalition_name(members)
        return tuple(
            self.outcomes[name, seed].error
            for seed in self.seeds
            if self.outcomes[name, seed].error
        )

    def _row(self, members: Members, plans: Mapping[Members, Candidate]) -> CoalitionRow:
        name = coalition_name(members)
        outcomes = [self.outcomes[name, seed] for seed in self.seeds]
        own = coalition_scenario(self.measured.scenario, members)
        return CoalitionRow(
            members=members,
            taken=plans[members],
            summary=summarise(self._run(own, plans[members])),
            searched_fen=tuple(None if o.plan is None else o.cost_fen for o in outcomes),
            errors=self._errors(members),
        )

    def _joint(self, taken: Candidate) -> RunResult:
        own = coalition_scenario(self.measured.scenario, self.request.players)
        return self._run(own, taken)

    def _lines(self, game: AnyGame, seed_games: Sequence[AnyGame]) -> LinesBill | None:
        if self.lines_job is None:
            return None
        outcomes = [self.outcomes[self.lines_job.name, seed] for seed in self.seeds]
        plans = [outcome.plan for outcome in outcomes if outcome.plan is not None]
        if not plans:
            logger.warning(message("The lines have no plan: {error}", error=outcomes[0].error))
            return None
        plan = min(plans, key=lambda plan: plan.objective_fen)
        run = self._run(
            self.lines_job.own_scenario,
            Candidate(plan=plan, cost_fen=plan.objective_fen, origin=LINES),
        )
        bill = float(run.accounts.total_fen)
        of_lines = game.with_grand(bill)
        seeds = [other.with_grand(bill) for other in seed_games]
        splits = self._splits(of_lines, seeds)
        chosen = preferred(splits)
        return LinesBill(
            run=run,
            stability=judge_stability(of_lines, seeds),
            splits=splits,
            settlement=None if chosen is None else settle(run, chosen.method, chosen.fen),
            operators=self._operators(),
        )

    def _operators(self) -> Operators | None:
        by_job: dict[str, list[Outcome]] = {}
        for (name, _), outcome in self.outcomes.items():
            by_job.setdefault(name, []).append(outcome)
        return judge_operators(self.measured.scenario, self.request.players, by_job)

    def _run(self, scenario: Scenario, taken: Candidate) -> RunResult:
        """Return a plan as a run on the county's roads, judged and accounted once more."""
        provenance = Provenance(
            engine=self.request.engine,
            effort=self.request.effort,
            versions={package: version(package) for package in VERSIONED},
            timings_s={"total": sum(outcome.seconds for outcome in self.outcomes.values())},
        )
        return judged(replace(self.measured, scenario=scenario), taken.plan, provenance)

    def _offers(self, seeds: Sequence[int]) -> dict[Members, Candidate]:
        """Return the lines' plan as one for everybody: what lines may do a pool may do, too."""
        if self.lines_job is None:
            return {}
        outcomes = [self.outcomes[self.lines_job.name, seed] for seed in seeds]
        plans = [o.plan.replace(network=Network.POOLED) for o in outcomes if o.plan is not None]
        own, travel = self.lines_job.own_scenario.replace(lines=()), self.measured.travel
        valid = [priced(own, travel, p) for p in plans if not objections(own, travel, p)]
        if not valid:
            return {}
        plan = min(valid, key=lambda plan: plan.objective_fen)
        return {
            self.request.players: Candidate(plan=plan, cost_fen=plan.objective_fen, origin=LINES)
        }
