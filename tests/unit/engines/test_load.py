"""Grams, litres and parcels add up and fit, each for itself."""

import pytest

from routing.engines import Load
from routing.engines.load import total

CAPACITY = Load(1000, 100, 10)


def test_loads_add_and_subtract_by_measure() -> None:
    assert Load(1, 20, 300) + Load(4, 5, 6) == Load(5, 25, 306)
    assert Load(5, 25, 306) - Load(4, 5, 6) == Load(1, 20, 300)


def test_the_total_of_nothing_is_nothing() -> None:
    assert total([]) == Load()
    assert total([Load(1, 2, 3), Load(4, 5, 6)]) == Load(5, 7, 9)


def test_a_full_load_fits() -> None:
    assert CAPACITY.fits(CAPACITY)


@pytest.mark.parametrize("over", [Load(1001, 0, 0), Load(0, 101, 0), Load(0, 0, 11)])
def test_one_measure_too_many_does_not_fit(over: Load) -> None:
    assert not over.fits(CAPACITY)


@pytest.mark.parametrize("some", [Load(1, 0, 0), Load(0, 1, 0), Load(0, 0, 1)])
def test_anything_at_all_is_something(some: Load) -> None:
    assert some
    assert not Load()
