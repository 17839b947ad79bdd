"""One trip, timed to the second: windows, waiting, shared stops, loads, limits, price."""

from typing import Any

import pytest

from routing.engines import Hold, Load, TimedStop
from routing.model import Reason, Temperature
from routing.units import clock_to_s, s_to_clock
from tests.unit.engines.task_builder import (
    LEG_M,
    LEG_S,
    a_hold,
    a_job,
    a_kind,
    a_load,
    a_task,
    broken_rule,
    straight_road,
    timed,
)

CHILLED = Temperature.CHILLED


def at(text: str) -> int:
    return clock_to_s(text)


# Times


def test_a_trip_arrives_when_the_village_opens_and_returns_at_once() -> None:
    trip = timed(a_task(a_job(place=1)), 0)
    (stop,) = trip.stops
    assert s_to_clock(trip.depart_s) == "07:40"
    assert [s_to_clock(t) for t in (stop.arrive_s, stop.start_s, stop.depart_s)] == [
        "08:00",
        "08:00",
        "08:04",
    ]
    assert s_to_clock(trip.return_s) == "08:24"


def test_a_trip_leaves_when_its_last_goods_are_ready() -> None:
    task = a_task(a_job(1, ready_s=at("09:00")), a_job(2, ready_s=at("10:30")))
    assert s_to_clock(timed(task, 0, 1).depart_s) == "10:30"


def test_a_trip_does_not_leave_before_it_may() -> None:
    trip = timed(a_task(a_job(1)), 0, not_before_s=at("11:00"))
    assert s_to_clock(trip.depart_s) == "11:00"


def test_service_is_stop_plus_handover_plus_cold_handover() -> None:
    job = a_job(1, temperature=CHILLED, stop_s=100, handover_s=20, cold_s=3)
    (stop,) = timed(a_task(job), 0).stops
    assert stop.depart_s - stop.start_s == 123


def test_the_slower_kind_takes_longer() -> None:
    slow = a_kind(drive_s=straight_road(LEG_S * 2))
    task = a_task(a_job(1), kinds=(a_kind(), slow))
    fast_trip, slow_trip = timed(task, 0), timed(task, 0, kind=1)
    assert slow_trip.return_s - fast_trip.return_s == LEG_S
    assert fast_trip.depart_s - slow_trip.depart_s == LEG_S


def test_metres_count_the_empty_legs() -> None:
    assert timed(a_task(a_job(1), a_job(3)), 0, 1).dist_m == (1 + 2 + 3) * LEG_M


def test_waiting_between_stops_moves_to_the_front() -> None:
    task = a_task(a_job(1, opens_s=at("08:00")), a_job(2, opens_s=at("12:00")))
    trip = timed(task, 0, 1)
    assert [s_to_clock(stop.start_s) for stop in trip.stops] == ["11:36", "12:00"]
    assert [stop.start_s - stop.arrive_s for stop in trip.stops] == [0, 0]
    assert s_to_clock(trip.depart_s) == "11:16"


def test_waiting_stays_where_a_window_closes_before_it() -> None:
    task = a_task(a_job(1, closes_s=at("09:00")), a_job(2, opens_s=at("12:00")))
    trip = timed(task, 0, 1)
    first, second = trip.stops
    assert s_to_clock(first.start_s) == "09:00"
    assert [s_to_clock(t) for t in (second.arrive_s, second.start_s)] == ["09:24", "12:00"]


def test_moving_waiting_never_delays_the_return() -> None:
    late = a_task(a_job(1), a_job(2, opens_s=at("12:00")))
    assert s_to_clock(timed(late, 0, 1).return_s) == "12:44"


def test_a_start_on_the_last_second_of_the_window_is_in_time() -> None:
    job = a_job(1, ready_s=at("10:00"), closes_s=at("10:20"))
    assert timed(a_task(job), 0).stops[0].start_s == job.closes_s


def test_a_second_after_the_window_is_too_late() -> None:
    job = a_job(1, ready_s=at("10:00"), closes_s=at("10:20") - 1)
    assert broken_rule(a_task(job), 0) is Reason.WINDOW_TOO_TIGHT


