"""The task of one centre: what its jobs allow, demand and cost."""

from dataclasses import replace
from typing import Any

import pytest

from routing.engines import Job, Load
from routing.model import ColdLimit, Scenario, Temperature, VehicleType
from routing.planning.village_sheet import NO_LIMIT_S, latest_return_s, make_village_sheet
from routing.units import clock_to_s
from tests.builders import (
    a_carrier,
    a_centre,
    a_compartment,
    a_consignment,
    a_product,
    a_scenario,
    a_truck,
    a_van,
    a_village,
    scenario_with,
)
from tests.unit.planning.sheets import ARRIVED_S, SORTED_S, a_village_sheet, a_work

AMBIENT, CHILLED, FROZEN = Temperature.AMBIENT, Temperature.CHILLED, Temperature.FROZEN


def the_jobs(*goods: dict[str, Any], **changes: Any) -> tuple[Job, ...]:
    return a_village_sheet(a_county(*goods, **changes)).task.jobs


def a_county(*goods: dict[str, Any], **changes: Any) -> Scenario:
    return a_scenario(consignments=tuple(a_consignment(**g) for g in goods), **changes)


def fish(**changes: Any) -> dict[str, Any]:
    return {"product_id": "fish", "parcels": 4, **changes}


def test_a_village_s_ambient_goods_are_one_job() -> None:
    (job,) = the_jobs({"parcels": 10}, {"direction": "up", "parcels": 3}, {"carrier_id": "yto"})
    assert job.delivered == {AMBIENT: Load(30_000, 160, 20)}
    assert job.collected == {AMBIENT: Load(4500, 24, 3)}
    assert job.id.startswith("v1/")


def test_cold_goods_are_a_job_of_their_own_at_the_same_place() -> None:
    parcels, cold = the_jobs({}, fish())
    assert parcels.place == cold.place == 1
    assert cold.temperatures == {CHILLED}


def test_the_places_are_the_centre_and_the_villages_with_goods() -> None:
    sheet = a_village_sheet(a_county({"village_id": "v3"}, {"village_id": "v1"}))
    assert sheet.place_ids == ("c1", "v3", "v1")
    assert sheet.base_id == "c1"


def test_a_stop_takes_the_village_s_time_and_its_parcels() -> None:
    (job,) = the_jobs({"parcels": 10}, {"direction": "up", "parcels": 3})
    assert (job.stop_s, job.handover_s, job.cold_s) == (180, 13 * 9, 0)


def test_cold_goods_take_the_cold_handover() -> None:
    (job,) = the_jobs(fish())
    assert job.cold_s == 60


def test_goods_leave_when_they_are_sorted() -> None:
    (job,) = the_jobs({})
    assert job.ready_s == SORTED_S


def test_goods_sorted_at_different_times_leave_with_the_last() -> None:
    work = a_work(a_county({}, {"carrier_id": "yto"}))
    first, last = (c.id for c in work.consignments)
    supply = replace(work.supply, ready_s={first: SORTED_S, last: SORTED_S + 600})
    (job,) = make_village_sheet(replace(work, supply=supply), {"van": 1}, 1).task.jobs
    assert job.ready_s == SORTED_S + 600


def test_a_trip_that_only_collects_may_leave_at_any_time() -> None:
    (job,) = the_jobs({"direction": "up"})
    assert job.ready_s == 0


def test_the_window_is_the_village_s_until_the_goods_are_due() -> None:
    (job,) = the_jobs({"due_s": clock_to_s("12:00")})
    assert (job.opens_s, job.closes_s) == (clock_to_s("08:00"), clock_to_s("12:00"))


def test_goods_due_after_closing_time_do_not_keep_the_village_open() -> None:
    (job,) = the_jobs({"due_s": clock_to_s("20:00")})
    assert job.closes_s == clock_to_s("18:30")


def test_collected_goods_must_be_ready() -> None:
    (job,) = the_jobs({"direction": "up", "ready_s": clock_to_s("15:00")})
    assert job.opens_s == clock_to_s("15:00")


