"""Which carrier should run which line: each line planned by each carrier, then assigned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from routing.costs.allocation import assign_lines
from routing.engines import never
from routing.errors import NoPlanError, UsageError
from routing.model import Network, Scenario
from routing.recipe import Effort, Progress, ReportProgress
from routing.recipe.survey import Survey
from routing.studies.executors import Executor, Serial
from routing.studies.sharing.coalition import Job, plan_coalition


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """What every line would cost with every carrier, in fen, and the cheapest assignment.

    ``today`` is who runs the lines in the scenario.
    """

    costs_fen: dict[tuple[str, str], int]
    assigned: dict[str, str]
    today: dict[str, str]

    @property
    def saving_fen(self) -> int:
        """What the assignment saves against today, lines planned one by one."""
        return sum(
            self.costs_fen[line, self.today[line]] - self.costs_fen[line, carrier]
            for line, carrier in self.assigned.items()
        )


def assign_operators(
    measured: Survey,
    *,
    engine: str = "ortools",
    effort: Effort | None = None,
    executor: Executor | None = None,
    progress: ReportProgress | None = None,
    should_stop: Callable[[], bool] = never,
) -> Operators:
    """Return the assignment of lines to carriers by what each carrier's own vehicles cost.

    Every line is planned alone with the fleet of one carrier at a time: all parcels of its
    villages, everybody's hands at the centre. Nobody runs more lines than an even share.

    Raises
    ------
    UsageError
        If the county has no lines.
    NoPlanError
        If a line cannot be planned with some carrier.
    """
    scenario = measured.scenario
    if not scenario.lines:
        raise UsageError("The scenario has no lines.csv, so there are no lines to assign.")
    everybody = tuple(carrier.id for carrier in scenario.carriers)
    jobs = {
        (line.id, carrier): Job(
            members=everybody,
            network=Network.LINES,
            scenario=_one_line(scenario, line.id, carrier),
            travel=measured.travel,
            engine=engine,
            effort=effort or Effort(),
        )
        for line in scenario.lines
        for carrier in everybody
    }
    costs_fen = _planned(jobs, executor or Serial(), progress, should_stop)
    return Operators(
        costs_fen=costs_fen,
        assigned=assign_lines(costs_fen),
        today={line.id: line.carrier_id for line in scenario.lines},
    )


def _planned(
    jobs: Mapping[tuple[str, str], Job],
    executor: Executor,
    progress: ReportProgress | None,
    should_stop: Callable[[], bool],
) -> dict[tuple[str, str], int]:
    names = {id(job): name for name, job in jobs.items()}
    found: dict[tuple[str, str], int] = {}
    for job, outcome in executor.run(plan_coalition, list(jobs.values()), should_stop):
        name = names[id(job)]
        error = str(outcome) if isinstance(outcome, Exception) else outcome.error
        if isinstance(outcome, Exception) or error:
            raise NoPlanError(f"Line {name[0]} cannot be planned with {name[1]}: {error}.")
        found[name] = outcome.cost_fen
        if progress is not None:
            stage = f"lines: {name[0]} by {name[1]}"
            progress(
                Progress(stage=stage, done=len(found), total=len(jobs), cost_fen=outcome.cost_fen)
            )
    if len(found) < len(jobs):
        raise NoPlanError("Stopped before every line was planned with every carrier.")
    return {name: found[name] for name in jobs}


def _one_line(scenario: Scenario, line_id: str, carrier_id: str) -> Scenario:
    line = next(line for line in scenario.lines if line.id == line_id)
    inside = set(line.village_ids)
    return scenario.replace(
        consignments=tuple(c for c in scenario.consignments if c.village_id in inside),
        vehicles=tuple(v for v in scenario.vehicles if v.carrier_id == carrier_id),
        lines=(replace(line, carrier_id=carrier_id),),
    )
