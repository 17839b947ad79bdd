"""What leaves the vehicle last is loaded first, compartment by compartment."""

from routing.model import Tier
from routing.outputs.drivers.loading import loading_order
from tests.run_builder import a_run


def test_the_last_stop_is_loaded_first() -> None:
    result = a_run()
    for tour in result.plan.tours:
        kind = result.scenario.vehicle_type(
            result.scenario.vehicle(tour.vehicle_id).vehicle_type_id
        )
        for trip in tour.trips:
            order = loading_order(result.scenario, kind, trip)
            for compartment in kind.compartments:
                inside = [load for load in order if load.compartment == compartment]
                assert [load.step for load in inside] == list(range(1, len(inside) + 1))
                stops = [load.stop for load in inside]
                assert stops == sorted(stops, reverse=True)


def test_everything_on_board_is_loaded_once() -> None:
    result = a_run()
    scenario = result.scenario
    loaded = 0
    for tour in result.plan.tours_of(Tier.VILLAGE):
        kind = scenario.vehicle_type(scenario.vehicle(tour.vehicle_id).vehicle_type_id)
        for trip in tour.trips:
            order = loading_order(scenario, kind, trip)
            aboard = [scenario.consignment(c) for c in trip.delivered]
            assert sum(load.parcels for load in order) == sum(c.parcels for c in aboard)
            assert sum(load.weight_g for load in order) == sum(c.weight_g for c in aboard)
            loaded += len(order)
    assert loaded


def test_cold_goods_go_into_their_own_compartment() -> None:
    result = a_run()
    scenario = result.scenario
    compartments = {
        load.compartment.id
        for tour in result.plan.tours_of(Tier.VILLAGE)
        for trip in tour.trips
        for load in loading_order(
            scenario, scenario.vehicle_type(scenario.vehicle(tour.vehicle_id).vehicle_type_id), trip
        )
        if load.compartment is not None
    }
    assert len(compartments) > 1
