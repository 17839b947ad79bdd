"""Published instances: their files, as values, and the solution files their judge reads.

Formats and rules are those of the sets' authors: U. Breunig, V. Schmid, R. F. Hartl, T. Vidal,
A large neighbourhood based heuristic for two-echelon routing problems, Computers & Operations
Research 76, 2016 (2e-cvrp); Y. Yang 2023, in the form of PyVRP's collection (mtvrptwr).
"""

from routing.benchmarks.best_known import best_known_cost
from routing.benchmarks.instance import TwoEchelonInstance
from routing.benchmarks.multi_trip import MultiTripInstance
from routing.benchmarks.reading import read_instance
from routing.benchmarks.solution import (
    Freighter,
    MultiTripSolution,
    Solution,
    TruckStop,
    require_free_solution,
    write_solution,
)

__all__ = [
    "Freighter",
    "MultiTripInstance",
    "MultiTripSolution",
    "Solution",
    "TruckStop",
    "TwoEchelonInstance",
    "best_known_cost",
    "read_instance",
    "require_free_solution",
    "write_solution",
]
