"""How the joint search grows: generated counties from 100 to 2,000 villages.

For each size, days are planned for 1, 2, 4 ... times some seconds; the time it takes is the first
that comes within 2 % of ten times the seconds. Every plan is checked. Memory is the peak of the
process that planned, roads and reading included.

    python tests/benchmarks/growth.py --sizes 100 230 500 --plot docs/growth.svg
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from routing.checking import check_plan
from routing.generation import Parameters, find_places, generate_county, write_county
from routing.model import Network, PlaceStatus, Scenario
from routing.outputs import template_folder
from routing.planning import Question, Search, plan_with_workers
from routing.recipe.survey import survey
from routing.scenario import read_scenario

SIZES = (100, 230, 500, 1000, 2000)
CLOSE = 1.02
VILLAGES_PER_TOWNSHIP, VILLAGES_PER_CENTRE, VILLAGES_OF_THE_FLEET = 20, 46, 230


def a_county(villages: int, folder: Path) -> Scenario:
    """Return a generated county on straight roads, with Chun'an's vehicles, prices and rules.

    One centre for 46 villages as in Chun'an, and as many vehicles a village.
    """
    parameters = Parameters().replace(villages=villages)
    townships = max(5, villages // VILLAGES_PER_TOWNSHIP)
    write_county(
        generate_county(find_places(None, parameters, townships=townships), parameters),
        folder,
        overwrite=True,
    )
    text = (template_folder("chunan") / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    roads = ("map", "documented", "water", "boundary")
    settings = ("hub=seat", *(f"roads.{key}=null" for key in roads))
    scenario = read_scenario(folder, settings=settings)
    wanted = max(2, villages // VILLAGES_PER_CENTRE)
    centres = [
        replace(centre, status=PlaceStatus.ACTIVE if n < wanted else PlaceStatus.DORMANT)
        for n, centre in enumerate(scenario.centres)
    ]
    fleets = -(-villages // VILLAGES_OF_THE_FLEET)
    vehicles = [
        replace(vehicle, id=f"{vehicle.id}-{n}")
        for n in range(fleets)
        for vehicle in scenario.vehicles
    ]
    return scenario.replace(centres=tuple(centres), vehicles=tuple(vehicles), lines=())


def plan_once(villages: int, seconds: float) -> dict[str, float]:
    """Plan a county's pooled day in this process and tell what it took."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = a_county(villages, Path(folder))
    travel = survey(scenario).travel
    question = Question(scenario=scenario, travel=travel, network=Network.POOLED, engine="joint")
    began = time.monotonic()
    plan = plan_with_workers(question, Search(seconds=seconds), 1)
    took = time.monotonic() - began
    findings = check_plan(scenario, travel, plan)
    if findings:
        raise SystemExit(f"The checker objects: {findings[0]}")
    return {
        "villages": villages,
        "seconds": round(took, 1),
        "cost_yuan": plan.objective_fen / 100,
        "unserved": len(plan.unserved),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def in_a_process(villages: int, seconds: float) -> dict[str, float]:
    """Plan in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--once", str(villages), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    result: dict[str, float] = json.loads(done.stdout)
    return result


def measured(villages: int, first: float) -> dict[str, float]:
    """Return the first run of a ladder that is close to one ten times as long."""
    runs: dict[float, dict[str, float]] = {}

    def run(seconds: float) -> dict[str, float]:
        if seconds not in runs:
            runs[seconds] = in_a_process(villages, seconds)
            print(runs[seconds], file=sys.stderr, flush=True)
        return runs[seconds]

    seconds = first
    while run(seconds)["cost_yuan"] > CLOSE * run(10 * seconds)["cost_yuan"]:
        seconds *= 2
    return {**run(seconds), "gap_percent": _gap(run(seconds), run(10 * seconds))}


def _gap(short: dict[str, float], long: dict[str, float]) -> float:
    return round((short["cost_yuan"] / long["cost_yuan"] - 1) * 100, 2)


def exponent(rows: list[dict[str, float]], key: str) -> float:
    """Return the slope of a figure over the villages, both in logarithms, by least squares."""
    x = [math.log(row["villages"]) for row in rows]
    y = [math.log(row[key]) for row in rows]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - mean_x) ** 2 for a in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread


def plot(rows: list[dict[str, float]], path: Path) -> None:
    """Draw time and memory over the villages."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 - only for the plot

    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    for axis, key, label in zip(
        axes, ("seconds", "memory_mb"), ("seconds to within 2 %", "memory, MB"), strict=True
    ):
        axis.loglog([r["villages"] for r in rows], [r[key] for r in rows], "o-", color="#0072b2")
        axis.set(
            xlabel="villages", ylabel=label, title=f"grows with power {exponent(rows, key):.2f}"
        )
        axis.grid(visible=True, which="both", alpha=0.3)
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def main() -> None:
    """Measure, print a table, and draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--first", type=float, default=2.0, help="seconds per 100 villages")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--once", nargs=2, metavar=("VILLAGES", "SECONDS"))
    options = parser.parse_args()
    if options.once:
        villages, seconds = options.once
        print(json.dumps(plan_once(int(villages), float(seconds))))
        return
    in_a_process(10, 1.0)  # compiles, if that was never done
    rows = [measured(size, options.first * size / 100) for size in options.sizes]
    print("| villages | seconds | gap to ten times as long, % | memory, MB | yuan a day |")
    print("|---|---|---|---|---|")
    for row in rows:
        print(
            f"| {row['villages']} | {row['seconds']} | {row['gap_percent']} "
            f"| {row['memory_mb']} | {row['cost_yuan']:,.2f} |"
        )
    if len(rows) > 1:
        print(f"\nTime grows with power {exponent(rows, 'seconds'):.2f} of the villages,", end=" ")
        print(f"memory with {exponent(rows, 'memory_mb'):.2f}.")
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
