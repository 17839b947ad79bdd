"""A table in the wrong datum is told by how well each datum puts the places on roads."""

from collections.abc import Callable

import numpy as np
import pytest

from routing.model import CoordStatus
from routing.model.datum import Point, gcj02_to_bd09, to_wgs84, wgs84_to_gcj02
from routing.roads.judging.datum import MISTAKES, degrees_of, named_mistake
from routing.roads.judging.nearness import Nearness
from routing.roads.judging.wording import compass
from routing.roads.road_map import Floats
from tests.unit.roads.judging.grounds import (
    ANDORRA,
    spots_beside,
    villages_at,
    winding_roads,
)

GCJ02_AS_WGS84 = wgs84_to_gcj02


def bd09_as_wgs84(lon: float, lat: float) -> Point:
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


MADE: list[Callable[[float, float], Point]] = [
    GCJ02_AS_WGS84,
    bd09_as_wgs84,
    lambda lon, lat: to_wgs84(lon, lat, "gcj02"),
    lambda lon, lat: to_wgs84(lon, lat, "bd09"),
    lambda lon, lat: to_wgs84(*wgs84_to_gcj02(lon, lat), "bd09"),
    lambda lon, lat: to_wgs84(*bd09_as_wgs84(lon, lat), "gcj02"),
]


def moved(
    spots: tuple[Floats, Floats], make: Callable[[float, float], Point]
) -> tuple[Floats, Floats]:
    points = np.array([make(*spot) for spot in zip(*spots, strict=True)])
    return points[:, 0], points[:, 1]


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_each_mistake_is_named_and_undone(number: int) -> None:
    network = winding_roads(1)
    true = spots_beside(network, 25, (0.0, 40.0))
    places = villages_at(*moved(true, MADE[number]))
    shift = named_mistake(places, Nearness(network))
    assert shift is not None
    assert shift.mistake is MISTAKES[number]
    assert shift.places == 25
    assert shift.undone_m < 40.0
    assert shift.given_m > 100.0
    undone = moved(degrees_of(places), MISTAKES[number].undo)
    np.testing.assert_allclose(undone, true, rtol=0.0, atol=1e-7)


def test_the_shift_of_gcj02_in_chunan_is_to_the_south_east() -> None:
    network = winding_roads(1)
    places = villages_at(*moved(spots_beside(network, 9, (0.0, 40.0)), GCJ02_AS_WGS84))
    shift = named_mistake(places, Nearness(network))
    assert shift is not None
    assert compass(shift.east_m, shift.north_m) == "south-east"
    assert np.hypot(shift.east_m, shift.north_m) == pytest.approx(520, abs=60)


@pytest.mark.parametrize("count", [5, 12, 40])
@pytest.mark.parametrize("off_m", [(0.0, 150.0), (100.0, 400.0)])
def test_true_villages_in_random_directions_are_left_alone(
    count: int, off_m: tuple[float, float]
) -> None:
    for seed in range(12):
        network = winding_roads(seed, roads=6 + seed)
        places = villages_at(*spots_beside(network, count, off_m, seed))
        assert named_mistake(places, Nearness(network)) is None, seed


def test_of_fewer_than_five_places_nothing_is_said() -> None:
    network = winding_roads(1)
    spots = moved(spots_beside(network, 5, (0.0, 5.0)), GCJ02_AS_WGS84)
    places = villages_at(*spots)
    assert named_mistake(places, Nearness(network)) is not None
    assert named_mistake(places[:4], Nearness(network)) is None


def test_assumed_places_are_no_witnesses_where_there_are_observed_ones() -> None:
    network = winding_roads(1)
    true = spots_beside(network, 6, (0.0, 10.0))
    observed = villages_at(*true)
    assumed = villages_at(*moved(true, GCJ02_AS_WGS84), CoordStatus.ASSUMED)
    assert named_mistake(observed + assumed * 3, Nearness(network)) is None
    shift = named_mistake(observed[:4] + assumed * 3, Nearness(network))
    assert shift is not None
    assert shift.places == 22


def test_outside_china_no_datum_explains_anything() -> None:
    network = winding_roads(1, plane=ANDORRA)
    lon, lat = spots_beside(network, 30, (0.0, 20.0))
    places = villages_at(lon + 0.004, lat + 0.003)
    assert named_mistake(places, Nearness(network)) is None


def test_a_map_without_roads_explains_nothing() -> None:
    network = winding_roads(1)
    network.joinable[:] = False
    places = villages_at(*spots_beside(network, 9, (0.0, 20.0)))
    assert named_mistake(places, Nearness(network)) is None
