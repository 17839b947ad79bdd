"""Carriers that plan together: what it saves, how to split it, who stays."""

from routing.studies.sharing.bringing import brought
from routing.studies.sharing.coalition import (
    Job,
    Members,
    Outcome,
    coalition_name,
    coalition_scenario,
)
from routing.studies.sharing.operators import Operators
from routing.studies.sharing.repairs import Candidate, Repair
from routing.studies.sharing.request import (
    ORDERS,
    SECONDS_PER_COALITION,
    SEEDS,
    SharingRequest,
    county_digest,
    job_digest,
)
from routing.studies.sharing.settlement import (
    COMMON_PURSE,
    LineTerms,
    Settlement,
    settle,
    settle_by,
    spent_by,
)
from routing.studies.sharing.shelf import NoShelf, Shelf
from routing.studies.sharing.splits import (
    PREFERRED,
    Sampling,
    Split,
    default_method,
    preferred,
    split_bill,
)
from routing.studies.sharing.stability import Answer, Noise, Stability, judge_stability
from routing.studies.sharing.study import CoalitionRow, LinesBill, Sharing, share_costs
from routing.studies.sharing.subsidies import RuleSubsidy, SubsidyStudy, study_subsidy

__all__ = [
    "COMMON_PURSE",
    "ORDERS",
    "PREFERRED",
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
    "RuleSubsidy",
    "Sampling",
    "Settlement",
    "Sharing",
    "SharingRequest",
    "Shelf",
    "Split",
    "Stability",
    "SubsidyStudy",
    "brought",
    "coalition_name",
    "coalition_scenario",
    "county_digest",
    "default_method",
    "job_digest",
    "judge_stability",
    "preferred",
    "settle",
    "settle_by",
    "share_costs",
    "spent_by",
    "split_bill",
    "study_subsidy",
]