def test_what_cannot_be_handed_over_at_one_stop_is_taken_apart() -> None:
    jobs = the_jobs(
        {"due_s": clock_to_s("10:00")}, {"direction": "up", "ready_s": clock_to_s("15:00")}
    )
    assert [(job.opens_s, job.closes_s) for job in jobs] == [
        (clock_to_s("08:00"), clock_to_s("10:00")),
        (clock_to_s("15:00"), clock_to_s("18:30")),
    ]


def apart_at(*kinds: VehicleType) -> int:
    """Return how many jobs goods make that are due at ten and an hour's stop after eight."""
    goods = ({"parcels": 200}, {"parcels": 100, "carrier_id": "yto", "due_s": clock_to_s("08:02")})
    county = a_county(*goods, vehicle_types=(a_truck(), *kinds))
    return len(a_village_sheet(county, {kind.id: 1 for kind in kinds}).task.jobs)


def test_goods_stay_together_while_some_vehicle_can_serve_them_so() -> None:
    # the slow van would be at v1 after eight minutes and more than 08:02, the fast one is in time
    assert apart_at(a_van()) == 1
    assert apart_at(a_van(), a_van(id="slow", speed_percent=10)) == 1
    assert apart_at(a_van(id="slow", speed_percent=10)) == 2


def test_goods_that_clash_are_taken_apart_whatever_other_vehicles_lack() -> None:
    icy = a_van(id="icy", compartments=(a_compartment(CHILLED),))
    assert apart_at(icy, a_van(id="slow", speed_percent=10)) == 2


def test_goods_nobody_can_bring_in_time_do_not_take_others_with_them() -> None:
    hopeless, fine = the_jobs({"due_s": clock_to_s("07:00")}, {"carrier_id": "yto"})
    assert {hopeless.closes_s, fine.closes_s} == {clock_to_s("07:00"), clock_to_s("18:30")}


def test_skipping_costs_the_penalty_of_every_parcel() -> None:
    (job,) = the_jobs({"parcels": 10}, {"direction": "up", "parcels": 3})
    assert job.skip_fen == 13 * 20_00


def test_a_late_return_costs_the_parcels_that_miss_the_cut_off() -> None:
    (job,) = the_jobs({"parcels": 10}, {"direction": "up", "parcels": 3})
    assert job.late_fen == 3 * 2_00


# Cold limits


def test_time_on_board_is_limited_in_the_direction_the_goods_take() -> None:
    down, up = (the_jobs(fish(direction=direction))[0] for direction in ("down", "up"))
    assert (down.max_down_s, down.max_up_s) == (240 * 60, None)
    assert (up.max_down_s, up.max_up_s) == (None, 240 * 60)


def test_the_stop_is_limited_by_the_exposure() -> None:
    (job,) = the_jobs(fish())
    assert job.max_stop_s == 30 * 60


def test_the_tightest_limit_of_a_bundle_counts() -> None:
    county = a_county(
        fish(),
        {"product_id": "ice", "parcels": 2},
        products=(a_product("fish"), a_product("ice", temperature=Temperature.COOL)),
    )
    limits = (
        ColdLimit(temperature=CHILLED, max_exposure_s=1800, max_on_board_s=14_400),
        ColdLimit(temperature=Temperature.COOL, max_exposure_s=1000, max_on_board_s=9000),
    )
    (job,) = a_village_sheet(scenario_with(county, cold_limits=limits)).task.jobs
    assert (job.max_stop_s, job.max_down_s) == (1000, 9000)


def test_ambient_goods_have_no_limits() -> None:
    (job,) = the_jobs({})
    assert (job.max_down_s, job.max_up_s, job.max_stop_s) == (None, None, None)
    assert job.leave_by_s == NO_LIMIT_S


def test_cold_goods_leave_an_uncooled_centre_in_time() -> None:
    (job,) = the_jobs(fish(), centres=(a_centre(cold_room=False),))
    assert job.leave_by_s == ARRIVED_S + 30 * 60


