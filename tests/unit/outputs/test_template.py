"""An example scenario stands on its own once it is copied."""

import tomllib
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.outputs import copy_template, template_folder, template_names
from routing.outputs.template import _OUTSIDE, _shelf
from routing.scenario import read_scenario, validate_scenario

ROOT = Path(__file__).parents[3]


def test_the_examples_are_offered() -> None:
    assert {"two-villages", "chunan"} <= set(template_names())


@pytest.mark.parametrize("name", ["two-villages", "chunan"])
def test_a_copy_has_no_faults_and_needs_nothing_outside(tmp_path: Path, name: str) -> None:
    folder = copy_template(name, tmp_path / "mine")
    lines = (folder / "scenario.yaml").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "../" in line and not line.startswith("#")]
    assert validate_scenario(folder) == ()


def test_the_map_comes_along(tmp_path: Path) -> None:
    folder = copy_template("chunan", tmp_path / "deep" / "mine")
    assert (folder / "chunan.osm.bz2").is_file()
    roads = read_scenario(folder).roads
    for path, name in (
        (roads.map_path, "chunan.osm.bz2"),
        (roads.boundary_path, "county.geojson"),
        (roads.water_path, "water.geojson"),
        (roads.documented_path, "documented.csv"),
    ):
        assert path is not None
        assert Path(path).resolve() == (folder / name).resolve()


def test_an_unknown_example_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two-villages"):
        copy_template("atlantis", tmp_path / "mine")
    with pytest.raises(UsageError, match="two-villages"):
        copy_template("../scenarios/two-villages", tmp_path / "mine")


def test_the_folder_of_an_example_can_be_read_where_it_is() -> None:
    assert read_scenario(template_folder("two-villages")).villages
    with pytest.raises(UsageError, match="two-villages"):
        template_folder("atlantis")


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(UsageError, match="Choose another folder"):
        copy_template("two-villages", tmp_path)
    with pytest.raises(UsageError, match="not a folder"):
        copy_template("two-villages", tmp_path / "x")


def test_a_package_brings_its_own_examples(tmp_path: Path) -> None:
    package = tmp_path / "routing"
    assert _shelf(package) == tmp_path / "scenarios"
    (package / "templates" / "scenarios").mkdir(parents=True)
    assert _shelf(package) == package / "templates" / "scenarios"


def test_the_package_has_every_file_the_examples_name_outside_their_folder() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in template_names():
        folder = ROOT / "scenarios" / name
        text = (folder / "scenario.yaml").read_text(encoding="utf-8")
        for match in _OUTSIDE.finditer(text):
            file = (folder / match["path"]).resolve().relative_to(ROOT).as_posix()
            assert included.get(file) == f"routing/templates/{file}", file
