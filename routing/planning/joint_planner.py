"""Plan a group's day: tier by tier, then round after round of the joint search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from routing.language import message
from routing.model import Consignment, Plan, Reason, Tier, Unserved
from routing.planning.budget import Budget
from routing.planning.closing import Closing, Draft
from routing.planning.groups import Group
from routing.planning.joint_round import RoundTask, do_round
from routing.planning.kernel.crew import Crew
from routing.planning.kernel.doors import seconds_compiling
from routing.planning.kinds import available_vehicles
from routing.planning.pricing import priced
from routing.planning.question import Question
from routing.planning.screening import Screened
from routing.planning.search_log import Journal, forget
from routing.planning.sequential import SequentialPlanner
from routing.planning.tiers import Tiers
from routing.planning.turns import Turn, next_turn, rounds_in

FIRST = 0.02
"""Share of the time for the plan tier by tier; the rounds share what is left evenly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPlanner:
    """Plans one group with the joint search; no dearer than tier by tier, or than no trips."""

    tiers: Tiers
    journal: Journal
    crew: Crew[Question]

    def plan(self, group: Group, screened: Screened) -> Plan:
        """Return the plan of a group, every consignment carried or listed with a reason."""
        self.crew.call_up(do_round)
        best = self._first(group, screened.able)
        if self._is_searchable(best):
            best = self._go_around(best, screened.able)
        plan, nothing = best.plan, self._nothing(screened.able)
        if nothing.objective_fen < plan.objective_fen:
            self.journal.plan(group.name, "no trips", nothing)
            plan = nothing
        return plan.replace(unserved=(*screened.unserved, *plan.unserved))

    def _go_around(self, best: Draft, able: Sequence[Consignment]) -> Draft:
        """Do rounds while there is time, each of all workers from the cheapest draft so far."""
        budget, compiled_s = self.tiers.budget, seconds_compiling()
        rounds = rounds_in(budget.search.seconds, len({c.village_id for c in able}))
        for number in range(len(rounds)):
            compiling_s = seconds_compiling() - compiled_s
            turn = next_turn(budget, number, rounds[number:], compiling_s)
            if turn is None:
                break
            results = self.crew.do(do_round, list(self._tasks(best, able, turn)))
            for worker, result in enumerate(results, start=1):
                self.journal.steps += result.steps
                self.journal.meeting(best.group.name, number + 1, worker, result.draft.plan)
            drafts = (best, *(result.draft for result in results))
            best = min(drafts, key=lambda draft: draft.plan.objective_fen)
        return best

    def _tasks(self, draft: Draft, able: Sequence[Consignment], turn: Turn) -> Iterator[RoundTask]:
        """Yield a round for every worker; the first is this process, which tells how it goes."""
        own = RoundTask(
            draft=draft,
            able=tuple(able),
            busy_s=self.tiers.busy_s,
            turn=turn.of(0),
            journal=replace(self.journal),
            tell=lambda stage: self._tell(draft.group, stage),
        )
        yield own
        for worker in range(1, self.crew.workers):
            journal = replace(self.journal, note=forget)
            yield replace(own, turn=turn.of(worker), journal=journal, tell=_unheard)

    def _nothing(self, able: Sequence[Consignment]) -> Plan:
        """Return the plan that carries nothing, which costs least where penalties are low."""
        detail = message("all trips together cost more than to leave everything out")
        left_out = tuple(
            Unserved(consignment_id=c.id, reason=Reason.COSTS_MORE_THAN_PENALTY, detail=detail)
            for c in able
        )
        plan = Plan(network=self.tiers.network, tours=(), batches=(), unserved=left_out)
        return priced(self.tiers.scenario, self.tiers.travel, plan)

    def _is_searchable(self, draft: Draft) -> bool:
        vans = available_vehicles(self.tiers.scenario, draft.group.vehicles, Tier.VILLAGE)
        return bool(vans) and bool(draft.morning.brought)

    def _first(self, group: Group, able: Sequence[Consignment]) -> Draft:
        """Plan tier by tier."""
        self._tell(group, "tier by tier")
        search = self.tiers.budget.search
        seconds = None if search.seconds is None else FIRST * search.seconds
        budget = Budget(
            search=replace(search, seconds=seconds, report=None),
            total_weight=1.5 * len({c.village_id for c in able}),
            parts=1,
        )
        tiers = replace(self.tiers, budget=budget)
        morning = tiers.morning(group, able)
        villages = SequentialPlanner(tiers=tiers).villages(group, morning)
        return Closing(tiers=tiers, journal=self.journal).tier_by_tier(group, morning, villages)

    def _tell(self, group: Group, stage: str) -> None:
        self.tiers.budget.tell(f"{group.name}: {stage}")


def _unheard(_stage: str) -> None:
    pass
