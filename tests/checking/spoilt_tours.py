"""Plans with one fault in a tour: ids, times, windows, loads, vehicles."""

from dataclasses import replace

from routing.model import PlaceStatus, Tier, Tour, Trip
from routing.units import clock_to_s, kg_to_g
from tests.builders import a_compartment, a_travel
from tests.checking.cases import SLACK_S, TRUCK, VAN, Case, only_up, pooled, two_centres

LAST = 2  # the van's last stop


def tour_id_twice() -> Case:
    good = two_centres()
    return good.with_tour(1, id=good.plan.tours[0].id)


def unknown_vehicle() -> Case:
    return pooled().with_tour(VAN, vehicle_id="ghost")


def stop_at_an_unknown_place() -> Case:
    return pooled().with_stop(VAN, 0, LAST, place_id="nowhere")


def base_at_an_unknown_place() -> Case:
    return pooled().with_tour(VAN, base_id="nowhere")


def unknown_consignment_on_board() -> Case:
    good = pooled()
    return good.with_stop(VAN, 0, 0, delivered=(*good.stop(VAN, 0, 0).delivered, "ghost"))


def tour_without_trips() -> Case:
    good = pooled()
    idle = Tour(id="idle", tier=Tier.VILLAGE, vehicle_id="sto-van-1", base_id="c1", trips=())
    return good.with_plan(tours=(*good.plan.tours, idle))


def trip_without_stops() -> Case:
    good = pooled()
    leave_s = good.plan.tours[VAN].return_s + SLACK_S
    idle = Trip(depart_s=leave_s, stops=(), return_s=leave_s, dist_m=0)
    return good.with_tour(VAN, trips=(*good.plan.tours[VAN].trips, idle))


def empty_handed_stop() -> Case:
    good = pooled()
    stops = good.plan.tours[VAN].trips[0].stops
    idle = replace(stops[-1], delivered=(), collected=())
    return good.with_trip(VAN, 0, stops=(*stops, idle)).retimed()


def leg_without_a_road() -> Case:
    good = pooled()
    return replace(good, travel=a_travel(good.scenario, {("v1", "v2"): None}))


def arrival_too_early() -> Case:
    good = pooled()
    return good.with_stop(VAN, 0, 0, arrive_s=good.stop(VAN, 0, 0).arrive_s - 60)


def arrival_one_second_off() -> Case:
    good = pooled()
    return good.with_stop(VAN, 0, 1, arrive_s=good.stop(VAN, 0, 1).arrive_s - 1)


def return_too_early() -> Case:
    good = pooled()
    return good.with_trip(VAN, 0, return_s=good.plan.tours[VAN].return_s - 60)


def distance_too_short() -> Case:
    good = pooled()
    return good.with_trip(TRUCK, 0, dist_m=good.plan.tours[TRUCK].trips[0].dist_m - 1)


def _shift_last_stop(case: Case, *, start_s: int, depart_s: int) -> Case:
    last, back_s = case.stop(VAN, 0, LAST), case.plan.tours[VAN].return_s
    moved = case.with_stop(
        VAN, 0, LAST, start_s=last.start_s + start_s, depart_s=last.depart_s + depart_s
    )
    return moved.with_trip(VAN, 0, return_s=back_s + depart_s)


def start_before_arrival() -> Case:
    return _shift_last_stop(pooled(), start_s=-60, depart_s=-60)


def service_too_short() -> Case:
    return _shift_last_stop(pooled(), start_s=0, depart_s=-60)


def service_too_long() -> Case:
    return _shift_last_stop(pooled(), start_s=0, depart_s=60)


def cold_handover_forgotten() -> Case:
    good = pooled()
    assert "v3-yto-down-fish" in good.stop(VAN, 0, LAST).delivered
    return _shift_last_stop(good, start_s=0, depart_s=-good.scenario.rules.cold_handover_s)


def departure_before_midnight() -> Case:
    good = only_up()
    first = good.stop(TRUCK, 0, 0)
    drive_s = first.arrive_s - good.plan.tours[TRUCK].depart_s
    moved = good.with_stop(TRUCK, 0, 0, arrive_s=drive_s - 60)
    return moved.with_trip(TRUCK, 0, depart_s=-60)


def village_still_closed() -> Case:
    return pooled().with_village("v1", opens_s=clock_to_s("12:00"))


def village_closed_already() -> Case:
    return pooled().with_village("v3", closes_s=clock_to_s("08:10"))


