"""Carriers that plan together: what it saves, how to split it, who stays."""

from routing.studies.sharing.coalition import (
    Job,
    Members,
    Outcome,
    coalition_name,
    coalition_scenario,
)
from routing.studies.sharing.operators import Operators, assign_operators
from routing.studies.sharing.repairs import Candidate, Repair
from routing.studies.sharing.request import (
    ORDERS,
    SECONDS_PER_COALITION,
    SEEDS,
    SharingRequest,
    county_digest,
    job_digest,
)
from routing.studies.sharing.settlement import COMMON_PURSE, LineTerms, Settlement, settle, spent_by
from routing.studies.sharing.shelf import NoShelf, Shelf
from routing.studies.sharing.splits import Split, preferred, split_bill
from routing.studies.sharing.stability import Answer, Noise, Stability, judge_stability
from routing.studies.sharing.study import CoalitionRow, LinesBill, Sharing, share_costs

__all__ = [
    "COMMON_PURSE",
    "ORDERS",
    "SECONDS_PER_COALITION",
    "SEEDS",
    "Answer",
    "Candidate",
    "CoalitionRow",
    "Job",
    "LineTerms",
    "LinesBill",
    "Members",
    "NoShelf",
    "Noise",
    "Operators",
    "Outcome",
    "Repair",
    "Settlement",
    "Sharing",
    "SharingRequest",
    "Shelf",
    "Split",
    "Stability",
    "assign_operators",
    "coalition_name",
    "coalition_scenario",
    "county_digest",
    "job_digest",
    "judge_stability",
    "preferred",
    "settle",
    "share_costs",
    "spent_by",
    "split_bill",
]
