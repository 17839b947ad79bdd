"""Lengths of a network by what is known of them."""

import pytest

from routing.roads.lengths import lengths_m
from tests.unit.roads.driving.small_map import STEP_M, a_map, network


def test_both_directions_count_once_and_closed_roads_do_not() -> None:
    ways = (
        ([0, 1, 2], {"highway": "trunk", "routing:status": "documented"}),
        ([2, 3], {"highway": "tertiary", "routing:status": "assumed"}),
        ([3, 4], {"highway": "tertiary"}),
        ([4, 5], {"highway": "tertiary", "access": "no"}),
        ([5, 6], {"route": "ferry", "motor_vehicle": "yes"}),
    )
    found = lengths_m(a_map(*ways), network(*ways, directions=(0, 1, 0, 0, 0)))
    assert found.documented_m == pytest.approx(2 * STEP_M)
    assert found.assumed_m == pytest.approx(STEP_M)
    assert found.total_m == pytest.approx(5 * STEP_M)
    assert found.by_class == pytest.approx(
        {"tertiary": 2 * STEP_M, "trunk": 2 * STEP_M, "ferry": STEP_M}
    )
    assert list(found.by_class)[-1] == "ferry"
