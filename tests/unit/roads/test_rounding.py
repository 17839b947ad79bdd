import numpy as np

from routing.roads.rounding import whole_metres, whole_seconds


def test_figures_are_rounded_to_the_nearest() -> None:
    assert whole_metres(np.array([0.4, 0.6, 12.5])).tolist() == [0, 1, 12]
    assert whole_seconds(np.array([59.6]), np.array([1.0])).tolist() == [60]


def test_any_distance_takes_at_least_a_second() -> None:
    assert whole_seconds(np.array([0.1, 0.0]), np.array([0.3, 0.0])).tolist() == [1, 0]


def test_no_road_is_minus_one() -> None:
    nowhere = np.array([np.inf])
    assert whole_metres(nowhere).tolist() == [-1]
    assert whole_seconds(nowhere, nowhere).tolist() == [-1]
