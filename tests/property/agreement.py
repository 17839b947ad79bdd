"""Four judges of a van's day: the compiled search, the tour engines, the ledger, the checker.

They share no code but the arrays: the search knows :class:`TimedProblem`, engines a task, ledger
and checker nothing but plans. Days are those the search finds, those changed a little, and days
drawn by chance, most of which break some rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
import pytest

from routing.checking import check_plan
from routing.checking.registry import FAMILIES
from routing.costs import account
from routing.engines import get_engine
from routing.model import (
    Direction,
    Item,
    Network,
    Plan,
    Scenario,
    Stop,
    Tier,
    Tour,
    TravelMatrix,
    Trip,
)
from routing.planning import Search
from routing.planning.budget import Budget
from routing.planning.charting import Chart
from routing.planning.duties import longest_duty
from routing.planning.fleet import Roster, assign_vehicles, duty_rules
from routing.planning.groups import Group, make_groups
from routing.planning.kinds import available_vehicles
from routing.planning.screening import screen
from routing.planning.tiers import Morning, Tiers
from routing.planning.timed import DayTour, TimedEffort, TimedPlan, TimedProblem, solve_timed
from routing.planning.timed.desk import facts_of, lay_out, new_desk, plan_on
from routing.planning.village_charts import ChartMaker, home_only

County = tuple[Scenario, TravelMatrix]

DRIVEN = (Item.VEHICLE, Item.DISTANCE, Item.LABOUR, Item.CARBON, Item.REFRIGERATION)
OF_A_DAY = frozenset(
    rule.code
    for family in ("Timing", "Windows", "Loads", "Vehicles and drivers", "Cold chain")
    for rule in FAMILIES[family]
)
CLOSE_FEN = 0.01
DRAWN = 12
"""Days drawn by chance for each county, and as many that change a day of the search."""


@dataclass(slots=True)
class Tally:
    """How many days were judged, and how."""

    counties: int = 0
    found: int = 0
    drawn: int = 0
    allowed: int = 0
    refused: int = 0
    stricter: int = 0
    waiting: int = 0
    checked: int = 0
    caught: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """A county's pooled morning, what vans may do after it, and the search's arrays of that."""

    scenario: Scenario
    travel: TravelMatrix
    group: Group
    morning: Morning
    chart: Chart
    problem: TimedProblem
    is_punctual: bool

    def search_fen(self, day: DayTour) -> float | None:
        """Return what the search says a day costs; None if it breaks a rule."""
        problem = self.problem
        if not problem.able[day.kind, list(day.jobs)].all():
            return None
        desk = new_desk(problem, 1)
        lay_out(facts_of(problem), desk, (day,))
        laid = plan_on(problem, desk.trial).tours
        return laid[0].cost if laid else None

    def tour(self, day: DayTour, *, punctual: bool) -> Tour | None:
        """Return a day as a van's tour that engines time, None if they find no way to do it.

        A ``punctual`` one keeps every cut-off that the search keeps.
        """
        tours, refused = self.chart.drafts_of(TimedPlan(tours=(day,), skipped=(), cost=0.0))
        if refused:
            return None
        drafts = [replace(draft, punctual=punctual) for draft in tours[0]]
        vehicle_type = self.scenario.vehicle_type(drafts[0].kind.id)
        rules = duty_rules(self.scenario, vehicle_type)
        duty = longest_duty(range(len(drafts)), [draft.shiftable for draft in drafts], rules)
        if len(duty) < len(drafts):
            return None
        roster = Roster(
            vehicle_type_id=vehicle_type.id,
            base_id=drafts[0].sheet.base_id,
            trips=tuple(drafts),
            duties=(duty,),
        )
        (tour,) = assign_vehicles(Tier.VILLAGE, [roster], self.group.vehicles)
        return None if punctual and self._is_late(day, tour) else tour

    def _is_late(self, day: DayTour, tour: Tour) -> bool:
        due = self.problem.return_by[day.base]
        return any(
            trip.return_s > due[list(nodes)].min()
            for trip, nodes in zip(tour.trips, day.trips, strict=True)
        )

    def ledger_fen(self, tour: Tour) -> float:
        """Return what the ledger charges for driving a van's tour, before it rounds to the fen."""
        lines = account(self.scenario, self.travel, self.plan(tour)).lines
        mine = [line for line in lines if line.tier == Tier.VILLAGE and line.item in DRIVEN]
        return 100.0 * sum(line.quantity * line.unit_price_yuan for line in mine)

    def findings(self, tour: Tour) -> list[str]:
        """Return what the checker says about the morning and this tour alone."""
        found = check_plan(self.scenario, self.travel, self.plan(tour))
        return [str(finding) for finding in found if finding.code in OF_A_DAY]

    def plan(self, tour: Tour) -> Plan:
        """Return a plan of the morning and one tour; nobody else's goods go on."""
        rosters = self.morning.part.rosters
        trucks = assign_vehicles(Tier.LINEHAUL, rosters, self.group.vehicles)
        return Plan(
            network=Network.POOLED, tours=(*trucks, tour), batches=self.morning.batches, unserved=()
        )

    def driven(self, day: DayTour) -> Tour | None:
        """Return a day's tour driven as soon as may be, whatever rules that breaks.

        Every trip leaves as late as its own return allows. None where there is no road.
        """
        free_s, trips = 0, []
        for nodes in day.trips:
            trip = self._driven(day, nodes, free_s)
            if trip is None:
                return None
            trips.append(trip)
            free_s = trip.return_s + self.scenario.rules.reload_s
        sheet = self.chart.sheets[day.base]
        type_id = sheet.task.kinds[day.kind].id
        vehicle = next(v for v in self.group.vehicles if v.vehicle_type_id == type_id)
        return Tour(
            id=vehicle.id,
            tier=Tier.VILLAGE,
            vehicle_id=vehicle.id,
            base_id=sheet.base_id,
            trips=tuple(trips),
        )

    def _driven(self, day: DayTour, nodes: Sequence[int], free_s: int) -> Trip | None:
        sheet = self.chart.sheets[day.base]
        numbers = [node - self.problem.bases for node in nodes]
        jobs = [sheet.task.jobs[n] for n in numbers]
        ids = [sheet.base_id, *(sheet.place_ids[job.place] for job in jobs), sheet.base_id]
        kind = self.scenario.vehicle_type(sheet.task.kinds[day.kind].id)
        if not all(self.travel.is_reachable(a, b, kind) for a, b in pairwise(ids)):
            return None
        legs = [self.travel.leg_s(a, b, kind) for a, b in pairwise(ids)]
        lasts = [job.stop_s + job.cold_s + job.handover_s for job in jobs]
        clock_s, starts = max(free_s, *(job.ready_s for job in jobs)), []
        for job, leg_s, last_s in zip(jobs, legs, lasts, strict=False):
            starts.append(max(clock_s + leg_s, job.opens_s))
            clock_s = starts[-1] + last_s
        for n in range(len(jobs) - 2, -1, -1):
            latest_s = min(starts[n + 1] - legs[n + 1] - lasts[n], jobs[n].closes_s)
            starts[n] = max(starts[n], latest_s)
        leaves = [starts[0] - legs[0], *(s + last for s, last in zip(starts, lasts, strict=True))]
        return Trip(
            depart_s=leaves[0],
            stops=tuple(
                Stop(
                    place_id=ids[n + 1],
                    delivered=self._goods(number, Direction.DOWN),
                    collected=self._goods(number, Direction.UP),
                    arrive_s=leaves[n] + legs[n],
                    start_s=starts[n],
                    depart_s=leaves[n + 1],
                )
                for n, number in enumerate(numbers)
            ),
            return_s=leaves[-1] + legs[-1],
            dist_m=sum(self.travel.leg_m(a, b, kind) for a, b in pairwise(ids)),
        )

    def _goods(self, number: int, direction: Direction) -> tuple[str, ...]:
        return tuple(c.id for c in self.chart.bundles[number] if c.direction is direction)

    def waits_on_purpose(self, tour: Tour) -> bool:
        """Say whether goods would be on board too long if the van never waited on purpose.

        A van that must leave early may shorten the way home of what it collects by collecting it
        later than it could; the search drives on as soon as it may.
        """
        kind = self.scenario.vehicle_type(self.scenario.vehicle(tour.vehicle_id).vehicle_type_id)
        for trip in tour.trips:
            here, clock_s, left = tour.base_id, trip.depart_s, {}
            for stop in trip.stops:
                goods = [self.scenario.consignment(c) for c in stop.collected]
                opens_s = max(
                    self.scenario.place(stop.place_id).opens_s, *(c.ready_s for c in goods), 0
                )
                clock_s = max(clock_s + self.travel.leg_s(here, stop.place_id, kind), opens_s)
                clock_s += stop.depart_s - stop.start_s
                left.update(dict.fromkeys(stop.collected, clock_s))
                here = stop.place_id
            for c, left_s in left.items():
                limit = self.scenario.rules.cold_limit(
                    self.scenario.temperature_of(self.scenario.consignment(c))
                )
                if limit is not None and trip.return_s - left_s > limit.max_on_board_s:
                    return True
        return False

    def is_at_home(self, day: DayTour) -> bool:
        """Say whether the morning brought a day's goods where it starts."""
        base_id = self.chart.sheets[day.base].base_id
        bundles = [self.chart.bundles[node - self.problem.bases] for node in day.jobs]
        return all(self.group.centre_of[bundle[0].id] == base_id for bundle in bundles)

    def in_order(self, day: DayTour) -> DayTour:
        """Return a day with the jobs of each shared stop as the search has them.

        The one that opens last comes first. In a plan they are one stop, whatever their order.
        """
        jobs = {self.problem.bases + n: job for n, job in enumerate(self.chart.sheets[0].task.jobs)}
        trips = tuple(
            tuple(
                node
                for _, shared in groupby(trip, key=lambda node: jobs[node].place)
                for node in sorted(shared, key=lambda node: -jobs[node].opens_s)
            )
            for trip in day.trips
        )
        return replace(day, trips=trips)

    def is_simple(self, day: DayTour) -> bool:
        """Say whether every place of a day has one job only: the search estimates shared stops."""
        places = [job.place for job in self.chart.sheets[0].task.jobs]
        return all(places.count(places[node - self.problem.bases]) == 1 for node in day.jobs)


