from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import RoadsError
from routing.roads.reading.assembly import Points, WayRecords, assemble, sorted_points

PATH = Path("hand.osm")


def points(*keys: int) -> Points:
    at = np.array(keys, dtype=np.int64)
    return sorted_points(at, at / 10, at / 20)


def recorded(*courses: list[int]) -> WayRecords:
    ways = WayRecords()
    for number, course in enumerate(courses):
        ways.add(str(number), {"highway": "track"}, 0, course)
    return ways


def runs(course: list[int], known: set[int]) -> list[list[int]]:
    """Cut one way point by point, as one would by hand."""
    found: list[list[int]] = [[]]
    for key in course:
        if key not in known:
            found.append([])
        elif not found[-1] or found[-1][-1] != key:
            found[-1].append(key)
    return [run for run in found if len(run) > 1]


@settings(max_examples=60, deadline=None)
@given(
    courses=st.lists(st.lists(st.integers(-3, 8), max_size=9), min_size=1, max_size=5),
    known=st.sets(st.integers(-3, 8)),
)
def test_ways_are_cut_as_by_hand(courses: list[list[int]], known: set[int]) -> None:
    expected = [(str(n), run) for n, course in enumerate(courses) for run in runs(course, known)]
    if not expected:
        with pytest.raises(RoadsError):
            assemble(PATH, recorded(*courses), points(*known))
        return
    road_map = assemble(PATH, recorded(*courses), points(*known))
    keys = np.round(road_map.lon * 10).astype(int)
    found = [
        (way_id, keys[road_map.course[begin:end]].tolist())
        for way_id, begin, end in zip(
            road_map.way_ids, road_map.first[:-1], road_map.first[1:], strict=True
        )
    ]
    assert found == expected
    assert sorted(set(road_map.course.tolist())) == list(range(len(road_map.lon)))


def test_of_two_points_with_one_key_the_first_holds() -> None:
    two = sorted_points(np.array([7, 3, 7]), np.array([1.0, 2.0, 9.0]), np.array([4.0, 5.0, 9.0]))
    assert two.keys.tolist() == [3, 7]
    assert two.lon.tolist() == [2.0, 1.0]


@pytest.mark.parametrize("lon", [181.0, float("nan"), float("inf")])
def test_a_point_nowhere_is_refused_only_where_a_way_needs_it(lon: float) -> None:
    lat = np.array([1.0, 1.0, 1.0])
    bad = Points(keys=np.arange(3), lon=np.array([0.0, 1.0, lon]), lat=lat)
    assert len(assemble(PATH, recorded([0, 1]), bad).lon) == 2
    with pytest.raises(RoadsError, match="nowhere on earth, such as 2"):
        assemble(PATH, recorded([0, 1, 2]), bad)


def test_no_ways_are_no_map() -> None:
    with pytest.raises(RoadsError, match=r"hand\.osm has no roads"):
        assemble(PATH, recorded(), points(1, 2))
