import numpy as np
import pytest
import shapely

from maps.ground import Ground
from maps.plane import Points

COUNTY = shapely.box(0, 0, 20_000, 20_000)
LAKE = shapely.box(8_000, -100, 12_000, 15_000)
WEST, EAST = np.array([2_000.0, 5_000.0]), np.array([18_000.0, 5_000.0])


def flat_m(line: Points) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def test_a_clear_way_is_straight() -> None:
    north = np.array([2_000.0, 18_000.0])
    assert Ground(COUNTY, LAKE).path(WEST, north).tolist() == [WEST.tolist(), north.tolist()]


def test_a_way_goes_round_the_lake() -> None:
    line = Ground(COUNTY, LAKE).path(WEST, EAST)
    round_m = 2 * np.hypot(6_000, 10_000) + 4_000
    assert not shapely.intersects(LAKE, shapely.linestrings(line))
    assert round_m <= flat_m(line) < 1.05 * round_m


def test_a_way_may_cross_where_water_has_a_price() -> None:
    line = Ground(COUNTY, LAKE).path(WEST, EAST, water_cost=1.5)
    assert shapely.intersects(LAKE, shapely.linestrings(line))
    assert flat_m(line) < 17_000


def test_no_way_leads_across_a_lake_that_parts_the_county() -> None:
    parted = Ground(COUNTY, shapely.box(8_000, -100, 12_000, 20_100))
    with pytest.raises(ValueError, match="no way over land"):
        parted.path(WEST, EAST)
