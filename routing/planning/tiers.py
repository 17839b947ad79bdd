"""The tiers of a day around its village tours: linehaul down, sorting, and the way home."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from routing.engines import TourEngine
from routing.model import (
    Batch,
    Consignment,
    Direction,
    Network,
    Plan,
    Scenario,
    Tier,
    Tour,
    TravelMatrix,
    Trip,
    Unserved,
)
from routing.planning.budget import Budget
from routing.planning.cold_chain import drop_cold_breaches
from routing.planning.fleet import (
    assign_vehicles,
    make_forgiving_rosters,
    make_rosters,
    vehicles_needed,
)
from routing.planning.groups import Group
from routing.planning.kinds import available_vehicles
from routing.planning.linehaul_sheet import Trucks, make_linehaul_sheet
from routing.planning.part import Part
from routing.planning.sheet import DraftTrip, Sheet, draft_trips
from routing.planning.skips import explain_skips
from routing.planning.sorting import Arrival, Lane, busy_until_s, sort_arrivals, sort_at_once
from routing.planning.timetable import without
from routing.planning.van_order import VanOrder
from routing.planning.village_sheet import CentreWork, Supply, latest_return_s

PATIENCE_S = 2700
"""How much later than by a direct drive a centre may get its goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The day until the vans leave: linehaul down, what was sorted, and when it is ready."""

    part: Part
    brought: tuple[Consignment, ...]
    batches: tuple[Batch, ...]
    supply: Supply


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A whole day: its plan, not priced, and the trucks as they were planned."""

    plan: Plan
    trucks: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What trucks have to do for a group once its vans are planned.

    ``ready_s`` says when goods that go up are ready, ``latest_s`` by when those that go down must
    be at their centre. ``trucks`` are in time for both, but need not fetch anything yet.
    """

    group: Group
    goods: tuple[Consignment, ...]
    trucks: Part
    latest_s: Mapping[str, int]
    ready_s: Mapping[str, int]


TruckPlanner = Callable[[Errand], Part]
"""Plans trucks for the whole day; those of the errand may come back changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """Plans one group's day but for its village tours, with a tour engine.

    ``busy_s`` says when sorting lanes are done with the goods of groups planned before; with
    ``sorts_at_once`` what comes back is sorted as it comes.
    """

    scenario: Scenario
    travel: TravelMatrix
    network: Network
    engine: TourEngine
    budget: Budget
    busy_s: Mapping[Lane, int]
    patience_s: int = PATIENCE_S
    sorts_at_once: bool = False

    def morning(self, group: Group, able: Iterable[Consignment]) -> Morning:
        """Bring the goods down to the centres and sort them."""
        part = self._linehaul_down(group, able)
        batches, supply = self._sort_down(group, part.trips)
        return Morning(
            part=part,
            brought=tuple(less(able, part.unserved)),
            batches=tuple(batches),
            supply=supply,
        )

    def close(
        self,
        group: Group,
        morning: Morning,
        villages: Part,
        plan_trucks: TruckPlanner | None = None,
    ) -> Day:
        """Return the whole day of a group whose village tours are planned.

        With ``plan_trucks`` goods are fetched along with what the morning's trucks bring, which may
        come as late as vans allow; without it, the engine plans the evening apart.
        """
        tours_below = assign_vehicles(Tier.VILLAGE, villages.rosters, group.vehicles)
        up_batches = self._sort_up(group, morning.brought, tours_below)
        order = VanOrder(
            scenario=self.scenario,
            batches=morning.batches,
            arrive_s=morning.supply.arrive_s,
            departs_s={
                c: trip.depart_s
                for tour in tours_below
                for trip in tour.trips
                for c in trip.delivered
            },
            busy_s=self.busy_s,
        )
        down_batches = order.latest_batches()
        errand = Errand(
            group=group,
            goods=tuple(less(morning.brought, villages.unserved)),
            trucks=morning.part,
            latest_s=order.latest_arrivals_s(down_batches),
            ready_s={c: b.ready_s for b in up_batches for c in b.consignment_ids},
        )
        trucks = (plan_trucks or self._evening)(errand)
        plan = Plan(
            network=self.network,
            tours=(*assign_vehicles(Tier.LINEHAUL, trucks.rosters, group.vehicles), *tours_below),
            batches=(*down_batches, *up_batches),
            unserved=(*trucks.unserved, *villages.unserved),
        )
        stranded = {u.consignment_id for u in plan.unserved}
        trimmed = without(self.scenario, self.travel, plan, stranded, self.busy_s)
        kept = drop_cold_breaches(self.scenario, self.travel, trimmed, self.busy_s)
        return Day(plan=kept, trucks=trucks)

    def solve(self, stage: str, sheet: Sheet) -> tuple[list[DraftTrip], list[Unserved]]:
        """Return the trips an engine finds for a sheet, and what it leaves out."""
        limit = self.budget.limit(stage, len(sheet.task.jobs))
        answer = self.engine.solve(sheet.task, limit)
        return draft_trips(sheet, answer), explain_skips(sheet, answer.skipped)

    def _linehaul_down(self, group: Group, able: Iterable[Consignment]) -> Part:
        """Plan linehaul down: trucks leave at once and hurry; if they do not suffice, less so."""
        goods = [c for c in able if c.direction is Direction.DOWN]
        counts = available_vehicles(self.scenario, group.vehicles, Tier.LINEHAUL)
        ready_s = {c.id: c.ready_s for c in goods}
        best: Part | None = None
        for trucks in (
            Trucks(counts=counts, trips_each=1, patience_s=self.patience_s),
            Trucks(counts=counts, trips_each=1),
            Trucks(counts=counts, trips_each=self.scenario.rules.max_trips),
        ):
            part = self._linehaul(group, goods, ready_s, trucks)
            if not vehicles_needed(part.rosters) <= counts:
                continue
            if best is None or len(part.unserved) < len(best.unserved):
                best = part
            if not best.unserved:
                break
        if best is None:
            raise AssertionError("one trip a truck always suits the trucks there are")
        return best

    def _evening(self, errand: Errand) -> Part:
        """Plan linehaul up and share the trucks with the morning; at worst use only idle ones."""
        group, morning = errand.group, errand.trucks
        goods = [c for c in errand.goods if c.direction is Direction.UP]
        counts = available_vehicles(self.scenario, group.vehicles, Tier.LINEHAUL)
        idle = counts - vehicles_needed(morning.rosters)
        part = morning
        for trucks in (
            Trucks(counts=counts, trips_each=self.scenario.rules.max_trips),
            Trucks(counts=counts, trips_each=1),
            Trucks(counts=idle, trips_each=1),
        ):
            evening = self._linehaul(group, goods, errand.ready_s, trucks)
            waiting = [draft for roster in evening.rosters for draft in roster.trips]
            rosters = make_forgiving_rosters(self.scenario, [*morning.drafts, *waiting])
            if not vehicles_needed(rosters) <= counts:
                rosters = [*morning.rosters, *evening.rosters]
            part = Part(rosters=tuple(rosters), unserved=(*morning.unserved, *evening.unserved))
            if vehicles_needed(rosters) <= counts:
                break
        return part

    def _linehaul(
        self,
        group: Group,
        goods: Sequence[Consignment],
        ready_s: Mapping[str, int],
        trucks: Trucks,
    ) -> Part:
        if not goods:
            return Part()
        sheet = make_linehaul_sheet(
            self.scenario, self.travel, group.centre_of, goods, ready_s, trucks
        )
        drafts, unserved = self.solve(f"{group.name}: linehaul {goods[0].direction}", sheet)
        return Part(rosters=tuple(make_rosters(self.scenario, drafts)), unserved=tuple(unserved))

    def _sort_down(self, group: Group, morning: Iterable[Trip]) -> tuple[list[Batch], Supply]:
        arrivals: defaultdict[str, list[Arrival]] = defaultdict(list)
        for trip in morning:
            for stop in trip.stops:
                arrival = Arrival(time_s=stop.start_s, consignment_ids=stop.delivered)
                arrivals[stop.place_id].append(arrival)
        batches = [
            batch
            for centre_id, events in arrivals.items()
            for batch in sort_arrivals(
                self.scenario, centre_id, group.crew, Direction.DOWN, events, self.busy_s
            )
        ]
        arrive_s = {c: a.time_s for e in arrivals.values() for a in e for c in a.consignment_ids}
        ready_s = {c: b.ready_s for b in batches for c in b.consignment_ids}
        return batches, Supply(arrive_s=arrive_s, ready_s=ready_s)

    def works(self, group: Group, goods: Iterable[Consignment], supply: Supply) -> list[CentreWork]:
        """Return the work of every centre, the busiest first."""
        by_centre: defaultdict[str, list[Consignment]] = defaultdict(list)
        for consignment in goods:
            by_centre[group.centre_of[consignment.id]].append(consignment)
        works = [
            CentreWork(
                scenario=self.scenario,
                travel=self.travel,
                group=group,
                centre=centre,
                consignments=tuple(by_centre[centre.id]),
                supply=supply,
            )
            for centre in self.scenario.centres
            if by_centre[centre.id]
        ]
        return sorted(works, key=lambda w: -len(w.consignments))

    def _sort_up(
        self, group: Group, goods: Sequence[Consignment], tours: Iterable[Tour]
    ) -> list[Batch]:
        """Sort what the vans bring back; late vans do not hold up those in time."""
        arrivals: defaultdict[str, list[Arrival]] = defaultdict(list)
        for tour in tours:
            for trip in tour.trips:
                arrival = Arrival(time_s=trip.return_s, consignment_ids=trip.collected)
                arrivals[tour.base_id].append(arrival)
        works = self.works(group, goods, Supply(arrive_s={}, ready_s={}))
        due_s = {work.centre.id: latest_return_s(work) for work in works}
        sort = sort_at_once if self.sorts_at_once else sort_arrivals
        batches: list[Batch] = []
        for centre_id, events in arrivals.items():
            punctual = [e for e in events if e.time_s <= due_s[centre_id]]
            late = [e for e in events if e.time_s > due_s[centre_id]]
            for part in (punctual, late):
                busy_s = {**self.busy_s, **busy_until_s(batches)}
                batches.extend(
                    sort(self.scenario, centre_id, group.crew, Direction.UP, part, busy_s)
                )
        return batches


def less(goods: Iterable[Consignment], gone: Iterable[Unserved]) -> list[Consignment]:
    """Return the goods without those that were left out."""
    missing = {u.consignment_id for u in gone}
    return [c for c in goods if c.id not in missing]
