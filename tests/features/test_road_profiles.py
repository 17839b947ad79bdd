"""A bridge that bears vans and bars trucks: each vehicle drives the roads of its own profile."""

from pathlib import Path
from typing import Any

import pytest

from routing.checking import check_plan
from routing.engines import get_engine
from routing.model import (
    Network,
    Plan,
    Reason,
    RoadProfile,
    RoadSource,
    Scenario,
    Temperature,
    Tier,
    TravelMatrix,
    Unserved,
    VehicleType,
)
from routing.planning import Search, plan_day
from routing.recipe import Effort, run
from tests.builders import (
    KnownLegs,
    a_centre,
    a_compartment,
    a_consignment,
    a_travel,
    a_truck,
    a_van,
    scenario_with,
)
from tests.features.planned import (
    a_day,
    base_of,
    costs,
    planned,
    planned_whole,
    reasons,
    trips,
    vehicle_with,
    with_each_engine,
    with_each_tier_engine,
)
from tests.features.valley import map_text

HEAVY = RoadProfile(speeds="truck", gross_g=12_000_000)
GOODS = [a_consignment(village_id=f"v{n}", direction=d) for n in (1, 2) for d in ("down", "up")]
LONG_WAY: KnownLegs = {("hub", "c1"): (90.0, 50.0)}
WEAK_BRIDGE: KnownLegs = {("hub", "c1"): None}


def heavy_truck(**changes: Any) -> VehicleType:
    return a_truck(profile=HEAVY, **changes)


def barred(scenario: Scenario, legs: KnownLegs) -> TravelMatrix:
    """Return the grid's roads, with other ways for what is heavy."""
    return a_travel(scenario, own_legs={HEAVY: legs})


@with_each_engine
def test_a_heavy_truck_takes_the_long_way_round(engine: str) -> None:
    scenario = a_day(*GOODS, vehicle_types=(heavy_truck(), a_van()))
    travel = barred(scenario, LONG_WAY)
    plan = planned_whole(scenario, travel, engine=engine)
    trucks = trips(plan, Tier.LINEHAUL)
    assert {trip.dist_m for trip in trucks} == {100_000}
    assert {trip.stops[0].arrive_s - trip.depart_s for trip in trucks} == {90 * 60}
    assert {trip.dist_m for trip in trips(plan)} == {8_000}
    assert costs(scenario, plan, travel).total_fen == plan.objective_fen


@with_each_engine
def test_vans_pass_where_trucks_are_barred(engine: str) -> None:
    types = (heavy_truck(), a_van())
    scenario = a_day(*GOODS, vehicle_types=types)
    plan = planned_whole(scenario, barred(scenario, {("c1", "v1"): None}), engine=engine)
    assert [len(trip.stops) for trip in trips(plan)] == [2]


@with_each_engine
def test_a_light_truck_goes_where_the_heavy_one_may_not(engine: str) -> None:
    light = a_truck(id="light", fixed_yuan_per_day=500.0)
    scenario = a_day(*GOODS, vehicle_types=(heavy_truck(), light, a_van()))
    free = planned_whole(scenario, barred(scenario, {}), engine=engine)
    assert "light" not in vehicle_with(free, GOODS[0].id, Tier.LINEHAUL)
    plan = planned_whole(scenario, barred(scenario, WEAK_BRIDGE), engine=engine)
    assert {tour.vehicle_id for tour in plan.tours_of(Tier.LINEHAUL)} == {"zto-light-1"}


@with_each_engine
def test_goods_go_through_a_centre_that_trucks_reach(engine: str) -> None:
    scenario = a_day(
        *GOODS, centres=(a_centre("c1"), a_centre("c2")), vehicle_types=(heavy_truck(), a_van())
    )
    assert base_of(planned_whole(scenario, engine=engine), GOODS[0].id) == "c1"
    plan = planned_whole(scenario, barred(scenario, WEAK_BRIDGE), engine=engine)
    assert {base_of(plan, c.id) for c in GOODS} == {"c2"}


