"""Trips given to vehicles: few days, little idle time, all within the rules."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.planning.duties import (
    LARGEST_EXACT,
    Duty,
    DutyRules,
    Shiftable,
    duties_cost,
    pack_duties,
)

HOUR_S = 3600


def a_trip(earliest_h: float, latest_h: float, lasts_h: float) -> Shiftable:
    return Shiftable(
        earliest_s=round(earliest_h * HOUR_S),
        latest_s=round(latest_h * HOUR_S),
        lasts_s=round(lasts_h * HOUR_S),
    )


def some_rules(**changes: Any) -> DutyRules:
    """Return 15 minutes to reload, 10 hours, 3 trips; a day costs as much as 5000 seconds."""
    fields: dict[str, Any] = {
        "reload_s": 900,
        "max_shift_s": 10 * HOUR_S,
        "max_trips": 3,
        "fixed_fen": 5000,
        "fen_per_s": 1.0,
    }
    return DutyRules(**(fields | changes))


def packed(trips: Sequence[Shiftable], rules: DutyRules) -> list[Duty]:
    """Return packed duties, checked against every rule."""
    duties = pack_duties(trips, rules)
    assert sorted(a.trip for duty in duties for a in duty) == list(range(len(trips)))
    for duty in duties:
        assert len(duty) <= rules.max_trips
        last = duty[-1]
        assert last.depart_s + trips[last.trip].lasts_s - duty[0].depart_s <= rules.max_shift_s
        for assigned in duty:
            trip = trips[assigned.trip]
            assert trip.earliest_s <= assigned.depart_s <= trip.latest_s
        for before, after in pairwise(duty):
            back_s = before.depart_s + trips[before.trip].lasts_s
            assert after.depart_s >= back_s + rules.reload_s
    return duties


def test_no_trips_need_no_vehicle() -> None:
    assert pack_duties([], some_rules()) == []


def test_a_single_trip_leaves_as_early_as_it_can() -> None:
    ((assigned,),) = packed([a_trip(7, 9, 1)], some_rules())
    assert assigned.depart_s == 7 * HOUR_S


def test_trips_that_can_follow_each_other_share_a_vehicle() -> None:
    assert len(packed([a_trip(7, 7, 1), a_trip(8.25, 9, 1)], some_rules())) == 1


def test_a_trip_may_leave_right_after_reloading() -> None:
    ((_, second),) = packed([a_trip(7, 7, 1), a_trip(7, 12, 1)], some_rules())
    assert second.depart_s == 8 * HOUR_S + 900


def test_without_time_to_reload_it_takes_two_vehicles() -> None:
    assert len(packed([a_trip(7, 7, 1), a_trip(8, 8.2, 1)], some_rules())) == 2


def test_trips_at_the_same_time_take_two_vehicles() -> None:
    assert len(packed([a_trip(7, 7, 2), a_trip(8, 8, 2)], some_rules())) == 2


def test_a_day_ends_with_the_shift() -> None:
    trips = [a_trip(7, 7, 1), a_trip(12, 12, 1), a_trip(16.5, 16.5, 1)]
    exactly_s = round(10.5 * HOUR_S)
    assert len(packed(trips, some_rules(fen_per_s=0.0, max_shift_s=exactly_s))) == 1
    assert len(packed(trips, some_rules(fen_per_s=0.0, max_shift_s=exactly_s - 1))) == 2


def test_a_day_has_no_more_trips_than_allowed() -> None:
    trips = [a_trip(7 + n, 18, 0.5) for n in range(4)]
    assert len(packed(trips, some_rules())) == 2
    assert len(packed(trips, some_rules(max_trips=4))) == 1
    assert len(packed(trips, some_rules(max_trips=1))) == 4


def test_waiting_dearer_than_a_vehicle_day_is_not_worth_it() -> None:
    trips = [a_trip(7, 7, 1), a_trip(12, 12, 1)]  # four hours between: 14 400 fen
    assert len(packed(trips, some_rules(fixed_fen=14_000))) == 2
    assert len(packed(trips, some_rules(fixed_fen=15_000))) == 1


def test_the_solver_finds_what_chaining_misses() -> None:
    # Chaining appends the flexible trip first and blocks the van for the fixed one.
    trips = [a_trip(7, 7, 1), a_trip(7.5, 12, 3), a_trip(8.5, 8.5, 1)]
    assert len(packed(trips, some_rules(fixed_fen=50_000))) == 1


def test_trips_may_wait_so_that_vehicles_idle_less() -> None:
    trips = [a_trip(7, 10, 1), a_trip(11.25, 11.25, 1)]
    ((first, _),) = packed(trips, some_rules())
    assert first.depart_s == 10 * HOUR_S


def test_packing_repeats_exactly() -> None:
    trips = [a_trip(7 + n % 3, 10 + n % 4, 0.5 + n % 2) for n in range(8)]
    assert pack_duties(trips, some_rules()) == pack_duties(trips, some_rules())


def test_many_trips_are_chained() -> None:
    trips = [a_trip(7 + n / 20, 16, 0.5) for n in range(LARGEST_EXACT + 5)]
    duties = packed(trips, some_rules())
    assert len(duties) <= -(-len(trips) // 3) + 1


def test_the_cost_is_days_and_paid_time() -> None:
    trips = [a_trip(7, 7, 1), a_trip(9, 9, 1), a_trip(7, 7, 2)]
    duties = packed(trips, some_rules())
    # one vehicle from 7 to 10, one from 7 to 9
    assert duties_cost(duties, trips, some_rules()) == 2 * 5000 + 5 * HOUR_S


# Against brute force


def partitions(items: list[int]) -> Iterator[list[list[int]]]:
    if not items:
        yield []
        return
    first, *rest = items
    for part in partitions(rest):
        yield [[first], *part]
        for n, group in enumerate(part):
            yield [*part[:n], [first, *group], *part[n + 1 :]]


def least_span_s(order: Sequence[int], trips: Sequence[Shiftable], rules: DutyRules) -> float:
    """Return the shortest day that makes trips in an order, infinite where there is none.

    It ends as early as it can and, given that, begins as late as it can.
    """
    free_s = 0
    for number in order:
        depart_s = max(free_s, trips[number].earliest_s)
        if depart_s > trips[number].latest_s:
            return float("inf")
        free_s = depart_s + trips[number].lasts_s + rules.reload_s
    end_s = begin_s = free_s - rules.reload_s
    for number in reversed(order):
        begin_s = min(begin_s - trips[number].lasts_s, trips[number].latest_s) - rules.reload_s
    span_s = end_s - (begin_s + rules.reload_s)
    return span_s if span_s <= rules.max_shift_s else float("inf")


def cheapest_by_force(trips: Sequence[Shiftable], rules: DutyRules) -> float:
    def day_cost(group: list[int]) -> float:
        if len(group) > rules.max_trips:
            return float("inf")
        span_s = min(least_span_s(order, trips, rules) for order in permutations(group))
        return rules.fixed_fen + span_s * rules.fen_per_s

    return min(sum(map(day_cost, part)) for part in partitions(list(range(len(trips)))))


some_trips = st.lists(
    st.builds(
        lambda earliest, room, lasts: Shiftable(
            earliest_s=earliest * 600, latest_s=(earliest + room) * 600, lasts_s=lasts * 600
        ),
        st.integers(40, 70),
        st.integers(0, 18),
        st.integers(2, 20),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=80, derandomize=True, deadline=None, database=None)
@given(
    trips=some_trips,
    max_trips=st.integers(1, 4),
    fixed_fen=st.sampled_from([0, 5000, 100_000]),
    max_shift_s=st.sampled_from([12_000, 24_000, 36_000]),
    fen_per_s=st.sampled_from([0.25, 1.0, 4.0]),
)
def test_no_packing_is_cheaper(
    trips: list[Shiftable], max_trips: int, fixed_fen: int, max_shift_s: int, fen_per_s: float
) -> None:
    rules = some_rules(
        max_trips=max_trips, fixed_fen=fixed_fen, max_shift_s=max_shift_s, fen_per_s=fen_per_s
    )
    cost = duties_cost(packed(trips, rules), trips, rules)
    assert cost == pytest.approx(cheapest_by_force(trips, rules))
