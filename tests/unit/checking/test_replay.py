from dataclasses import replace

from routing.checking.replay import lay_out
from routing.model import Plan, RoadProfile
from tests.builders import a_plan, a_scenario, a_travel, a_truck, a_van


def _plan() -> Plan:
    scenario = a_scenario()
    return a_plan(scenario, a_travel(scenario))


def test_trips_and_stops_are_numbered_from_one() -> None:
    scenario = a_scenario()
    day = lay_out(scenario, a_travel(scenario), _plan())
    assert [trip.label for trip in day.trips][:2] == [
        "linehaul-zto-truck-1 trip 1",
        "linehaul-zto-truck-1 trip 2",
    ]
    assert day.stops[-1].label == "village-zto-van-1 trip 1 stop 3"
    assert day.batches[0].label == "batch 1 (c1 down ambient)"


def test_a_chain_names_truck_crew_and_van() -> None:
    scenario = a_scenario()
    day = lay_out(scenario, a_travel(scenario), _plan())
    chain = day.chains["v1-zto-up-parcel"]
    assert [stop.on.number for stop in chain.linehaul] == [2]
    assert [stop.stop.place_id for stop in chain.village] == ["v1"]
    assert [batch.batch.direction for batch in chain.batches] == ["up"]
    assert chain.centre_ids == ("c1",)
    assert not chain.is_empty


def test_legs_are_driven_at_the_speed_of_the_type() -> None:
    truck = a_scenario().vehicle_type("truck")
    scenario = a_scenario(vehicle_types=(truck, a_van(speed_percent=50)))
    day = lay_out(scenario, a_travel(scenario), _plan())
    legs = day.legs(day.trips[-1])
    assert [(leg.from_id, leg.to_id) for leg in legs] == [
        ("c1", "v1"),
        ("v1", "v2"),
        ("v2", "v3"),
        ("v3", "c1"),
    ]
    assert [leg.drive_s for leg in legs] == [480, 480, 480, 1440]
    assert [leg.dist_m for leg in legs] == [2000, 2000, 2000, 6000]


def test_unknown_ids_become_none() -> None:
    scenario = a_scenario()
    plan = _plan()
    ghost = replace(plan.tours[0], vehicle_id="ghost", base_id="nowhere")
    day = lay_out(scenario, a_travel(scenario), plan.replace(tours=(ghost,)))
    assert day.trips[0].vehicle_type is None
    assert day.trips[0].base is None
    assert all(leg.drive_s is None and leg.dist_m is None for leg in day.legs(day.trips[0]))


def test_a_leg_of_an_unknown_vehicle_exists_but_has_no_figures() -> None:
    scenario = a_scenario()
    ghost = replace(_plan().tours[0], vehicle_id="ghost")
    day = lay_out(scenario, a_travel(scenario), _plan().replace(tours=(ghost,)))
    legs = day.legs(day.trips[0])
    assert all(leg.exists and leg.drive_s is None and leg.dist_m is None for leg in legs)


def test_a_road_may_be_open_to_vans_only() -> None:
    heavy = RoadProfile(speeds="truck")
    scenario = a_scenario(vehicle_types=(a_truck(profile=heavy), a_van()))
    travel = a_travel(scenario, own_legs={heavy: {("hub", "c1"): None}})
    day = lay_out(scenario, travel, a_plan(scenario, a_travel(scenario)))
    assert [leg.exists for leg in day.legs(day.trips[0])] == [False, False]
    assert all(leg.exists for leg in day.legs(day.trips[-1]))
    assert day.is_reachable("hub", "c1", None)


def test_a_place_the_matrix_does_not_know_is_out_of_reach() -> None:
    scenario = a_scenario()
    smaller = a_travel(a_scenario(villages=scenario.villages[:2]))
    day = lay_out(scenario, smaller, _plan())
    assert not day.is_reachable("c1", "v3", None)
    assert not day.is_reachable("c1", "v3", a_van())
    assert day.is_reachable("v3", "v3", None)
    assert [leg.exists for leg in day.legs(day.trips[-1])] == [True, True, False, False]
