"""Rounds: as many as there is time for, each with an even part of what is left."""

import time

import pytest

from routing.planning.budget import Budget, Search
from routing.planning.turns import POLISH, next_turn, rounds_in


@pytest.mark.parametrize(
    ("seconds", "villages", "rounds"),
    [
        (None, 2000, (1, 1, 6, POLISH)),
        (60.0, 230, (1, 1, *[6] * 3, *[POLISH] * 5)),
        (30.0, 230, (1, 1, 6, POLISH, POLISH)),
        (20.0, 230, (1, 1, 6, POLISH)),
        (15.0, 230, (1, 6)),
        (10.0, 230, (1, 3)),
        (7.0, 230, (2,)),
        (5.0, 230, (1,)),
        (60.0, 2000, (2,)),
        (160.0, 2000, (1, 1, 6)),
        (300.0, 230, (1, 1, *[6] * 21, *[POLISH] * 25)),
        (6000.0, 230, (1, 1, *[6] * 40, *[POLISH] * 40)),
        (0.0, 10, (1,)),
    ],
)
def test_small_counties_and_long_searches_go_around_more_often(
    seconds: float | None, villages: int, rounds: tuple[int, ...]
) -> None:
    assert rounds_in(seconds, villages) == rounds


def a_budget(**search: object) -> Budget:
    return Budget(search=Search(**search), total_weight=1.0, parts=1)  # type: ignore[arg-type]


def test_a_round_has_its_part_of_the_time_left_and_a_seed_of_its_own() -> None:
    budget = a_budget(seconds=100.0, seed=5)
    budget.started = time.monotonic() - 60.0
    turn = next_turn(budget, 1, (1, 1), 20.0)
    assert turn is not None
    assert turn.search.seconds == pytest.approx(30.0, abs=1.0)
    assert turn.search.seed == 6


def test_there_is_always_time_for_the_first_round_and_for_no_other() -> None:
    budget = a_budget(seconds=10.0)
    budget.started = time.monotonic() - 60.0
    first = next_turn(budget, 0, (1, 1, 1, 1), 0.0)
    assert first is not None
    assert first.search.seconds == pytest.approx(0.25)
    assert next_turn(budget, 1, (1, 1, 1), 0.0) is None


def test_the_last_round_has_no_more_than_what_is_left() -> None:
    budget = a_budget(seconds=100.0)
    budget.started = time.monotonic() - 98.0
    last = next_turn(budget, 7, (6,), 0.0)
    assert last is not None
    assert last.search.seconds == pytest.approx(2.0, abs=0.5)


def test_a_round_knows_what_there_is_time_for_until_the_whole_search_should_be_over() -> None:
    budget = a_budget(seconds=100.0)
    budget.started = time.monotonic() - 70.0
    turn = next_turn(budget, 1, (6, 6), 20.0)
    assert turn is not None
    assert turn.has_time_for(49.0)
    assert not turn.has_time_for(51.0)


def test_where_iterations_count_there_is_time_for_anything() -> None:
    turn = next_turn(a_budget(iterations=20), 1, (6, 6), 0.0)
    assert turn is not None
    assert turn.has_time_for(1e9)


def test_a_round_that_settles_the_day_again_and_again_has_five_times_the_time() -> None:
    budget = a_budget(seconds=120.0)
    turns = [next_turn(budget, 0, rounds, 0.0) for rounds in ((1, 6), (6, 1))]
    seconds = [turn.search.seconds for turn in turns if turn is not None]
    assert seconds == pytest.approx([20.0, 100.0], abs=1.0)
    assert [turn.settlings for turn in turns if turn is not None] == [1, 6]


def test_a_round_that_polishes_is_longer_than_a_quick_one() -> None:
    turns = [
        next_turn(a_budget(seconds=120.0), 0, rounds, 0.0) for rounds in ((POLISH, 1), (1, POLISH))
    ]
    seconds = [turn.search.seconds for turn in turns if turn is not None]
    assert seconds == pytest.approx([70.0, 50.0], abs=1.0)
    assert [turn.polishes for turn in turns if turn is not None] == [True, False]


def test_every_worker_and_settling_of_a_round_has_a_seed_of_its_own() -> None:
    turns = [next_turn(a_budget(iterations=20), n, (6, 6), 0.0) for n in (0, 1)]
    seeds = [
        turn.of(worker).again(settling).search.seed
        for turn in turns
        if turn is not None
        for worker in range(8)
        for settling in range(6)
    ]
    assert len(set(seeds)) == len(seeds) == 2 * 8 * 6


def test_a_share_of_a_round_is_a_share_of_its_time() -> None:
    turn = next_turn(a_budget(seconds=100.0, seed=5), 0, (1,), 0.0)
    assert turn is not None
    assert turn.part(0.25).seconds == pytest.approx(25.0, abs=1.0)
    assert turn.part(0.25).seed == 5


def test_iterations_are_shared_evenly() -> None:
    turns = [next_turn(a_budget(iterations=20), n, (1,) * (4 - n), 0.0) for n in range(4)]
    assert [turn.search.iterations for turn in turns if turn is not None] == [5, 5, 5, 5]


def test_nothing_begins_once_somebody_asks_to_stop() -> None:
    assert next_turn(a_budget(should_stop=lambda: True), 0, (1,), 0.0) is None
