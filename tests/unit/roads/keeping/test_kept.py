"""What is kept from run to run is found again, and never used for anything else."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from routing.model import Closure, RoadProfile, Scenario
from routing.roads import map_roads
from routing.roads.keeping import kept_map
from routing.roads.map_roads import MapRoads
from routing.roads.measuring import measure_map
from routing.roads.reading import read_map
from tests.builders import a_van, a_village
from tests.unit.roads.hand_made import at, osm_text, scenario_on

PROFILE = a_van().profile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROUTING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Count how often a map is read and ways are measured."""
    counts = {"read": 0, "measured": 0}

    def counting(name: str, what: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            counts[name] += 1
            return what(*arguments)

        return call

    monkeypatch.setattr(kept_map, "read_map", counting("read", read_map))
    monkeypatch.setattr(map_roads, "measure_map", counting("measured", measure_map))
    return counts


@pytest.mark.usefixtures("folder")
def test_the_second_run_finds_what_the_first_measured(
    hand_map: Path, counted: dict[str, int]
) -> None:
    slide = Closure(id="slide", between=("b", "c1"))
    scenario = scenario_on(hand_map, "b", "e", "x", closures=(slide,))
    first, second = MapRoads(scenario), MapRoads(scenario)
    for one, other in (
        (first.measure(), second.measure()),
        (first.open_travel, second.open_travel),
    ):
        np.testing.assert_array_equal(one.dist_m, other.dist_m)
        np.testing.assert_array_equal(one.time_s, other.time_s)
        assert (one.place_ids, one.profiles, one.description) == (
            other.place_ids,
            other.profiles,
            other.description,
        )
    assert first.findings == second.findings
    assert first.findings
    for name in first.joints(PROFILE).__dataclass_fields__:
        np.testing.assert_array_equal(
            getattr(first.joints(PROFILE), name), getattr(second.joints(PROFILE), name)
        )
    assert counted == {"read": 1, "measured": 1}
    assert "road_map" not in second.__dict__
    legs = [(a, b, PROFILE) for a in ("hub", "b", "c1") for b in ("e", "x", "hub")]
    assert first.trace(legs) == second.trace(legs)
    assert [first.stretches(leg) for leg in legs] == [second.stretches(leg) for leg in legs]
    assert counted == {"read": 1, "measured": 1}


@pytest.mark.usefixtures("folder")
def test_other_places_are_measured_on_the_map_as_it_was_read(
    hand_map: Path, counted: dict[str, int]
) -> None:
    MapRoads(scenario_on(hand_map, "b")).measure()
    MapRoads(scenario_on(hand_map, "b", "e")).measure()
    assert counted == {"read": 1, "measured": 2}


def _with(scenario: Scenario, **changes: Any) -> Scenario:
    return scenario.replace(roads=replace(scenario.roads, **changes))


CHANGES: dict[str, Callable[[Scenario], Scenario]] = {
    "closure": lambda s: _with(s, closures=(Closure(id="x", way_ids=("2",)),)),
    "speed": lambda s: _with(s, speed_kmh={"trunk": 37.0, "unclassified": 18.0}),
    "state": lambda s: _with(s, state="snow"),
    "access": lambda s: _with(s, access_kmh=11.0),
    "limit": lambda s: _with(s, snap_limit_m=1999),
    "place moved": lambda s: s.replace(villages=(a_village("b", **at("b", east=1e-6)),)),
    "place renamed": lambda s: s.replace(villages=(a_village("b", name="New", **at("b")),)),
    "profile": lambda s: s.replace(vehicle_types=(a_van(profile=RoadProfile(speeds="truck")),)),
    "day": lambda s: s.replace(day=date(2031, 1, 1)),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_roads_is_measured_anew(
    change: str, hand_map: Path, counted: dict[str, int]
) -> None:
    scenario = scenario_on(hand_map, "b")
    MapRoads(scenario).measure()
    MapRoads(CHANGES[change](scenario)).measure()
    assert counted["measured"] == 2


@pytest.mark.usefixtures("folder")
def test_a_changed_byte_of_the_map_is_read_anew(hand_map: Path, counted: dict[str, int]) -> None:
    scenario = scenario_on(hand_map, "b")
    MapRoads(scenario).measure()
    hand_map.write_text(osm_text().replace("119.01", "119.02"), encoding="utf-8")
    MapRoads(scenario).measure()
    assert counted == {"read": 2, "measured": 2}


@pytest.mark.usefixtures("folder")
def test_a_closure_s_changed_polygon_is_measured_anew(
    hand_map: Path, counted: dict[str, int]
) -> None:
    area = hand_map.with_name("area.geojson")
    ring = "[[118.99,29.612],[119.005,29.612],[119.005,29.613],[118.99,29.612]]"
    area.write_text(f'{{"type":"Polygon","coordinates":[{ring}]}}', encoding="utf-8")
    closure = Closure(id="flood", area_path=str(area))
    scenario = scenario_on(hand_map, "b", "c", closures=(closure,))
    before = MapRoads(scenario).measure()
    area.write_text(area.read_text(encoding="utf-8").replace("29.61", "29.62"), encoding="utf-8")
    after = MapRoads(scenario).measure()
    assert counted["measured"] == 2
    assert before.leg_m("b", "c", a_van()) == -1
    assert after.leg_m("b", "c", a_van()) > 0


def test_a_damaged_folder_only_costs_time(hand_map: Path, folder: Path) -> None:
    scenario = scenario_on(hand_map, "b", "e")
    first = MapRoads(scenario).measure()
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    second = MapRoads(scenario).measure()
    np.testing.assert_array_equal(first.time_s, second.time_s)
    shutil.rmtree(folder)
    np.testing.assert_array_equal(MapRoads(scenario).measure().time_s, first.time_s)


def test_an_entry_of_another_form_is_measured_anew(
    hand_map: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scenario = scenario_on(hand_map, "b")
    roads = MapRoads(scenario)
    first = roads.measure()
    other = MapRoads(scenario_on(hand_map, "b", "e"))
    other.measure()
    (folder / f"{other._key}.npz").replace(folder / f"{roads._key}.npz")
    again = MapRoads(scenario).measure()
    np.testing.assert_array_equal(again.time_s, first.time_s)
    assert "is unfit and measured anew" in caplog.text


@pytest.mark.usefixtures("folder")
def test_a_map_keeps_its_tags_and_ids(hand_map: Path) -> None:
    first, second = (MapRoads(scenario_on(hand_map, "b")).road_map for _ in range(2))
    assert first is not second
    assert (first.way_ids, list(first.tags)) == (second.way_ids, list(second.tags))
    for name in ("lon", "lat", "course", "first", "direction"):
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name))
        assert getattr(first, name).dtype == getattr(second, name).dtype


@pytest.mark.parametrize("name", ["kind", "course", "first", "way_ids"])
def test_a_kept_map_whose_parts_do_not_belong_together_is_read_anew(
    hand_map: Path, folder: Path, counted: dict[str, int], name: str
) -> None:
    road_map = MapRoads(scenario_on(hand_map, "b")).road_map
    (path,) = folder.iterdir()
    with np.load(path) as stored:
        arrays = dict(stored)
    if name == "way_ids":
        arrays["_text"] = np.frombuffer(b"[[], [{}]]", dtype=np.uint8)
    else:
        arrays[name] = arrays[name] + 1000
    np.savez(path, **arrays)
    again = MapRoads(scenario_on(hand_map, "b")).road_map
    np.testing.assert_array_equal(again.course, road_map.course)
    assert again.way_ids == road_map.way_ids
    assert counted["read"] == 2
