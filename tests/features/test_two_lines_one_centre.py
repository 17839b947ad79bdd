"""Two lines of different carriers may go through one centre and share its hands."""

from collections import defaultdict
from itertools import pairwise

from routing.model import Batch, Item, Network, Scenario, Tier
from routing.units import yuan_to_fen
from tests.builders import a_carrier, a_line, a_scenario, a_village
from tests.features.planned import costs, fen, planned_whole, vehicle_with, with_each_engine

EAST = a_line(id="east", carrier_id="zto", village_ids=("v1", "v2"))
FAR_EAST = a_line(id="far-east", carrier_id="yto", village_ids=("v3", "v4"))


def a_county() -> Scenario:
    return a_scenario(
        villages=tuple(a_village(f"v{n}") for n in (1, 2, 3, 4)),
        carriers=(a_carrier("zto"), a_carrier("yto")),
        lines=(EAST, FAR_EAST),
    )


@with_each_engine
def test_each_line_is_driven_by_its_own_carrier_on_both_tiers(engine: str) -> None:
    scenario = a_county()
    plan = planned_whole(scenario, network=Network.LINES, engine=engine)
    for consignment in scenario.consignments:
        operator = scenario.line_of(consignment.village_id).carrier_id
        for tier in Tier:
            vehicle = scenario.vehicle(vehicle_with(plan, consignment.id, tier))
            assert vehicle.carrier_id == operator


@with_each_engine
def test_one_crew_sorts_for_both_lines_one_batch_after_the_other(engine: str) -> None:
    plan = planned_whole(a_county(), network=Network.LINES, engine=engine)
    assert {batch.crew for batch in plan.batches} == {("zto", "yto")}
    lanes: defaultdict[tuple[str, str], list[Batch]] = defaultdict(list)
    for batch in plan.batches:
        lanes[batch.direction, batch.temperature].append(batch)
    assert max(len(batches) for batches in lanes.values()) >= 2
    for batches in lanes.values():
        for before, after in pairwise(sorted(batches, key=lambda b: b.start_s)):
            assert after.start_s >= before.ready_s


@with_each_engine
def test_the_shared_site_is_paid_once_and_twice_where_carriers_keep_apart(engine: str) -> None:
    scenario = a_county()
    for network, sites in ((Network.LINES, 1), (Network.SEPARATE, 2), (Network.POOLED, 1)):
        plan = planned_whole(scenario, network=network, engine=engine)
        assert fen(costs(scenario, plan), Item.CENTRE_SITE) == sites * yuan_to_fen(60)


@with_each_engine
def test_a_carrier_with_two_lines_through_one_centre_may_serve_both_on_one_trip(
    engine: str,
) -> None:
    scenario = a_county()
    apart = planned_whole(scenario, network=Network.LINES, engine=engine)
    both = (EAST, a_line(id="far-east", carrier_id="zto", village_ids=("v3", "v4")))
    united = planned_whole(scenario.replace(lines=both), network=Network.LINES, engine=engine)
    vans = [len(list(plan.tours_of(Tier.VILLAGE))) for plan in (apart, united)]
    assert vans[1] < vans[0]
