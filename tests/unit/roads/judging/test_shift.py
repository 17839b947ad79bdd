"""Places that are all shifted are told from places that merely lie off their roads."""

import numpy as np
import pytest

from routing.roads.judging.nearness import Nearness
from routing.roads.judging.shift import FEWEST, unnamed_shift
from tests.unit.roads.judging.grounds import (
    ANDORRA,
    CHUNAN,
    a_network,
    spots_beside,
    villages_at,
    winding_roads,
)


@pytest.mark.parametrize(("east_m", "north_m"), [(300.0, -200.0), (0.0, 700.0), (-250.0, 0.0)])
def test_a_common_shift_is_found(east_m: float, north_m: float) -> None:
    network = winding_roads(2, plane=ANDORRA)
    flat = ANDORRA.flat(*spots_beside(network, 30, (0.0, 30.0)))
    places = villages_at(*ANDORRA.round(flat + np.array((east_m, north_m))))
    shift = unnamed_shift(places, Nearness(network))
    assert shift is not None
    assert shift.mistake is None
    assert (shift.east_m, shift.north_m) == pytest.approx((east_m, north_m), abs=40.0)
    assert shift.undone_m < 30.0
    assert unnamed_shift(places[: FEWEST - 1], Nearness(network)) is None


@pytest.mark.parametrize("count", [15, 40])
def test_true_villages_in_random_directions_are_left_alone(count: int) -> None:
    for seed in range(5):
        network = winding_roads(seed, roads=6 + 3 * seed)
        places = villages_at(*spots_beside(network, count, (100.0, 400.0), seed))
        assert unnamed_shift(places, Nearness(network)) is None, seed


def test_villages_on_one_side_of_a_valleys_road_are_left_alone() -> None:
    network = a_network([[(x, 0.0) for x in range(-20_000, 20_001, 500)]])
    rng = np.random.default_rng(3)
    flat = np.column_stack((rng.uniform(-19_000, 19_000, 30), rng.uniform(230, 270, 30)))
    assert unnamed_shift(villages_at(*CHUNAN.round(flat)), Nearness(network)) is None


def test_places_far_off_the_map_are_not_called_shifted() -> None:
    network = winding_roads(2)
    lon, lat = spots_beside(network, 20, (0.0, 30.0))
    assert unnamed_shift(villages_at(lon + 2.0, lat), Nearness(network)) is None
