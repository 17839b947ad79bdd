from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.errors import UsageError
from routing.generation import Facts, Parameters, synthetic_facts
from routing.generation.choice import apportion, choose_villages, round_to_total


def facts(villages: int = 60, townships: int = 7) -> Facts:
    return synthetic_facts(Parameters(villages=villages), townships=townships)


def test_the_largest_remainders_get_the_spare_seats() -> None:
    assert apportion({"a": 50, "b": 30, "c": 21}, 10) == {"a": 5, "b": 3, "c": 2}
    assert apportion({"a": 10, "b": 10, "c": 10}, 4) == {"a": 2, "b": 1, "c": 1}


@given(
    st.dictionaries(st.text(min_size=1), st.integers(1, 60), min_size=1, max_size=30),
    st.floats(0, 1),
)
def test_shares_add_up_stay_near_the_quota_and_below_what_there_is(
    sizes: dict[str, int], part: float
) -> None:
    whole = sum(sizes.values())
    total = round(part * whole)
    counts = apportion(sizes, total)
    assert sum(counts.values()) == total
    for key, size in sizes.items():
        assert abs(counts[key] - total * size / whole) < 1
        assert 0 <= counts[key] <= size


def test_rounding_keeps_the_total() -> None:
    import numpy as np  # noqa: PLC0415 - one test

    assert round_to_total(np.array([1.5, 2.5, 3.0]), 7) == [2, 2, 3]


def test_villages_are_chosen_in_proportion_to_their_townships() -> None:
    county = facts(villages=425, townships=23)
    known = Counter(v.parent_id for v in county.villages)
    chosen = choose_villages(county, Parameters(villages=230))
    assert len({v.id for v in chosen}) == 230
    assert Counter(v.parent_id for v in chosen) == apportion(known, 230)


def test_the_same_seed_chooses_the_same_villages() -> None:
    first = choose_villages(facts(), Parameters(villages=30, seed=5))
    assert choose_villages(facts(), Parameters(villages=30, seed=5)) == first
    assert choose_villages(facts(), Parameters(villages=30, seed=6)) != first


def test_all_are_chosen_unless_a_number_is_given() -> None:
    assert choose_villages(facts(), Parameters()) == facts().villages


def test_villages_with_a_certain_ending_are_left_out() -> None:
    chosen = choose_villages(facts(villages=12, townships=1), Parameters(leave_out=("2",)))
    assert [v.name_zh for v in chosen if v.name_zh.endswith("2")] == []
    assert len(chosen) == 10


def test_more_villages_than_there_are_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="61 villages are wanted, and the facts name 60"):
        choose_villages(facts(), Parameters(villages=61))
