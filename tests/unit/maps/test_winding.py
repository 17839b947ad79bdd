import numpy as np
import pytest
import shapely

from maps.plane import length_m, to_lon_lat, to_plane
from maps.winding import Bends, Piece, split_at_shores, wind

BENDS = Bends(wave_m=1500.0, step_m=80.0)
FAR = shapely.points(1e6, 1e6)
LINE = np.array([(0.0, 0.0), (10_000.0, 0.0)])


def test_plane_and_degrees_are_inverse() -> None:
    spots = np.array([(118.5, 29.3), (119.2, 29.9)])
    np.testing.assert_allclose(to_lon_lat(to_plane(spots)), spots, atol=1e-6)


def test_a_road_winds_until_it_has_its_length() -> None:
    [line] = wind([Piece(line=LINE, is_bridge=False)], 14_000.0, FAR, BENDS)
    assert length_m(line) == pytest.approx(14_000.0, rel=1e-4)
    np.testing.assert_allclose(to_plane(line[[0, -1]]), LINE, atol=0.2)


def test_a_bridge_stays_straight_and_the_rest_makes_up_for_it() -> None:
    pieces = [
        Piece(line=LINE, is_bridge=False),
        Piece(line=np.array([(10_000.0, 0.0), (12_000.0, 0.0)]), is_bridge=True),
    ]
    road, bridge = wind(pieces, 16_000.0, FAR, BENDS)
    assert length_m(bridge) == pytest.approx(2_000.0, rel=1e-3)
    assert length_m(road) == pytest.approx(14_000.0, rel=1e-3)


def test_bends_keep_out_of_the_water() -> None:
    water = shapely.box(0.0, 100.0, 10_000.0, 5_000.0)
    [line] = wind([Piece(line=LINE, is_bridge=False)], 13_000.0, water, BENDS)
    assert to_plane(line)[:, 1].max() < 100.0


def test_a_road_without_room_stays_as_long_as_the_widest_bends() -> None:
    water = shapely.union(shapely.box(0, 10, 10_000, 99), shapely.box(0, -99, 10_000, -10))
    [line] = wind([Piece(line=LINE, is_bridge=False)], 20_000.0, water, BENDS)
    assert 10_000.0 <= length_m(line) < 11_000.0


def test_a_line_is_split_where_it_meets_the_shore() -> None:
    pieces = split_at_shores(LINE, shapely.box(4_000, -1_000, 6_000, 1_000))
    assert [piece.is_bridge for piece in pieces] == [False, True, False]
    assert [piece.line[:, 0].tolist() for piece in pieces] == [
        [0.0, 4_000.0],
        [4_000.0, 6_000.0],
        [6_000.0, 10_000.0],
    ]
