import pytest

from routing.roads.reading.choices import one_of


@pytest.mark.parametrize(
    ("key", "values", "chosen"),
    [
        ("highway", ["track", "primary"], "track"),
        ("highway", ["primary", "tertiary", "trunk_link"], "tertiary"),
        ("highway", ["track", "ford"], "ford"),
        ("maxspeed", ["50", "30", "80"], "30"),
        ("maxspeed", ["30 mph", "CN:urban"], "30 mph"),
        ("maxweight", ["7.5", "20"], "7.5"),
        ("maxheight", ["3.2", "2.9"], "2.9"),
        ("surface", ["asphalt", "gravel"], "gravel"),
        ("smoothness", ["good", "bad"], "bad"),
        ("tracktype", ["grade4", "grade1"], "grade4"),
        ("access", ["yes", "no", "private"], "no"),
        ("motor_vehicle", ["destination", "yes"], "destination"),
        ("routing:status", ["documented", "assumed"], "assumed"),
        ("name", ["S302", "Lake road"], "Lake road"),
        ("bridge", ["yes", "viaduct"], "viaduct"),
        ("maxspeed", ["40"], "40"),
    ],
)
def test_the_worst_value_holds_in_whatever_order_they_are_listed(
    key: str, values: list[str], chosen: str
) -> None:
    assert one_of(key, values) == chosen
    assert one_of(key, values[::-1]) == chosen
