import numpy as np
import pytest

from routing.roads.graph.joints import join_places
from routing.roads.graph.splitting import split, without
from tests.unit.roads.joined_maps import PLANE, Spot, a_map, a_network, places_at

STREET = a_map([(0, 0), (1000, 0), (2000, 0)], {"street": [0, 1, 2]})


def pieces(*spots: Spot, direction: int = 0) -> tuple[dict[tuple[int, int], float], list[int]]:
    """Return metres by ends of the split street, rounded, and the points of places there."""
    road_map = a_map([(0, 0), (1000, 0), (2000, 0)], {"street": [0, 1, 2]}, [direction])
    network = a_network(road_map)
    cut = split(network, join_places(places_at(*spots), network, 100))
    roads = cut.network
    assert roads.drive_s == pytest.approx(roads.length_m / 10)
    assert roads.length_m.sum() == pytest.approx(network.length_m.sum())
    ends = zip(roads.start.tolist(), roads.end.tolist(), strict=True)
    return dict(zip(ends, np.rint(roads.length_m).tolist(), strict=True)), cut.point.tolist()


def test_several_joints_cut_a_stretch_in_both_directions() -> None:
    found, point = pieces((700, 9), (200, 9), (700, -20))
    a, b = point[1], point[0]
    assert point == [b, a, b]
    assert {a, b} == {3, 4}
    assert found == {
        (0, a): 200,
        (a, b): 500,
        (b, 1): 300,
        (1, 2): 1000,
        (1, b): 300,
        (b, a): 500,
        (a, 0): 200,
        (2, 1): 1000,
    }


@pytest.mark.parametrize(
    ("direction", "expected"), [(1, {(0, 3), (3, 1), (1, 2)}), (-1, {(2, 1), (1, 3), (3, 0)})]
)
def test_one_way_stretches_are_cut_in_their_direction(
    direction: int, expected: set[tuple[int, int]]
) -> None:
    found, point = pieces((200, 9), direction=direction)
    assert point == [3]
    assert set(found) == expected
    assert found[(0, 3) if direction == 1 else (3, 0)] == 200


def test_joints_at_the_ends_use_the_points_that_are_there() -> None:
    found, point = pieces((1000, 30), (-20, 0), (2000, 0))
    assert point == [1, 0, 2]
    assert len(found) == 4


def test_new_points_lie_where_the_joints_are_and_pieces_keep_their_stretch() -> None:
    network = a_network(STREET)
    cut = split(network, join_places(places_at((1500, 9)), network, 100))
    new = slice(3, 4)
    np.testing.assert_allclose(
        PLANE.flat(cut.network.lon[new], cut.network.lat[new]), [[1500, 0]], atol=0.05
    )
    assert sorted(cut.network.stretch.tolist()) == [0, 0, 1, 1, 1, 1]
    closed = np.array([False, True, False])
    assert without(cut.network, closed).stretch.tolist() == [0, 0]


def test_places_without_a_road_have_no_point() -> None:
    _, point = pieces((0, 500), (200, 9))
    assert point == [-1, 3]