def test_goods_that_must_leave_in_time_wait_at_the_village() -> None:
    job = a_job(1, opens_s=at("10:00"), leave_by_s=at("09:00"))
    trip = timed(a_task(job), 0)
    assert s_to_clock(trip.depart_s) == "08:56"
    (stop,) = trip.stops
    assert [s_to_clock(stop.arrive_s), s_to_clock(stop.start_s)] == ["09:16", "10:00"]


def test_a_trip_that_must_leave_hands_over_in_time_and_waits_afterwards() -> None:
    first = a_job(1, temperature=CHILLED, leave_by_s=at("08:04"), max_down_s=1200)
    later = a_job(2, opens_s=at("10:00"))
    trip = timed(a_task(first, later), 0, 1)
    assert [s_to_clock(stop.start_s) for stop in trip.stops] == ["08:20", "10:00"]
    slower = a_job(1, temperature=CHILLED, leave_by_s=at("08:04"), max_down_s=1800)
    trip = timed(a_task(slower, later), 0, 1)
    assert [s_to_clock(stop.start_s) for stop in trip.stops] == ["08:30", "10:00"]


@pytest.mark.parametrize("most_up_s", [5999, 6000])
def test_a_trip_with_limits_both_ways_waits_between_them(most_up_s: int) -> None:
    both = a_job(
        1, up=5, temperature=CHILLED, leave_by_s=at("08:04"), max_down_s=3600, max_up_s=most_up_s
    )
    task = a_task(both, a_job(2, opens_s=at("10:00")))
    if most_up_s == 6000:  # left at 09:04, back at 10:44
        assert s_to_clock(timed(task, 0, 1).stops[0].start_s) == "09:00"
    else:
        assert broken_rule(task, 0, 1) is Reason.COLD_LIMIT


# Shared stops


def test_jobs_at_one_place_in_a_row_share_a_stop() -> None:
    jobs = (
        a_job(1, stop_s=180, handover_s=60),
        a_job(1, stop_s=240, handover_s=30, cold_s=50, temperature=CHILLED),
        a_job(1, stop_s=180, handover_s=10, cold_s=40, temperature=CHILLED),
    )
    trip = timed(a_task(*jobs), 0, 1, 2)
    (stop,) = trip.stops
    assert stop.jobs == (0, 1, 2)
    assert stop.depart_s - stop.start_s == 240 + 50 + (60 + 30 + 10)
    assert trip.dist_m == 2 * LEG_M


def test_a_shared_stop_starts_within_all_its_windows() -> None:
    task = a_task(
        a_job(1, opens_s=at("08:00"), closes_s=at("10:00")), a_job(1, opens_s=at("09:30"))
    )
    assert s_to_clock(timed(task, 0, 1).stops[0].start_s) == "09:30"


def test_windows_that_never_meet_cannot_share_a_stop() -> None:
    task = a_task(a_job(1, closes_s=at("09:00")), a_job(1, opens_s=at("09:30")))
    assert broken_rule(task, 0, 1) is Reason.WINDOW_TOO_TIGHT


def test_a_place_visited_twice_has_two_stops() -> None:
    trip = timed(a_task(a_job(1), a_job(2), a_job(1)), 0, 1, 2)
    assert [stop.place for stop in trip.stops] == [1, 2, 1]


# The latest departure


def test_the_latest_departure_still_meets_every_window() -> None:
    task = a_task(a_job(1, closes_s=at("12:00")), a_job(2, closes_s=at("12:10")))
    trip = timed(task, 0, 1)
    # 12:10 less 20 minutes' drive, less 4 minutes' stop, less 20 minutes' drive
    assert s_to_clock(trip.latest_s) == "11:26"
    late = timed(task, 0, 1, not_before_s=trip.latest_s)
    assert late.return_s - late.depart_s == trip.return_s - trip.depart_s
    assert late.stops[-1].start_s == task.jobs[1].closes_s


def test_the_latest_departure_is_home_in_time() -> None:
    trip = timed(a_task(a_job(1, return_by_s=at("12:00"))), 0)
    assert s_to_clock(trip.latest_s) == "11:16"


