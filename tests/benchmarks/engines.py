"""Compare the engines on a scenario: cost and search time of each against the greedy one.

``python tests/benchmarks/engines.py scenarios/chunan --seconds 30 --network pooled``
"""

import argparse
import sys
import time
from pathlib import Path

from routing.checking import check_plan
from routing.engines import ENGINE_NAMES, get_engine
from routing.model import Network
from routing.planning import Search, plan_day
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
    options = parser.parse_args()
    scenario = read_scenario(options.scenario)
    travel = open_roads(scenario).measure()
    greedy_fen = 0
    sys.stdout.write("engine   seed  cost_yuan  of_greedy  seconds  unserved  findings\n")
    for engine in sorted(ENGINE_NAMES):
        for seed in range(1, 2 if engine == "greedy" else options.seeds + 1):
            started = time.monotonic()
            search = Search(seconds=options.seconds, seed=seed)
            plan = plan_day(scenario, travel, options.network, get_engine(engine), search)
            spent_s = time.monotonic() - started
            greedy_fen = greedy_fen or plan.objective_fen
            found = len(check_plan(scenario, travel, plan))
            sys.stdout.write(
                f"{engine:8} {seed:4} {fen_to_yuan(plan.objective_fen):10.2f} "
                f"{plan.objective_fen / greedy_fen:10.4f} {spent_s:8.1f} "
                f"{len(plan.unserved):9} {found:9}\n"
            )


if __name__ == "__main__":
    main()
