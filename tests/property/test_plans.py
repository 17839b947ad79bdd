"""Whatever the county: plans keep every rule, carry or list everything, and cost what they say."""

from hypothesis import HealthCheck, given, settings

from routing.checking import check_plan
from routing.costs import account
from routing.engines import TourEngine, get_engine
from routing.model import Network, Plan, Reason, Scenario, Tier, TravelMatrix, Unserved
from routing.planning import Search, SearchPoint, best_of, plan_day
from tests.jointly import plan_jointly
from tests.property.counties import counties

County = tuple[Scenario, TravelMatrix]

repeatable = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@repeatable
@given(county=counties())
def test_every_plan_of_the_greedy_engine_is_good(county: County) -> None:
    assert_plans_are_good(*county, get_engine("greedy"))


@settings(repeatable, max_examples=15)
@given(county=counties())
def test_every_plan_of_the_strong_engine_is_good(county: County) -> None:
    assert_plans_are_good(*county, get_engine("ortools"))


@settings(repeatable, max_examples=20)
@given(county=counties())
def test_every_plan_of_the_joint_search_is_good_and_no_dearer_than_its_start(
    county: County,
) -> None:
    assert_joint_plans_are_good(county)


def assert_joint_plans_are_good(county: County) -> None:
    """Make sure that joint plans of all networks are good, and no dearer than tier by tier."""
    scenario, travel = county
    for network in Network:
        notes: list[SearchPoint] = []
        search = Search(iterations=1, note=notes.append)
        plan = plan_jointly(scenario, travel, network, search)
        assert_is_good(scenario, travel, plan)
        starts = [note for note in notes if note.stage == "tier by tier"]
        ends = {note.group: note.cost_fen for note in notes if note.is_plan}
        best = {g: min(n.cost_fen for n in notes if n.is_plan and n.group == g) for g in ends}
        assert sum(best.values()) <= sum(note.cost_fen for note in starts)
        if network is Network.POOLED:
            assert plan.objective_fen <= cost_of_nothing(scenario, travel)


def cost_of_nothing(scenario: Scenario, travel: TravelMatrix) -> int:
    """Return what a day without any trip costs, in fen."""
    left_out = tuple(
        Unserved(consignment_id=c.id, reason=Reason.COSTS_MORE_THAN_PENALTY, detail="all of it")
        for c in scenario.consignments
    )
    plan = Plan(network=Network.POOLED, tours=(), batches=(), unserved=left_out)
    return account(scenario, travel, plan).total_fen


def assert_plans_are_good(scenario: Scenario, travel: TravelMatrix, engine: TourEngine) -> None:
    """Make sure that all networks plan well and that sharing never looks dearer."""
    search = Search(iterations=20)
    plans = {n: plan_day(scenario, travel, n, engine, search) for n in Network}
    for plan in plans.values():
        assert_is_good(scenario, travel, plan)
    shared = best_of(scenario, travel, Network.POOLED, reversed(plans.values()))
    assert_is_good(scenario, travel, shared)
    assert shared.objective_fen <= min(plan.objective_fen for plan in plans.values())


def assert_is_good(scenario: Scenario, travel: TravelMatrix, plan: Plan) -> None:
    """Make sure that a plan keeps all rules and that its figures hang together."""
    assert [str(finding) for finding in check_plan(scenario, travel, plan)] == []
    accounts = account(scenario, travel, plan)
    by_item = accounts.fen_by(lambda line: line.item)
    assert sum(by_item.values()) == accounts.total_fen == plan.objective_fen
    unserved = [u.consignment_id for u in plan.unserved]
    everything = sorted(c.id for c in scenario.consignments)
    for tier in Tier:
        assert sorted([*carried(plan, tier), *unserved]) == everything
    assert all(u.detail for u in plan.unserved)


def carried(plan: Plan, tier: Tier) -> list[str]:
    """Return what the vehicles of a tier carry, as often as they carry it."""
    return [
        consignment_id
        for tour in plan.tours_of(tier)
        for trip in tour.trips
        for consignment_id in (*trip.delivered, *trip.collected)
    ]
