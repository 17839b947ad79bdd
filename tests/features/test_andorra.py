"""Andorra: a scenario made by the documented command, solved on the real network of the country."""

import csv
import re
import shlex
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pytest
from click.testing import CliRunner

from routing.cli.main import main
from routing.generation import read_parameters
from routing.model import Place, RoadProfile, Scenario, TravelMatrix, TravelSource
from routing.recipe import Effort, RunResult, run
from routing.roads import open_roads
from routing.roads.driving import drivable, open_driving
from routing.roads.reading import read_map
from routing.scenario import read_scenario, validate_scenario

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "scenarios" / "andorra"
OSM = ROOT.parent / "shared" / "data" / "osm"
FILES = {
    "andorra_places.csv": OSM / "andorra_places.csv",
    "andorra.osm.pbf": OSM / "andorra-2025-01-18.osm.pbf",
}
SEAT = "58957648"
BESIDE_TWO_ROADS = "64954593"  # Aixirivall
VAN = RoadProfile()
P = TypeVar("P", bound=Place)

pytestmark = pytest.mark.skipif(
    not all(path.is_file() for path in FILES.values()),
    reason="the map and the places of Andorra are not beside the project",
)


def documented_command(folder: Path) -> list[str]:
    """Return the command of the README with the files where they are and another folder."""
    text = (RECIPE / "README.md").read_text(encoding="utf-8").replace("\\\n", "")
    (line,) = re.findall(r"^routing (generate .*)$", text, re.MULTILINE)
    there = FILES | {
        "scenarios/andorra/generator.toml": RECIPE / "generator.toml",
        "my/andorra": folder,
    }
    words = shlex.split(line)
    assert set(there) <= set(words)
    return [str(there.get(word, word)) for word in words]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("my") / "andorra"
    result = CliRunner().invoke(main, documented_command(folder))
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def scenario(folder: Path) -> Scenario:
    assert validate_scenario(folder) == ()
    return read_scenario(folder)


@pytest.fixture(scope="module")
def solved(scenario: Scenario) -> RunResult:
    return run(scenario, engine="greedy", effort=Effort(iterations=10))


@pytest.fixture(scope="module")
def travel(solved: RunResult) -> TravelMatrix:
    return solved.travel


@pytest.fixture(scope="module")
def shortest(folder: Path) -> TravelMatrix:
    return open_roads(read_scenario(folder, scenario_name="shortest-way")).measure()


@cache
def known_km() -> dict[str, float]:
    with FILES["andorra_places.csv"].open(encoding="utf-8-sig", newline="") as stream:
        return {
            row["osm_node"]: float(row["road_km_from_andorra_la_vella"])
            for row in csv.DictReader(stream)
            if row["place"] in {"town", "village"} and row["osm_node"] != SEAT
        }


def off(travel: TravelMatrix) -> dict[str, float]:
    """Return by how much a van's distances from the seat differ from the table, as shares."""
    dist_m = travel.dist_m[travel.layer(VAN), travel.index(SEAT)]
    return {
        place_id: float(dist_m[travel.index(place_id)]) / (1_000 * km) - 1
        for place_id, km in known_km().items()
    }


def test_the_recipe_and_the_readme_tell_the_same_command() -> None:
    head = (RECIPE / "generator.toml").read_text(encoding="utf-8").split("\n\n")[0]
    (line,) = re.findall(r"(routing generate .*)", re.sub(r"\\\n#\s*", "", head))
    readme = (RECIPE / "README.md").read_text(encoding="utf-8").replace("\\\n", "")
    assert line.split() in [each.split() for each in readme.splitlines()]


def test_the_capital_six_towns_and_34_villages_are_a_scenario(scenario: Scenario) -> None:
    assert scenario.hub.name == "Andorra la Vella"
    assert len(scenario.centres) == len(scenario.active_centres) == 6
    assert len(scenario.villages) == 34
    assert {p.id for p in scenario.places} == {SEAT, *known_km()}
    assert {p.coord_status.value for p in scenario.places} == {"real"}
    assert any("Demand is generated" in note for note in scenario.notes)
    assert {c.source.value for c in scenario.consignments} == {"generated"}


def test_the_scenario_has_all_places_and_what_the_recipe_says(
    folder: Path, scenario: Scenario
) -> None:
    parameters = read_parameters(RECIPE / "generator.toml")
    assert scenario.day == parameters.day
    assert sum(c.parcels for c in scenario.consignments if c.direction == "down") == 34 * 30
    assert {line.id for line in scenario.lines} == {t.line_id for t in parameters.territories}
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "34 villages" in readme
    assert all(note in readme for note in scenario.notes)


def test_the_day_is_solved_end_to_end(solved: RunResult) -> None:
    assert solved.plan.unserved == ()
    assert solved.findings == ()
    assert solved.travel.source is TravelSource.ROADS


def test_every_place_reaches_every_other(travel: TravelMatrix) -> None:
    assert len(travel.profiles) == 2
    assert (travel.time_s >= 0).all()
    assert (travel.dist_m >= 0).all()


def test_the_shortest_ways_are_as_long_as_in_the_table(shortest: TravelMatrix) -> None:
    """The table holds shortest ways; vehicles of one speed take them.

    Aixirivall lies 29 m from a road and 33 m from the bend of another the table measured to.
    """
    shares = off(shortest)
    aside = shares.pop(BESIDE_TWO_ROADS)
    assert len(shares) == 39
    assert max(map(abs, shares.values())) < 0.03
    assert abs(aside) < 0.06


def test_between_street_points_all_forty_are_as_long_as_in_the_table(folder: Path) -> None:
    """As the table was made: from the street point nearest to the seat to that of the place."""
    scenario = read_scenario(folder, scenario_name="shortest-way")
    moved = _on_street_points(scenario)
    shares = off(open_roads(moved).measure())
    assert len(shares) == 40
    assert max(map(abs, shares.values())) < 0.03


def test_the_quickest_ways_are_hardly_longer_than_the_shortest(
    travel: TravelMatrix, shortest: TravelMatrix
) -> None:
    quickest = np.array(list(off(travel).values()))
    assert np.median(np.abs(quickest)) < 0.03
    own, known = (
        t.dist_m[t.layer(VAN), t.index(SEAT)].astype(np.int64) for t in (travel, shortest)
    )
    assert (own - known).max() < 900


def _on_street_points(scenario: Scenario) -> Scenario:
    road_map = read_map(FILES["andorra.osm.pbf"])
    network = drivable(road_map, VAN, open_driving(scenario.roads, scenario.day))
    used: npt.NDArray[np.int64] = np.unique(network.start[network.joinable])

    def moved(place: P) -> P:
        east = (network.lon[used] - place.lon) * np.cos(np.radians(place.lat))
        nearest = used[np.argmin(np.hypot(east, network.lat[used] - place.lat))]
        return replace(place, lon=float(network.lon[nearest]), lat=float(network.lat[nearest]))

    return scenario.replace(
        hub=moved(scenario.hub),
        centres=tuple(map(moved, scenario.centres)),
        villages=tuple(map(moved, scenario.villages)),
    )
