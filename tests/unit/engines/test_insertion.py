"""Cheapest insertion: prices, repair of broken routes, and no loss that skipping would save."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from routing.engines import Route, TourAnswer, TourTask
from routing.engines.insertion import answer_price, insert_jobs, route_price
from routing.units import clock_to_s
from tests.unit.engines.task_builder import (
    a_job,
    a_kind,
    a_route,
    a_task,
    job_sets,
    random_task,
)

ALONE_FEN = 5000 + 0.08 * 20_000 + 2640
"""A trip to place 1 and back."""


def test_a_route_costs_what_its_trip_costs() -> None:
    assert route_price(a_task(a_job(1)), a_route(0)) == pytest.approx(ALONE_FEN)


def test_a_route_that_breaks_a_rule_costs_everything() -> None:
    assert route_price(a_task(a_job(1, down=101)), a_route(0)) == float("inf")


def test_an_answer_costs_its_routes_and_what_it_skips() -> None:
    task = a_task(a_job(1), a_job(2, skip_fen=333))
    answer = TourAnswer(routes=(a_route(0),), skipped=(1,))
    assert answer_price(task, answer) == pytest.approx(ALONE_FEN + 333)


def test_neighbours_share_a_trip() -> None:
    answer = insert_jobs(a_task(a_job(1), a_job(2), a_job(3)), (), range(3))
    assert job_sets(answer) == {frozenset({0, 1, 2})}


def test_far_jobs_go_first_and_near_ones_join_them_on_the_way() -> None:
    (route,) = insert_jobs(a_task(a_job(1), a_job(6)), (), range(2)).routes
    assert sorted(route.jobs) == [0, 1]


def test_a_second_trip_starts_when_the_first_is_full() -> None:
    answer = insert_jobs(a_task(a_job(1, down=60), a_job(2, down=60)), (), range(2))
    assert job_sets(answer) == {frozenset({0}), frozenset({1})}


def test_only_as_many_trips_as_there_are() -> None:
    task = a_task(*(a_job(n, down=60) for n in (1, 2, 3)), kinds=(a_kind(max_trips=2),))
    answer = insert_jobs(task, (), range(3))
    assert len(answer.routes) == 2
    assert answer.skipped == (0,)  # the nearest comes last


def test_jobs_join_routes_that_are_there_already() -> None:
    task = a_task(a_job(1), a_job(2))
    answer = insert_jobs(task, (a_route(1),), [0])
    assert job_sets(answer) == {frozenset({0, 1})}


def test_a_broken_route_is_taken_apart_and_served_anew() -> None:
    task = a_task(a_job(1, down=60), a_job(2, down=60))
    answer = insert_jobs(task, (a_route(0, 1),), ())
    assert job_sets(answer) == {frozenset({0}), frozenset({1})}
    assert answer.skipped == ()


def test_sound_routes_stay_when_others_break() -> None:
    task = a_task(a_job(1, down=60), a_job(2, down=60), a_job(3, down=40))
    answer = insert_jobs(task, (a_route(2), a_route(0, 1)), ())
    assert any(2 in jobs for jobs in job_sets(answer))
    assert answer.skipped == ()


def test_what_nobody_mentions_is_skipped() -> None:
    assert insert_jobs(a_task(a_job(1), a_job(2)), (), [0]).skipped == (1,)


@pytest.mark.parametrize(("skip_fen", "skipped"), [(9239, (0,)), (9240, ())])
def test_a_trip_dearer_than_skipping_is_dropped(skip_fen: int, skipped: tuple[int, ...]) -> None:
    assert round(ALONE_FEN) == 9240
    assert insert_jobs(a_task(a_job(1, skip_fen=skip_fen)), (), [0]).skipped == skipped


def test_a_single_job_that_costs_more_than_it_is_worth_leaves_the_trip() -> None:
    task = a_task(a_job(1), a_job(6, skip_fen=100))
    assert insert_jobs(task, (a_route(0, 1),), ()) == TourAnswer(routes=(a_route(0),), skipped=(1,))


def test_a_van_that_a_worthless_job_took_first_goes_to_a_job_that_pays() -> None:
    far = a_job(6, down=100, skip_fen=100)
    task = a_task(a_job(1, down=100), far, kinds=(a_kind(max_trips=1),))
    answer = insert_jobs(task, (), range(2))
    assert answer == TourAnswer(routes=(a_route(0),), skipped=(1,))


def test_jobs_worth_nothing_alone_pay_for_a_trip_together() -> None:
    task = a_task(*(a_job(1, down=1, skip_fen=4000) for _ in range(4)))
    answer = insert_jobs(task, (), range(4))
    assert job_sets(answer) == {frozenset(range(4))}


def test_the_cheaper_kind_goes_where_it_can() -> None:
    cheap = a_kind(id="cheap", fixed_fen=100, max_trips=1)
    (route,) = insert_jobs(a_task(a_job(1), kinds=(a_kind(), cheap)), (), [0]).routes
    assert route.kind == 1


def test_a_job_goes_between_the_stops_its_window_lies_between() -> None:
    task = a_task(
        a_job(1, closes_s=clock_to_s("08:10")),
        a_job(3, opens_s=clock_to_s("09:10")),
        a_job(2, closes_s=clock_to_s("08:50")),
    )
    (route,) = insert_jobs(task, (a_route(0, 1),), [2]).routes
    assert route.jobs == (0, 2, 1)


def every_insertion(task: TourTask, routes: tuple[Route, ...], job: int) -> Iterator[float]:
    """Yield the price of serving a job on a trip of its own and at every position of others."""
    before = sum(route_price(task, route) for route in routes)
    for kind in range(len(task.kinds)):
        if sum(route.kind == kind for route in routes) < task.kinds[kind].max_trips:
            yield before + route_price(task, a_route(job, kind=kind))
    for route in routes:
        for n in range(len(route.jobs) + 1):
            longer = a_route(*route.jobs[:n], job, *route.jobs[n:], kind=route.kind)
            yield before - route_price(task, route) + route_price(task, longer)


@pytest.mark.parametrize("seed", range(10))
def test_no_insertion_is_cheaper(seed: int) -> None:
    task = random_task(seed)
    task = replace(task, jobs=tuple(replace(job, skip_fen=10**9) for job in task.jobs))
    last = len(task.jobs) - 1
    routes = insert_jobs(task, (), range(last)).routes
    answer = insert_jobs(task, routes, [last])
    price = sum(route_price(task, route) for route in answer.routes)
    cheapest = min(every_insertion(task, routes, last))
    if last in answer.skipped:
        assert cheapest == float("inf")
    else:
        assert price == pytest.approx(cheapest)


def test_nothing_can_be_done_without_vehicles() -> None:
    task = a_task(a_job(1), kinds=())
    assert insert_jobs(task, (), [0]) == TourAnswer(routes=(), skipped=(0,))


@pytest.mark.parametrize(("late_fen", "trips"), [(50_000, 2), (50, 1)])
def test_lateness_is_weighed_against_a_second_trip(late_fen: int, trips: int) -> None:
    near = a_job(1, late_fen=late_fen, return_by_s=clock_to_s("08:30"))
    answer = insert_jobs(a_task(near, a_job(2)), (), range(2))
    assert len(answer.routes) == trips
