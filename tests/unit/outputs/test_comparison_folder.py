"""A comparison folder reads back equal; a damaged one is refused."""

import json
from pathlib import Path

import pytest

from routing.errors import RoutingError, UsageError
from routing.model import Network
from routing.outputs import (
    figures_of,
    read_comparison,
    report_of,
    require_free_comparison,
    write_comparison,
    write_run,
)
from routing.outputs.reports import run_folders, write_report
from tests.run_builder import a_comparison, a_run


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return write_comparison(a_comparison(), tmp_path / "c")


def test_a_comparison_reads_back_equal(folder: Path) -> None:
    comparison, again = a_comparison(), read_comparison(folder)
    assert again.bridges == comparison.bridges
    assert (again.nested, again.same_service) == (True, True)
    assert list(again.runs) == list(comparison.runs)
    for network, result in comparison.runs.items():
        assert again.runs[network].plan == result.plan
        assert again.runs[network].accounts == result.accounts


def test_a_comparison_folder_holds_runs_a_report_and_figures(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "compare.json",
        "lines",
        "pooled",
        "report.html",
        "report.md",
        "separate",
    }
    figures = json.loads((folder / "compare.json").read_text(encoding="utf-8"))
    assert figures["networks"]["pooled"]["run"] == str(folder / "pooled")
    told = json.loads((folder / "pooled" / "run.json").read_text(encoding="utf-8"))
    assert told["summary"]["run"] == str(folder / "pooled")


def test_a_comparison_is_replaced_only_when_asked(folder: Path) -> None:
    with pytest.raises(UsageError, match="--overwrite"):
        write_comparison(a_comparison(), folder)
    with pytest.raises(UsageError, match="--overwrite"):
        require_free_comparison(folder)
    write_comparison(a_comparison(nested=False), folder, overwrite=True)
    assert not read_comparison(folder).nested


def test_a_run_is_not_replaced_by_a_comparison(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").touch()
    with pytest.raises(UsageError, match="left alone"):
        write_comparison(a_comparison(), tmp_path / "run", overwrite=True)


def test_what_is_no_comparison_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a comparison"):
        read_comparison(tmp_path)


def test_a_comparison_without_a_network_is_refused(folder: Path) -> None:
    path = folder / "compare.json"
    figures = json.loads(path.read_text(encoding="utf-8"))
    del figures["networks"]["pooled"]
    path.write_text(json.dumps(figures), encoding="utf-8")
    with pytest.raises(UsageError, match="networks are missing"):
        read_comparison(folder)


def test_a_county_without_lines_is_compared_without_them(tmp_path: Path) -> None:
    comparison = a_comparison()
    runs = {n: result for n, result in comparison.runs.items() if n is not Network.LINES}
    folder = write_comparison(a_comparison(runs=runs), tmp_path / "two")
    assert list(read_comparison(folder).runs) == [Network.SEPARATE, Network.POOLED]
    assert len(run_folders(folder)) == 2


def test_a_comparison_without_a_run_is_refused(folder: Path) -> None:
    (folder / "lines" / "plan.json").unlink()
    with pytest.raises(RoutingError, match=r"plan\.json"):
        read_comparison(folder)


def test_the_report_and_figures_of_a_comparison_are_those_written(folder: Path) -> None:
    assert report_of(folder) == (folder / "report.md").read_text(encoding="utf-8")
    written = json.loads((folder / "compare.json").read_text(encoding="utf-8"))
    assert figures_of(folder) == written


def test_the_report_and_figures_of_a_run_are_those_written(folder: Path) -> None:
    run = folder / "pooled"
    assert report_of(run) == (run / "report.md").read_text(encoding="utf-8")
    assert figures_of(run)["run"] == str(run)


def test_a_comparison_is_three_runs_and_a_run_is_one(folder: Path) -> None:
    assert run_folders(folder) == tuple(folder / network.value for network in Network)
    assert run_folders(folder / "lines") == (folder / "lines",)


def test_a_report_replaces_a_file_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "new" / "r.md"
    write_report("one", path)
    with pytest.raises(UsageError, match="--overwrite"):
        write_report("two", path)
    write_report("two", path, overwrite=True)
    assert path.read_text(encoding="utf-8") == "two"
    with pytest.raises(UsageError, match="is a folder"):
        write_report("three", tmp_path, overwrite=True)


def test_a_plan_with_unknown_names_has_no_report(tmp_path: Path) -> None:
    folder = write_run(a_run(), tmp_path / "run")
    plan = (folder / "plan.json").read_text(encoding="utf-8")
    (folder / "plan.json").write_text(plan.replace('"v2"', '"nowhere"'), encoding="utf-8")
    with pytest.raises(UsageError, match="nowhere"):
        report_of(folder)
