"""What the compiled search allows, the rules of tour engines allow, at no higher a price."""

import numpy as np
import pytest
from hypothesis import given, settings

from routing.engines import get_engine
from routing.model import Network, Scenario, Tier, TravelMatrix
from routing.planning import Search
from routing.planning.budget import Budget
from routing.planning.charting import Chart
from routing.planning.duties import longest_duty
from routing.planning.fleet import duty_rules
from routing.planning.groups import make_groups
from routing.planning.kinds import available_vehicles
from routing.planning.screening import screen
from routing.planning.sheet import DraftTrip
from routing.planning.tiers import Tiers
from routing.planning.timed.effort import TimedEffort
from routing.planning.timed.optimiser import solve_timed
from routing.planning.village_charts import ChartMaker, home_only
from routing.planning.village_sheet import NO_LIMIT_S
from tests.property.counties import counties
from tests.property.test_plans import County, repeatable


@settings(repeatable, max_examples=20)
@given(county=counties())
def test_tours_of_the_search_stand_and_cost_no_more_than_it_says(county: County) -> None:
    scenario, travel = county
    chart = _chart(scenario, travel)
    if chart is None or _is_hurried(chart):
        return
    haul = np.zeros((len(chart.sheets), len(chart.bundles)))
    problem = chart.problem(haul, np.zeros(len(chart.sheets)))
    found = solve_timed(problem, TimedEffort(iterations=300)).plan
    tours, skipped = chart.drafts_of(found)
    assert [n + len(chart.sheets) for n in sorted(skipped)] == list(found.skipped)
    for tour, drafts in zip(found.tours, tours, strict=True):
        if _is_late(drafts):
            continue
        cost, whole = _price(scenario, drafts)
        assert whole
        assert cost <= tour.cost + 0.01
        places = [drafts[0].sheet.task.jobs[n].place for draft in drafts for n in draft.jobs]
        if len(set(places)) == len(places):
            assert cost == pytest.approx(tour.cost, abs=0.01)


def _is_late(drafts: list[DraftTrip]) -> bool:
    """Say whether goods miss their cut-off however they go: engines do not move such a trip."""
    return any(
        draft.timed.return_s > draft.sheet.task.jobs[n].return_by_s
        for draft in drafts
        for n in draft.jobs
    )


def _is_hurried(chart: Chart) -> bool:
    """Say whether goods wait outside a cold room: the engines time such trips more strictly."""
    return any(job.leave_by_s < NO_LIMIT_S for sheet in chart.sheets for job in sheet.task.jobs)


def _chart(scenario: Scenario, travel: TravelMatrix) -> Chart | None:
    """Return the chart of the pooled day after its morning, None without goods or vans."""
    (group,) = make_groups(scenario, travel, Network.POOLED)
    able = screen(scenario, travel, group).able
    tiers = Tiers(
        scenario=scenario,
        travel=travel,
        network=Network.POOLED,
        engine=get_engine("greedy"),
        budget=Budget(search=Search(iterations=1), total_weight=1.0, parts=1),
        busy_s={},
    )
    morning = tiers.morning(group, able)
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
    return chart


def _price(scenario: Scenario, drafts: list[DraftTrip]) -> tuple[float, bool]:
    """Return a day's price from its trips as the engines time them, and whether all of it fits."""
    rules = duty_rules(scenario, scenario.vehicle_type(drafts[0].kind.id))
    shiftable = [draft.shiftable for draft in drafts]
    duty = longest_duty(range(len(drafts)), shiftable, rules)
    first, last = duty[0], duty[-1]
    paid_s = last.depart_s + shiftable[last.trip].lasts_s - first.depart_s
    kind = drafts[0].kind
    cost = kind.fixed_fen + kind.fen_per_s * paid_s
    for draft in drafts:
        jobs = [draft.sheet.task.jobs[n] for n in draft.jobs]
        cost += kind.fen_per_m * draft.timed.dist_m
        if any(t.is_cold for job in jobs for t in job.temperatures):
            cost += kind.cold_fen_per_s * draft.shiftable.lasts_s
    return cost, len(duty) == len(drafts)
