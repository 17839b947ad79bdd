"""Plan a day with several workers, one process each: together, or each with a seed of its own."""

import time
from dataclasses import replace

from routing.engines import get_engine
from routing.model import Plan
from routing.planning.budget import Search
from routing.planning.day import plan_day
from routing.planning.kernel.crew import Crew
from routing.planning.question import JOINT, Question
from routing.planning.search_log import Journal
from routing.processes import ShouldStop


def plan_with_workers(question: Question, search: Search, workers: int) -> Plan:
    """Return the cheapest plan that workers find; this process is one of them.

    With the joint search they go from the cheapest plan of them all after every round. With a tour
    engine each plans the whole day with a seed of its own. They count their seeds up from the
    search's own, so that the same seed, iterations and workers give the same plan. If another
    process dies, this one goes on alone.
    """
    with Crew(question, workers, search.should_stop) as crew:
        if question.engine == JOINT:
            return _plan(question, replace(search, should_stop=crew.must_stop), crew)
        quiet = Search(seconds=search.seconds, iterations=search.iterations)
        others = [replace(quiet, seed=search.seed + number) for number in range(1, workers)]
        journal = Journal(note=search.note, started=time.monotonic())
        plans = crew.do(_plan_with_seed, [search, *others])
    for worker, plan in enumerate(plans, start=1):
        journal.seed(worker, plan)
    return min(plans, key=lambda plan: plan.objective_fen)


def _plan_with_seed(question: Question, search: Search, should_stop: ShouldStop) -> Plan:
    return _plan(question, replace(search, should_stop=should_stop))


def _plan(question: Question, search: Search, crew: Crew[Question] | None = None) -> Plan:
    engine = get_engine("auto" if crew else question.engine)
    return plan_day(question.scenario, question.travel, question.network, engine, search, crew=crew)
