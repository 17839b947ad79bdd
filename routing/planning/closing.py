"""The whole day of a group whose village tours stand: trucks, then vans later, then trucks again.

Trucks are dear in the morning, when every van waits for its goods at once. Vans with hours to spare
can leave later at no cost; then one truck brings in two trips what two trucks brought.
"""

from dataclasses import dataclass, replace
from functools import partial

from routing.model import Direction, Plan, Tier
from routing.planning.groups import Group
from routing.planning.kinds import available_vehicles
from routing.planning.part import Part
from routing.planning.postponing import postponed
from routing.planning.pricing import priced
from routing.planning.search_log import Journal
from routing.planning.tiers import Day, Errand, Morning, Tiers, less
from routing.planning.timetable import arrivals_s
from routing.planning.truck_days import TruckDays
from routing.planning.village_sheet import Supply

_SORTING = (False, True)
"""Whether what comes back is sorted as it comes, each time that trucks are planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A priced plan of a group with what led to it: who is served from where, and the morning.

    ``settled`` is the morning as it goes in the plan, with the trucks of the whole day; what goes
    down and is left out is no part of it.
    """

    group: Group
    morning: Morning
    plan: Plan
    settled: Morning


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Closes days; the engine and the budget of the tiers are for the trucks.

    Each time that trucks are planned as a whole, they have all the search of the budget.
    """

    tiers: Tiers
    journal: Journal

    def tier_by_tier(self, group: Group, morning: Morning, villages: Part) -> Draft:
        """Return the day in which trucks that fetch goods are planned apart from the morning's."""
        day = self.tiers.close(group, morning, villages)
        return self._draft("tier by tier", group, morning, day)

    def whole_days(self, group: Group, morning: Morning, villages: Part) -> Draft:
        """Return the cheapest day with trucks planned as a whole, as vans are and with them later.

        It ends early if trucks cannot carry everything that vans do.
        """
        drafts = []
        current, vans = morning, villages
        for number, at_once in enumerate(_SORTING):
            tiers = replace(self.tiers, sorts_at_once=at_once)
            day = tiers.close(group, current, vans, partial(self._truck_days, number))
            drafts.append(self._draft("whole day", group, morning, day))
            if len(day.plan.unserved) > len(vans.unserved) + len(morning.part.unserved):
                break
            current, vans = _as_it_goes(morning, day), postponed(vans, day.plan)
        return min(drafts, key=lambda draft: draft.plan.objective_fen)

    def _truck_days(self, number: int, errand: Errand) -> Part:
        tiers = self.tiers
        question = TruckDays(
            scenario=tiers.scenario,
            travel=tiers.travel,
            counts=available_vehicles(tiers.scenario, errand.group.vehicles, Tier.LINEHAUL),
            errand=errand,
        )
        limit = tiers.budget.search.limit()
        return question.plan(replace(limit, seed=limit.seed + number))

    def _draft(self, stage: str, group: Group, morning: Morning, day: Day) -> Draft:
        plan = priced(self.tiers.scenario, self.tiers.travel, day.plan)
        self.journal.plan(group.name, stage, plan)
        return Draft(group=group, morning=morning, plan=plan, settled=self._settled(morning, day))

    def _settled(self, morning: Morning, day: Day) -> Morning:
        left_out = tuple(
            u
            for u in day.plan.unserved
            if self.tiers.scenario.consignment(u.consignment_id).direction is Direction.DOWN
        )
        as_it_goes = _as_it_goes(morning, day)
        return replace(
            as_it_goes,
            part=replace(as_it_goes.part, unserved=left_out),
            brought=tuple(less(morning.brought, left_out)),
        )


def _as_it_goes(morning: Morning, day: Day) -> Morning:
    """Return a morning with the trucks and the sorting of a planned day."""
    batches = tuple(b for b in day.plan.batches if b.direction is Direction.DOWN)
    arrive_s = arrivals_s(day.plan.tours_of(Tier.LINEHAUL))
    ready_s = {c: batch.ready_s for batch in batches for c in batch.consignment_ids}
    return Morning(
        part=replace(day.trucks, unserved=morning.part.unserved),
        brought=morning.brought,
        batches=batches,
        supply=Supply(arrive_s=arrive_s, ready_s=ready_s),
    )
