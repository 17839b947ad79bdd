"""The small engine does not search: no limit matters to it."""

import pytest

from routing.engines import SearchLimit
from routing.engines.greedy import GreedyEngine
from routing.engines.insertion import answer_price, insert_jobs
from tests.unit.engines.task_builder import random_task


@pytest.mark.parametrize("limit", [SearchLimit(seconds=0.0, seed=2), SearchLimit(iterations=1)])
def test_the_answer_is_the_same_whatever_the_limit(limit: SearchLimit) -> None:
    task = random_task(3)
    assert GreedyEngine().solve(task, limit) == GreedyEngine().solve(task, SearchLimit())


@pytest.mark.parametrize("seed", range(10))
def test_it_is_never_worse_than_cheapest_insertion(seed: int) -> None:
    task = random_task(seed)
    answer = GreedyEngine().solve(task, SearchLimit())
    inserted = insert_jobs(task, (), range(len(task.jobs)))
    assert answer_price(task, answer) <= answer_price(task, inserted)
