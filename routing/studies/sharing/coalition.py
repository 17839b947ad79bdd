"""One coalition of carriers: its own parcels, vehicles and hands, planned as one company."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from routing.checking import check_plan
from routing.costs import account
from routing.engines import never
from routing.errors import RoutingError
from routing.model import Network, Plan, Scenario, Severity, TravelMatrix
from routing.planning import Question, Search, plan_with_workers, priced
from routing.recipe import Effort

logger = logging.getLogger(__name__)

Members = tuple[str, ...]
"""Ids of carriers, in the order of the scenario."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A coalition to plan with one seed; it travels to other processes.

    ``scenario`` and ``travel`` are the whole county's; the effort plans this coalition alone. Its
    members pool their fleets, or run their lines where the network says so. A ``label`` names a job
    on a part of the county.
    """

    members: Members
    label: str = ""
    network: Network = Network.POOLED
    scenario: Scenario
    travel: TravelMatrix
    engine: str
    effort: Effort

    @property
    def seed(self) -> int:
        """The seed of the search."""
        return self.effort.seed

    @property
    def name(self) -> str:
        """The label, or the coalition's name with its network before it where not pooled."""
        if self.label:
            return self.label
        name = coalition_name(self.members)
        return name if self.network is Network.POOLED else f"{self.network}: {name}"

    @property
    def own_scenario(self) -> Scenario:
        """The county with nobody but the members in it, and lines only where they count."""
        own = coalition_scenario(self.scenario, self.members)
        return own if self.network is Network.POOLED else own.replace(lines=self.scenario.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job: a checked plan of the coalition with its cost, or an error.

    ``job`` is the job's name, ``seconds`` the time it took.
    """

    job: str
    seed: int
    plan: Plan | None
    cost_fen: int
    error: str = ""
    seconds: float = 0.0


def coalition_name(members: Iterable[str]) -> str:
    """Return the members joined by plus signs."""
    return "+".join(members)


def coalition_scenario(scenario: Scenario, members: Members) -> Scenario:
    """Return the county with no carriers but these, their parcels and their vehicles."""
    inside = frozenset(members)
    return scenario.replace(
        carriers=tuple(c for c in scenario.carriers if c.id in inside),
        consignments=tuple(c for c in scenario.consignments if c.carrier_id in inside),
        vehicles=tuple(v for v in scenario.vehicles if v.carrier_id in inside),
        lines=(),
    )


def plan_coalition(job: Job, should_stop: Callable[[], bool] = never) -> Outcome:
    """Return the coalition's plan, searched and checked; whatever goes wrong is in the outcome."""
    started = time.monotonic()
    scenario = job.own_scenario
    plan, error = None, ""
    try:
        search = Search(
            seconds=None if job.effort.iterations is not None else job.effort.seconds,
            iterations=job.effort.iterations,
            seed=job.seed,
            should_stop=should_stop,
        )
        question = Question(
            scenario=scenario, travel=job.travel, network=job.network, engine=job.engine
        )
        found = priced(scenario, job.travel, plan_with_workers(question, search, 1))
        error = objections(scenario, job.travel, found)
        plan = None if error else found
    except RoutingError as failure:
        error = str(failure)
    except Exception as failure:  # a coalition that fails is a row with its error
        logger.exception("coalition %s failed", job.name)
        error = f"{type(failure).__name__}: {failure}"
    return Outcome(
        job=job.name,
        seed=job.seed,
        plan=plan,
        cost_fen=0 if plan is None else account(scenario, job.travel, plan).total_fen,
        error=error,
        seconds=time.monotonic() - started,
    )


def objections(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> str:
    """Return what the checker holds against a plan, empty where it has no error."""
    errors = [f for f in check_plan(scenario, travel, plan) if f.severity is Severity.ERROR]
    if not errors:
        return ""
    return f"the checker objects ({len(errors)} errors): {errors[0]}"
