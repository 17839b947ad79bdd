"""Joined segments against a timeline that tries every start."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.planning.timed.segments import ends_at, is_broken, joined

STOPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 30), st.integers(0, 20), st.integers(0, 8)),
    min_size=1,
    max_size=6,
)
"""Service, opens, width of the window, leg from the stop before."""


def end(stops: list[tuple[int, int, int, int]], start: int) -> int | None:
    clock = start - stops[0][3]
    for service, opens, width, leg in stops:
        clock = max(clock + leg, opens)
        if clock > opens + width:
            return None
        clock += service
    return clock


def whole(stops: list[tuple[int, int, int, int]]) -> tuple[float, float, float]:
    parts = [(float(s), float(o), float(o + w)) for s, o, w, _ in stops]
    day = parts[0]
    for part, (*_, leg) in zip(parts[1:], stops[1:], strict=True):
        day = joined(day, float(leg), part)
    return day


@given(stops=STOPS)
@settings(max_examples=200, deadline=None)
def test_a_segment_says_what_a_timeline_says(stops: list[tuple[int, int, int, int]]) -> None:
    ends = {start: end(stops, start) for start in range(60)}
    kept = {start: at for start, at in ends.items() if at is not None}
    day = whole(stops)
    assert is_broken(day) == (not kept)
    if kept:
        assert ends_at(day) == min(kept.values())
        assert day[0] == min(at - start for start, at in kept.items())
        assert day[2] == max(kept)
        starts = [start for start, at in kept.items() if at - start == day[0]]
        assert min(starts) == day[1]


@given(stops=STOPS, cut=st.integers(1, 5))
@settings(max_examples=100, deadline=None)
def test_it_does_not_matter_where_segments_are_joined(
    stops: list[tuple[int, int, int, int]], cut: int
) -> None:
    if cut < len(stops):
        day = joined(whole(stops[:cut]), float(stops[cut][3]), whole(stops[cut:]))
        expected = whole(stops)
        assert is_broken(day) == is_broken(expected)
        if not is_broken(day):
            assert day == pytest.approx(expected)
