"""Assignment of lines and prices of parcels on them."""

import pytest

from routing.costs.allocation import AllocationError, assign_lines, transfer_prices


def test_lines_go_where_they_cost_least_in_all() -> None:
    costs = {
        ("north", "a"): 10.0,
        ("north", "b"): 12.0,
        ("south", "a"): 8.0,
        ("south", "b"): 20.0,
    }
    # a is cheapest for both, but b would pay 12 more for the south and only 2 more for the north
    assert assign_lines(costs) == {"north": "b", "south": "a"}


def test_more_lines_than_carriers_are_shared_evenly() -> None:
    costs = {(line, carrier): float(ord(carrier)) for line in "1234" for carrier in "ab"}
    assert sorted(assign_lines(costs).values()) == ["a", "a", "b", "b"]


def test_a_line_that_nobody_can_run_is_an_error() -> None:
    with pytest.raises(AllocationError, match="No carrier is able"):
        assign_lines({("1", "a"): 1.0, ("2", "b"): float("inf"), ("2", "a"): float("inf")})


def test_prices_settle_the_transfers() -> None:
    operators = {"n": "a", "s": "b"}
    parcels = {("n", "a"): 10, ("n", "b"): 20, ("s", "a"): 30, ("s", "b"): 40}
    transfers = {"a": 5.0, "b": -5.0}
    prices = transfer_prices({"n": 2.0, "s": 1.0}, operators, parcels, transfers)
    assert 20 * prices["n"] - 30 * prices["s"] == pytest.approx(5)
    # nearest to the unit costs: the difference of 15 is best made up on the line of more parcels
    assert prices["n"] == pytest.approx(2.0)
    assert prices["s"] == pytest.approx(35 / 30)


def test_prices_are_never_below_nothing_and_leave_what_they_cannot_settle() -> None:
    prices = transfer_prices(
        {"n": 1.0}, {"n": "a"}, {("n", "a"): 5, ("n", "b"): 5}, {"a": -10.0, "b": 10.0}
    )
    assert prices == {"n": pytest.approx(0.0, abs=1e-6)}
