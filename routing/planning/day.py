"""Plan a county's day in one of the networks."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from routing.engines import TourEngine
from routing.language import message
from routing.model import Network, Plan, Reason, Scenario, TravelMatrix, Unserved
from routing.planning.budget import Budget, Search
from routing.planning.cold_chain import drop_cold_breaches
from routing.planning.groups import Group, make_groups
from routing.planning.kernel.crew import Crew
from routing.planning.pricing import priced
from routing.planning.question import Question
from routing.planning.screening import Screened, screen
from routing.planning.sequential import SequentialPlanner
from routing.planning.sorting import busy_until_s
from routing.planning.tiers import Tiers
from routing.planning.timetable import without
from routing.planning.turns import rounds_in


def plan_day(
    scenario: Scenario,
    travel: TravelMatrix,
    network: Network,
    engine: TourEngine,
    search: Search,
    *,
    crew: Crew[Question] | None = None,
) -> Plan:
    """Return a plan for a network; a plan always comes back, if need be with unserved goods.

    A crew goes on from the plan made tier by tier and searches all centres at once.
    """
    groups = make_groups(scenario, travel, network)
    weights = [_weight(scenario, group) for group in groups]
    started = time.monotonic()
    shares = [_share(search, started, [w, sum(weights) - w]) for w in weights]
    rounds = [
        rounds_in(share.seconds, _villages(scenario, group)) if crew else ()
        for share, group in zip(shares, groups, strict=True)
    ]
    parts = [_parts(*part) for part in zip(groups, rounds, strict=True)]
    plans: list[Plan] = []
    for number, group in enumerate(groups):
        budget = Budget(
            search=_share(search, started, weights[number:]),
            total_weight=weights[number],
            parts=sum(parts),
            done=sum(parts[:number]),
        )
        tiers = Tiers(
            scenario=scenario,
            travel=travel,
            network=network,
            engine=engine,
            budget=budget,
            busy_s=busy_until_s(batch for plan in plans for batch in plan.batches),
        )
        plans.append(_planner(tiers, started, crew).plan(group, screen(scenario, travel, group)))
    return priced(scenario, travel, _joined(network, plans))


def _parts(group: Group, rounds: Sequence[int]) -> int:
    """Return how many parts of a group's planning are told to whoever waits.

    A round tells of all centres and trucks, unless nobody changes centre, and of each centre and
    trucks whenever it settles the day.
    """
    if rounds:
        return 1 + 2 * (sum(rounds) + (0 if group.is_bound else len(rounds)))
    return len(set(group.centre_of.values())) + 2


def _villages(scenario: Scenario, group: Group) -> int:
    return len({scenario.consignment(c).village_id for c in group.centre_of})


class _Planner(Protocol):
    """Plans the day of a group."""

    def plan(self, group: Group, screened: Screened) -> Plan:
        """Return the plan of a group, every consignment carried or listed with a reason."""
        ...


def _planner(tiers: Tiers, started: float, crew: Crew[Question] | None) -> _Planner:
    if crew is None:
        return SequentialPlanner(tiers=tiers)
    from routing.planning.joint_planner import JointPlanner  # noqa: PLC0415 - loads the compiler
    from routing.planning.search_log import Journal  # noqa: PLC0415

    journal = Journal(note=tiers.budget.search.note, started=started)
    return JointPlanner(tiers=tiers, journal=journal, crew=crew)


def search_weight(scenario: Scenario, travel: TravelMatrix, network: Network) -> float:
    """Return about how many jobs a network makes, to share time fairly among networks."""
    return sum(_weight(scenario, group) for group in make_groups(scenario, travel, network))


def _share(search: Search, started: float, weights: Sequence[float]) -> Search:
    """Return the search of the first of the groups still to plan."""
    if search.seconds is None:
        return search
    left_s = max(search.seconds - (time.monotonic() - started), 0.0)
    return replace(search, seconds=left_s * weights[0] / max(sum(weights), 1.0))


def best_of(
    scenario: Scenario, travel: TravelMatrix, network: Network, plans: Iterable[Plan]
) -> Plan:
    """Return the cheapest of plans that are all valid in a network, the first among equals."""
    given = tuple(plans)
    own = [plan for plan in given if plan.network is network]
    adopted = [plan if plan.network is network else _adopted(plan, network, own) for plan in given]
    candidates = [priced(scenario, travel, plan) for plan in adopted]
    return min(candidates, key=lambda plan: plan.objective_fen)


def _adopted(plan: Plan, network: Network, own: Sequence[Plan]) -> Plan:
    """Return a plan of another network as one of this network, with reasons that hold here.

    What a plan of this network leaves out as well has that plan's reason, unless that was its own
    want of vehicles. Anything else could be carried, in a dearer plan.
    """
    known = {
        u.consignment_id: u
        for other in reversed(own)
        for u in other.unserved
        if u.reason is not Reason.FLEET_EXHAUSTED
    }

    def explained(left_out: Unserved) -> Unserved:
        if not own or left_out.consignment_id in known:
            return known.get(left_out.consignment_id, left_out)
        detail = message(
            "the {network} plan is cheaper as a whole and leaves it: {detail}",
            network=plan.network,
            detail=left_out.detail,
        )
        return replace(left_out, reason=Reason.COSTS_MORE_THAN_PENALTY, detail=detail)

    return plan.replace(network=network, unserved=tuple(explained(u) for u in plan.unserved))


def on_other_roads(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> Plan:
    """Return a plan made on slower roads as it runs on these, which are nowhere slower.

    Vehicles leave when they left there; cold goods that now wait too long for their van are
    unserved.
    """
    return priced(
        scenario,
        travel,
        drop_cold_breaches(scenario, travel, without(scenario, travel, plan, (), {}), {}),
    )


def _weight(scenario: Scenario, group: Group) -> float:
    """Return about how many jobs a group makes: ambient and cold per village, and lots."""
    stops = {(c.village_id, scenario.temperature_of(c).is_cold) for c in group.consignments}
    return 1.5 * len(stops)


def _joined(network: Network, plans: Iterable[Plan]) -> Plan:
    plans = tuple(plans)
    return Plan(
        network=network,
        tours=tuple(tour for plan in plans for tour in plan.tours),
        batches=tuple(batch for plan in plans for batch in plan.batches),
        unserved=tuple(u for plan in plans for u in plan.unserved),
    )
