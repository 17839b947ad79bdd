"""Legs are cut where ways part; a piece that many drive is there once."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.model import Leg, Network, RoadLine, TravelSource
from routing.outputs.page.geometry import PER_DEGREE, encoded, thinned
from routing.outputs.page.roadbook import cut, partings, roadbook, trip_legs
from routing.outputs.page.sheet import Sheet
from routing.recipe import RunResult
from tests.run_builder import a_comparison, a_run

Points = tuple[tuple[float, float], ...]


def decoded(row: list[int]) -> Points:
    lon, lat = accumulate(row[::2]), accumulate(row[1::2])
    pairs = zip(lon, lat, strict=True)
    return tuple((round(x / PER_DEGREE, 6), round(y / PER_DEGREE, 6)) for x, y in pairs)


def drawn_along(run: RunResult, **lines: Points) -> RunResult:
    """Return a run whose legs follow the lines named ``start__end``; others are straight."""
    profile = run.scenario.profiles[-1]
    road_lines: dict[Leg, RoadLine] = {}
    for name, points in lines.items():
        start, end = name.split("__")
        road_lines[start, end, profile] = RoadLine(points=points, source=TravelSource.ROADS)
    return replace(run, road_lines=road_lines)


def test_steps_of_a_line_lead_back_to_its_points() -> None:
    line = ((119.12345, 29.6), (119.12347, 29.59999), (119.1, 29.7))
    assert decoded(encoded(line)) == line


def test_points_within_a_metre_count_once() -> None:
    assert len(encoded(((119.0, 29.6), (119.000001, 29.6), (119.1, 29.6)))) == 4


def test_a_budget_makes_lines_coarser_and_keeps_their_ends() -> None:
    line = [(119 + 0.001 * i, 29.6 + 0.0001 * (i % 2)) for i in range(200)]
    (fine,), fine_m = thinned([line], 1000)
    (coarse,), coarse_m = thinned([line], 10)
    assert (len(fine), fine_m) == (200, 4.0)
    assert (len(coarse), coarse_m) == (2, 16.0)
    assert coarse == [pytest.approx(line[0]), pytest.approx(line[-1])]
    assert thinned([], 10) == ([], 4.0)


def test_a_shared_road_is_one_piece_in_both_directions() -> None:
    a, b, fork, c = (119.2, 29.6), (119.22, 29.6), (119.24, 29.6), (119.26, 29.62)
    run = drawn_along(
        a_run(),
        c1__v1=(a, b, fork, (119.3, 29.6)),
        v1__v2=((119.3, 29.6), fork, c),
        v2__v3=(c, fork, (119.3, 29.6)),
        v3__c1=((119.3, 29.6), fork, b, a),
    )
    book = roadbook(Sheet(runs={"pooled": run}))
    (van,) = (tour for tour in run.plan.tours if tour.tier.value == "village")
    numbers = [book.of_leg[leg] for leg in trip_legs(run, van, van.trips[0])]
    stem, branch, spur = numbers[0][0], numbers[0][1], numbers[1][1]
    assert numbers == [(stem, branch), (branch, spur), (spur, branch), (branch, stem)]
    assert book.of_trip(run, van, van.trips[0]) == sorted({stem, branch, spur})
    assert decoded(book.pieces[stem]) == (a, fork), "b lies on the way"


COORDINATE = st.integers(0, 4).map(lambda i: round(119 + i / 100, 2))
WALK = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=12)


@given(st.lists(WALK, min_size=1, max_size=6))
def test_pieces_put_together_are_the_line_they_were_cut_from(walks: list[Points]) -> None:
    lines = [tuple(walk) for walk in walks]
    ends = partings(lines)
    for line in lines:
        walked = [point for i, point in enumerate(line) if not i or point != line[i - 1]]
        here, rebuilt = walked[0], [walked[0]]
        for piece in cut(line, ends):
            assert here in {piece[0], piece[-1]}
            forward = (
                piece if piece == tuple(walked[len(rebuilt) - 1 :][: len(piece)]) else piece[::-1]
            )
            rebuilt += forward[1:]
            here = rebuilt[-1]
            assert not set(piece[1:-1]) & ends
        assert rebuilt == walked or len(walked) == 1


def test_a_leg_without_a_road_is_straight_and_counted() -> None:
    run = replace(a_run(), road_lines={})
    book = roadbook(Sheet(runs={"pooled": run}))
    assert book.straight_legs == len(book.of_leg) > 0
    assert set(book.straight) == set(range(len(book.pieces)))


def test_every_leg_of_every_run_has_its_pieces() -> None:
    runs = {network.value: run for network, run in a_comparison().runs.items()}
    book = roadbook(Sheet(runs=runs))
    assert {Network(name) for name in runs} == set(Network)
    for run in runs.values():
        for tour in run.plan.tours:
            for trip in tour.trips:
                assert all(book.of_leg[leg] for leg in trip_legs(run, tour, trip))
    assert book.straight == ()
