"""Figures of trips and stops, checked by hand on the small scenario."""

from dataclasses import replace

from routing.model import Network, RoadLine, TravelSource
from routing.outputs.layer import Feature
from routing.outputs.layers import run_layers
from routing.outputs.route_layer import drive_s, trip_line
from tests.builders import a_plan, a_scenario, a_travel
from tests.run_builder import a_run, without


def _named(features: tuple[Feature, ...], **wanted: object) -> Feature:
    return next(f for f in features if all(f.properties[k] == v for k, v in wanted.items()))


def test_a_linehaul_trip_has_its_times_loads_and_style() -> None:
    routes, *_ = run_layers(a_run())
    trip = _named(routes.features, tier="linehaul", trip=1).properties
    assert trip["depart"] == "06:30"
    assert trip["dist_m"] == 40_000
    assert trip["drive_s"] == 80 * 60
    assert (trip["parcels_down"], trip["parcels_up"]) == (62, 0)
    assert trip["load_kg"] == 93.0
    assert trip["stroke-width"] == 4.0
    assert trip["carrier"] == "zto"


def test_stops_count_from_one_and_carry_the_load_after_them() -> None:
    _, stops, *_ = run_layers(a_run())
    village = [f.properties for f in stops.features if f.properties["tier"] == "village"]
    assert [p["seq"] for p in village] == [1, 2, 3]
    assert village[0]["delivered"] == 20
    assert village[0]["collected"] == 3 + 3 + 2
    assert village[-1]["load_parcels"] == 20, "all that goes up is on board after the last stop"
    assert village[0]["deadline"] == "18:30"
    assert village[0]["cutoff"] == "19:00"


def test_waiting_is_not_driving() -> None:
    scenario = a_scenario()
    trip = a_plan(scenario, a_travel(scenario)).tours[0].trips[0]
    late = replace(trip.stops[0], arrive_s=trip.stops[0].arrive_s - 100)
    assert drive_s(replace(trip, stops=(late,))) == drive_s(trip) - 100


def test_places_know_their_visits_lines_and_orders() -> None:
    _, _, places, _ = run_layers(a_run())
    village = _named(places.features, place_id="v1").properties
    assert (village["visits"], village["parcels_down"], village["parcels_up"]) == (1, 20, 8)
    assert village["line_id"] == "line-zto-c1"
    hub = _named(places.features, place_id="hub").properties
    assert (hub["level"], hub["parent_id"], hub["line_id"]) == ("hub", None, None)
    assert hub["cold_room"] is True


def test_unserved_goods_lie_at_their_village_with_their_reason() -> None:
    *_, unserved = run_layers(without(a_run(), "v1-zto-up-parcel"))
    (feature,) = unserved.features
    assert feature.points == ((119.22, 29.6),)
    assert feature.properties["reason"] == "too_large"
    assert feature.properties["detail"] == "900 kg, the van holds 500 kg"


def test_a_trip_that_goes_nowhere_is_still_a_line() -> None:
    scenario = a_scenario()
    result = a_run(scenario=scenario, network=Network.POOLED)
    tour = result.plan.tours[0]
    at_base = replace(tour.trips[0].stops[0], place_id=tour.base_id)
    points, source = trip_line(result, tour, replace(tour.trips[0], stops=(at_base,)))
    assert points == ((119.0, 29.6), (119.0, 29.6))
    assert source is TravelSource.TABLE


def test_a_line_from_a_table_says_table() -> None:
    result = a_run()
    lines = {
        leg: RoadLine(points=line.points, source=TravelSource.TABLE)
        for leg, line in result.road_lines.items()
    }
    routes, *_ = run_layers(a_run(road_lines=lines))
    assert {f.properties["geom_src"] for f in routes.features} == {"table"}
