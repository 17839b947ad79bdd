import pytest

from routing.roads.judging.wording import a_road, compass, named, road_name, shift_words
from tests.builders import a_village


@pytest.mark.parametrize(
    ("east", "north", "wind"),
    [
        (0, 1, "north"),
        (1, 0, "east"),
        (-1, -1, "south-west"),
        (-1, 0, "west"),
        (1, -1.1, "south-east"),
    ],
)
def test_the_eight_winds(east: float, north: float, wind: str) -> None:
    assert compass(east, north) == wind


def test_a_shift_in_words() -> None:
    assert shift_words(300.0, 400.0) == "500 m to the north-east"


def test_names_of_places() -> None:
    assert named(a_village("v1")) == "Village v1 村v1 (v1)"
    assert named(a_village("v1", name="村", name_zh="村")) == "村 (v1)"
    assert named(a_village("v1", name="", name_zh="")) == "v1"


def test_names_of_roads() -> None:
    tags = {"highway": "unclassified", "name": "Hill Lane", "name:zh": "山路", "ref": "X1"}
    assert a_road(tags) == "an unclassified road Hill Lane 山路 X1"
    assert road_name({"name": "A", "ref": "A"}) == "A"
    assert a_road({"route": "ferry"}) == "a ferry"
    assert a_road({"highway": "trunk_link"}) == "a trunk link road"
