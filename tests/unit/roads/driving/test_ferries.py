"""Crossings: who may board, how long they take, where one waits."""

from itertools import pairwise

import pytest

from routing.model import RoadProfile, RoadSource
from routing.roads.driving.ferries import duration_s
from tests.unit.roads.driving.small_map import STEP_M, kmh, network

FERRY = {"route": "ferry", "motor_vehicle": "yes"}
ROAD = {"highway": "trunk"}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:20", 1200),
        ("01:30:30", 5430),
        ("72:00", 259_200),
        ("25", 1500),
        ("PT1H20M", 4800),
        ("PT45S", 45),
        ("P1DT1H", 90_000),
        ("0", None),
        ("P", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_durations_are_clock_minutes_or_iso(text: str | None, seconds: int | None) -> None:
    assert duration_s(text) == seconds


@pytest.mark.parametrize(
    ("tags", "speeds", "boards"),
    [
        ({"motor_vehicle": "yes"}, "van", True),
        ({"vehicle": "designated"}, "van", True),
        ({"motorcar": "yes"}, "van", True),
        ({"hgv": "yes"}, "truck", True),
        ({"hgv": "yes"}, "van", False),
        ({"motor_vehicle": "yes", "hgv": "no"}, "truck", False),
        ({"motor_vehicle": "no"}, "van", False),
        ({"access": "yes"}, "van", False),
        ({}, "van", False),
        ({"motor_vehicle:conditional": "yes @ (May-Oct)"}, "van", True),
    ],
)
def test_a_ferry_carries_whom_a_tag_names(
    tags: dict[str, str], speeds: str, boards: object
) -> None:
    tags = {"route": "ferry", **tags}
    assert (kmh(tags, RoadProfile(speeds=speeds)) > 0) is boards


def test_a_crossing_takes_its_duration_and_half_the_wait_at_either_end() -> None:
    way = ([0, 1, 2, 4], {**FERRY, "duration": "00:40"})
    found = network(way, source=RoadSource(ferry_wait_s=600))
    forward = found.drive_s[: len(found.drive_s) // 2]
    assert forward == pytest.approx([600 + 300, 600, 1200 + 300])
    assert sorted(found.drive_s[3:]) == pytest.approx(sorted(forward))
    assert not found.joinable.any()


def test_a_crossing_of_one_stretch_has_the_whole_wait() -> None:
    found = network(([0, 1], FERRY), source=RoadSource(ferry_wait_s=600))
    assert found.drive_s == pytest.approx([600 + STEP_M / 10 * 3.6] * 2)


def test_one_waits_once_for_a_crossing_of_two_ways_and_again_at_a_landing() -> None:
    line = ([0, 1], {**FERRY, "duration": "10"}), ([1, 2], {**FERRY, "duration": "10"})
    source = RoadSource(ferry_wait_s=600)
    assert network(*line, source=source).drive_s.sum() == pytest.approx(2 * (1200 + 600))
    landing = network(*line, ([1, 3], ROAD), source=source)
    assert landing.drive_s[landing.stretch < 3].sum() == pytest.approx(2 * (1200 + 1200))


def test_weather_leaves_ferries_alone() -> None:
    times = [
        network(([0, 1], FERRY), ([1, 2], ROAD), source=RoadSource(state=state)).drive_s
        for state in ("normal", "rain", "snow")
    ]
    for before, after in pairwise(times):
        assert before[0] == after[0]
        assert before[1] < after[1]


def test_weight_limits_hold_on_ferries() -> None:
    tags = {**FERRY, "maxweight": "3"}
    assert kmh(tags, RoadProfile(gross_g=3_000_000)) > 0
    assert kmh(tags, RoadProfile(gross_g=3_000_001)) == 0
