"""Trucks' whole days: lots to bring and lots to fetch, by the compiled search.

A truck that brought goods in the morning may wait for what goes up, come again later with what
later vans take, or be left to go home while another comes: whatever costs least in vehicle-days,
kilometres and paid time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from routing.engines import Job, SearchLimit, TourTask
from routing.model import Centre, Consignment, Direction, Scenario, Stop, TravelMatrix
from routing.planning.bundles import make_bundles, reaching
from routing.planning.charting import Chart, TourOfGoods
from routing.planning.day_arrays import DayLimits
from routing.planning.fleet import rosters_of_tours
from routing.planning.kinds import make_kinds
from routing.planning.linehaul_sheet import LOTS_PER_TRUCK, make_lot_job
from routing.planning.losses import losing_value
from routing.planning.part import Part
from routing.planning.sheet import Sheet
from routing.planning.skips import explain_skips
from routing.planning.tiers import Errand
from routing.planning.timed.optimiser import solve_timed
from routing.planning.timed_engine import effort_of

_GATHER_S = 1800
"""Goods of a centre that are ready within this of the first of them are fetched together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruckDays:
    """The question: trucks by type, and what they have to do.

    What no van takes on stays at the hub. What goes down is there in time for its van, what goes up
    is fetched once it is ready.
    """

    scenario: Scenario
    travel: TravelMatrix
    counts: Mapping[str, int]
    errand: Errand

    def plan(self, limit: SearchLimit) -> Part:
        """Return all trucks' days; what cannot be fetched is left out with a reason."""
        sheet = self._sheet()
        if not sheet.task.jobs:
            return self.errand.trucks
        rules = self.scenario.rules
        chart = Chart(
            sheets=(sheet,),
            vehicles=self.counts,
            limits=DayLimits(
                reload_s=rules.reload_s, max_shift_s=rules.max_shift_s, max_trips=rules.max_trips
            ),
        )
        problem = chart.problem(np.zeros((1, len(chart.bundles))), np.zeros(1))
        problem = losing_value(self.scenario, problem, chart.bundles, self.errand.group.centre_of)
        found = solve_timed(problem, effort_of(limit), chart.nodes_of(self._start())).plan
        tours, skipped = chart.drafts_of(found)
        rosters, stranded = rosters_of_tours(self.scenario, tours)
        skipped.extend(job for trip in stranded for job in trip.jobs)
        left_out = explain_skips(sheet, tuple(skipped))
        return Part(rosters=tuple(rosters), unserved=(*self.errand.trucks.unserved, *left_out))

    def _start(self) -> list[TourOfGoods]:
        """Return the trucks as they go; at a stop what is needed first, or ready last, leads."""
        return [
            TourOfGoods(
                centre_id=roster.base_id,
                vehicle_type_id=roster.vehicle_type_id,
                trips=tuple(
                    tuple(c for stop in trip.stops for c in self._in_order(stop))
                    for trip in (roster.trips[a.trip].leaving_at(a.depart_s) for a in duty)
                ),
            )
            for roster in self.errand.trucks.rosters
            for duty in roster.duties
        ]

    def _in_order(self, stop: Stop) -> list[str]:
        latest_s, ready_s = self.errand.latest_s, self.errand.ready_s
        delivered = (c for c in stop.delivered if c in latest_s)
        collected = (c for c in stop.collected if c in ready_s)
        return [
            *sorted(delivered, key=lambda c: latest_s[c]),
            *sorted(collected, key=lambda c: -ready_s[c]),
        ]

    def _sheet(self) -> Sheet:
        """Return the hub's task; every centre is two places, one to deliver and one to fetch.

        So a truck may do both there in turn, with a wait between.
        """
        centres = self.scenario.active_centres
        centre_ids = tuple(centre.id for centre in centres)
        place_ids = (self.scenario.hub.id, *centre_ids, *centre_ids)
        kinds = make_kinds(
            self.scenario, self.travel, place_ids, self.counts, self.scenario.rules.max_trips
        )
        places = {centre.id: place for place, centre in enumerate(centres, start=1)}
        by_id = {centre.id: centre for centre in centres}
        jobs: list[Job] = []
        bundles: list[tuple[Consignment, ...]] = []
        for (centre_id, latest_s, stop), goods in self._expected().items():
            jobs.append(self._bringing(by_id[centre_id], places[centre_id], goods, stop, latest_s))
            bundles.append(tuple(goods))
        for centre_id, members in self._waiting():
            place = places[centre_id] + len(centres)
            for lot in make_bundles(self.scenario, members, reaching(kinds, place), LOTS_PER_TRUCK):
                bundles.append(lot)
                jobs.append(
                    make_lot_job(self.scenario, by_id[centre_id], place, lot, self.errand.ready_s)
                )
        task = TourTask(jobs=tuple(jobs), kinds=kinds, max_trip_s=self.scenario.rules.max_shift_s)
        return Sheet(task=task, place_ids=place_ids, bundles=tuple(bundles))

    def _expected(self) -> dict[tuple[str, int, Stop], list[Consignment]]:
        """Return goods that go down by where and when they must be there, and their stop now."""
        carried = {c.id: c for c in self.errand.goods}
        lots: defaultdict[tuple[str, int, Stop], list[Consignment]] = defaultdict(list)
        for trip in self.errand.trucks.trips:
            for stop in trip.stops:
                for c in stop.delivered:
                    if c in carried:
                        lots[stop.place_id, self.errand.latest_s[c], stop].append(carried[c])
        return lots

    def _waiting(self) -> list[tuple[str, list[Consignment]]]:
        """Return goods that go up, by centre; those that are ready soon after others join them.

        What trucks fetch at different stops now stays apart.
        """
        ready_s, centre_of = self.errand.ready_s, self.errand.group.centre_of
        stops = [stop for trip in self.errand.trucks.trips for stop in trip.stops]
        fetched = {c: n for n, stop in enumerate(stops) for c in stop.collected}
        up = [c for c in self.errand.goods if c.direction is Direction.UP]
        groups: dict[tuple[str, int], list[list[Consignment]]] = {}
        for c in sorted(up, key=lambda c: ready_s[c.id]):
            here = groups.setdefault((centre_of[c.id], fetched.get(c.id, -1)), [])
            if here and ready_s[c.id] < ready_s[here[-1][0].id] + _GATHER_S:
                here[-1].append(c)
            else:
                here.append([c])
        return [(centre_id, lot) for (centre_id, _), here in groups.items() for lot in here]

    def _bringing(
        self, centre: Centre, place: int, goods: Sequence[Consignment], stop: Stop, latest_s: int
    ) -> Job:
        """Return the job of bringing what comes with a stop now, sooner or later than that.

        Cold goods do not come sooner where they would wait outside a cold room.
        """
        ready_s = {c.id: c.ready_s for c in goods}
        job = make_lot_job(self.scenario, centre, place, goods, ready_s)
        is_cold = any(self.scenario.temperature_of(c).is_cold for c in goods)
        opens_s = stop.start_s if is_cold and not centre.cold_room else job.opens_s
        return replace(job, opens_s=opens_s, closes_s=min(latest_s, job.closes_s))
