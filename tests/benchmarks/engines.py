"""Compare what plans a day on a scenario: tour engines tier by tier, and the joint search.

Each plan is checked. The last lines say how far seeds of the joint search lie apart and, with
``--longer``, how much cheaper it gets with so many seconds: on average of all seeds, with the
standard error of that, and seed by seed. All searches have ``--workers`` processes.

``python tests/benchmarks/engines.py scenarios/chunan --seconds 60 --network pooled --longer 600``
"""

import argparse
import math
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from routing.checking import check_plan
from routing.engines import ENGINE_NAMES
from routing.model import Network
from routing.planning import JOINT, Question, Search, plan_with_workers
from routing.roads import open_roads
from routing.scenario import read_scenario
from routing.units import fen_to_yuan


def main() -> None:
    """Print a row per engine and seed; every plan is checked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--network", type=Network, choices=list(Network), default=Network.POOLED)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--engines", nargs="+", default=[*sorted(ENGINE_NAMES), JOINT])
    parser.add_argument("--longer", type=float, help="seconds of longer joint searches, by seed")
    options = parser.parse_args()
    scenario = read_scenario(options.scenario)
    travel = open_roads(scenario).measure()
    asked = Question(scenario=scenario, travel=travel, network=options.network, engine=JOINT)
    joint: list[int] = []
    say("engine   seed  seconds  cost_yuan  took_s  unserved  findings")
    for engine in options.engines:
        question = replace(asked, engine=engine)
        for seed in range(1, 2 if engine == "greedy" else options.seeds + 1):
            search = Search(seconds=options.seconds, seed=seed)
            fen = plan(question, search, options.workers)
            joint += [fen] if engine == JOINT else []
    if joint:
        say(f"seeds of the joint search differ by {100.0 * (max(joint) / min(joint) - 1.0):.2f} %")
    if joint and options.longer:
        longer = [
            plan(asked, Search(seconds=options.longer, seed=seed), options.workers)
            for seed in range(1, options.seeds + 1)
        ]
        say(compared(joint, longer))


def compared(short: Sequence[int], longer: Sequence[int]) -> str:
    """Return how much cheaper the longer searches are; both are costs by seed, in fen."""
    mean = statistics.fmean(short)
    share = 100.0 * (1.0 - statistics.fmean(longer) / mean)
    by_seed = [f"{100.0 * (1.0 - b / a):.2f}" for a, b in zip(short, longer, strict=True)]
    text = f"longer searches are {share:.2f} % cheaper on average; by seed {', '.join(by_seed)} %"
    if len(short) < 2:
        return text
    spread = statistics.variance(short) + statistics.variance(longer)
    return f"{text}; standard error {100.0 * math.sqrt(spread / len(short)) / mean:.2f} %"


def plan(question: Question, search: Search, workers: int) -> int:
    """Plan once, print a row, and return the cost with all penalties, in fen."""
    started = time.monotonic()
    found = plan_with_workers(question, search, workers)
    took_s = time.monotonic() - started
    say(
        f"{question.engine:8} {search.seed:4} {search.seconds:8.0f} "
        f"{fen_to_yuan(found.objective_fen):10.2f} {took_s:7.1f} {len(found.unserved):9} "
        f"{len(check_plan(question.scenario, question.travel, found)):9}"
    )
    return found.objective_fen


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
