import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from routing.cli.main import main
from routing.scenario import read_scenario

MAPS = Path(__file__).parents[2] / "maps"
POINTS, MAP = MAPS / "chunan" / "points.csv", MAPS / "chunan.osm.bz2"


def generate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["generate", *map(str, arguments)])


def test_three_tables_are_written_from_facts(tmp_path: Path) -> None:
    result = generate(POINTS, "--villages", 25, "--seed", 3, "-o", tmp_path / "county")
    assert result.exit_code == 0, result.output
    assert "villages: 25\n" in result.stdout
    assert "parcels down: 1,250\n" in result.stdout
    assert "All of it is generated." in result.stdout
    names = sorted(path.name for path in (tmp_path / "county").iterdir())
    assert names == ["demand.csv", "lines.csv", "places.csv"]


def test_a_county_can_be_made_up_altogether(tmp_path: Path) -> None:
    result = generate("--townships", 6, "--villages", 30, "-o", tmp_path, "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["townships"] == 6
    assert answer["villages"] == 30
    assert len(answer["files"]) == 3


def test_with_a_map_a_whole_scenario_is_written(tmp_path: Path) -> None:
    options = ("--map", MAP, "--villages", 12, "--day", "2018-06-01")
    result = generate(POINTS, *options, "-o", tmp_path / "county")
    assert result.exit_code == 0, result.output
    assert "Demand and lines are generated." in result.stdout
    scenario = read_scenario(tmp_path / "county")
    assert len(scenario.villages) == 12
    assert scenario.day == date(2018, 6, 1)
    assert scenario.roads.map_path == str(MAP.resolve())


def test_options_win_over_the_parameter_file(tmp_path: Path) -> None:
    parameters = tmp_path / "p.toml"
    parameters.write_text("villages = 10\nparcels_per_village = 5\n", encoding="utf-8")
    options = ("--parameters", parameters, "--parcels-per-village", 8, "--day", "2018-07-01")
    result = generate(POINTS, *options, "-o", tmp_path / "county", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["parcels_down"] == 80


@pytest.mark.parametrize(
    ("options", "exit_code", "message"),
    [
        ((POINTS, "--villages", 9999), 2, "9999 villages are wanted"),
        ((POINTS, "--townships", 3), 2, "--townships is for counties without FACTS"),
        (("--map", MAP), 2, "--map is for counties with FACTS"),
        ((POINTS, "--map", "no-such-map.osm"), 2, "There is no map no-such-map.osm"),
        ((POINTS, "--map", MAP, "--template", "atlantis"), 2, "No template atlantis"),
        (("no-such-file.csv",), 3, "the table of places cannot be read"),
        (("--parameters", "no-such-file.toml"), 3, "the parameters cannot be read"),
    ],
)
def test_failures_are_told_and_nothing_is_written(
    tmp_path: Path, options: tuple[object, ...], exit_code: int, message: str
) -> None:
    result = generate(*options, "-o", tmp_path / "county")
    assert result.exit_code == exit_code
    assert message in result.stderr
    assert not (tmp_path / "county").exists()


def test_tables_are_replaced_only_with_overwrite(tmp_path: Path) -> None:
    command = (POINTS, "--villages", 10, "-o", tmp_path)
    assert generate(*command).exit_code == 0
    again = generate(*command)
    assert again.exit_code == 2
    assert "--overwrite" in again.stderr
    assert generate(*command, "--overwrite").exit_code == 0