def centre_still_closed() -> Case:
    return pooled().with_centre("c1", opens_s=clock_to_s("08:00"))


def delivered_after_due() -> Case:
    return pooled().with_consignment("v1-zto-down-parcel", due_s=clock_to_s("08:00"))


def collected_before_ready() -> Case:
    return pooled().with_consignment("v1-zto-up-parcel", ready_s=clock_to_s("12:00"))


def truck_leaves_before_release() -> Case:
    return pooled().with_consignment("v1-zto-down-parcel", ready_s=clock_to_s("07:00"))


def no_compartment_for_chilled() -> Case:
    return pooled().with_vehicle_type("van", compartments=(a_compartment(),))


def too_heavy() -> Case:
    return pooled().with_consignment("v1-zto-down-parcel", weight_g=kg_to_g(600))


def too_bulky() -> Case:
    return pooled().with_consignment("v2-yto-down-parcel", volume_l=5000)


def too_many_parcels() -> Case:
    good = pooled()
    kind = good.scenario.vehicle_type("truck")
    small = tuple(replace(c, capacity_parcels=20) for c in kind.compartments)
    return good.with_vehicle_type("truck", compartments=small)


def too_heavy_in_the_cold_box() -> Case:
    return pooled().with_consignment("v3-yto-down-fish", weight_g=kg_to_g(101))


def too_heavy_after_a_collection() -> Case:
    return pooled().with_consignment("v2-zto-up-parcel", weight_g=kg_to_g(499))


def vehicle_on_two_tours() -> Case:
    good = two_centres()
    return good.with_tour(1, vehicle_id=good.plan.tours[0].vehicle_id)


def no_time_to_reload() -> Case:
    return pooled().with_rules(reload_s=clock_to_s("03:00"))


def shift_too_long() -> Case:
    return pooled().with_rules(max_shift_s=clock_to_s("03:00"))


def too_many_trips() -> Case:
    return pooled().with_rules(max_trips=1)


def truck_on_a_village_tour() -> Case:
    return pooled().with_tour(VAN, vehicle_id="zto-truck-2")


def truck_based_at_a_centre() -> Case:
    return pooled().with_tour(TRUCK, base_id="c1").retimed()


def truck_stops_in_a_village() -> Case:
    return pooled().with_stop(TRUCK, 0, 0, place_id="v1").retimed()


def village_not_active() -> Case:
    return pooled().with_village("v2", status=PlaceStatus.DORMANT)


def centre_not_active() -> Case:
    return pooled().with_centre("c1", status=PlaceStatus.CLOSED)


SPOILT_TOURS = (
    (tour_id_twice, {"P301"}),
    (unknown_vehicle, {"P302"}),
    (stop_at_an_unknown_place, {"P303"}),
    (base_at_an_unknown_place, {"P303"}),
    (unknown_consignment_on_board, {"P304"}),
    (tour_without_trips, {"P306"}),
    (trip_without_stops, {"P307"}),
    (empty_handed_stop, {"P308"}),
    (leg_without_a_road, {"P341"}),
    (arrival_too_early, {"P342"}),
    (arrival_one_second_off, {"P342"}),
    (return_too_early, {"P343"}),
    (distance_too_short, {"P344"}),
    (start_before_arrival, {"P345"}),
    (service_too_short, {"P346"}),
    (service_too_long, {"P346"}),
    (cold_handover_forgotten, {"P346"}),
    (departure_before_midnight, {"P347"}),
    (village_still_closed, {"P351"}),
    (centre_still_closed, {"P351"}),
    (village_closed_already, {"P352"}),
    (delivered_after_due, {"P353"}),
    (collected_before_ready, {"P354"}),
    (truck_leaves_before_release, {"P355"}),
    (no_compartment_for_chilled, {"P361"}),
    (too_heavy, {"P362"}),
    (too_heavy_in_the_cold_box, {"P362"}),
    (too_heavy_after_a_collection, {"P362"}),
    (too_bulky, {"P363"}),
    (too_many_parcels, {"P364"}),
    (vehicle_on_two_tours, {"P371"}),
    (no_time_to_reload, {"P372"}),
    (shift_too_long, {"P373"}),
    (too_many_trips, {"P374"}),
    (truck_on_a_village_tour, {"P375"}),
    (truck_based_at_a_centre, {"P376"}),
    (truck_stops_in_a_village, {"P377"}),
    (village_not_active, {"P378"}),
    (centre_not_active, {"P378"}),
)