def open_court(county: County, *, is_punctual: bool) -> Court | None:
    """Return the court over a county's day after its morning, None without goods or vans."""
    scenario, travel = county
    scenario = scenario.replace(tariff=replace(scenario.tariff, door_open_factor=1.0))
    (group,) = make_groups(scenario, travel, Network.POOLED)
    tiers = Tiers(
        scenario=scenario,
        travel=travel,
        network=Network.POOLED,
        engine=get_engine("greedy"),
        budget=Budget(search=Search(iterations=1), total_weight=1.0, parts=1),
        busy_s={},
    )
    morning = tiers.morning(group, screen(scenario, travel, group).able)
    if not morning.brought or not available_vehicles(scenario, group.vehicles, Tier.VILLAGE):
        return None
    maker = ChartMaker(
        scenario=scenario,
        travel=travel,
        group=group,
        goods=morning.brought,
        supply=morning.supply,
    )
    chart = maker.chart(is_free=True)
    assert np.isfinite(home_only(chart, group)).any(axis=0).all()
    haul = np.zeros((len(chart.sheets), len(chart.bundles)))
    return Court(
        scenario=scenario,
        travel=travel,
        group=group,
        morning=morning,
        chart=chart,
        problem=chart.problem(haul, np.zeros(len(chart.sheets)), is_punctual=is_punctual),
        is_punctual=is_punctual,
    )


