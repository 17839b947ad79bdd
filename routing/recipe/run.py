"""The one recipe: measure, plan, check, account."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version

from routing.checking import check_plan
from routing.costs import account
from routing.engines import never
from routing.model import Network, Plan, Scenario
from routing.planning import Question, Search, SearchPoint, best_of, plan_with_workers
from routing.processes import until_ctrl_c
from routing.recipe.result import (
    Effort,
    Progress,
    Provenance,
    ReportProgress,
    RunResult,
    SearchRecord,
)
from routing.recipe.survey import Survey, survey

STRONGEST_ENGINE = "joint"
VERSIONED = ("routing", "ortools", "osmnx", "numpy", "shapely")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """How to run: the engine, the effort, who hears of progress, and who may end it early.

    ``should_stop`` is asked between the parts of a search; once it says yes, the rest is planned
    without search, so that a whole plan comes back.
    """

    engine: str = "auto"
    effort: Effort = field(default_factory=Effort)
    progress: ReportProgress | None = None
    should_stop: Callable[[], bool] = never


def run(
    scenario: Scenario,
    *,
    network: Network = Network.POOLED,
    engine: str = "auto",
    effort: Effort | None = None,
    progress: ReportProgress | None = None,
    should_stop: Callable[[], bool] = never,
) -> RunResult:
    """Plan a scenario's day in a network and judge and price the plan.

    A plan with findings is returned, not raised: look at ``result.errors``.

    Raises
    ------
    RoadsError
        If the map cannot be read or does not serve the places.
    UsageError
        If there is no such engine.
    """
    conduct = Conduct(
        engine=engine, effort=effort or Effort(), progress=progress, should_stop=should_stop
    )
    started = time.monotonic()
    measured = survey(scenario)
    roads_s = time.monotonic() - started
    return run_surveyed(measured, network, conduct, roads_s=roads_s)


def run_surveyed(
    measured: Survey,
    network: Network,
    conduct: Conduct,
    *,
    seeds: Sequence[Plan] = (),
    roads_s: float = 0.0,
) -> RunResult:
    """Run on measured roads; no plan dearer than any of ``seeds``, which suit the network too."""
    scenario, travel = measured.scenario, measured.travel
    name = STRONGEST_ENGINE if conduct.engine == "auto" else conduct.engine
    started = time.monotonic()
    question = Question(scenario=scenario, travel=travel, network=network, engine=name)
    points: list[SearchPoint] = []
    with until_ctrl_c(conduct.should_stop) as must_stop:
        search = _search(network, replace(conduct, should_stop=must_stop), points)
        found = plan_with_workers(question, search, conduct.effort.workers)
        is_interrupted = must_stop()
    plan = best_of(scenario, travel, network, (found, *seeds))
    planned = time.monotonic()
    provenance = Provenance(
        engine=name,
        effort=conduct.effort,
        versions={package: version(package) for package in VERSIONED},
        interrupted=is_interrupted,
        search=SearchRecord(points=tuple(points)),
    )
    result = judged(measured, plan, provenance)
    timings_s = {
        "roads": roads_s,
        "planning": planned - started,
        "checking": time.monotonic() - planned,
    }
    return replace(result, provenance=replace(provenance, timings_s=timings_s))


def judged(measured: Survey, plan: Plan, provenance: Provenance) -> RunResult:
    """Return a finished plan checked, accounted and drawn on measured roads."""
    scenario, travel = measured.scenario, measured.travel
    return RunResult(
        scenario=scenario,
        travel=travel,
        plan=plan,
        findings=(*measured.findings, *check_plan(scenario, travel, plan)),
        accounts=account(scenario, travel, plan),
        road_lines=dict(measured.trace(plan)),
        provenance=provenance,
        backdrop=measured.backdrop,
    )


def _search(network: Network, conduct: Conduct, points: list[SearchPoint]) -> Search:
    """Return the limits of a search that tells of itself; ``points`` fill as it goes."""
    effort, progress = conduct.effort, conduct.progress
    done_of = [0, 0]

    def report(stage: str, done: int, total: int) -> None:
        done_of[:] = done, total
        if progress is not None:
            progress(Progress(stage=f"{network}: {stage}", done=done, total=total))

    def note(point: SearchPoint) -> None:
        points.append(point)
        if progress is not None and point.is_plan:
            progress(
                Progress(
                    stage=f"{network}: {point.group}: {point.stage}",
                    done=done_of[0],
                    total=done_of[1],
                    cost_fen=point.cost_fen,
                    vehicles=point.vehicles,
                    centres=point.centres,
                )
            )

    return Search(
        seconds=None if effort.iterations is not None else effort.seconds,
        iterations=effort.iterations,
        seed=effort.seed,
        should_stop=conduct.should_stop,
        report=report,
        note=note,
    )
