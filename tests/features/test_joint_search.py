"""The joint search: all centres at once, trucks that wait, and never dearer than tier by tier."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

import pytest

from routing.checking import check_plan
from routing.model import Network, Plan, Reason, Scenario, Tier, TravelMatrix, Trip
from routing.planning import Search, SearchPoint, joint_planner, joint_round
from tests.builders import (
    a_carrier,
    a_centre,
    a_consignment,
    a_line,
    a_tariff,
    a_travel,
    a_truck,
    a_van,
    a_village,
    at_km,
)
from tests.features.planned import a_day, base_of, planned, planned_whole, trips
from tests.jointly import plan_jointly

NETWORKS = pytest.mark.parametrize("network", Network)


def both_ways(villages: Iterable[str], carriers: Iterable[str] = ("zto",)) -> Scenario:
    """Return a day with goods down to and up from each village."""
    return a_day(
        *(
            a_consignment(village_id=v, carrier_id=c, direction=d)
            for v in villages
            for c in carriers
            for d in ("down", "up")
        )
    )


def trucks_trips(plan: Plan) -> list[list[Trip]]:
    return [list(tour.trips) for tour in plan.tours_of(Tier.LINEHAUL)]


def test_a_truck_waits_at_the_centre_where_that_costs_less_than_coming_again() -> None:
    plan = planned_whole(both_ways(["v1"]), engine="joint")
    ((trip,),) = trucks_trips(plan)
    brings, fetches = trip.stops
    assert brings.place_id == fetches.place_id == "c1"
    assert brings.delivered
    assert fetches.collected
    assert fetches.start_s > fetches.arrive_s == brings.depart_s


def test_a_truck_goes_home_where_waiting_costs_more_than_coming_again() -> None:
    near = a_day(
        a_consignment(village_id="v1"),
        a_consignment(village_id="v2", direction="up", ready_s=13 * 3600),
        villages=(a_village("v1", closes_s=10 * 3600), a_village("v2")),
        vehicle_types=(a_truck(fixed_yuan_per_day=0.0), a_van()),
    )
    plan = planned_whole(near, engine="joint")
    assert sum(len(trips) for trips in trucks_trips(plan)) == 2


def test_what_later_vans_take_comes_with_a_second_trip_of_the_same_truck() -> None:
    village_ids = ["v1", "v2", "v3", "v4"]
    loads = [a_consignment(village_id=v, parcels=300) for v in village_ids]
    two_trucks = (a_carrier("zto"), a_carrier("yto"))
    day = a_day(*loads, carriers=two_trucks)
    at_once = planned_whole(day, engine="greedy")
    assert [len(trips) for trips in trucks_trips(at_once)] == [1, 1]
    plan = planned_whole(day, engine="joint")
    assert [len(trips) for trips in trucks_trips(plan)] == [2]
    ((first, second),) = trucks_trips(plan)
    early, late = (
        [t for t in trips(plan) if set(t.delivered) & set(truck.delivered)]
        for truck in (first, second)
    )
    assert min(t.depart_s for t in early) < second.stops[0].start_s < min(t.depart_s for t in late)


def test_villages_share_a_van_from_whichever_centre_saves_one() -> None:
    scenario = a_day(
        a_consignment(village_id="v1"),
        a_consignment(village_id="v2"),
        centres=(a_centre("c1", **at_km(20, 0)), a_centre("c2", **at_km(20, 1))),
    )
    plan = planned_whole(scenario, engine="joint")
    assert len({base_of(plan, c.id) for c in scenario.consignments}) == 1
    assert len(list(plan.tours_of(Tier.VILLAGE))) == 1


def test_lines_keep_their_centres() -> None:
    scenario = both_ways(["v1", "v2"], ["zto", "yto"]).replace(
        centres=(a_centre("c1"), a_centre("c2")),
        lines=(
            a_line(id="l1", centre_id="c1", carrier_id="zto", village_ids=("v1",)),
            a_line(id="l2", centre_id="c2", carrier_id="yto", village_ids=("v2",)),
        ),
    )
    plan = planned_whole(scenario, network=Network.LINES, engine="joint")
    bases = {c.village_id: base_of(plan, c.id) for c in scenario.consignments}
    assert bases == {"v1": "c1", "v2": "c2"}


@NETWORKS
def test_it_is_never_dearer_than_the_plan_tier_by_tier_that_it_starts_from(
    network: Network,
) -> None:
    scenario = both_ways(["v1", "v2", "v3"], ["zto", "yto"])
    travel, notes = a_travel(scenario), list[SearchPoint]()
    plan = joint(scenario, travel, network, Search(iterations=2, note=notes.append))
    first: dict[str, int] = {}
    for note in notes:
        if note.is_plan:
            first.setdefault(note.group, note.cost_fen)
    assert 0 < plan.objective_fen <= sum(first.values())


def test_the_same_seed_and_iterations_give_the_same_plan() -> None:
    scenario = both_ways(["v1", "v2", "v3"])
    travel, search = a_travel(scenario), Search(iterations=2, seed=5)
    plans = [joint(scenario, travel, Network.POOLED, search) for _ in range(2)]
    assert plans[0] == plans[1]


def test_asked_to_stop_it_returns_the_plan_it_has() -> None:
    scenario = both_ways(["v1", "v2"])
    travel = a_travel(scenario)
    stopped = Search(seconds=600.0, should_stop=lambda: True)
    plan = joint(scenario, travel, Network.POOLED, stopped)
    assert plan.unserved == ()


def joint(scenario: Scenario, travel: TravelMatrix, network: Network, search: Search) -> Plan:
    """Return a plan of the joint search, checked."""
    plan = plan_jointly(scenario, travel, network, search)
    assert check_plan(scenario, travel, plan) == ()
    return plan


def test_goods_stay_where_every_trip_pays_but_not_all_of_them_together() -> None:
    day = a_day(a_consignment(village_id="v1", parcels=100))
    carried = planned_whole(day, engine="joint")
    just_less = (carried.objective_fen - 100) / 100 / 100
    cheap = day.replace(tariff=a_tariff(unserved_yuan_per_parcel=just_less))
    sequential = planned_whole(cheap, engine="greedy")
    assert sequential.objective_fen == carried.objective_fen
    plan = planned(cheap, engine="joint")
    assert plan.tours == ()
    assert plan.objective_fen == carried.objective_fen - 100
    assert {u.reason for u in plan.unserved} == {Reason.COSTS_MORE_THAN_PENALTY}


@pytest.mark.parametrize(
    ("search", "settlings"), [(Search(iterations=1), 1 + 1 + 6 + 1), (Search(seconds=0.01), 1)]
)
def test_the_day_is_settled_as_often_as_there_is_time_for(search: Search, settlings: int) -> None:
    assert times_settled(search) == settlings


def test_a_long_round_ends_when_there_is_no_time_to_settle_the_day_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(joint_planner, "rounds_in", lambda *_: (6,))
    assert times_settled(Search(seconds=0.01)) == 1
    assert times_settled(Search(iterations=1)) == 6


def test_compiling_does_not_keep_a_long_round_from_settling_the_day_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meter = count(step=1_000.0)
    monkeypatch.setattr(joint_planner, "rounds_in", lambda *_: (6,))
    monkeypatch.setattr(joint_round, "seconds_compiling", lambda: next(meter))
    assert times_settled(Search(seconds=0.01)) == 6


def times_settled(search: Search) -> int:
    """Return how often a search settles a small day."""
    scenario, notes = both_ways(["v1", "v2"]), list[SearchPoint]()
    noting = replace(search, note=notes.append)
    travel = a_travel(scenario)
    plan = plan_jointly(scenario, travel, Network.POOLED, noting)
    assert check_plan(scenario, travel, plan) == ()
    times_trucks_are_planned = 2
    whole_days = [note.stage for note in notes].count("whole day")
    assert whole_days % times_trucks_are_planned == 0
    return whole_days // times_trucks_are_planned