def assert_judges_agree(county: County, seed: int, *, is_punctual: bool, tally: Tally) -> None:
    """Make sure that all judges say the same of the days of a county."""
    court = open_court(county, is_punctual=is_punctual)
    if court is None:
        return
    tally.counties += 1
    found = solve_timed(court.problem, TimedEffort(iterations=300, seed=seed % 1000)).plan
    for day in found.tours:
        tally.found += 1
        assert court.search_fen(day) == pytest.approx(day.cost, abs=CLOSE_FEN)
        assert_one_verdict(court, day, tally)
    draw = np.random.default_rng(seed)
    days = [*drawn_days(court, draw), *changed_days(court, draw, found.tours)]
    for day in days:
        tally.drawn += 1
        assert_one_verdict(court, court.in_order(day), tally)


def assert_one_verdict(court: Court, day: DayTour, tally: Tally) -> None:
    """Make sure that all judges allow a day at one price, or all refuse it.

    What a shared stop takes is estimated by the search, never too low; otherwise it is exact but
    for vans that wait on purpose.
    """
    fen = court.search_fen(day)
    tour = court.tour(day, punctual=court.is_punctual)
    if fen is not None:
        tally.allowed += 1
        assert tour is not None, f"only the search allows {day}"
        charged_fen = court.ledger_fen(tour)
        assert charged_fen <= fen + CLOSE_FEN
        if court.is_simple(day):
            assert charged_fen == pytest.approx(fen, abs=CLOSE_FEN)
        if court.is_at_home(day):
            tally.checked += 1
            assert court.findings(tour) == []
        return
    tally.refused += 1
    if tour is not None:
        tally.stricter += 1
        tally.waiting += court.waits_on_purpose(tour)
        assert not court.is_simple(day) or court.waits_on_purpose(tour), f"only engines allow {day}"
    elif court.is_simple(day) and court.is_at_home(day) and not court.tour(day, punctual=False):
        driven = court.driven(day)
        tally.caught += driven is not None
        assert driven is None or court.findings(driven) != []


