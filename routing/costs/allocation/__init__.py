"""Cost games: how a joint bill may be split, and whether everybody stays.

Pure functions of a game; a game knows nothing of parcels or roads. Amounts are in one unit
throughout, fen where they come from ledgers. A coalition is a set of players to the outside and a
bit mask within this room.
"""

from routing.costs.allocation.axioms import Verdict, Violation, judge
from routing.costs.allocation.game import MOST_ENUMERATED, AllocationError, Game, require_enumerable
from routing.costs.allocation.lines import assign_lines, transfer_prices
from routing.costs.allocation.methods import (
    MEASURES,
    METHODS,
    SHAPLEY,
    Allocation,
    Weights,
    allocate,
    needs_all,
    require_methods,
)
from routing.costs.allocation.partial import AnyGame, PartialGame
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
    "MEASURES",
    "METHODS",
    "MOST_ENUMERATED",
    "SHAPLEY",
    "Allocation",
    "AllocationError",
    "AnyGame",
    "Game",
    "LeastCore",
    "PartialGame",
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
    "judge",
    "least_core",
    "needs_all",
    "net_payments",
    "require_enumerable",
    "require_methods",
    "round_shares",
    "rule_subsidy",
    "sample_orders",
    "sampled_shapley",
    "shapley",
    "transfer_prices",
]
