"""The day in order: linehaul down, sorting, village tours, sorting, linehaul up."""

from collections import Counter
from dataclasses import dataclass

from routing.model import Plan, Reason, Tier
from routing.planning.fleet import make_rosters, vehicles_needed
from routing.planning.groups import Group
from routing.planning.kinds import available_vehicles
from routing.planning.part import Part
from routing.planning.screening import Screened
from routing.planning.tiers import Morning, Tiers
from routing.planning.village_sheet import CentreWork, make_village_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SequentialPlanner:
    """Plans one group tier by tier with a tour engine, every village from its given centre."""

    tiers: Tiers

    def plan(self, group: Group, screened: Screened) -> Plan:
        """Return the plan of a group, every consignment carried or listed with a reason."""
        morning = self.tiers.morning(group, screened.able)
        plan = self.tiers.close(group, morning, self.villages(group, morning)).plan
        return plan.replace(unserved=(*screened.unserved, *plan.unserved))

    def villages(self, group: Group, morning: Morning) -> Part:
        """Plan the centres in turn, each with its share of the vehicles still free.

        A centre that could not carry everything is planned again with all that are left over.
        """
        free = available_vehicles(self.tiers.scenario, group.vehicles, Tier.VILLAGE)
        works = self.tiers.works(group, morning.brought, morning.supply)
        parts: dict[str, Part] = {}
        for number, work in enumerate(works):
            waiting = sum(len(w.consignments) for w in works[number:])
            part = self._centre(work, _share(free, len(work.consignments), waiting))
            free = free - vehicles_needed(part.rosters)
            parts[work.centre.id] = part
        for work in works:
            part = parts[work.centre.id]
            if any(u.reason is Reason.FLEET_EXHAUSTED for u in part.unserved) and free:
                mine = vehicles_needed(part.rosters)
                again = self._centre(work, free + mine)
                if len(again.unserved) < len(part.unserved):
                    free = free + mine - vehicles_needed(again.rosters)
                    parts[work.centre.id] = again
        return Part(
            rosters=tuple(roster for part in parts.values() for roster in part.rosters),
            unserved=tuple(u for part in parts.values() for u in part.unserved),
        )

    def _centre(self, work: CentreWork, share: Counter[str]) -> Part:
        """Plan a centre; where trips cannot share vehicles as hoped, with fewer trips for each."""
        part = Part()
        for trips_per_vehicle in range(self.tiers.scenario.rules.max_trips, 0, -1):
            sheet = make_village_sheet(work, share, trips_per_vehicle)
            stage = f"{work.group.name}: {work.centre.name_zh or work.centre.name}"
            trips, unserved = self.tiers.solve(stage, sheet)
            rosters = make_rosters(self.tiers.scenario, trips)
            part = Part(rosters=tuple(rosters), unserved=tuple(unserved))
            if vehicles_needed(rosters) <= share:
                break
        return part


def _share(free: Counter[str], mine: int, all_waiting: int) -> Counter[str]:
    """Return the part of the free vehicles a centre may use, rounded up."""
    return Counter({kind: -(-count * mine // all_waiting) for kind, count in free.items()})
