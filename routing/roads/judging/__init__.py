"""What is suspicious about places, roads and known distances: the findings R201 to R215."""

from routing.roads.judging.gathering import gathered
from routing.roads.judging.judges import judge_map, judge_straight, judge_table, judge_travel
from routing.roads.judging.likely import likely_cause

__all__ = [
    "gathered",
    "judge_map",
    "judge_straight",
    "judge_table",
    "judge_travel",
    "likely_cause",
]
