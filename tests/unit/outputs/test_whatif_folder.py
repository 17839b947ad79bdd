"""The folder of a what-if holds both runs, the report and the tables, and reads back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.outputs import (
    figures_of,
    read_run,
    read_whatif,
    report_of,
    require_free_whatif,
    run_folders,
    write_run,
    write_whatif,
)
from tests.run_builder import a_run, a_whatif

NAME = "rules.max_trips=2"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return write_whatif(a_whatif(), tmp_path / "w", name=NAME)


def test_a_whatif_holds_runs_a_report_and_tables(written: Path) -> None:
    names = {path.name for path in written.iterdir()}
    assert names == {"base", "variant", "whatif.md", "whatif.csv", "detours.csv", "whatif.json"}
    assert run_folders(written) == (written / "base", written / "variant")
    for folder in run_folders(written):
        assert read_run(folder).errors == ()


def test_a_whatif_reads_back_equal(written: Path) -> None:
    study, name = read_whatif(written)
    before = a_whatif()
    assert name == NAME
    assert (study.bridge, study.detours) == (before.bridge, before.detours)
    assert (study.stranded, study.rescued) == (before.stranded, before.rescued)
    assert report_of(written) == (written / "whatif.md").read_text(encoding="utf-8")
    told = json.loads((written / "whatif.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(figures_of(written))) == told


def test_a_plan_taken_over_is_remembered(tmp_path: Path) -> None:
    write_whatif(replace(a_whatif(), adopted=True), tmp_path / "w", name=NAME)
    assert read_whatif(tmp_path / "w")[0].adopted


def test_a_whatif_is_no_run(written: Path) -> None:
    with pytest.raises(UsageError, match=r"is a what-if, not a run\. Name one of its runs: .*base"):
        read_run(written)


def test_a_run_is_no_whatif(tmp_path: Path) -> None:
    write_run(a_run(), tmp_path / "run")
    with pytest.raises(UsageError, match=r"is not a what-if \(it has no whatif\.json\)"):
        read_whatif(tmp_path / "run")


def test_a_whatif_is_replaced_only_when_asked(written: Path) -> None:
    with pytest.raises(UsageError, match="--overwrite"):
        require_free_whatif(written)
    with pytest.raises(UsageError, match="--overwrite"):
        write_whatif(a_whatif(), written, name=NAME)
    write_whatif(a_whatif({}), written, name="nothing", overwrite=True)
    assert read_whatif(written)[1] == "nothing"


def test_a_run_is_never_replaced_by_a_whatif(tmp_path: Path) -> None:
    write_run(a_run(), tmp_path / "run")
    with pytest.raises(UsageError, match="holds something else"):
        require_free_whatif(tmp_path / "run", overwrite=True)


def test_a_whatif_without_a_run_is_refused(written: Path) -> None:
    (written / "variant" / "plan.json").unlink()
    with pytest.raises(UsageError, match=r"variant.*plan\.json"):
        report_of(written)
