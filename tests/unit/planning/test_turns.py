"""Rounds: as many as there is time for, each with an even part of what is left."""

import time

import pytest

from routing.planning.budget import Budget, Search
from routing.planning.turns import next_turn, rounds_in


@pytest.mark.parametrize(
    ("seconds", "villages", "rounds"),
    [
        (None, 2000, 4),
        (60.0, 230, 4),
        (20.0, 230, 2),
        (40.0, 2000, 1),
        (300.0, 230, 6),
        (600.0, 230, 12),
        (0.0, 10, 1),
    ],
)
def test_small_counties_and_long_searches_go_around_more_often(
    seconds: float | None, villages: int, rounds: int
) -> None:
    assert rounds_in(seconds, villages) == rounds


def a_budget(**search: object) -> Budget:
    return Budget(search=Search(**search), total_weight=1.0, parts=1)  # type: ignore[arg-type]


def test_a_round_has_its_part_of_the_time_left_and_a_seed_of_its_own() -> None:
    budget = a_budget(seconds=100.0, seed=5)
    budget.started = time.monotonic() - 60.0
    turn = next_turn(budget, 1, 2, 20.0)
    assert turn is not None
    assert turn.search.seconds == pytest.approx(30.0, abs=1.0)
    assert turn.search.seed == 6


def test_there_is_always_time_for_the_first_round_and_for_no_other() -> None:
    budget = a_budget(seconds=10.0)
    budget.started = time.monotonic() - 60.0
    first = next_turn(budget, 0, 4, 0.0)
    assert first is not None
    assert first.search.seconds == pytest.approx(0.25)
    assert next_turn(budget, 1, 3, 0.0) is None


def test_iterations_are_shared_evenly() -> None:
    turns = [next_turn(a_budget(iterations=20), n, 4 - n, 0.0) for n in range(4)]
    assert [turn.search.iterations for turn in turns if turn is not None] == [5, 5, 5, 5]


def test_nothing_begins_once_somebody_asks_to_stop() -> None:
    assert next_turn(a_budget(should_stop=lambda: True), 0, 4, 0.0) is None
