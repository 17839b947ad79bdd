"""Solve published instances with several seeds and print a table; their judge checks each.

Gaps are to the best known cost, or where none is known to what the authors' own program reached.

Example: python tests/benchmarks/published.py ../shared/benchmarks/2e-cvrp --seconds 60 --workers 2
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from routing.benchmarks import write_solution
from routing.recipe import Effort
from routing.studies import Measured, solve_instance


def judged(instance: Path, measured: Measured) -> bool:
    """Say whether the judge beside the folder of the instances accepts a solution."""
    judge = instance.resolve().parent.parent / "verify.py"
    with tempfile.TemporaryDirectory() as folder:
        solution = Path(folder) / "solution.json"
        write_solution(measured.solution, solution)
        command = [sys.executable, str(judge), str(instance), str(solution)]
        answer = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    return bool(json.loads(answer.stdout)["feasible"])


def main() -> None:
    """Print one row per instance, one pair of columns per seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--match", default="*.dat", help="'*' where instances are folders")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    heads = "".join(f" seed {seed} | gap % |" for seed in options.seeds)
    say(f"| instance | reference |{heads}\n|---|---|{'---|---|' * len(options.seeds)}")
    gaps = []
    for path in sorted(options.folder.glob(options.match)):
        cells, known = "", ""
        for seed in options.seeds:
            effort = Effort(seconds=options.seconds, seed=seed, workers=options.workers)
            measured = solve_instance(path, effort)
            gap = measured.gap_percent
            if gap is not None:
                gaps.append(gap)
            verdict = "" if judged(path, measured) else " (refused)"
            told = "-" if gap is None else f"{round(gap, 3) + 0.0:.3f}"
            cells += f" {measured.solution.cost:.2f}{verdict} | {told} |"
            known = str(measured.best_known or measured.peer or "-")
        say(f"| {path.stem} | {known} |{cells}")
    if gaps:
        say(f"\nMean gap {sum(gaps) / len(gaps):.3f} %, worst {max(gaps):.3f} %.")


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