@pytest.mark.parametrize("goods", [{}, {"direction": "up", "product_id": "fish"}])
def test_other_goods_may_leave_an_uncooled_centre_later(goods: dict[str, Any]) -> None:
    (job,) = the_jobs(goods, centres=(a_centre(cold_room=False),))
    assert job.leave_by_s == NO_LIMIT_S


def test_a_cold_room_keeps_cold_goods() -> None:
    (job,) = the_jobs(fish())
    assert job.leave_by_s == NO_LIMIT_S


# When the vans must be back


def test_without_anything_to_collect_vans_may_return_at_any_time() -> None:
    county = a_county({})
    assert latest_return_s(a_work(county)) == NO_LIMIT_S
    assert the_jobs({})[0].return_by_s == NO_LIMIT_S


def test_vans_are_back_for_sorting_docking_and_driving_to_the_hub() -> None:
    county = a_county({"direction": "up", "parcels": 120})
    # 19:00 less 40 minutes' drive, less 5 minutes and 120 s of docking, less 5 minutes and 120
    # parcels by two carriers' hands at 1200 an hour
    expected_s = clock_to_s("19:00") - 2400 - (300 + 120) - (300 + 360)
    assert latest_return_s(a_work(county)) == expected_s


def test_the_class_that_takes_longest_to_sort_counts() -> None:
    ambient = {"direction": "up", "parcels": 120}
    alone, both = (
        latest_return_s(a_work(a_county(*goods)))
        for goods in ([ambient], [ambient, fish(direction="up", parcels=12)])
    )
    assert alone - both == 12  # the fish's docking; its sorting goes on beside the other


def test_docking_takes_no_more_than_a_truckload() -> None:
    # 1200 parcels by two carriers' hands take an hour; a truck holds 1050 of them
    ups = [{"direction": "up", "village_id": v, "parcels": 400} for v in ("v1", "v2", "v3")]
    county = a_county(*ups)
    expected_s = clock_to_s("19:00") - 2400 - (300 + 1050) - (300 + 3600)
    assert latest_return_s(a_work(county)) == expected_s


def test_the_earliest_cut_off_counts() -> None:
    carriers = (a_carrier("zto"), a_carrier("yto"))
    ups: list[dict[str, Any]] = [
        {"direction": "up", "carrier_id": "zto"},
        {"direction": "up", "carrier_id": "yto", "due_s": clock_to_s("18:00")},
    ]
    both = latest_return_s(a_work(a_county(*ups, carriers=carriers)))
    last = latest_return_s(a_work(a_county(ups[0], carriers=carriers)))
    assert last - both > 3500


def test_the_slowest_truck_counts() -> None:
    up = {"direction": "up"}
    fast = latest_return_s(a_work(a_county(up)))
    types = (a_truck(), *a_scenario().vehicle_types[1:], a_truck(id="old", speed_percent=50))
    assert fast - latest_return_s(a_work(a_county(up, vehicle_types=types))) == 2400


def test_the_vans_and_their_trips_are_the_sheet_s() -> None:
    (kind,) = a_village_sheet(a_county({}), counts={"van": 2}).task.kinds
    assert kind.max_trips == 4
    assert a_village_sheet(a_county({}), counts={}).task.kinds == ()


def test_a_trip_lasts_no_longer_than_a_shift() -> None:
    assert a_village_sheet(a_county({})).task.max_trip_s == 36_000


def test_villages_keep_their_own_hours() -> None:
    villages = (a_village("v1", opens_s=clock_to_s("10:00"), service_s=77),)
    (job,) = the_jobs({}, villages=villages)
    assert (job.opens_s, job.stop_s) == (clock_to_s("10:00"), 77)


def test_what_goes_up_is_back_for_its_truck_where_that_is_known() -> None:
    county = a_county({"direction": "up"}, {"village_id": "v2", "direction": "up"})
    first = county.consignments[0]
    noon_s = clock_to_s("12:00")
    work = replace(a_work(county), back_by_s={first.id: noon_s})
    jobs = make_village_sheet(work, {"van": 3}, 2).task.jobs
    assert [job.return_by_s for job in jobs] == [noon_s, latest_return_s(work)]
