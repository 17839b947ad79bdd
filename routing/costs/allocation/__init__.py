"""Cost games: how a joint bill may be split, and whether everybody stays.

Pure functions of a game; a game knows nothing of parcels or roads. Amounts are in one unit
throughout, fen where they come from ledgers. A coalition is a set of players to the outside and a
bit mask within this room.
"""

from routing.costs.allocation.axioms import Verdict, Violation, judge
from routing.costs.allocation.game import MOST_ENUMERATED, AllocationError, Game
from routing.costs.allocation.lines import assign_lines, transfer_prices
from routing.costs.allocation.methods import (
    METHODS,
    Allocation,
    Method,
    Weights,
    allocate,
    get_method,
)
from routing.costs.allocation.partitions import Partition, best_partition
from routing.costs.allocation.rounding import round_shares
from routing.costs.allocation.shapley import (
    EXACT_PLAYERS,
    Sampled,
    sample_orders,
    sampled_shapley,
    shapley,
)
from routing.costs.allocation.stability import (
    LeastCore,
    Subsidy,
    core_ranges,
    cost_of_stability,
    least_core,
    rule_subsidy,
)
from routing.costs.allocation.transfers import Payment, net_payments

__all__ = [
    "EXACT_PLAYERS",
    "METHODS",
    "MOST_ENUMERATED",
    "Allocation",
    "AllocationError",
    "Game",
    "LeastCore",
    "Method",
    "Partition",
    "Payment",
    "Sampled",
    "Subsidy",
    "Verdict",
    "Violation",
    "Weights",
    "allocate",
    "assign_lines",
    "best_partition",
    "core_ranges",
    "cost_of_stability",
    "get_method",
    "judge",
    "least_core",
    "net_payments",
    "round_shares",
    "rule_subsidy",
    "sample_orders",
    "sampled_shapley",
    "shapley",
    "transfer_prices",
]
