"""Plan a group's day by searching all centres' village tours at once, linehaul in between.

The search needs to know when goods are ready at every centre and what bringing them there costs;
trucks need to know which centre serves whom. So they take turns: the village tours of all centres
are searched with prices for linehaul, trucks are planned for what came out, the tours are searched
once more with the goods as they are really ready, and the day is closed with trucks that suit them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from routing.costs import account
from routing.engines import SearchLimit
from routing.language import message
from routing.model import Consignment, Plan, Reason, Tier, Unserved
from routing.planning.budget import Budget, Search
from routing.planning.charting import Chart, TourOfGoods
from routing.planning.closing import Closing, Draft
from routing.planning.fleet import rosters_of_tours
from routing.planning.groups import Group
from routing.planning.haul_prices import HaulPrices
from routing.planning.kernel.doors import seconds_compiling
from routing.planning.kinds import available_vehicles
from routing.planning.losses import losing_aboard
from routing.planning.part import Part
from routing.planning.pricing import priced
from routing.planning.reach import reach_of
from routing.planning.screening import Screened
from routing.planning.search_log import Journal
from routing.planning.sequential import SequentialPlanner
from routing.planning.skips import explain_skips
from routing.planning.tiers import Morning, Tiers
from routing.planning.timed.optimiser import solve_timed
from routing.planning.timed.problem import Floats
from routing.planning.timed.timed_plan import TimedPlan
from routing.planning.timed_engine import TimedEngine, effort_of
from routing.planning.turns import Turn, next_turn, rounds_in
from routing.planning.village_charts import ChartMaker, home_only
from routing.units import yuan_to_fen

FIRST = 0.08
"""Share of the time for the plan tier by tier; the rounds share what is left evenly."""

FREE, TRUCKS, SETTLED = 0.40, 0.08, 0.18
"""Shares of a round: all centres with prices for linehaul; the trucks, four times; all centres
with the goods as they come. The rest of it goes to timing and pricing."""

WARM = 0.3
"""Heat of the searches after the first round: what is there is changed, not forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPlanner:
    """Plans one group with the joint search; no dearer than tier by tier, or than no trips."""

    tiers: Tiers
    journal: Journal

    def plan(self, group: Group, screened: Screened) -> Plan:
        """Return the plan of a group, every consignment carried or listed with a reason."""
        best = self._first(group, screened.able)
        compiled_s = seconds_compiling()
        if self._is_searchable(best):
            villages = len({c.village_id for c in screened.able})
            rounds = rounds_in(self.tiers.budget.search.seconds, villages)
            for number in range(rounds):
                compiling_s = seconds_compiling() - compiled_s
                turn = next_turn(self.tiers.budget, number, rounds - number, compiling_s)
                if turn is None:
                    break
                draft = self._round(best, screened.able, turn)
                best = min(best, draft, key=lambda d: d.plan.objective_fen)
        plan, nothing = best.plan, self._nothing(screened.able)
        if nothing.objective_fen < plan.objective_fen:
            self.journal.plan(group.name, "no trips", nothing)
            plan = nothing
        return plan.replace(unserved=(*screened.unserved, *plan.unserved))

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
        search = replace(self.tiers.budget.search, report=None)
        tiers = self._tiers(search, FIRST, 1.5 * len({c.village_id for c in able}))
        morning = tiers.morning(group, able)
        villages = SequentialPlanner(tiers=tiers).villages(group, morning)
        return Closing(tiers=tiers, journal=self.journal).tier_by_tier(group, morning, villages)

    def _round(self, draft: Draft, able: Sequence[Consignment], turn: Turn) -> Draft:
        """Search from a draft, plan trucks, search again.

        If goods missed their cut-off for all punctuality, later rounds have none of it.
        """
        is_punctual = turn.number == 0 or not draft.plan.missed
        tours = self._tours_of(draft.plan)
        group, morning, share = draft.group, draft.morning, SETTLED + FREE + TRUCKS
        if not group.is_bound:
            chart = self._charts(group, morning).chart(is_free=True)
            prices = self._prices(draft, chart)
            found = self._search(
                group, chart, prices, tours, _Spell("all centres", FREE, turn, is_punctual)
            )
            tours = chart.goods_of(found)
            moved = {c: tour.centre_id for tour in tours for trip in tour.trips for c in trip}
            group = replace(group, centre_of={**group.centre_of, **moved})
            self._tell(group, "trucks")
            morning = self._trucks(turn).morning(group, able)
            if not morning.brought:
                return draft
            share = SETTLED
        chart = self._charts(group, morning).chart(is_free=False)
        prices = _Prices(haul=home_only(chart, group), open_cost=np.zeros(len(chart.sheets)))
        found = self._search(
            group, chart, prices, tours, _Spell("each centre", share, turn, is_punctual)
        )
        villages = self._part(chart, group, found)
        self._tell(group, "trucks")
        closing = Closing(tiers=self._trucks(turn), journal=self.journal)
        return closing.whole_days(group, morning, villages)

    def _trucks(self, turn: Turn) -> Tiers:
        """Return the tiers with the compiled search for linehaul."""
        return replace(self._tiers(turn.search, TRUCKS, 0.0), engine=TimedEngine())

    def _tiers(self, search: Search, share: float, weight: float) -> Tiers:
        """Return the tiers with a share of some time for the engine."""
        seconds = None if search.seconds is None else share * search.seconds
        own = replace(search, seconds=seconds)
        return replace(self.tiers, budget=Budget(search=own, total_weight=weight, parts=1))

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
        group: Group,
        chart: Chart,
        prices: "_Prices",
        tours: Sequence[TourOfGoods],
        spell: "_Spell",
    ) -> TimedPlan:
        self._tell(group, spell.stage)
        search = spell.turn.search
        limit = SearchLimit(
            seconds=None if search.seconds is None else search.seconds * spell.share,
            iterations=search.iterations,
            seed=search.seed,
            should_stop=search.should_stop,
        )
        effort = replace(effort_of(limit, spell.share), heat=WARM if spell.turn.number else 1.0)
        problem = chart.problem(prices.haul, prices.open_cost, is_punctual=spell.is_punctual)
        problem = losing_aboard(self.tiers.scenario, problem, chart.bundles)
        result = solve_timed(problem, effort, chart.nodes_of(tours))
        self.journal.tours(group.name, spell.stage, result)
        return result.plan

    def _tell(self, group: Group, stage: str) -> None:
        self.tiers.budget.tell(f"{group.name}: {stage}")

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
    """A search of a round: its name, its share of the round, the round, whether lateness is out."""

    stage: str
    share: float
    turn: Turn
    is_punctual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prices:
    """What a job costs through each centre, and a centre that is used at all."""

    haul: Floats
    open_cost: Floats
