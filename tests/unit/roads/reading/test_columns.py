from typing import Any

import pytest

from routing.roads.reading.columns import columns_of, tags_of


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (
            ["osm_id", "code", "fclass", "name", "oneway", "maxspeed"],
            "id highway name oneway maxspeed",
        ),
        (["HIGHWAY", "Surface"], "highway surface"),
        (["class", "fclass"], "highway"),
        (["lanes"], ""),
    ],
)
def test_columns_are_known_by_several_names(names: list[str], columns: str) -> None:
    assert sorted(columns_of(names).values()) == sorted(columns.split())


def test_of_two_columns_for_the_class_the_plainer_name_wins() -> None:
    assert columns_of(["class", "fclass"]) == {"fclass": "highway"}


@pytest.mark.parametrize(
    ("row", "tags"),
    [
        ({"highway": "trunk", "name": None}, {"highway": "trunk"}),
        ({"highway": "trunk", "maxspeed": 60.0}, {"highway": "trunk", "maxspeed": "60"}),
        ({"highway": "trunk", "maxspeed": 0}, {"highway": "trunk"}),
        ({"highway": "trunk", "maxspeed": float("nan")}, {"highway": "trunk"}),
        ({"highway": "trunk", "oneway": "B"}, {"highway": "trunk", "oneway": "no"}),
        ({"highway": "trunk", "oneway": "F"}, {"highway": "trunk", "oneway": "yes"}),
        ({"highway": "trunk", "oneway": "T"}, {"highway": "trunk", "oneway": "-1"}),
        ({"highway": "trunk", "oneway": True}, {"highway": "trunk", "oneway": "yes"}),
        ({"highway": "trunk", "bridge": "T"}, {"highway": "trunk", "bridge": "yes"}),
        ({"highway": "trunk", "bridge": "F", "tunnel": "F"}, {"highway": "trunk"}),
        ({"highway": "track_grade3"}, {"highway": "track", "tracktype": "grade3"}),
        ({"highway": "ferry"}, {"route": "ferry"}),
        ({"highway": None, "route": "ferry"}, {"route": "ferry"}),
        ({"highway": ""}, None),
        ({"highway": "service", "area": "yes"}, None),
        ({"highway": "trunk", "oneway": False, "reversed": True}, None),
        (
            {"highway": "trunk", "oneway": True, "reversed": True},
            {"highway": "trunk", "oneway": "yes"},
        ),
    ],
)
def test_cells_become_tags(row: dict[str, Any], tags: dict[str, str] | None) -> None:
    assert tags_of(row) == tags
