"""Restrictions by date, weight and season."""

import logging
from datetime import date

import pytest

from routing.model import RoadProfile
from routing.roads.driving.conditions import Conditions
from tests.unit.roads.driving.small_map import SUMMER, WINTER, kmh

SATURDAY = date(2025, 7, 19)


@pytest.mark.parametrize(
    ("tags", "day", "is_open"),
    [
        ({"access:conditional": "no @ (Nov-Apr)"}, WINTER, False),
        ({"access:conditional": "no @ (Nov-Apr)"}, SUMMER, True),
        ({"vehicle:conditional": "no @ Nov 15-May 1"}, WINTER, False),
        ({"motor_vehicle:conditional": "no @ (Nov 15-May 1)"}, date(2025, 5, 1), False),
        ({"motor_vehicle:conditional": "no @ (Nov 15-May 1)"}, date(2025, 5, 2), True),
        ({"access": "no", "access:conditional": "yes @ (Jun-Sep)"}, SUMMER, True),
        ({"access": "no", "access:conditional": "yes @ (Jun-Sep)"}, WINTER, False),
        ({"access:conditional": "no @ (Jun-Sep); yes @ (Jul)"}, SUMMER, True),
        ({"access:conditional": "no @ (Nov-Apr)", "motor_vehicle": "yes"}, WINTER, True),
        ({"access:conditional": "no @ (Sa,Su)"}, SATURDAY, False),
        ({"access:conditional": "no @ (Jul AND Sa)"}, SATURDAY, False),
        ({"access:conditional": "no @ (Jul AND Mo)"}, SATURDAY, True),
        ({"seasonal": "summer"}, SUMMER, True),
        ({"seasonal": "summer"}, WINTER, False),
        ({"seasonal": "spring;winter"}, WINTER, True),
        ({"seasonal": "Jun-Oct"}, WINTER, False),
        ({"seasonal": "no"}, WINTER, True),
        ({"seasonal": "yes"}, WINTER, True),
        ({"seasonal": "when it rains"}, WINTER, True),
    ],
)
def test_roads_close_on_the_days_their_tags_say(
    tags: dict[str, str], day: date, is_open: object
) -> None:
    assert (kmh({"highway": "tertiary", **tags}, day=day) > 0) is is_open


@pytest.mark.parametrize(
    ("condition", "profile", "holds"),
    [
        ("weight>3.5", RoadProfile(gross_g=3_500_001), True),
        ("weight>3.5", RoadProfile(gross_g=3_500_000), False),
        ("weight >= 3.5 t", RoadProfile(gross_g=3_500_000), True),
        ("maxweight<7.5", RoadProfile(gross_g=3_500_000), True),
        ("weight<=3", RoadProfile(gross_g=3_000_001), False),
        ("height>3", RoadProfile(height_cm=320), True),
        ("width=2", RoadProfile(width_cm=200), True),
        ("weight>3.5 AND Jul", RoadProfile(gross_g=4_000_000), True),
        ("weight>3.5 AND Jan", RoadProfile(), False),
    ],
)
def test_sizes_are_compared_with_the_vehicles(
    condition: str, profile: RoadProfile, holds: object
) -> None:
    conditions = Conditions(profile, SUMMER)
    assert conditions.holds(condition) is holds
    assert not conditions.ignored


@pytest.mark.parametrize(
    "condition",
    ["20:00-06:00", "Mo-Fr 07:00-09:00", "sunset-sunrise", "PH", "wet", "weight>3.5", "weight>x"],
)
def test_what_does_not_hold_all_day_or_is_not_known_is_ignored_and_counted(condition: str) -> None:
    conditions = Conditions(RoadProfile(), SUMMER)
    assert conditions.value(f"no @ ({condition})") is None
    assert conditions.ignored == {condition: 1}


def test_one_line_tells_what_is_ignored(caplog: pytest.LogCaptureFixture) -> None:
    tags = {
        "highway": "tertiary",
        "access:conditional": "no @ (20:00-06:00); no",
        "seasonal": "yes",
    }
    with caplog.at_level(logging.WARNING):
        assert kmh(tags) == 30.0
    assert len(caplog.records) == 1
    assert caplog.messages[0].startswith("2 restrictions of the map are ignored")


def test_a_rule_without_a_condition_is_counted() -> None:
    conditions = Conditions(RoadProfile(), SUMMER)
    assert conditions.value("no") is None
    assert conditions.ignored == {"no": 1}