def test_goods_that_are_late_anyhow_do_not_hurry_the_others() -> None:
    late, punctual = (a_job(1, return_by_s=at(due)) for due in ("08:00", "12:00"))
    trip = timed(a_task(late, punctual), 0, 1)
    assert s_to_clock(trip.latest_s) == "11:15"  # five minutes at the shared stop
    assert s_to_clock(timed(a_task(late), 0).latest_s) == "17:40"  # only its window binds


def test_goods_may_be_late_if_they_must() -> None:
    trip = timed(a_task(a_job(1, return_by_s=at("12:00"))), 0)
    assert s_to_clock(trip.utmost_s) == "17:40"


def test_the_latest_departure_keeps_goods_in_the_cold() -> None:
    trip = timed(a_task(a_job(1, leave_by_s=at("07:50"))), 0)
    assert s_to_clock(trip.latest_s) == "07:46"


def test_goods_that_share_a_stop_leave_earlier_for_it() -> None:
    jobs = a_job(1, leave_by_s=at("07:50")), a_job(1, handover_s=600)
    trip = timed(a_task(*jobs), 0, 1)
    assert s_to_clock(trip.latest_s) == "07:36"


# Loads: the capacity is 100 parcels


@pytest.mark.parametrize(
    ("jobs", "fits"),
    [
        ([(60, 0), (40, 0)], True),
        ([(60, 0), (41, 0)], False),
        ([(0, 60), (0, 40)], True),
        ([(0, 60), (0, 41)], False),
        ([(100, 100)], True),
        ([(30, 10), (20, 5), (40, 15)], True),
        ([(10, 60), (90, 0)], False),  # 100 at the start, 150 after the first stop
        ([(90, 0), (10, 60)], True),  # the other way round: 100, 10, 60
    ],
)
def test_the_load_fits_after_every_stop(jobs: list[tuple[int, int]], fits: bool) -> None:  # noqa: FBT001
    task = a_task(*(a_job(n, down, up) for n, (down, up) in enumerate(jobs, start=1)))
    order = range(len(jobs))
    if fits:
        assert timed(task, *order)
    else:
        assert broken_rule(task, *order) is Reason.TOO_LARGE


@pytest.mark.parametrize("over", [Load(1001, 1, 1), Load(1, 101, 1), Load(1, 1, 11)])
@pytest.mark.parametrize("side", ["delivered", "collected"])
def test_every_measure_counts_in_both_directions(over: Load, side: str) -> None:
    hold = Hold(accepts=frozenset([Temperature.AMBIENT]), capacity=Load(1000, 100, 10))
    small = a_kind(holds=(hold,))
    goods: dict[str, Any] = {side: {Temperature.AMBIENT: over}}
    task = a_task(a_job(down=0, **goods), kinds=(small,))
    assert broken_rule(task, 0) is Reason.TOO_LARGE


def test_compartments_fill_apart() -> None:
    jobs = (a_job(1, down=100), a_job(2, down=20, temperature=CHILLED))
    assert timed(a_task(*jobs), 0, 1)
    over = a_job(3, down=1, temperature=CHILLED)
    assert broken_rule(a_task(*jobs, over), 0, 1, 2) is Reason.TOO_LARGE


def test_classes_share_a_compartment_that_accepts_both() -> None:
    van = a_kind(holds=(a_hold(CHILLED, Temperature.FROZEN, parcels=10),))
    task = a_task(
        a_job(1, down=6, temperature=CHILLED),
        a_job(2, down=5, temperature=Temperature.FROZEN),
        kinds=(van,),
    )
    assert broken_rule(task, 0, 1) is Reason.TOO_LARGE


# The other rules


def test_goods_without_a_compartment_are_refused() -> None:
    task = a_task(a_job(temperature=Temperature.FROZEN))
    assert broken_rule(task, 0) is Reason.NO_VEHICLE_FOR_CLASS


@pytest.mark.parametrize("leg", [(0, 1), (1, 2), (2, 0)])
def test_a_missing_road_is_named_wherever_it_is(leg: tuple[int, int]) -> None:
    drive_s = straight_road(LEG_S)
    drive_s[leg] = -1
    task = a_task(a_job(1), a_job(2), kinds=(a_kind(drive_s=drive_s),))
    assert broken_rule(task, 0, 1) is Reason.NO_ROAD


