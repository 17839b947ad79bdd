import pytest

from routing.errors import RoadsError
from routing.roads.speeds import RURAL_CHINA_KMH, class_speeds, posted_kmh


def test_the_scenario_goes_before_the_table_of_rural_china() -> None:
    speeds = class_speeds(iter(["trunk", "tertiary"]), {"trunk": 64.0})
    assert speeds == {"trunk": 64.0, "tertiary": RURAL_CHINA_KMH["tertiary"]}


def test_classes_without_a_speed_are_all_named_with_the_remedy() -> None:
    with pytest.raises(RoadsError, match=r"ice_road, sky.*roads\.speed_kmh"):
        class_speeds(["sky", "trunk", "ice_road"], {})


@pytest.mark.parametrize(
    ("sign", "kmh"),
    [
        ("60", 60.0),
        ("30 mph", 48.28032),
        ("40 km/h", 40.0),
        ("CN:rural", None),
        ("none", None),
        ("60;40", None),
        ("0", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_signs_are_read_where_they_are_numbers(sign: str | None, kmh: float | None) -> None:
    assert posted_kmh(sign) == pytest.approx(kmh)
