"""A run folder reads back equal; a damaged one is refused with a remedy."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from routing.errors import RoutingError, UsageError
from routing.language import wordbook
from routing.model import Finding, InputFile, Severity
from routing.outputs import read_run, require_free_run, write_run
from routing.outputs.run_report import run_report
from routing.scenario import read_scenario
from tests.builders import a_scenario
from tests.run_builder import a_run

FILES = {
    "accounts.csv",
    "findings.json",
    "places.geojson",
    "plan.json",
    "report.md",
    "routes.geojson",
    "run.json",
    "scenario.yaml",
    "stops.geojson",
    "travel.npz",
    "unserved.geojson",
}


def test_a_run_folder_holds_every_file_of_the_contract(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    assert {path.name for path in folder.iterdir()} >= FILES


def test_a_run_folder_has_a_sheet_for_every_driver_in_the_language_asked_for(
    tmp_path: Path,
) -> None:
    folder = write_run(a_run(), tmp_path / "run", words=wordbook("zh"))
    pages = sorted((folder / "drivers").iterdir())
    assert len(pages) == len(a_run().plan.tours) + 1
    assert "司机路单" in pages[0].read_text(encoding="utf-8")
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("# 小县")
    assert read_run(folder).plan == a_run().plan


def test_a_run_reads_back_equal(tmp_path: Path) -> None:
    finding = Finding(code="P1", severity=Severity.WARNING, message="m", subject="s")
    inputs = (InputFile(path="scenario.yaml", sha256="0" * 64),)
    scenario = a_scenario(notes=("Made up.",), inputs=inputs)
    result = a_run(scenario=scenario, findings=(finding,))
    again = read_run(write_run(result, tmp_path / "run"))
    assert again.plan == result.plan
    assert again.accounts == result.accounts
    assert again.findings == result.findings
    assert again.provenance == result.provenance
    assert again.road_lines == result.road_lines
    assert np.array_equal(again.travel.time_s, result.travel.time_s)
    assert again.scenario.consignments == result.scenario.consignments
    assert again.scenario.inputs == inputs


def test_a_run_is_itself_a_scenario(tmp_path: Path) -> None:
    result = a_run()
    folder = write_run(result, tmp_path / "run")
    assert read_scenario(folder).vehicles == result.scenario.vehicles


def test_writing_a_run_that_was_read_gives_the_same_files(tmp_path: Path) -> None:
    write_run(a_run(), tmp_path / "a")
    write_run(read_run(tmp_path / "a"), tmp_path / "b")
    for name in FILES - {"run.json"}:
        first, second = (tmp_path / run / name for run in ("a", "b"))
        assert first.read_bytes() == second.read_bytes(), name


def test_the_run_file_tells_how_to_repeat_the_run(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    told = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert told["engine"] == "greedy"
    assert told["effort"] == {"seconds": None, "iterations": 10, "seed": 7, "workers": 1}
    assert told["versions"] == {"routing": "0.1.0"}
    assert told["summary"]["parcels"] == 82


def test_a_run_is_replaced_only_when_asked(tmp_path: Path) -> None:
    write_run(a_run(), tmp_path / "run")
    with pytest.raises(UsageError, match="--overwrite"):
        write_run(a_run(), tmp_path / "run")
    with pytest.raises(UsageError, match="--overwrite"):
        require_free_run(tmp_path / "run")
    write_run(a_run(network="lines"), tmp_path / "run", overwrite=True)
    assert read_run(tmp_path / "run").plan.network.value == "lines"


def test_a_scenario_folder_is_never_replaced(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "mine")
    (folder / "run.json").unlink()
    with pytest.raises(UsageError, match="left alone"):
        write_run(a_run(), folder, overwrite=True)


def test_a_folder_that_is_no_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a run"):
        read_run(tmp_path)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize("damage", [Path.unlink, _cut])
@pytest.mark.parametrize("name", ["plan.json", "travel.npz", "findings.json", "accounts.csv"])
def test_a_damaged_run_names_the_file(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    result = a_run(findings=(Finding(code="P", severity=Severity.ERROR, message="", subject=""),))
    folder = write_run(result, tmp_path / "run")
    damage(folder / name)
    with pytest.raises(RoutingError) as caught:
        read_run(folder)
    assert name in str(caught.value)


def test_a_run_without_its_scenario_is_refused(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    (folder / "scenario.yaml").unlink()
    with pytest.raises(RoutingError):
        read_run(folder)


@pytest.mark.parametrize("text", ["{", '{"engine": 3}', "[]"])
def test_a_damaged_run_file_is_named(tmp_path: Path, text: str) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    (folder / "run.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"run\.json"):
        read_run(folder)


def test_the_time_limit_of_a_run_reads_back(tmp_path: Path) -> None:
    result = a_run()
    effort = replace(result.provenance.effort, seconds=2.5, iterations=None)
    provenance = replace(result.provenance, effort=effort, interrupted=True)
    folder = write_run(replace(result, provenance=provenance), tmp_path / "run")
    assert read_run(folder).provenance == provenance


@pytest.mark.parametrize("name", ["plan.json", "accounts.csv", "demand.csv"])
def test_a_run_that_was_edited_is_no_longer_certified(tmp_path: Path, name: str) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    assert "the checker has driven every tour again" in run_report(read_run(folder))
    path = folder / name
    before = path.read_bytes()
    path.write_bytes(before + b"\n" if name == "plan.json" else before.removeprefix(BOM_UTF8))
    assert path.read_bytes() != before
    report = run_report(read_run(folder))
    assert "the checker has driven every tour again" not in report
    assert f"CHANGED SINCE IT WAS CHECKED: {name}" in report.split("## ")[0]
    assert f"routing check {folder}" in report


def test_a_map_layer_may_be_styled_by_hand(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    (folder / "stops.geojson").write_text("{}", encoding="utf-8")
    assert read_run(folder).findings == ()
