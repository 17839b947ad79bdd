"""The stop-watch: time goes to parts by weight, and what one leaves the next ones get."""

import time
from types import SimpleNamespace

import pytest

from routing.engines import SearchLimit
from routing.planning import budget as budget_module
from routing.planning.budget import Budget, Search


class FakeClock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    fake = FakeClock()
    monkeypatch.setattr(budget_module, "time", SimpleNamespace(monotonic=fake.monotonic))
    return fake


def ten_seconds(clock: FakeClock, weight: float | None = 4.0) -> Budget:
    return Budget(search=Search(seconds=10.0), total_weight=weight, parts=4, started=clock.now)


def test_time_is_shared_by_weight(clock: FakeClock) -> None:
    assert ten_seconds(clock).limit("first", 1.0).seconds == pytest.approx(2.5)


def test_what_a_part_leaves_the_next_ones_get(clock: FakeClock) -> None:
    budget = ten_seconds(clock)
    budget.limit("first", 1.0)
    clock.now += 1.0
    assert budget.limit("second", 1.0).seconds == pytest.approx(9.0 / 3)


def test_what_a_part_takes_too_much_the_next_ones_miss(clock: FakeClock) -> None:
    budget = ten_seconds(clock)
    budget.limit("first", 1.0)
    clock.now += 7.0
    assert budget.limit("second", 1.0).seconds == pytest.approx(1.0)


def test_after_the_time_is_up_every_part_still_gets_a_moment(clock: FakeClock) -> None:
    budget = ten_seconds(clock)
    clock.now += 60.0
    assert budget.limit("late", 1.0).seconds == pytest.approx(0.02)


def test_parts_beyond_the_expected_weight_share_what_is_left(clock: FakeClock) -> None:
    budget = ten_seconds(clock, weight=1.0)
    budget.limit("first", 1.0)
    clock.now += 4.0
    assert budget.limit("again", 2.0).seconds == pytest.approx(6.0)


def test_without_a_total_weight_every_part_may_use_it_all(clock: FakeClock) -> None:
    budget = ten_seconds(clock, weight=None)
    for stage in ("first", "again", "at last"):
        assert budget.limit(stage, 1.0).seconds == pytest.approx(10.0)
        clock.now += 10.0


def test_iterations_are_per_part_and_no_clock_runs() -> None:
    budget = Budget(search=Search(iterations=50, seconds=3.0, seed=9), total_weight=2.0, parts=2)
    expected = SearchLimit(iterations=50, seconds=None, seed=9)
    assert [budget.limit(stage, 1.0) for stage in ("first", "second")] == [expected, expected]


def test_without_limits_there_is_none() -> None:
    budget = Budget(search=Search(), total_weight=1.0, parts=1)
    assert budget.limit("only", 1.0) == SearchLimit()


def test_once_asked_to_stop_the_rest_hurries() -> None:
    answers = iter([False, True, True])
    search = Search(iterations=50, should_stop=lambda: next(answers))
    budget = Budget(search=search, total_weight=3.0, parts=3)
    assert [budget.limit("part", 1.0).iterations for _ in range(3)] == [
        50,
        *[0] * 2,
    ]


def test_every_part_is_reported_as_it_begins() -> None:
    heard: list[tuple[str, int, int]] = []
    search = Search(iterations=1, report=lambda *told: heard.append(told))
    budget = Budget(search=search, total_weight=2.0, parts=2)
    for stage in ("a", "b", "b again"):
        budget.limit(stage, 1.0)
    assert heard == [("a", 0, 2), ("b", 1, 2), ("b again", 2, 2)]


def test_the_report_never_passes_the_end() -> None:
    heard: list[int] = []
    search = Search(iterations=1, report=lambda _, done, total: heard.append(done - total))
    budget = Budget(search=search, total_weight=1.0, parts=1)
    for _ in range(4):
        budget.limit("more", 1.0)
    assert max(heard) == 0


def test_the_watch_starts_when_the_budget_is_made() -> None:
    before = time.monotonic()
    started = Budget(search=Search(seconds=1.0), total_weight=1.0, parts=1).started
    assert before <= started <= time.monotonic()
