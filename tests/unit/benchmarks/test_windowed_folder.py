"""Folders of windows and pickups: what is read, and how faults are told."""

from pathlib import Path

import pytest

from routing.benchmarks import WindowedInstance, peer_cost, read_instance
from routing.errors import ScenarioError, UsageError
from tests.unit.benchmarks.instances import TINY

ROWS = "20 60 1\n30 70 2\n20 60 0\n40 90 3\n"


def written(folder: Path, rows: str, dat: str = TINY) -> Path:
    (folder / "Set5_tiny.dat").write_text(dat, encoding="utf-8")
    (folder / "tiny.txt").write_text(rows, encoding="utf-8")
    return folder


def test_a_folder_becomes_an_instance(tmp_path: Path) -> None:
    instance = read_instance(written(tmp_path, ROWS))
    assert isinstance(instance, WindowedInstance)
    assert (instance.name, instance.problem) == (tmp_path.name, "2e-vrptwspd")
    assert [c.demand for c in instance.customers] == [3.0, 2.0, 3.0, 4.0]
    assert [(c.opens, c.closes, c.pickup) for c in instance.customers][1] == (30.0, 70.0, 2.0)
    assert (instance.truck_capacity, instance.freighter_capacity) == (10.0, 6.0)
    assert (instance.service, instance.unload) == (10.0, 0.5)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (ROWS.replace("30 70 2", "30 70"), "tiny.txt, line 2: three numbers are needed"),
        (ROWS.replace("30 70 2", "30 x 2"), "tiny.txt, line 2: three numbers are needed"),
        (ROWS.replace("30 70 2", "80 70 2"), "line 2: a window must not close before"),
        (ROWS.replace("30 70 2", "30 70 -1"), "line 2: a window must not close before"),
        ("\n20 60 1\n", "1 rows for 4 customers"),
    ],
)
def test_faults_say_where_and_what(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_instance(written(tmp_path, rows))
    assert message in str(caught.value)


def test_faults_of_both_files_come_together(tmp_path: Path) -> None:
    folder = written(tmp_path, ROWS.replace("30 70 2", "?"), TINY.replace("12,0,3", "12,0,x"))
    with pytest.raises(ScenarioError) as caught:
        read_instance(folder)
    assert [fault.file for fault in caught.value.faults] == ["Set5_tiny.dat", "tiny.txt"]


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (written(tmp_path, ROWS) / "tiny.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioError, match="not a text file"):
        read_instance(tmp_path)


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds 0 \.dat files"):
        read_instance(tmp_path)


def test_the_peers_cost_stands_in_a_table_above(tmp_path: Path) -> None:
    path = tmp_path / "2e-vrptwspd" / "tiny"
    assert peer_cost(path, "2e-vrptwspd", "tiny") is None
    table = "instance,best_of_3,median_of_3\ntiny,51.5,52\n"
    (tmp_path / "peer_2e_vrptwspd.csv").write_text(table, encoding="utf-8")
    assert peer_cost(path, "2e-vrptwspd", "tiny") == 51.5
    assert peer_cost(path, "2e-vrptwspd", "other") is None