def drawn_days(court: Court, draw: np.random.Generator) -> Iterator[DayTour]:
    """Yield days of jobs in any order, half of them of goods that are where the day starts."""
    problem = court.problem
    for number in range(DRAWN):
        base, kind = int(draw.integers(problem.bases)), int(draw.integers(len(problem.vehicles)))
        jobs = [problem.bases + int(n) for n in draw.permutation(problem.jobs)]
        if number % 2:
            alone = [DayTour(base=base, kind=kind, trips=((job,),), cost=0.0) for job in jobs]
            jobs = [job for job, day in zip(jobs, alone, strict=True) if court.is_at_home(day)]
        jobs = jobs[: 1 + int(draw.integers(6))]
        if jobs:
            yield DayTour(base=base, kind=kind, trips=_cut(jobs, draw), cost=0.0)


def changed_days(
    court: Court, draw: np.random.Generator, tours: Sequence[DayTour]
) -> Iterator[DayTour]:
    """Yield days of the search in which one or two jobs go elsewhere or come from elsewhere."""
    problem = court.problem
    for _ in range(DRAWN if tours else 0):
        tour = tours[int(draw.integers(len(tours)))]
        jobs = [job for trip in tour.trips for job in trip]
        for _ in range(1 + int(draw.integers(2))):
            job = problem.bases + int(draw.integers(problem.jobs))
            jobs = [other for other in jobs if other != job]
            jobs.insert(int(draw.integers(len(jobs) + 1)), job)
        kind = tour.kind if draw.random() < 0.8 else int(draw.integers(len(problem.vehicles)))
        yield DayTour(base=tour.base, kind=kind, trips=_cut(jobs, draw), cost=0.0)


def _cut(jobs: Sequence[int], draw: np.random.Generator) -> tuple[tuple[int, ...], ...]:
    """Return jobs as trips, each beginning a new one by chance."""
    trips: list[tuple[int, ...]] = []
    for job in jobs:
        if trips and draw.random() < 0.7:
            trips[-1] += (job,)
        else:
            trips.append((job,))
    return tuple(trips)
