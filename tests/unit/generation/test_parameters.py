from datetime import date

import pytest

from routing.generation import Area, Parameters, Produce, Season


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 5, 14), False),
        (date(2018, 5, 15), True),
        (date(2018, 6, 30), True),
        (date(2018, 7, 1), False),
    ],
)
def test_a_season_includes_its_first_and_last_day(day: date, expected: bool) -> None:  # noqa: FBT001 - parametrised
    assert Season(first=(5, 15), last=(6, 30)).includes(day) is expected


@pytest.mark.parametrize(("month", "expected"), [(9, True), (12, True), (2, True), (5, False)])
def test_a_season_may_run_over_new_year(month: int, expected: bool) -> None:  # noqa: FBT001 - parametrised
    assert Season(first=(9, 1), last=(2, 28)).includes(date(2018, month, 1)) is expected


def test_a_product_grows_in_its_areas_and_season_only() -> None:
    loquat = Produce(
        product_id="loquat",
        weight=1,
        kg=4,
        litres=15,
        areas=("lake",),
        season=Season(first=(5, 15), last=(6, 30)),
    )
    areas = (Area(name="lake", township_ids=("t1",)), Area(name="hills", township_ids=("t2",)))
    in_may = Parameters(areas=areas, day=date(2018, 5, 23))
    assert in_may.grows(loquat, "t1")
    assert not in_may.grows(loquat, "t2")
    assert not in_may.replace(day=date(2018, 10, 1)).grows(loquat, "t1")


def test_a_product_without_areas_grows_everywhere() -> None:
    assert Parameters().grows(Produce(product_id="rice", weight=1, kg=5, litres=15), "anywhere")
