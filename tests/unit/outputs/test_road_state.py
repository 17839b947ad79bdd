"""The run report says what is not as usual on the roads of the day, and nothing else."""

from datetime import date, timedelta

import pytest

from routing.language import ENGLISH
from routing.model import Closure, Finding, RoadProfile, RoadSource, Severity
from routing.outputs.road_state import closure_words, road_state
from routing.outputs.run_report import run_report
from tests.builders import a_scenario, a_truck, a_van
from tests.run_builder import a_run

DAY = a_scenario().day
HEAVY = RoadProfile(speeds="truck", gross_g=12_000_000, height_cm=340, width_cm=250)


def words_of(**fields: object) -> tuple[str, ...]:
    closure = Closure(**({"id": "slide", "way_ids": ("17",)} | fields))  # type: ignore[arg-type]
    return closure_words(a_scenario(roads=RoadSource(closures=(closure,))), ENGLISH)


def cut_off(code: str, place_id: str | None) -> Finding:
    return Finding(
        code=code, severity=Severity.WARNING, message="x", subject="roads", place_id=place_id
    )


def test_usual_roads_are_not_worth_a_word() -> None:
    assert road_state(a_run(), ENGLISH) == ""
    assert "Roads on the day" not in run_report(a_run())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "`slide` (ways 17)"),
        ({"reason": "塌方"}, "`slide`: 塌方 (ways 17)"),
        ({"way_ids": ("17", "18"), "last": DAY}, "`slide` (ways 17, 18; until 23 May 2018)"),
        (
            {"way_ids": (), "area_path": "/maps/洪水.geojson"},
            "`slide` (the roads of 洪水.geojson)",
        ),
        (
            {"way_ids": (), "between": ("hub", "c1")},
            "`slide` (the road from Hub 县中心 to Centre c1 中心c1)",
        ),
        (
            {"way_ids": (), "between": ("hub", "c1"), "at_m": 12_340},
            "`slide` (12.3 km from Hub 县中心 on the road to Centre c1 中心c1)",
        ),
    ],
)
def test_a_closure_says_where_why_and_until_when(fields: dict[str, object], words: str) -> None:
    assert words_of(**fields) == (words,)


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (1, 1)])
def test_only_closures_in_force_are_told(days: int, count: int) -> None:
    assert len(words_of(last=DAY + timedelta(days=days))) == count


def test_a_closure_to_come_is_not_told() -> None:
    assert words_of(first=date(2030, 1, 1)) == ()


def test_the_report_tells_closures_state_places_cut_off_and_sizes_barred() -> None:
    roads = RoadSource(
        closures=(Closure(id="slide", reason="landslide", way_ids=("17",)),),
        state="snow",
        period="night",
    )
    scenario = a_scenario(roads=roads, vehicle_types=(a_truck(profile=HEAVY), a_van()))
    told = (
        cut_off("R201", "v3"),
        cut_off("R202", "v3"),
        cut_off("R202", "v2"),
        cut_off("R205", "v1"),
        cut_off("R201", None),
    )
    section = run_report(a_run(scenario=scenario, findings=told)).split("## Roads on the day")[1]
    lines = section.split("\n## ")[0].strip().splitlines()
    assert lines == [
        "- closed: `slide`: landslide (ways 17)",
        "- state of the roads: snow",
        "- period of the day: night",
        "- cut off: Village v3 村v3, Village v2 村v2",
        "- Truck 厢货 keeps off roads that bar 12,000 kg, 3.40 m of height, 2.50 m of width",
    ]
