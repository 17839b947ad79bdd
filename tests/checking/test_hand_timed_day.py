"""A day timed by hand, to the minute: the plan that states it is good, one that lies is not."""

from dataclasses import replace

import pytest

from routing.checking import check_plan
from routing.model import Direction, Plan, Scenario, Tier, TravelMatrix
from routing.units import clock_to_s, min_to_s, s_to_clock
from tests.builders import (
    a_carrier,
    a_consignment,
    a_lane,
    a_plan,
    a_scenario,
    a_travel,
    a_village,
    rules,
)

# 400 parcels arrive; 90 of them go to three villages on the first trip, the rest to a fourth.
DOWN = {"v1": 30, "v2": 20, "v3": 40, "v4": 310}
UP = {"v1": 10, "v2": 5, "v3": 15}
LEGS = {
    ("hub", "c1"): (60.0, 30.0),
    ("c1", "v1"): (25.0, 12.0),
    ("v1", "v2"): (15.0, 7.0),
    ("v2", "v3"): (20.0, 10.0),
    ("v3", "c1"): (40.0, 20.0),
}


@pytest.fixture
def day() -> tuple[Scenario, TravelMatrix, Plan]:
    released_s = clock_to_s("08:30")
    goods = [
        a_consignment(village_id=v, parcels=n, weight_g=1000 * n, volume_l=n, ready_s=released_s)
        for v, n in DOWN.items()
    ]
    goods += [a_consignment(village_id=v, parcels=n, direction="up") for v, n in UP.items()]
    scenario = a_scenario(
        villages=tuple(a_village(v) for v in DOWN),
        carriers=(a_carrier("zto"),),
        consignments=tuple(goods),
        rules=rules(
            dock_s=0,
            dock_s_per_parcel=0,
            stop_s_per_parcel=12,
            lanes=(a_lane(Direction.DOWN, fixed_s=600), a_lane(Direction.UP, fixed_s=300)),
        ),
    )
    travel = a_travel(scenario, LEGS)
    return scenario, travel, a_plan(scenario, travel, villages_per_trip=3)


def test_the_clock_is_the_hand_made_one(day: tuple[Scenario, TravelMatrix, Plan]) -> None:
    _, _, plan = day
    (truck,), (van,) = plan.tours_of(Tier.LINEHAUL), plan.tours_of(Tier.VILLAGE)
    sorted_down, sorted_up = plan.batches
    assert s_to_clock(truck.trips[0].stops[0].start_s) == "09:30"
    assert s_to_clock(sorted_down.ready_s) == "10:20"
    first = van.trips[0]
    stops = [(s_to_clock(s.arrive_s), s_to_clock(s.depart_s)) for s in first.stops]
    assert stops == [("10:45", "10:56"), ("11:11", "11:19"), ("11:39", "11:53")]
    assert s_to_clock(first.return_s) == "12:33"
    assert s_to_clock(sorted_up.ready_s) == "12:41"
    assert s_to_clock(truck.return_s) == "13:41"


def test_the_checker_agrees(day: tuple[Scenario, TravelMatrix, Plan]) -> None:
    assert check_plan(*day) == ()


def test_the_checker_says_in_clock_times_what_is_wrong(
    day: tuple[Scenario, TravelMatrix, Plan],
) -> None:
    scenario, travel, plan = day
    batch = replace(plan.batches[0], ready_s=clock_to_s("10:10"))
    (finding,) = check_plan(scenario, travel, plan.replace(batches=(batch, plan.batches[1])))
    assert finding.code == "P385"
    assert finding.message == (
        "400 parcels are sorted in 40 min from 09:30 to 10:10; a crew of 1 takes 50 min"
    )
    assert (finding.place_id, finding.amount, finding.unit) == ("c1", 10.0, "min")


def test_the_peak_in_the_middle_of_a_trip_is_judged(
    day: tuple[Scenario, TravelMatrix, Plan],
) -> None:
    scenario, travel, _ = day
    parcels = {"v1": (10, 40), "v2": (20, 5), "v3": (60, 15)}
    goods = tuple(
        replace(c, parcels=parcels[c.village_id][c.direction is Direction.UP])
        for c in scenario.consignments
        if c.village_id in parcels
    )
    scenario = scenario.replace(consignments=goods)
    for room, findings in ((120, 0), (119, 1), (90, 1)):
        van = scenario.vehicle_type("van")
        body = replace(van.compartments[0], capacity_parcels=room)
        kinds = (scenario.vehicle_type("truck"), replace(van, compartments=(body,)))
        county = scenario.replace(vehicle_types=kinds)
        found = check_plan(county, travel, a_plan(county, travel))
        assert [f.code for f in found] == ["P364"] * findings
        for finding in found:
            assert finding.place_id == "v1"
            assert finding.amount == 120 - room
            assert f"holds 120 of {room} parcels when it leaves v1" in finding.message


def test_a_minute_less_is_a_minute_found(day: tuple[Scenario, TravelMatrix, Plan]) -> None:
    scenario, travel, plan = day
    tight = scenario.replace(
        rules=replace(scenario.rules, max_shift_s=_longest_s(plan) - min_to_s(1))
    )
    (finding,) = check_plan(tight, travel, plan)
    assert (finding.code, finding.amount, finding.unit) == ("P373", 1.0, "min")


def _longest_s(plan: Plan) -> int:
    return max(tour.return_s - tour.depart_s for tour in plan.tours)
