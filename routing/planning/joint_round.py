"""A round of the joint search: all centres, trucks, each centre, trucks' days.

The search needs to know when goods are ready at every centre and what bringing them there costs;
trucks need to know which centre serves whom. So they take turns: the village tours of all centres
are searched with prices for linehaul, trucks are planned for what came out, the tours are searched
once more with the goods as they are really ready, and the day is closed with trucks that suit them.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from routing.costs import account
from routing.model import Consignment, Plan, Tier
from routing.planning.budget import Budget
from routing.planning.charting import Chart, TourOfGoods
from routing.planning.closing import Closing, Draft
from routing.planning.fleet import rosters_of_tours
from routing.planning.groups import Group
from routing.planning.haul_prices import HaulPrices
from routing.planning.kernel.doors import seconds_compiling
from routing.planning.losses import losing_aboard
from routing.planning.part import Part
from routing.planning.question import Question
from routing.planning.reach import reach_of
from routing.planning.search_log import Journal
from routing.planning.skips import explain_skips
from routing.planning.slack import latest_returns_s
from routing.planning.sorting import Lane
from routing.planning.tiers import Morning, Tiers
from routing.planning.timed.optimiser import solve_timed
from routing.planning.timed.problem import Floats
from routing.planning.timed.timed_plan import TimedPlan
from routing.planning.timed_engine import TimedEngine, effort_of
from routing.planning.turns import SETTLINGS, Turn
from routing.planning.village_charts import ChartMaker, home_only
from routing.processes import ShouldStop
from routing.units import yuan_to_fen

FREE, TRUCKS, SETTLED = 0.22, 0.02, 0.05
"""Shares of a long round: all centres with prices for linehaul; the trucks of the morning, and
twice whenever the day is settled; each centre, whenever it is settled. The rest of it goes to
timing and pricing."""

QUICK, SHORT = 1.8, 1.2
"""How much larger they are in a round that settles the day once, or less than six times."""

POLISHED, POLISHED_TRUCKS = 0.7, 0.07
"""Shares of a round that polishes: each centre; trucks, twice."""

WARM = 0.3
"""Heat of the searches after the first round: what is there is changed, not forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTask:
    """A round to be done, in a form that travels: from a draft, with its part of the search.

    ``able`` are the goods that can be carried, ``busy_s`` says when lanes are done with those of
    other groups; ``tell`` hears of every stage, ``journal`` how it goes.
    """

    draft: Draft
    able: tuple[Consignment, ...]
    busy_s: Mapping[Lane, int]
    turn: Turn
    journal: Journal
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What a round came to, and the steps of the compiled search that it took."""

    draft: Draft
    steps: int


def do_round(question: Question, task: RoundTask, should_stop: ShouldStop) -> RoundResult:
    """Do a round; the draft that comes back may be dearer than the one it began from."""
    search = replace(task.turn.search, should_stop=should_stop)
    tiers = Tiers(
        scenario=question.scenario,
        travel=question.travel,
        network=question.network,
        engine=TimedEngine(),
        budget=Budget(search=search, total_weight=None, parts=1),
        busy_s=task.busy_s,
    )
    before = task.journal.steps
    turn = replace(task.turn, search=search)
    draft = _Round(
        name=task.draft.group.name, tiers=tiers, journal=task.journal, turn=turn, tell=task.tell
    ).draft(task.draft, task.able)
    return RoundResult(draft=draft, steps=task.journal.steps - before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """A round; the engine of its tiers is for the trucks of the morning."""

    name: str
    tiers: Tiers
    journal: Journal
    turn: Turn
    tell: Callable[[str], None]

    def draft(self, draft: Draft, able: Sequence[Consignment]) -> Draft:
        """Search all centres from a draft, and settle the day that comes out again and again.

        If goods missed their cut-off for all punctuality, later rounds have none of it. No settling
        after the first begins that would likely go on when the whole search should be over;
        compiling, which happens once, does not count.
        """
        compiled_s = seconds_compiling()
        if self.turn.polishes:
            return self.resettled(draft)
        is_punctual = self.turn.number == 0 or not draft.plan.missed
        group, morning, tours = draft.group, draft.morning, self._tours_of(draft.plan)
        if not group.is_bound:
            chart = self._charts(group, morning).chart(is_free=True)
            prices = self._prices(draft, chart)
            found = self._search(
                chart, prices, tours, _Spell("all centres", self._share(FREE), is_punctual)
            )
            tours = chart.goods_of(found)
            moved = {c: tour.centre_id for tour in tours for trip in tour.trips for c in trip}
            group = replace(group, centre_of={**group.centre_of, **moved})
            self.tell("trucks")
            morning = self._trucks().morning(group, able)
            if not morning.brought:
                return draft
        charts = self._charts(group, morning)
        began = time.monotonic()
        best = self.settled(charts, morning, tours, is_punctual=is_punctual)
        for number in range(1, self.turn.settlings):
            mean_s = (time.monotonic() - began) / number
            compiling_s = seconds_compiling() - compiled_s
            if self.turn.search.should_stop() or not self.turn.has_time_for(mean_s - compiling_s):
                break
            again = replace(self, turn=self.turn.again(number))
            best = min(best, again.resettled(best), key=lambda draft: draft.plan.objective_fen)
        return best

    def resettled(self, draft: Draft) -> Draft:
        """Settle a day once more, with the goods as its own trucks bring them, if they bring any.

        To polish it, what goes up is back in time for the truck that fetches it now, unless some
        is late anyway.
        """
        if not draft.settled.brought:
            return draft
        tours, is_punctual = self._tours_of(draft.plan), not draft.plan.missed
        charts = self._charts(draft.group, draft.settled)
        if is_punctual and self.turn.polishes:
            charts = replace(charts, back_by_s=latest_returns_s(draft.plan))
        day = self.settled(charts, draft.settled, tours, is_punctual=is_punctual)
        return replace(day, morning=draft.morning)

    def settled(
        self,
        charts: ChartMaker,
        morning: Morning,
        tours: Sequence[TourOfGoods],
        *,
        is_punctual: bool,
    ) -> Draft:
        """Search each centre with the goods as they come in a morning, and close the day."""
        group, chart = charts.group, charts.chart(is_free=False)
        share = self._share(SETTLED, POLISHED)
        prices = _Prices(haul=home_only(chart, group), open_cost=np.zeros(len(chart.sheets)))
        found = self._search(chart, prices, tours, _Spell("each centre", share, is_punctual))
        villages = self._part(chart, group, found)
        self.tell("trucks")
        closing = Closing(tiers=self._trucks(), journal=self.journal)
        return closing.whole_days(group, morning, villages)

    def _trucks(self) -> Tiers:
        """Return the tiers with the time for linehaul."""
        search = self.turn.part(self._share(TRUCKS, POLISHED_TRUCKS))
        return replace(self.tiers, budget=Budget(search=search, total_weight=None, parts=1))

    def _share(self, of_a_long_round: float, of_polishing: float = 0.0) -> float:
        if self.turn.polishes:
            return of_polishing
        settlings = self.turn.settlings
        longer = QUICK if settlings == 1 else SHORT if settlings < SETTLINGS else 1.0
        return of_a_long_round * longer

    def _charts(self, group: Group, morning: Morning) -> ChartMaker:
        return ChartMaker(
            scenario=self.tiers.scenario,
            travel=self.tiers.travel,
            group=group,
            goods=morning.brought,
            supply=morning.supply,
        )

    def _tours_of(self, plan: Plan) -> list[TourOfGoods]:
        scenario = self.tiers.scenario
        return [
            TourOfGoods(
                centre_id=tour.base_id,
                vehicle_type_id=scenario.vehicle(tour.vehicle_id).vehicle_type_id,
                trips=tuple(
                    tuple(c for stop in trip.stops for c in (*stop.delivered, *stop.collected))
                    for trip in tour.trips
                ),
            )
            for tour in plan.tours_of(Tier.VILLAGE)
        ]

    def _prices(self, draft: Draft, chart: Chart) -> "_Prices":
        """Return prices for linehaul that would have brought in what the draft's trucks cost."""
        scenario, travel = self.tiers.scenario, self.tiers.travel
        plain = HaulPrices(reach=reach_of(scenario, travel, draft.group.vehicles), factor=1.0)
        by_id = {centre.id: centre for centre in scenario.centres}
        centres = [by_id[sheet.base_id] for sheet in chart.sheets]
        shares = plain.table(chart.bundles, centres)
        home = home_only(chart, draft.group)
        spread = float((shares + home)[np.isfinite(shares + home)].sum())
        lines = account(scenario, travel, draft.plan).lines
        spent = sum(line.amount_fen for line in lines if line.tier == Tier.LINEHAUL)
        return _Prices(
            haul=shares * (spent / spread if spread else 1.0),
            open_cost=np.array([yuan_to_fen(c.site_yuan_per_day) for c in centres], np.float64),
        )

    def _search(
        self,
        chart: Chart,
        prices: "_Prices",
        tours: Sequence[TourOfGoods],
        spell: "_Spell",
    ) -> TimedPlan:
        self.tell(spell.stage)
        effort = effort_of(self.turn.part(spell.share).limit(), spell.share)
        effort = replace(effort, heat=WARM if self.turn.number else 1.0)
        problem = chart.problem(prices.haul, prices.open_cost, is_punctual=spell.is_punctual)
        problem = losing_aboard(self.tiers.scenario, problem, chart.bundles)
        result = solve_timed(problem, effort, chart.nodes_of(tours))
        self.journal.tours(self.name, spell.stage, result)
        return result.plan

    def _part(self, chart: Chart, group: Group, found: TimedPlan) -> Part:
        """Return the village tours of a plan of the search, timed exactly."""
        tours, skipped = chart.drafts_of(found)
        rosters, stranded = rosters_of_tours(self.tiers.scenario, tours)
        skipped.extend(job for trip in stranded for job in trip.jobs)
        unserved = [
            left
            for sheet in chart.sheets
            for left in explain_skips(
                sheet,
                tuple(
                    n for n in skipped if group.centre_of[chart.bundles[n][0].id] == sheet.base_id
                ),
            )
        ]
        return Part(rosters=tuple(rosters), unserved=tuple(unserved))


@dataclass(frozen=True, slots=True)
class _Spell:
    """A search of a round: its name, its share of the round, whether lateness is out."""

    stage: str
    share: float
    is_punctual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prices:
    """What a job costs through each centre, and a centre that is used at all."""

    haul: Floats
    open_cost: Floats
