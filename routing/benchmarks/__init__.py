"""Published instances: their files, as values, and the solution files their judge reads.

Formats and rules are those of the sets' authors: U. Breunig, V. Schmid, R. F. Hartl, T. Vidal,
A large neighbourhood based heuristic for two-echelon routing problems, Computers & Operations
Research 76, 2016 (2e-cvrp); Y. Yang 2023, in the form of PyVRP's collection (mtvrptwr); H. Zhou,
H. Qin, Z. Zhang, J. Li, Soft Computing 26, 2022 (2e-vrptwspd).
"""

from routing.benchmarks.best_known import best_known_cost, peer_cost
from routing.benchmarks.instance import Spot, TwoEchelonInstance
from routing.benchmarks.multi_trip import MultiTripInstance
from routing.benchmarks.reading import AnyInstance, read_instance
from routing.benchmarks.solution import (
    AnySolution,
    Freighter,
    MultiTripSolution,
    Solution,
    TruckStop,
    WindowedSolution,
    require_free_solution,
    write_solution,
)
from routing.benchmarks.windowed import WindowedCustomer, WindowedInstance

__all__ = [
    "AnyInstance",
    "AnySolution",
    "Freighter",
    "MultiTripInstance",
    "MultiTripSolution",
    "Solution",
    "Spot",
    "TruckStop",
    "TwoEchelonInstance",
    "WindowedCustomer",
    "WindowedInstance",
    "WindowedSolution",
    "best_known_cost",
    "peer_cost",
    "read_instance",
    "require_free_solution",
    "write_solution",
]
