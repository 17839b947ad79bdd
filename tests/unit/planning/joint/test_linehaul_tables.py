"""Hub tours, configurations and the subset test, against enumeration."""

from itertools import combinations, combinations_with_replacement, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.planning.joint.arrays import empty_tours
from routing.planning.joint.configurations import ROWS, TRUNCATED, configurations, new_haul
from routing.planning.joint.hub_tours import hub_tour_order, hub_tours
from routing.planning.joint.linehaul import excess, measure_spare, overload
from routing.planning.joint.problem import JointProblem
from routing.planning.joint.splitting import split_loads
from tests.unit.planning.joint.problems import a_problem, fits_trucks

THREE = a_problem(centres=3, villages=9)


def length(problem: JointProblem, order: tuple[int, ...]) -> float:
    way = [0, *(c + 1 for c in order), 0]
    return float(sum(problem.hub_cost[a, b] for a, b in pairwise(way)))


def members(mask: int) -> list[int]:
    return [c for c in range(3) if mask >> c & 1]


@pytest.mark.parametrize("mask", range(1, 8))
def test_hub_tours_are_the_shortest(mask: int) -> None:
    shortest = min(length(THREE, order) for order in permutations(members(mask)))
    assert hub_tours(THREE.hub_cost)[mask] == pytest.approx(shortest)
    order = tuple(hub_tour_order(THREE.hub_cost, mask))
    assert length(THREE, order) == pytest.approx(shortest)


def test_configurations_are_all_covers_that_share_one_centre_at_most() -> None:
    haul = new_haul(THREE)
    count = configurations(haul, 7)
    expected = {
        tuple(sorted(pick))
        for trucks in (2, 3)
        for pick in combinations_with_replacement(range(1, 8), trucks)
        if np.bitwise_or.reduce(pick) == 7
        and all((a & b).bit_count() <= 1 for a, b in combinations(pick, 2))
    }
    rows = range(int(haul.first[7]), int(haul.first[7]) + count)
    found = [tuple(sorted(haul.visits[r, : haul.number[r]].tolist())) for r in rows]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert list(haul.cost[rows.start : rows.stop]) == sorted(haul.cost[rows.start : rows.stop])


def test_configurations_that_find_no_room_are_counted() -> None:
    haul = new_haul(THREE)
    haul.used[ROWS] = len(haul.cost) - 2
    assert configurations(haul, 7) == 2
    assert haul.used[TRUNCATED] == 1
    assert configurations(haul, 3) == 0


def test_without_trucks_there_is_one_free_configuration() -> None:
    haul = new_haul(a_problem(centres=1, trucks=0))
    assert configurations(haul, 1) == 1
    assert haul.cost[haul.first[1]] == 0.0


LOADS = st.lists(st.integers(0, 20).map(float), min_size=3, max_size=3)


@given(loads=LOADS, row=st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_overload_is_none_exactly_if_the_loads_can_be_split(loads: list[float], row: int) -> None:
    haul = new_haul(THREE)
    row %= configurations(haul, 7)
    trucks = tuple(haul.visits[row, : haul.number[row]].tolist())
    over = overload(haul, row, np.array(loads)[:, None])
    assert (over == 0.0) == fits_trucks(THREE, loads, trucks)
    visits = [members(mask) for mask in trucks]
    capacity = float(THREE.truck_capacity[0])
    if over:
        with pytest.raises(ValueError, match="do not fit"):
            split_loads(loads, visits, capacity)
    else:
        amounts = split_loads(loads, visits, capacity)
        assert all(sum(amount.values()) <= capacity + 1e-6 for amount in amounts)
        brought = [sum(amount.get(c, 0.0) for amount in amounts) for c in range(3)]
        assert brought == pytest.approx(loads)


@given(loads=LOADS, row=st.integers(0, 30), more=st.integers(1, 9))
@settings(max_examples=40, deadline=None)
def test_excess_says_whether_one_more_village_fits(loads: list[float], row: int, more: int) -> None:
    haul = new_haul(THREE)
    row %= configurations(haul, 7)
    load = np.array(loads)[:, None]
    if overload(haul, row, load):
        return
    measure_spare(haul, row, load)
    for centre in range(3):
        after = load.copy()
        after[centre] += more
        over = excess(haul, row, centre, np.array([float(more)]))
        assert (over > 0.0) == (overload(haul, row, after) > 0.0)


def test_rows_hold_the_longest_tour_there_can_be() -> None:
    problem = a_problem(villages=6, capacity=np.array([[1e6]]))
    assert empty_tours(problem).stops.shape == (7, 8)
