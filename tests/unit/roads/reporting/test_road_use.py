import numpy as np
import pytest

from routing.roads.reporting.road_use import road_uses
from tests.unit.roads.judging.grounds import a_map, a_network

MAP = a_map(
    a_network([[(0, 0), (0, 1000), (0, 3000)], [(500, 0), (500, 500)], [(900, 0), (900, 90)]]),
    [
        {"highway": "trunk", "surface": "asphalt", "routing:status": "documented"},
        {"highway": "track"},
        {"route": "ferry"},
    ],
)


def test_roads_count_once_and_drives_count_each_time() -> None:
    ways = [np.array([0, 1]), np.array([1, 3]), np.array([], dtype=np.int64), np.array([5])]
    trunk, track, ferry = road_uses(MAP, ways)
    assert (trunk.road_class, trunk.surface, trunk.status) == ("trunk", "asphalt", "documented")
    assert trunk.road_m == pytest.approx(3000, abs=1)
    assert trunk.driven_m == pytest.approx(5000, abs=1)
    assert (track.road_class, track.surface, track.status) == ("track", "", "")
    assert track.driven_m == track.road_m == pytest.approx(500, abs=1)
    assert ferry.road_class == "ferry"


def test_nothing_driven_uses_no_road() -> None:
    assert road_uses(MAP, []) == ()
