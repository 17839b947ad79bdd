"""The section roads: from the file to the model and back, closures by overrides."""

from datetime import date
from pathlib import Path

import pytest

from routing.model import Closure, RoadProfile
from routing.scenario import read_scenario, validate_scenario, write_scenario
from tests.bad_scenarios.bad_roads import WITH_MAP
from tests.bad_scenarios.good_folder import edit, put, write_good_folder

SLIDE = """\
  closed:
    - {id: slide, between: [h1, c1], at_km: 12.5, from: 2018-05-01, until: 2018-06-30}
    - {id: works, reason: 修路, ways: [23817432, w7]}
    - {id: flood, area: flood.geojson}
"""
KEYS = """\
  boundary: county.geojson
  buffer_km: 2.5
  speeds: speeds.csv
  factors: factors.csv
  state: rain
  period: night
  ferry_wait_min: 20
  water: lake.geojson
  documented: known.csv
"""
FILES = (
    "county.geojson",
    "speeds.csv",
    "factors.csv",
    "lake.geojson",
    "known.csv",
    "flood.geojson",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_good_folder(tmp_path / "county")
    for spoil in WITH_MAP:
        spoil(folder)
    for name in FILES:
        put(name, name)(folder)
    return folder


def test_every_key_reaches_the_model(folder: Path) -> None:
    edit(folder, "scenario.yaml", "  detour_factor", f"{KEYS}{SLIDE}  detour_factor")
    roads = read_scenario(folder).roads
    here = folder.resolve()
    assert roads.boundary_path == str(here / "county.geojson")
    assert roads.buffer_m == 2_500
    assert (roads.speeds_path, roads.factors_path) == (
        str(here / "speeds.csv"),
        str(here / "factors.csv"),
    )
    assert (roads.state, roads.period, roads.ferry_wait_s) == ("rain", "night", 1_200)
    assert (roads.water_path, roads.documented_path) == (
        str(here / "lake.geojson"),
        str(here / "known.csv"),
    )
    assert roads.closures == (
        Closure(
            id="slide",
            between=("h1", "c1"),
            at_m=12_500,
            first=date(2018, 5, 1),
            last=date(2018, 6, 30),
        ),
        Closure(id="works", reason="修路", way_ids=("23817432", "w7")),
        Closure(id="flood", area_path=str(here / "flood.geojson")),
    )


def test_the_defaults_are_those_of_the_model(folder: Path) -> None:
    roads = read_scenario(folder).roads
    assert roads == type(roads)(map_path=roads.map_path)


def test_vehicles_have_a_profile(folder: Path) -> None:
    sizes = "    speeds: truck\n    gross_kg: 4495\n    height_m: 3.1\n    width_m: 2.2\n"
    edit(folder, "scenario.yaml", "    tier: linehaul\n", f"    tier: linehaul\n{sizes}")
    scenario = read_scenario(folder)
    assert scenario.vehicle_type("truck").profile == RoadProfile(
        speeds="truck", gross_g=4_495_000, height_cm=310, width_cm=220
    )
    assert scenario.vehicle_type("van").profile == RoadProfile()


def test_all_files_are_digested_once(folder: Path) -> None:
    again = SLIDE.replace("works, reason: 修路, ways: [23817432, w7]", "works, area: flood.geojson")
    edit(folder, "scenario.yaml", "  detour_factor", f"{KEYS}{again}  detour_factor")
    names = [file.path for file in read_scenario(folder).inputs]
    assert {*FILES, "county.osm"} <= set(names)
    assert len(names) == len(set(names))


def test_the_roads_come_back_from_another_folder(folder: Path, tmp_path: Path) -> None:
    edit(folder, "scenario.yaml", "  detour_factor", f"{KEYS}{SLIDE}  detour_factor")
    scenario = read_scenario(folder)
    write_scenario(scenario, tmp_path / "runs" / "one")
    assert read_scenario(tmp_path / "runs" / "one") == scenario


@pytest.mark.parametrize(
    "override",
    [
        "{roads.closed: [{id: slide, between: [h1, c1], at_km: 3}]}",
        "{roads.closed.slide: {between: [h1, c1], at_km: 3}}",
        "{roads.closed.slide: {id: slide, between: [h1, c1], at_km: 3}}",
    ],
)
def test_an_override_closes_a_road(override: str, folder: Path) -> None:
    edit(folder, "scenario.yaml", "  late:", f"  landslide: {override}\n  late:")
    assert read_scenario(folder).roads.closures == ()
    closures = read_scenario(folder, scenario_name="landslide").roads.closures
    assert closures == (Closure(id="slide", between=("h1", "c1"), at_m=3_000),)


def test_the_command_line_closes_roads_and_opens_them(folder: Path) -> None:
    edit(folder, "scenario.yaml", "  detour_factor", f"{SLIDE}  detour_factor")

    def closed(*settings: str) -> list[str]:
        return [c.id for c in read_scenario(folder, settings=settings).roads.closures]

    assert closed() == ["slide", "works", "flood"]
    assert closed("roads.closed=[{id: x, between: [c1, c2]}]") == ["x"]
    assert closed("roads.closed=[]") == []
    assert closed("roads.closed.x={ways: [7]}", "roads.closed.y={ways: [8]}")[3:] == ["x", "y"]
    assert closed("roads.closed.slide={ways: [7]}") == ["slide", "works", "flood"]


def test_a_key_of_a_closure_is_changed_by_its_id(folder: Path) -> None:
    edit(folder, "scenario.yaml", "  detour_factor", f"{SLIDE}  detour_factor")
    scenario = read_scenario(folder, settings=["roads.closed.slide.until=2018-05-22"])
    slide, *_ = scenario.roads.closures
    assert slide.last == date(2018, 5, 22)
    assert slide.first == date(2018, 5, 1)
    assert not slide.is_in_force(scenario.day)


@pytest.mark.parametrize(
    ("setting", "code", "says"),
    [
        ("roads.closed.slied.until=2018-05-22", "S135", "'slide'"),
        ("roads.closed.slied={until: 2018-05-22}", "S200", "slied"),
        ("roads.closed.x={between: [h1, c9]}", "S201", "c9"),
        ("roads.closd=[]", "S135", "'closed'"),
        ("carriers.xto={name: X}", "S135", "'zto'"),
    ],
)
def test_bad_closures_of_the_command_line(setting: str, code: str, says: str, folder: Path) -> None:
    edit(folder, "scenario.yaml", "  detour_factor", f"{SLIDE}  detour_factor")
    (fault,) = validate_scenario(folder, settings=[setting])
    assert (fault.code, fault.file) == (code, "command line")
    assert says in str(fault)


def test_two_overrides_may_close_a_road_each(folder: Path) -> None:
    edit(
        folder,
        "scenario.yaml",
        "  late:",
        "  a: {roads.closed.a: {ways: [1]}}\n  b: {roads.closed.b: {ways: [2]}}\n  late:",
    )
    closures = read_scenario(folder, scenario_name="a,b").roads.closures
    assert [c.id for c in closures] == ["a", "b"]
