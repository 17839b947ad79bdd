"""Numbers on signs."""

import pytest

from routing.roads.driving.signs import posted_cm, posted_g, posted_kmh


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
        ("9" * 400, None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_speeds_are_read_where_they_are_numbers(sign: str | None, kmh: float | None) -> None:
    assert posted_kmh(sign) == pytest.approx(kmh)


@pytest.mark.parametrize(
    ("sign", "grams"),
    [
        ("3.5", 3_500_000),
        ("3.5 t", 3_500_000),
        ("3500 kg", 3_500_000),
        ("7000 lbs", 3_175_147),
        ("3 st", 2_721_555),
        ("heavy", None),
        ("3.5;5", None),
    ],
)
def test_weights_have_many_units(sign: str, grams: int | None) -> None:
    assert posted_g(sign) == grams


@pytest.mark.parametrize(
    ("sign", "cm"),
    [
        ("4", 400),
        ("3.2 m", 320),
        ("320 cm", 320),
        ("14'6\"", 442),
        ("14'", 427),
        ("14 ft 6 in", 442),
        ("low", None),
    ],
)
def test_heights_are_metres_or_feet(sign: str, cm: int | None) -> None:
    assert posted_cm(sign) == cm
