"""Whole days of tiny counties, against every way to share out villages among centres.

Trucks and vans of each way are planned by the joint planner's own stages, which find the optimum of
problems of this size (:mod:`tests.unit.planning.timed.brute_force`); what the stages do not see of
each other, neither side does. The planner may do better: it may split one village's goods.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import Network, Plan, Scenario, TravelMatrix
from routing.planning import JOINT, Question, Search
from routing.planning.budget import Budget
from routing.planning.groups import make_groups
from routing.planning.joint_planner import JointPlanner
from routing.planning.kernel.crew import Crew
from routing.planning.pricing import priced
from routing.planning.screening import screen
from routing.planning.search_log import Journal, forget
from routing.planning.tiers import Tiers
from tests.jointly import plan_jointly

SEARCH = Search(iterations=2)
CLOSE = 1e-9


def gap_of(scenario: Scenario, travel: TravelMatrix) -> float:
    """Return by how much the joint plan is dearer than the best way, as a share of its cost."""
    plan = plan_jointly(scenario, travel, Network.POOLED, SEARCH)
    assert check_plan(scenario, travel, plan) == ()
    best = min(ways(scenario, travel), key=lambda way: way.objective_fen)
    return plan.objective_fen / best.objective_fen - 1.0


def ways(scenario: Scenario, travel: TravelMatrix) -> Iterator[Plan]:
    """Yield a plan for each way to give every village a centre that is open."""
    (group,) = make_groups(scenario, travel, Network.POOLED)
    screened = screen(scenario, travel, group)
    village_ids = tuple({c.village_id: 0 for c in screened.able})
    centre_ids = [centre.id for centre in scenario.active_centres] or [scenario.centres[0].id]
    for choice in product(centre_ids, repeat=len(village_ids)):
        home = dict(zip(village_ids, choice, strict=True))
        moved = {c.id: home[c.village_id] for c in screened.able}
        bound = replace(group, centre_of={**group.centre_of, **moved}, is_bound=True)
        tiers = Tiers(
            scenario=scenario,
            travel=travel,
            network=Network.POOLED,
            engine=get_engine("greedy"),
            budget=Budget(search=SEARCH, total_weight=1.0, parts=1),
            busy_s={},
        )
        journal = Journal(note=forget, started=time.monotonic())
        question = Question(scenario=scenario, travel=travel, network=Network.POOLED, engine=JOINT)
        with Crew(question, 1) as crew:
            plan = JointPlanner(tiers=tiers, journal=journal, crew=crew).plan(bound, screened)
        yield priced(scenario, travel, plan)
