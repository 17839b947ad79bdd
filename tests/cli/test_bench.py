import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Routing
from tests.unit.benchmarks.instances import TINY, TINY_TRIPS

SHARED = Path(__file__).parents[3] / "shared" / "benchmarks"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "2e-cvrp"
    folder.mkdir()
    (folder / "tiny.dat").write_text(TINY, encoding="utf-8")
    return folder / "tiny.dat"


def test_figures_are_printed_and_the_solution_is_written(
    routing: Routing, tiny: Path, tmp_path: Path
) -> None:
    table = "problem,instance,best_known_cost\n2e-cvrp,tiny,50\n"
    (tmp_path / "best_known.csv").write_text(table, encoding="utf-8")
    out = tmp_path / "solution.json"
    result = routing("bench", tiny, "--iterations", 3000, "-o", out, "--json", "-q")
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert list(figures) == [
        "instance", "problem", "cost", "best_known", "peer", "gap_percent", "seconds", "seed",
    ]  # fmt: skip
    assert figures["gap_percent"] == pytest.approx(2 * (figures["cost"] - 50))
    solution = json.loads(out.read_text(encoding="utf-8"))
    assert solution["objective"] == figures["cost"]
    visited = sorted(c for tour in solution["second_echelon"] for c in tour["customers"])
    assert visited == [1, 2, 3, 4]
    brought = [s["quantity"] for t in solution["first_echelon"] for s in t["stops"]]
    assert sum(brought) == pytest.approx(12)


def test_text_compares_with_the_best_known_in_the_language_asked_for(
    routing: Routing, tiny: Path, tmp_path: Path
) -> None:
    table = "problem,instance,best_known_cost\n2e-cvrp,tiny,50\n"
    (tmp_path / "best_known.csv").write_text(table, encoding="utf-8")
    call = ("bench", tiny, "--iterations", 2000, "--overwrite", "-o", tmp_path / "s.json")
    assert ", best known 50.00, gap " in routing(*call).stdout
    assert "，已知最优 50.00，差距 " in routing(*call, "--lang", "zh").stdout


def test_text_tells_the_cost_and_progress_goes_to_stderr(
    routing: Routing, tiny: Path, tmp_path: Path
) -> None:
    result = routing("bench", tiny, "--iterations", 2000, "-o", tmp_path / "s.json")
    assert result.exit_code == 0, result.output
    assert "tiny: cost " in result.stdout
    assert " s, seed 1" in result.stdout
    assert "best known" not in result.stdout
    assert "scouts" in result.stderr


def test_trips_of_vehicles_are_planned_too(routing: Routing, tmp_path: Path) -> None:
    instance, out = tmp_path / "tiny.vrp", tmp_path / "s.json"
    instance.write_text(TINY_TRIPS, encoding="utf-8")
    result = routing("bench", instance, "--iterations", 2000, "-o", out, "--json", "-q")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["cost"] == 50 + 22 + 58 + 80 + 80
    routes = json.loads(out.read_text(encoding="utf-8"))["routes"]
    assert [sorted(map(sorted, route["trips"])) for route in routes] == [[[1, 2], [3]]]


def test_trips_that_no_vehicle_can_make_are_told(routing: Routing, tmp_path: Path) -> None:
    instance = tmp_path / "tiny.vrp"
    instance.write_text(TINY_TRIPS.replace("4 0 60.5", "4 0 7"), encoding="utf-8")
    result = routing("bench", instance, "--iterations", 500, "-o", tmp_path / "s.json")
    assert result.exit_code == 5
    assert not (tmp_path / "s.json").exists()


def test_a_solution_is_not_replaced_unasked(routing: Routing, tiny: Path) -> None:
    result = routing("bench", tiny, "--iterations", 100, "-o", tiny)
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr


def test_what_nobody_can_serve_is_told(routing: Routing, tiny: Path, tmp_path: Path) -> None:
    tiny.write_text(TINY.replace("12,2,2", "12,2,7"), encoding="utf-8")
    result = routing("bench", tiny, "--iterations", 500, "-o", tmp_path / "s.json")
    assert result.exit_code == 5
    assert not (tmp_path / "s.json").exists()


def test_a_file_with_faults_is_refused(routing: Routing, tiny: Path, tmp_path: Path) -> None:
    tiny.write_text("1,2\n", encoding="utf-8")
    result = routing("bench", tiny, "-o", tmp_path / "s.json")
    assert result.exit_code == 3
    assert "tiny.dat, line 1" in result.stderr


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published instances are not here")
def test_the_judge_agrees(routing: Routing, tmp_path: Path) -> None:
    instance = SHARED / "2e-cvrp" / "Set2a_E-n22-k4-s10-14.dat"
    out = tmp_path / "s.json"
    result = routing("bench", instance, "--iterations", 60_000, "-o", out, "--json", "-q")
    assert result.exit_code == 0, result.output
    command = [sys.executable, str(SHARED / "verify.py"), str(instance), str(out)]
    judged = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    assert json.loads(judged.stdout)["feasible"]
    assert json.loads(result.stdout)["gap_percent"] < 0.01


def test_a_folder_of_windows_is_solved_and_compared_with_the_peer(
    routing: Routing, tmp_path: Path
) -> None:
    folder = tmp_path / "2e-vrptwspd" / "tiny"
    folder.mkdir(parents=True)
    (folder / "Set5_tiny.dat").write_text(TINY, encoding="utf-8")
    (folder / "tiny.txt").write_text("20 60 1\n30 70 2\n20 60 0\n40 90 3\n", encoding="utf-8")
    table = "instance,best_of_3,median_of_3\ntiny,100,101\n"
    (tmp_path / "peer_2e_vrptwspd.csv").write_text(table, encoding="utf-8")
    out = tmp_path / "solution.json"
    result = routing("bench", folder, "--iterations", 1000, "-o", out, "--json", "-q")
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert (figures["problem"], figures["peer"]) == ("2e-vrptwspd", 100)
    assert figures["gap_percent"] == pytest.approx(figures["cost"] - 100)
    solution = json.loads(out.read_text(encoding="utf-8"))
    fed = [stop["tour"] for truck in solution["first_echelon"] for stop in truck["stops"]]
    assert sorted(fed) == list(range(len(solution["second_echelon"])))
    if SHARED.is_dir():
        command = [sys.executable, str(SHARED / "verify.py"), str(folder), str(out)]
        judged = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own
        assert json.loads(judged.stdout)["violations"] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published instances are not here")
def test_the_judge_agrees_on_trips(routing: Routing, tmp_path: Path) -> None:
    instance = SHARED / "mtvrptwr" / "C201R0.25.vrp"
    out = tmp_path / "s.json"
    result = routing("bench", instance, "--iterations", 20_000, "-o", out, "--json", "-q")
    assert result.exit_code == 0, result.output
    command = [sys.executable, str(SHARED / "verify.py"), str(instance), str(out)]
    judged = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    assert json.loads(judged.stdout)["feasible"]
    assert json.loads(result.stdout)["gap_percent"] < 8.0
