"""Who may drive on a way by its access tags and size limits."""

import logging

import pytest

from routing.model import RoadProfile
from tests.unit.roads.driving.small_map import kmh

VAN, TRUCK, TRICYCLE = (RoadProfile(speeds=name) for name in ("van", "truck", "tricycle"))
HEAVY_VAN = RoadProfile(gross_g=3_500_001)


@pytest.mark.parametrize(
    ("tags", "profile", "is_open"),
    [
        ({"access": "no"}, VAN, False),
        ({"access": "private"}, VAN, False),
        ({"motor_vehicle": "agricultural;forestry"}, VAN, False),
        ({"motor_vehicle": "forestry;destination"}, VAN, True),
        ({"vehicle": "agricultural"}, VAN, False),
        ({"access": "permit"}, VAN, False),
        ({"access": "destination"}, VAN, True),
        ({"access": "delivery"}, VAN, True),
        ({"access": "permissive"}, VAN, True),
        ({"access": "customers"}, VAN, True),
        ({"access": "who_knows"}, VAN, True),
        ({"access": "no", "motor_vehicle": "yes"}, VAN, True),
        ({"access": "no", "vehicle": "yes", "motor_vehicle": "no"}, VAN, False),
        ({"motor_vehicle": "yes", "motorcar": "no"}, VAN, False),
        ({"motor_vehicle": "yes", "motorcar": "no"}, TRUCK, True),
        ({"motor_vehicle": "no", "hgv": "yes"}, TRUCK, True),
        ({"hgv": "no"}, TRUCK, False),
        ({"hgv": "no"}, VAN, True),
        ({"hgv": "no"}, HEAVY_VAN, False),
        ({"goods": "no"}, TRUCK, False),
        ({"motorcar": "no"}, TRICYCLE, True),
        ({"motor_vehicle": "no"}, TRICYCLE, False),
        ({"area": "yes"}, VAN, False),
    ],
)
def test_the_most_particular_tag_decides(
    tags: dict[str, str], profile: RoadProfile, is_open: object
) -> None:
    assert (kmh({"highway": "tertiary", **tags}, profile) > 0) is is_open


@pytest.mark.parametrize(
    ("tags", "profile", "is_open"),
    [
        ({"maxweight": "4.5"}, RoadProfile(gross_g=4_500_000), True),
        ({"maxweight": "4.4"}, RoadProfile(gross_g=4_500_000), False),
        ({"maxweight": "2"}, VAN, True),
        ({"maxheight": "3.2"}, RoadProfile(height_cm=321), False),
        ({"maxheight": "default"}, RoadProfile(height_cm=500), True),
        ({"maxheight": "below_default"}, RoadProfile(height_cm=500), True),
        ({"maxheight": "10'6\""}, RoadProfile(height_cm=320), True),
        ({"maxheight": "10'5\""}, RoadProfile(height_cm=320), False),
        ({"maxwidth": "2"}, RoadProfile(width_cm=201), False),
        ({"maxwidth": "2"}, RoadProfile(width_cm=200), True),
    ],
)
def test_a_vehicle_keeps_off_what_is_too_small_or_weak(
    tags: dict[str, str], profile: RoadProfile, is_open: object
) -> None:
    assert (kmh({"highway": "tertiary", **tags}, profile) > 0) is is_open


def test_a_limit_that_is_no_number_is_ignored_and_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tags = {"highway": "tertiary", "maxheight": "a cow"}
    with caplog.at_level(logging.WARNING):
        assert kmh(tags, RoadProfile(height_cm=300)) > 0
    assert "1 restrictions of the map are ignored" in caplog.text
    assert '"maxheight=a cow"' in caplog.text
