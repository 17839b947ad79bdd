"""The day's plan: groups that plan together, tier by tier."""

from routing.planning.budget import Search
from routing.planning.day import best_of, on_other_roads, plan_day, search_weight
from routing.planning.pricing import priced
from routing.planning.question import JOINT, Question
from routing.planning.search_log import SearchPoint
from routing.planning.workers import plan_with_workers

__all__ = [
    "JOINT",
    "Question",
    "Search",
    "SearchPoint",
    "best_of",
    "on_other_roads",
    "plan_day",
    "plan_with_workers",
    "priced",
    "search_weight",
]