@pytest.mark.parametrize("network", Network)
@with_each_engine
def test_where_no_truck_may_go_nothing_is_served(engine: str, network: Network) -> None:
    scenario = a_day(*GOODS, vehicle_types=(heavy_truck(), a_van()))
    plan = planned(scenario, barred(scenario, WEAK_BRIDGE), engine=engine, network=network)
    assert reasons(plan) == dict.fromkeys((c.id for c in GOODS), Reason.NO_ROAD)
    assert plan.tours == ()


def test_the_reason_says_that_only_some_vehicles_are_barred() -> None:
    scenario = a_day(*GOODS, vehicle_types=(heavy_truck(), a_van()))
    plan = planned(scenario, barred(scenario, WEAK_BRIDGE), network=Network.LINES)
    assert {u.detail for u in plan.unserved} == {
        "no linehaul vehicle has a road from hub to c1 and back"
    }


@with_each_tier_engine
def test_two_profiles_of_one_tier_share_a_plan(engine: str) -> None:
    big, small = a_van(id="big", profile=HEAVY), a_van(fixed_yuan_per_day=90.0)
    many = [a_consignment(village_id=f"v{n}", parcels=250) for n in (1, 2)]
    scenario = a_day(*many, vehicle_types=(a_truck(), big, small))
    behind: KnownLegs = {("c1", "v2"): None, ("v1", "v2"): None, ("hub", "v2"): None}
    plan = planned_whole(scenario, barred(scenario, behind), engine=engine)
    assert vehicle_with(plan, many[0].id) == "zto-big-1"
    assert vehicle_with(plan, many[1].id) == "zto-van-1"


@with_each_engine
def test_a_scarce_light_van_is_kept_for_the_village_behind_the_bridge(engine: str) -> None:
    big, small = a_van(id="big", profile=HEAVY, fixed_yuan_per_day=60.0), a_van()
    many = [a_consignment(village_id=f"v{n}", parcels=250) for n in (1, 2)]
    scenario = a_day(*many, vehicle_types=(a_truck(), big, small))
    vehicles = [v for v in scenario.vehicles if v.id in {"zto-truck-1", "zto-big-1", "zto-van-1"}]
    scenario = scenario_with(scenario.replace(vehicles=tuple(vehicles)), max_trips=1)
    behind: KnownLegs = {("c1", "v1"): None, ("v1", "v2"): None, ("hub", "v1"): None}
    plan = planned_whole(scenario, barred(scenario, behind), engine=engine)
    assert vehicle_with(plan, many[0].id) == "zto-van-1"


@with_each_engine
def test_goods_that_only_a_barred_van_can_hold_have_no_road(engine: str) -> None:
    fish = a_consignment(village_id="v2", product_id="fish", parcels=2)
    types = (a_truck(), a_van(id="cold", profile=HEAVY), a_van(compartments=(a_compartment(),)))
    scenario = a_day(*GOODS, fish, vehicle_types=types)
    bridge: KnownLegs = {("c1", "v2"): None, ("v1", "v2"): None}
    plan = planned(scenario, barred(scenario, bridge), engine=engine)
    assert reasons(plan) == {fish.id: Reason.NO_ROAD}
    detail = "no village vehicle that can carry it has a road from c1 to v2 and back"
    assert plan.unserved[0].detail == detail


@with_each_engine
def test_a_centre_from_where_all_goods_pass_goes_before_a_nearer_one(engine: str) -> None:
    fish = a_consignment(village_id="v2", product_id="fish", parcels=2)
    types = (a_truck(), a_van(id="cold", profile=HEAVY), a_van(compartments=(a_compartment(),)))
    centres = (a_centre("c1"), a_centre("c2"))
    scenario = a_day(*GOODS, fish, vehicle_types=types, centres=centres)
    bridge: KnownLegs = {("c1", "v2"): None, ("v1", "v2"): None}
    plan = planned_whole(scenario, barred(scenario, bridge), engine=engine)
    assert (base_of(plan, "v1-zto-down-parcel"), base_of(plan, fish.id)) == ("c1", "c2")
    assert vehicle_with(plan, fish.id) == "zto-cold-1"


