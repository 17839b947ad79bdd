"""Multi-trip instances: this search and PyVRP with equal time, one core each, in turn.

Both solutions of an instance are given to the instances' own judge.

Example: python tests/benchmarks/multi_trip.py ../shared/benchmarks/mtvrptwr --seconds 60
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyvrp
from pyvrp.stop import MaxRuntime

from routing.benchmarks import MultiTripSolution, best_known_cost, write_solution
from routing.errors import NoPlanError
from routing.recipe import Effort
from routing.studies import solve_instance


def ours(path: Path, seconds: float, seed: int) -> Any:
    """Return the solution of this search, or None where not everybody is served."""
    try:
        return solve_instance(path, Effort(seconds=seconds, seed=seed, workers=1)).solution
    except NoPlanError:
        return None


def peers(path: Path, seconds: float, seed: int) -> MultiTripSolution | None:
    """Return the solution of PyVRP, or None where it found none that keeps the rules."""
    instance = pyvrp.read(path, round_func="dimacs")
    found = pyvrp.solve(instance, stop=MaxRuntime(seconds), seed=seed, display=False)
    if not found.is_feasible():
        return None
    vehicles = tuple(_trips(route) for route in found.best.routes())
    return MultiTripSolution(
        instance=path.stem, problem="mtvrptwr", cost=found.cost(), vehicles=vehicles
    )


def _trips(route: Any) -> tuple[tuple[int, ...], ...]:
    """Return the clients of each trip, counted from 1."""
    trips: dict[int, list[int]] = {}
    for activity in route:
        if activity.is_client():
            trips.setdefault(activity.trip, []).append(activity.idx + 1)
    return tuple(tuple(trips[number]) for number in sorted(trips))


def judged(path: Path, solution: Any) -> float | None:
    """Return the cost that the judge beside the folder finds, or None if it refuses."""
    if solution is None:
        return None
    judge = path.resolve().parent.parent / "verify.py"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "solution.json"
        write_solution(solution, file)
        command = [sys.executable, str(judge), str(path), str(file)]
        answer = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    verdict = json.loads(answer.stdout)
    return float(verdict["cost"]) if verdict["feasible"] else None


def main() -> None:
    """Print one row per instance and seed, then the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--match", default="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    options = parser.parse_args()
    say("| instance | seed | best known | ours | gap % | PyVRP | gap % | ratio |")
    say("|---|---|---|---|---|---|---|---|")
    gaps: list[tuple[float, float]] = []
    for path in sorted(options.folder.glob(f"{options.match}.vrp")):
        known = best_known_cost(path, "mtvrptwr", path.stem)
        for seed in options.seeds:
            our_cost = judged(path, ours(path, options.seconds, seed))
            peer_cost = judged(path, peers(path, options.seconds, seed))
            row = f"| {path.stem} | {seed} | {known} |"
            if known is None or our_cost is None or peer_cost is None:
                say(f"{row} {our_cost} | | {peer_cost} | | |")
                continue
            gap, peer_gap = (100 * (cost / known - 1) for cost in (our_cost, peer_cost))
            gaps.append((gap, peer_gap))
            say(
                f"{row} {our_cost:.0f} | {gap:.2f} | {peer_cost:.0f} | {peer_gap:.2f} |"
                f" {our_cost / peer_cost:.4f} |"
            )
    if gaps:
        ratio = sum((100 + gap) / (100 + peer_gap) for gap, peer_gap in gaps) / len(gaps)
        mean, peer_mean = (sum(column) / len(gaps) for column in zip(*gaps, strict=True))
        say(f"\nMean gap {mean:.3f} %, PyVRP {peer_mean:.3f} %; mean ratio {ratio:.4f}.")


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
