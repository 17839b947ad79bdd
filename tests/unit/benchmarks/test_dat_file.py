"""Instance files: what is read, and how faults are told."""

from pathlib import Path

import pytest

from routing.benchmarks import TwoEchelonInstance, best_known_cost, read_instance
from routing.errors import ScenarioError, UsageError
from tests.unit.benchmarks.instances import TINY

SHARED = Path(__file__).parents[4] / "shared" / "benchmarks"


def written(folder: Path, text: str) -> Path:
    path = folder / "tiny.dat"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_an_instance(tmp_path: Path) -> None:
    instance = read_instance(written(tmp_path, TINY))
    assert isinstance(instance, TwoEchelonInstance)
    assert (instance.name, instance.problem) == ("tiny", "2e-cvrp")
    assert (instance.trucks.number, instance.trucks.capacity) == (2, 10.0)
    assert (instance.freighters_per_satellite, instance.freighters.number) == (3, 4)
    assert [(s.x, s.y) for s in instance.satellites] == [(10.0, 0.0), (0.0, 10.0)]
    assert [c.demand for c in instance.customers] == [3.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("12,2,2", "12,2", "line 8: 3 numbers are needed, 2 are here (found: 12,2)"),
        ("12,2,2", "12,x,2", "line 8: not a finite number"),
        ("12,2,2", "12,nan,2", "line 8: not a finite number"),
        ("12,2,2", "12,2,-2", "line 8: a demand must not be negative"),
        ("2,10,1,0", "0,10,1,0", "line 2: number and capacity must be positive"),
        ("0,0   10,0   0,10", "0,0", "line 6: too few entries"),
        ("!Stores\n", "", "5 rows"),
    ],
)
def test_faults_say_where_and_what(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = TINY.replace(old, new)
    if message == "5 rows":
        text, message = TINY + "1,2,3\n", "5 rows without a leading !"
    with pytest.raises(ScenarioError) as caught:
        read_instance(written(tmp_path, text))
    assert message in str(caught.value)


def test_all_faults_come_together(tmp_path: Path) -> None:
    text = TINY.replace("12,0,3", "12,0,x").replace("2,10,1,0", "2,10,1")
    with pytest.raises(ScenarioError) as caught:
        read_instance(written(tmp_path, text))
    assert [fault.line for fault in caught.value.faults] == [2, 8]


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tiny.dat"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioError, match="not a text file"):
        read_instance(path)


@pytest.mark.parametrize("name", ["missing.dat", "other.txt", "."])
def test_other_paths_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "other.txt").touch()
    with pytest.raises(UsageError):
        read_instance(tmp_path / name)


def test_the_best_known_cost_stands_in_a_table_above(tmp_path: Path) -> None:
    path = tmp_path / "2e-cvrp" / "tiny.dat"
    assert best_known_cost(path, "2e-cvrp", "tiny") is None
    table = "problem,instance,best_known_cost\n2e-cvrp,tiny,51.5\n2e-cvrp,odd,?\n"
    (tmp_path / "best_known.csv").write_text(table, encoding="utf-8")
    assert best_known_cost(path, "2e-cvrp", "tiny") == 51.5
    assert best_known_cost(path, "2e-cvrp", "odd") is None
    assert best_known_cost(path, "2e-cvrp", "other") is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published instances are not here")
def test_all_published_files_are_read() -> None:
    instances = [read_instance(path) for path in sorted((SHARED / "2e-cvrp").glob("*.dat"))]
    assert len(instances) >= 14
    assert all(isinstance(i, TwoEchelonInstance) and i.customers for i in instances)