@with_each_engine
def test_lots_are_made_to_the_measure_of_the_trucks_that_pass(engine: str) -> None:
    huge = a_compartment(capacity_g=10**8, capacity_l=10**6, capacity_parcels=10**5)
    cold = a_compartment(Temperature.CHILLED)
    tiny = a_compartment(capacity_parcels=60)
    types = (
        heavy_truck(compartments=(huge, cold)),
        a_truck(id="light", compartments=(tiny, cold)),
        a_van(),
    )
    many = [a_consignment(village_id="v1", carrier_id=c, parcels=50) for c in ("zto", "yto", "sto")]
    scenario = a_day(*many, vehicle_types=types)
    plan = planned_whole(scenario, barred(scenario, WEAK_BRIDGE), engine=engine)
    loads = [len(trip.delivered) for trip in trips(plan, Tier.LINEHAUL)]
    assert loads == [1, 1, 1]


def timed_with_the_van_s_roads() -> tuple[Scenario, Plan]:
    """Return a plan whose trucks drive as if the bridge bore them."""
    scenario = a_day(*GOODS, vehicle_types=(heavy_truck(), a_van()))
    roads = a_travel(scenario)
    return scenario, plan_day(
        scenario, roads, Network.POOLED, get_engine("greedy"), Search(iterations=1)
    )


def test_the_checker_finds_a_truck_timed_on_the_van_s_roads() -> None:
    scenario, plan = timed_with_the_van_s_roads()
    assert check_plan(scenario, a_travel(scenario), plan) == ()
    findings = check_plan(scenario, barred(scenario, LONG_WAY), plan)
    assert {f.code for f in findings} >= {"P342", "P343", "P344"}
    assert all("truck" in f.subject for f in findings if f.code in {"P342", "P343", "P344"})
    (first, *_) = (f for f in findings if f.code == "P342")
    assert first.amount == pytest.approx(90 - 40)


def test_the_checker_finds_a_truck_on_a_bridge_that_bars_it() -> None:
    scenario, plan = timed_with_the_van_s_roads()
    findings = check_plan(scenario, barred(scenario, WEAK_BRIDGE), plan)
    missing = [f for f in findings if f.code == "P341"]
    assert len(missing) == 2 * len(trips(plan, Tier.LINEHAUL))
    assert missing[0].message == "no road leads from hub to c1 for a truck"


def test_the_checker_does_not_believe_in_a_missing_road_that_a_truck_has() -> None:
    types = (heavy_truck(), a_truck(id="light"), a_van())
    scenario = a_day(*GOODS, vehicle_types=types)
    unserved = tuple(Unserved(consignment_id=c.id, reason=Reason.NO_ROAD) for c in GOODS)
    plan = Plan(network=Network.POOLED, tours=(), batches=(), unserved=unserved)
    codes = {f.code for f in check_plan(scenario, barred(scenario, WEAK_BRIDGE), plan)}
    assert "P431" in codes
    heavy_only = tuple(v for v in scenario.vehicles if v.vehicle_type_id != "light")
    fewer = scenario.replace(vehicles=heavy_only)
    codes = {f.code for f in check_plan(fewer, barred(fewer, WEAK_BRIDGE), plan)}
    assert "P431" not in codes


@with_each_engine
def test_a_weak_bridge_on_the_map_sends_heavy_vans_over_the_hill(
    tmp_path: Path, engine: str
) -> None:
    path = tmp_path / "valley.osm"
    path.write_text(map_text(maxweight="2.5"), encoding="utf-8")
    driven_m = {}
    for gross_g in (2_000_000, 3_500_000):
        van = a_van(profile=RoadProfile(gross_g=gross_g))
        roads = RoadSource(map_path=str(path))
        scenario = a_day(*GOODS[2:], roads=roads, vehicle_types=(a_truck(), van))
        result = run(scenario, engine=engine, effort=Effort(seconds=None, iterations=5))
        assert result.findings == ()
        assert result.plan.unserved == ()
        (trip,) = trips(result.plan)
        (line,) = (
            line for leg, line in result.road_lines.items() if leg == ("c1", "v2", van.profile)
        )
        driven_m[gross_g] = trip.dist_m
        assert (max(lat for _, lat in line.points) > 29.62) is (gross_g > 2_500_000)
    assert driven_m[3_500_000] > driven_m[2_000_000] + 10_000
