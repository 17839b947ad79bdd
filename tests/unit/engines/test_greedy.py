"""The small engine does not search: no limit matters to it."""

import pytest

from routing.engines import SearchLimit
from routing.engines.greedy import GreedyEngine
from routing.engines.insertion import insert_jobs
from tests.unit.engines.task_builder import random_task

TASK = random_task(3)


@pytest.mark.parametrize(
    "limit", [SearchLimit(), SearchLimit(seconds=0.0, seed=2), SearchLimit(iterations=1)]
)
def test_the_answer_is_cheapest_insertion_whatever_the_limit(limit: SearchLimit) -> None:
    assert GreedyEngine().solve(TASK, limit) == insert_jobs(TASK, (), range(len(TASK.jobs)))
