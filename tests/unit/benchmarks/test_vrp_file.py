"""The multi-trip files: what is read from them, and what is said about faults."""

from pathlib import Path

import pytest

from routing.benchmarks import MultiTripInstance, best_known_cost, read_instance
from routing.errors import ScenarioError
from tests.unit.benchmarks.instances import TINY_TRIPS


def written(folder: Path, text: str) -> Path:
    path = folder / "tiny.vrp"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_is_in_tenths(tmp_path: Path) -> None:
    instance = read_instance(written(tmp_path, TINY_TRIPS))
    assert isinstance(instance, MultiTripInstance)
    assert (instance.name, instance.problem) == ("tiny", "mtvrptwr")
    assert (instance.vehicles, instance.capacity, instance.service) == (1, 5.0, 20)
    assert instance.distances[1] == [50, 0, 22, 50]
    assert instance.windows[3] == (0, 605)
    assert instance.releases == (0, 0, 30, 0)


def test_a_solution_beside_it_tells_the_best_known_cost(tmp_path: Path) -> None:
    path = written(tmp_path, TINY_TRIPS)
    assert best_known_cost(path, "mtvrptwr", "tiny") is None
    path.with_suffix(".sol").write_text("Route #1: 1 2\nCost: 321\n", encoding="utf-8")
    assert best_known_cost(path, "mtvrptwr", "tiny") == 321.0


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("CAPACITY: 5", "CAPACITY: five", 2, "CAPACITY"),
        ("VEHICLES: 1", "VEHICLES: 0", 1, "VEHICLES"),
        ("2 3 4\n", "2 3\n", 6, "3 numbers are needed in NODE_COORD_SECTION"),
        ("3 5 3\n", "7 5 3\n", 7, "count up"),
        ("SERVICE_TIME: 2\n", "", 23, "SERVICE_TIME is missing"),
        ("4 4\nTIME", "TIME", 23, "different numbers of places"),
    ],
)
def test_faults_say_where(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in TINY_TRIPS
    path = written(tmp_path, TINY_TRIPS.replace(old, new))
    with pytest.raises(ScenarioError) as refused:
        read_instance(path)
    assert [fault.line for fault in refused.value.faults] == [line]
    assert message in refused.value.faults[0].message


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tiny.vrp"
    path.write_bytes(b"\xff\xfe\x00\x9d")
    with pytest.raises(ScenarioError, match="not a text file"):
        read_instance(path)
