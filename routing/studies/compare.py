"""Plan one day in every network and lay the costs side by side."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from routing.engines import never
from routing.model import Network, Scenario
from routing.planning import search_weight
from routing.processes import until_ctrl_c
from routing.recipe import Effort, ReportProgress, RunResult
from routing.recipe.run import Conduct, run_surveyed
from routing.recipe.survey import Survey, survey
from routing.studies.bridge import make_bridge
from routing.studies.comparison import Comparison


def compare_carriers(
    scenario: Scenario,
    *,
    engine: str = "auto",
    effort: Effort | None = None,
    progress: ReportProgress | None = None,
    should_stop: Callable[[], bool] = never,
) -> Comparison:
    """Return runs of the separate, lines and pooled networks with the bridges between them.

    The seconds of the effort are an average: every network searches in proportion to the square
    root of its jobs. A stop of carriers that plan apart has less to choose from than one of a
    pooled day, and needs less search. The pooled plan is the cheapest of its own search and of the
    other two plans, which are valid pooled plans too; sharing never looks worse than not sharing
    for want of search. A scenario without lines is compared without them.
    """
    measured = survey(scenario)
    runs: dict[Network, RunResult] = {}
    networks = [n for n in Network if n is not Network.LINES or scenario.lines]
    efforts = _fair_efforts(measured, networks, effort or Effort())
    with until_ctrl_c(should_stop) as must_stop:
        for network in networks:
            conduct = Conduct(
                engine=engine, effort=efforts[network], progress=progress, should_stop=must_stop
            )
            seeds = [r.plan for r in runs.values()] if network is Network.POOLED else []
            runs[network] = run_surveyed(measured, network, conduct, seeds=seeds)
    return compared(runs)


def _fair_efforts(
    measured: Survey, networks: Sequence[Network], effort: Effort
) -> dict[Network, Effort]:
    """Return each network's part of the seconds, by the square root of its jobs."""
    if effort.seconds is None:
        return dict.fromkeys(networks, effort)
    weights = {n: math.sqrt(search_weight(measured.scenario, measured.travel, n)) for n in networks}
    each_s = effort.seconds * len(networks) / max(sum(weights.values()), 1.0)
    return {n: replace(effort, seconds=each_s * weight) for n, weight in weights.items()}


def compared(runs: Mapping[Network, RunResult]) -> Comparison:
    """Return the comparison of finished runs, in the order of networks."""
    ordered = [network for network in Network if network in runs]
    pairs = list(pairwise(ordered))
    whole = (ordered[0], ordered[-1])
    bridges = [make_bridge(runs[a], runs[b]) for a, b in dict.fromkeys([*pairs, whole])]
    totals = {network: run.accounts.total_fen for network, run in runs.items()}
    return Comparison(
        runs=dict(runs),
        bridges=tuple(bridges),
        nested=totals[ordered[-1]] == min(totals.values()),
        same_service=len({_service(run) for run in runs.values()}) == 1,
    )


def _service(result: RunResult) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is not carried and what is late."""
    unserved = frozenset(u.consignment_id for u in result.plan.unserved)
    return unserved, frozenset(result.plan.missed)