def test_a_place_next_door_takes_no_time_to_reach() -> None:
    drive_s = straight_road(LEG_S)
    drive_s[1, 2] = drive_s[2, 1] = 0
    trip = timed(a_task(a_job(1), a_job(2), kinds=(a_kind(drive_s=drive_s),)), 0, 1)
    assert trip.stops[1].arrive_s == trip.stops[0].depart_s


def test_a_trip_longer_than_a_shift_is_refused() -> None:
    task = a_task(a_job(3), max_trip_s=6 * LEG_S + 240)
    assert timed(task, 0).return_s - timed(task, 0).depart_s == task.max_trip_s
    shorter = a_task(a_job(3), max_trip_s=task.max_trip_s - 1)
    assert broken_rule(shorter, 0) is Reason.SHIFT_TOO_SHORT


@pytest.mark.parametrize(
    ("limit", "exactly_s"),
    [("max_down_s", 2 * LEG_S), ("max_up_s", 2 * LEG_S), ("max_stop_s", 240)],
)
def test_cold_limits_hold_to_the_second(limit: str, exactly_s: int) -> None:
    assert timed(a_task(a_job(2, temperature=CHILLED, **{limit: exactly_s})), 0)
    short = a_task(a_job(2, temperature=CHILLED, **{limit: exactly_s - 1}))
    assert broken_rule(short, 0) is Reason.COLD_LIMIT


def test_time_on_board_counts_from_departure_and_to_the_return() -> None:
    near = a_job(1)
    far = a_job(3, temperature=CHILLED, max_down_s=3 * LEG_S, max_up_s=3 * LEG_S)
    assert timed(a_task(near, far), 1)
    for order in ((0, 1), (1, 0)):
        assert broken_rule(a_task(near, far), *order) is Reason.COLD_LIMIT


def test_the_other_job_of_a_shared_stop_counts_as_exposure() -> None:
    task = a_task(a_job(1, handover_s=60), a_job(1, temperature=CHILLED, max_stop_s=299))
    assert timed(task, 1)
    assert broken_rule(task, 0, 1) is Reason.COLD_LIMIT


def test_goods_ready_after_they_must_leave_break_the_cold_limit() -> None:
    job = a_job(1, ready_s=at("10:00"), leave_by_s=at("10:00") - 1)
    assert broken_rule(a_task(job), 0) is Reason.COLD_LIMIT


# The price


def test_the_price_is_a_day_s_share_plus_metres_plus_seconds() -> None:
    trip = timed(a_task(a_job(1)), 0)
    assert trip.price_fen == pytest.approx(5000 + 0.08 * 20_000 + 1.0 * (1200 + 240 + 1200))


def test_cold_goods_cost_refrigeration_by_the_second() -> None:
    trip = timed(a_task(a_job(1, temperature=CHILLED)), 0)
    assert trip.price_fen == pytest.approx(5000 + 1600 + (1.0 + 0.5) * 2640)


def test_waiting_is_paid() -> None:
    task = a_task(a_job(1, closes_s=at("09:00")), a_job(2, opens_s=at("12:00")))
    seconds = at("12:44") - at("08:40")
    assert timed(task, 0, 1).price_fen == pytest.approx(5000 + 0.08 * 40_000 + seconds)


def test_every_job_that_returns_too_late_is_charged() -> None:
    in_time = a_job(1, late_fen=70, return_by_s=at("18:00"))
    late = a_job(1, late_fen=900, return_by_s=at("08:00"))
    alone = timed(a_task(in_time), 0).price_fen
    both = timed(a_task(in_time, late), 0, 1).price_fen
    assert both - alone == pytest.approx(900 + 60)  # and a minute more of handover


def test_a_return_on_the_last_second_is_not_late() -> None:
    on_time = a_job(1, late_fen=900, return_by_s=at("08:24"))
    assert timed(a_task(on_time), 0).price_fen == pytest.approx(9240)


def test_a_stop_names_its_place_and_jobs() -> None:
    trip = timed(a_task(a_job(2), a_job(1, down=0, collected={CHILLED: a_load(1)})), 1, 0)
    assert trip.stops[0] == TimedStop(
        jobs=(1,),
        place=1,
        arrive_s=at("08:00"),
        start_s=at("08:00"),
        depart_s=at("08:04"),
    )
