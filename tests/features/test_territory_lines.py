"""In the lines network one carrier serves a village for all, through the line's centre."""

import pytest

from routing.model import Network, Plan, Reason, Scenario, Tier
from tests.builders import (
    a_carrier,
    a_centre,
    a_consignment,
    a_line,
    a_scenario,
    a_tariff,
    a_village,
    at_km,
)
from tests.features.planned import (
    base_of,
    costs,
    places,
    planned,
    planned_whole,
    reasons,
    trips,
    vehicle_with,
    with_each_engine,
)

EAST = a_line(id="east", centre_id="c1", carrier_id="zto", village_ids=("v1", "v2"))
NORTH = a_line(id="north", centre_id="c2", carrier_id="yto", village_ids=("v3", "v4"))


def a_county(*lines: object, **changes: object) -> Scenario:
    """Return two centres with two villages around each, and two carriers with goods everywhere."""
    fields = {
        "centres": (a_centre("c1"), a_centre("c2")),
        "villages": (
            a_village("v1"),
            a_village("v2"),
            a_village("v3", parent_id="c2", **at_km(22, 20)),
            a_village("v4", parent_id="c2", **at_km(24, 20)),
        ),
        "carriers": (a_carrier("zto"), a_carrier("yto")),
        "lines": lines or (EAST, NORTH),
        "tariff": a_tariff(unserved_yuan_per_parcel=1_000.0),
    }
    return a_scenario(**(fields | changes))


def vehicles_of(plan: Plan, scenario: Scenario, village_id: str) -> set[str]:
    """Return the owners of all vehicles that carry a village's goods, on both tiers."""
    goods = [c.id for c in scenario.consignments if c.village_id == village_id]
    used = {vehicle_with(plan, c, tier) for c in goods for tier in Tier}
    return {scenario.vehicle(vehicle_id).carrier_id for vehicle_id in used}


@with_each_engine
def test_the_goods_of_all_carriers_ride_with_the_operator_of_the_line(engine: str) -> None:
    scenario = a_county()
    plan = planned_whole(scenario, network=Network.LINES, engine=engine)
    for line in (EAST, NORTH):
        for village_id in line.village_ids:
            assert vehicles_of(plan, scenario, village_id) == {line.carrier_id}


@with_each_engine
def test_the_goods_of_a_line_go_through_its_centre_even_if_another_is_nearer(engine: str) -> None:
    crossed = (
        a_line(id="east", centre_id="c2", carrier_id="zto", village_ids=("v1", "v2")),
        a_line(id="north", centre_id="c1", carrier_id="yto", village_ids=("v3", "v4")),
    )
    scenario = a_county(*crossed)
    by_line = planned_whole(scenario, network=Network.LINES, engine=engine)
    assert {base_of(by_line, c.id) for c in scenario.consignments if c.village_id == "v1"} == {"c2"}
    pooled = planned_whole(scenario, network=Network.POOLED, engine=engine)
    assert {base_of(pooled, c.id) for c in scenario.consignments if c.village_id == "v1"} == {"c1"}


@with_each_engine
def test_a_van_of_one_line_never_enters_a_village_of_another(engine: str) -> None:
    plan = planned_whole(a_county(), network=Network.LINES, engine=engine)
    for trip in trips(plan):
        assert set(places(trip)) <= set(EAST.village_ids) or set(places(trip)) <= set(
            NORTH.village_ids
        )


@with_each_engine
def test_the_ledger_names_the_line_of_every_vehicle(engine: str) -> None:
    scenario = a_county()
    plan = planned_whole(scenario, network=Network.LINES, engine=engine)
    lines = {line.line_id for line in costs(scenario, plan).lines if line.vehicle_id}
    assert lines == {"east", "north"}


@pytest.mark.parametrize("network", [Network.SEPARATE, Network.POOLED])
@with_each_engine
def test_lines_mean_nothing_in_the_other_networks(engine: str, network: Network) -> None:
    without = a_county().replace(lines=())
    with_lines = planned_whole(a_county(), network=network, engine=engine)
    assert planned_whole(without, network=network, engine=engine) == with_lines


@with_each_engine
def test_a_village_on_no_line_is_left_out_of_the_lines_network_only(engine: str) -> None:
    scenario = a_county(EAST, a_line(id="north", centre_id="c2", village_ids=("v3",)))
    orphans = {c.id for c in scenario.consignments if c.village_id == "v4"}
    by_line = planned(scenario, network=Network.LINES, engine=engine)
    assert reasons(by_line) == dict.fromkeys(orphans, Reason.NO_ROAD)
    planned_whole(scenario, network=Network.POOLED, engine=engine)


@with_each_engine
def test_a_line_whose_operator_has_no_van_serves_nobody(engine: str) -> None:
    scenario = a_county()
    fleet = tuple(
        v for v in scenario.vehicles if (v.carrier_id, v.vehicle_type_id) != ("yto", "van")
    )
    plan = planned(scenario.replace(vehicles=fleet), network=Network.LINES, engine=engine)
    stranded = {c.id for c in scenario.consignments if c.village_id in NORTH.village_ids}
    assert reasons(plan) == dict.fromkeys(stranded, Reason.NO_VEHICLE_FOR_CLASS)


@with_each_engine
def test_the_operator_sorts_with_the_hands_of_all_carriers(engine: str) -> None:
    plan = planned_whole(a_county(), network=Network.LINES, engine=engine)
    assert {batch.crew for batch in plan.batches} == {("zto", "yto")}


@with_each_engine
def test_a_carrier_without_goods_may_still_run_a_line(engine: str) -> None:
    only_yto = tuple(
        a_consignment(village_id=v, carrier_id="yto", parcels=30) for v in ("v1", "v3")
    )
    scenario = a_county(consignments=only_yto)
    plan = planned_whole(scenario, network=Network.LINES, engine=engine)
    assert vehicles_of(plan, scenario, "v1") == {"zto"}
