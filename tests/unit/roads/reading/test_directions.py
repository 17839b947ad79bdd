import pytest

from routing.roads.reading.directions import BACKWARD, BOTH, FORWARD, direction_of


@pytest.mark.parametrize(
    ("tags", "direction"),
    [
        ({"highway": "trunk"}, BOTH),
        ({"highway": "trunk", "oneway": "yes"}, FORWARD),
        ({"highway": "trunk", "oneway": "True"}, FORWARD),
        ({"highway": "trunk", "oneway": "1"}, FORWARD),
        ({"highway": "trunk", "oneway": "-1"}, BACKWARD),
        ({"highway": "trunk", "oneway": "reverse"}, BACKWARD),
        ({"highway": "trunk", "oneway": "no"}, BOTH),
        ({"highway": "trunk", "oneway": "reversible"}, BOTH),
        ({"highway": "trunk", "oneway": "alternating"}, BOTH),
        ({"highway": "motorway"}, FORWARD),
        ({"highway": "motorway", "oneway": "no"}, BOTH),
        ({"highway": "motorway_link"}, BOTH),
        ({"highway": "tertiary", "junction": "roundabout"}, FORWARD),
        ({"highway": "tertiary", "junction": "circular"}, FORWARD),
        ({"highway": "tertiary", "junction": "roundabout", "oneway": "-1"}, BACKWARD),
        ({"highway": "tertiary", "junction": "roundabout", "oneway": "odd"}, FORWARD),
        ({"route": "ferry"}, BOTH),
    ],
)
def test_what_is_stated_wins_over_what_is_implied(tags: dict[str, str], direction: int) -> None:
    assert direction_of(tags) == direction
