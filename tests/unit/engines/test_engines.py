"""What every engine must do; each test runs on each engine."""

from typing import Any

import pytest

from routing.engines import ENGINE_NAMES, Hold, Load, SearchLimit, TourAnswer
from routing.model import Temperature
from routing.units import clock_to_s
from tests.unit.engines.task_builder import (
    LEG_S,
    a_hold,
    a_job,
    a_kind,
    a_task,
    job_sets,
    random_task,
    solved,
    straight_road,
)

CHILLED, AMBIENT = Temperature.CHILLED, Temperature.AMBIENT
ONE_TRIP = (a_kind(max_trips=1),)

engines = pytest.mark.parametrize("engine", ENGINE_NAMES)


@engines
@pytest.mark.parametrize("seed", range(4))
def test_every_job_is_on_one_route_within_the_rules_or_skipped(engine: str, seed: int) -> None:
    answer = solved(engine, random_task(seed))
    assert len(answer.routes) > 1


@engines
def test_no_jobs_need_no_trips(engine: str) -> None:
    assert solved(engine, a_task()) == TourAnswer(routes=(), skipped=())


@engines
def test_a_single_job_has_a_trip(engine: str) -> None:
    assert job_sets(solved(engine, a_task(a_job(3)))) == {frozenset({0})}


@engines
def test_without_vehicles_everything_is_skipped(engine: str) -> None:
    assert solved(engine, a_task(a_job(1), a_job(2), kinds=())).skipped == (0, 1)


@engines
def test_neighbours_share_a_trip(engine: str) -> None:
    task = a_task(*(a_job(place) for place in (3, 1, 2)))
    assert job_sets(solved(engine, task)) == {frozenset({0, 1, 2})}


@engines
@pytest.mark.parametrize("load", [Load(600, 1, 1), Load(1, 60, 1), Load(1, 1, 6)])
@pytest.mark.parametrize("side", ["delivered", "collected"])
def test_capacity_binds_in_every_measure(engine: str, load: Load, side: str) -> None:
    hold = Hold(accepts=frozenset([AMBIENT]), capacity=Load(1000, 100, 10))
    goods: dict[str, Any] = {"down": 0, side: {AMBIENT: load}}
    task = a_task(a_job(1, **goods), a_job(2, **goods), kinds=(a_kind(holds=(hold,)),))
    assert job_sets(solved(engine, task)) == {frozenset({0}), frozenset({1})}


@engines
def test_compartments_fill_apart(engine: str) -> None:
    cold = [a_job(place, down=12, temperature=CHILLED) for place in (1, 2)]
    task = a_task(*cold, a_job(2, down=100))
    answer = solved(engine, task)
    assert len(answer.routes) == 2
    assert frozenset({0, 1}) not in job_sets(answer)


@engines
def test_collections_take_the_room_of_what_was_delivered_before(engine: str) -> None:
    task = a_task(a_job(1, down=60, up=60), a_job(2, down=40, up=40), kinds=ONE_TRIP)
    assert solved(engine, task).skipped == ()


@engines
def test_the_order_keeps_the_load_within_capacity_mid_tour(engine: str) -> None:
    task = a_task(a_job(1, down=10, up=60), a_job(2, down=90), kinds=ONE_TRIP)
    (route,) = solved(engine, task).routes
    assert route.jobs == (1, 0)


@engines
def test_cold_goods_ride_only_in_vehicles_that_can_hold_them(engine: str) -> None:
    plain = a_kind(id="plain", holds=(a_hold(),), fixed_fen=0)
    task = a_task(a_job(1, down=5, temperature=CHILLED), a_job(1), kinds=(plain, a_kind()))
    answer = solved(engine, task)
    assert answer.skipped == ()
    assert all(route.kind == 1 for route in answer.routes if 0 in route.jobs)


@engines
def test_what_no_kind_accepts_is_skipped(engine: str) -> None:
    task = a_task(a_job(1, temperature=Temperature.FROZEN), a_job(2), a_job(3))
    assert solved(engine, task).skipped == (0,)


@engines
def test_windows_set_the_order(engine: str) -> None:
    task = a_task(
        a_job(1, opens_s=clock_to_s("11:00")),
        a_job(2, closes_s=clock_to_s("09:30")),
        a_job(3, opens_s=clock_to_s("09:30"), closes_s=clock_to_s("10:30")),
        kinds=ONE_TRIP,
    )
    (route,) = solved(engine, task).routes
    assert route.jobs == (1, 2, 0)


@engines
def test_windows_too_far_apart_need_two_trips(engine: str) -> None:
    task = a_task(
        a_job(1, closes_s=clock_to_s("08:30")),
        a_job(1, opens_s=clock_to_s("17:30")),
        max_trip_s=clock_to_s("04:00"),
    )
    assert job_sets(solved(engine, task)) == {frozenset({0}), frozenset({1})}


@engines
def test_a_window_that_closes_before_it_opens_is_skipped(engine: str) -> None:
    never = a_job(2, opens_s=clock_to_s("12:00"), closes_s=clock_to_s("09:00"))
    assert solved(engine, a_task(a_job(1), never, a_job(3))).skipped == (1,)


@engines
def test_when_nothing_can_be_served_the_engine_says_so(engine: str) -> None:
    hopeless = [a_job(place, closes_s=clock_to_s("06:00")) for place in (1, 2, 3)]
    assert solved(engine, a_task(*hopeless)).skipped == (0, 1, 2)


@engines
def test_goods_with_a_limit_on_board_are_visited_first(engine: str) -> None:
    far_first = a_job(2, down=5, temperature=CHILLED, max_down_s=2 * LEG_S)
    task = a_task(a_job(1), far_first, kinds=ONE_TRIP)
    (route,) = solved(engine, task).routes
    assert route.jobs == (1, 0)


@engines
def test_goods_with_a_limit_to_the_return_are_collected_last(engine: str) -> None:
    cold = a_job(2, down=0, up=5, temperature=CHILLED, max_up_s=2 * LEG_S)
    task = a_task(cold, a_job(1), kinds=ONE_TRIP)
    (route,) = solved(engine, task).routes
    assert route.jobs == (1, 0)


@engines
def test_trips_stay_within_a_shift(engine: str) -> None:
    task = a_task(*(a_job(place) for place in (3, 4, 5, 6)), max_trip_s=12 * LEG_S + 300)
    answer = solved(engine, task)
    assert answer.skipped == ()
    assert len(answer.routes) > 1


@engines
def test_a_job_dearer_than_its_penalty_is_skipped(engine: str) -> None:
    task = a_task(a_job(1), a_job(2), a_job(6, skip_fen=5))
    assert solved(engine, task).skipped == (2,)


@engines
def test_a_kind_without_a_road_does_not_go(engine: str) -> None:
    drive_s = straight_road(LEG_S)
    drive_s[0, 1] = drive_s[1, 0] = -1
    wide = a_kind(id="wide", fixed_fen=0, drive_s=drive_s)
    answer = solved(engine, a_task(a_job(1), a_job(1), kinds=(wide, a_kind())))
    assert {route.kind for route in answer.routes} == {1}


@engines
def test_the_same_seed_gives_the_same_answer(engine: str) -> None:
    limit = SearchLimit(iterations=40, seed=5)
    answers = [solved(engine, random_task(7), limit) for _ in range(2)]
    assert answers[0] == answers[1]


@engines
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_seed_gives_a_valid_answer(engine: str, seed: int) -> None:
    assert solved(engine, random_task(11), SearchLimit(iterations=20, seed=seed))
