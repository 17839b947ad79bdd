"""The searching engine: better than insertion or the same, and it always ends."""

import gc

import pytest
from ortools.constraint_solver import pywrapcp

from routing.engines import SearchLimit, TourTask
from routing.engines.insertion import answer_price, insert_jobs
from routing.units import clock_to_s as at
from tests.unit.engines.task_builder import (
    FEW,
    a_job,
    a_kind,
    a_task,
    job_sets,
    random_task,
    solved,
)


def greedy_price(task: TourTask) -> float:
    return answer_price(task, insert_jobs(task, (), range(len(task.jobs))))


@pytest.mark.parametrize("seed", range(8))
def test_it_is_never_worse_than_cheapest_insertion(seed: int) -> None:
    task = random_task(seed)
    assert answer_price(task, solved("ortools", task)) <= greedy_price(task)


def test_it_improves_on_cheapest_insertion() -> None:
    # 50 + 50 and 60 + 40 fill two vans; insertion begins with the far ones and needs three.
    loads = ((4, 50), (3, 40), (2, 60), (1, 50))
    task = a_task(*(a_job(place, down=down) for place, down in loads))
    answer = solved("ortools", task)
    assert job_sets(answer) == {frozenset({0, 3}), frozenset({1, 2})}
    assert answer_price(task, answer) < greedy_price(task)


def test_more_iterations_are_never_worse_here() -> None:
    task = random_task(4)
    prices = [
        answer_price(task, solved("ortools", task, SearchLimit(iterations=n))) for n in (1, 100)
    ]
    assert prices[1] <= prices[0]


def test_it_stops_by_the_clock() -> None:
    task = random_task(5)
    answer = solved("ortools", task, SearchLimit(seconds=0.05))
    assert answer_price(task, answer) <= greedy_price(task)


def test_no_iterations_are_no_search() -> None:
    task = random_task(6)
    start = insert_jobs(task, (), range(len(task.jobs)))
    assert solved("ortools", task, SearchLimit(iterations=0)) == start


def test_it_ends_soon_when_it_is_told_to() -> None:
    task = random_task(5)
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 3

    answer = solved("ortools", task, SearchLimit(iterations=10_000, should_stop=should_stop))
    assert answer_price(task, answer) <= greedy_price(task)
    assert len(asked) < 100


def test_without_a_limit_it_goes_downhill_and_ends() -> None:
    task = random_task(6)
    answer = solved("ortools", task, SearchLimit())
    assert answer_price(task, answer) <= greedy_price(task)


def test_it_ends_although_there_is_only_one_answer_to_find() -> None:
    # Both jobs fit no trip together and the second is dear: the search meets few solutions.
    task = a_task(a_job(1), a_job(6, skip_fen=0), kinds=(a_kind(max_trips=1),))
    assert solved("ortools", task, SearchLimit(iterations=50)).skipped == (1,)


def test_it_ends_although_the_search_finds_no_trip_at_all() -> None:
    # All trips of the search leave by 07:00: too late for the first job, a shift before the other.
    early = a_job(
        1, ready_s=at("06:00"), opens_s=at("06:20"), closes_s=at("06:30"), leave_by_s=at("07:04")
    )
    late = a_job(2, ready_s=at("12:00"), opens_s=at("12:40"))
    answer = solved("ortools", a_task(early, late, max_trip_s=at("04:00")), FEW)
    assert job_sets(answer) == {frozenset({0}), frozenset({1})}


def test_what_the_search_misses_is_inserted_afterwards() -> None:
    # The search lets all trips leave after the last goods are ready; the early job must not wait.
    early = a_job(1, closes_s=at("09:00"))
    late = [a_job(place, ready_s=at("12:00")) for place in (2, 3)]
    answer = solved("ortools", a_task(early, *late))
    assert job_sets(answer) == {frozenset({0}), frozenset({1, 2})}


def test_more_jobs_than_one_trip_can_take_are_shared_out() -> None:
    task = a_task(*(a_job(1 + n % 6, down=30) for n in range(10)))
    answer = solved("ortools", task, FEW)
    assert answer.skipped == ()
    assert len(answer.routes) == 4  # 300 parcels at three jobs of 30 a van


def test_a_model_is_gone_once_it_is_solved() -> None:
    """A study plans hundreds of days in one process; 75 MB of each would remain."""
    solved("ortools", random_task(1))
    gc.collect()
    assert not [o for o in gc.get_objects() if isinstance(o, pywrapcp.RoutingModel)]
