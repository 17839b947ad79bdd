"""Which node is which job, and which vehicle is of which kind."""

from routing.engines.ortools_routing.indices import Indices, make_indices
from routing.model import Temperature
from tests.unit.engines.task_builder import a_hold, a_job, a_kind, a_task

JOBS = tuple(a_job(1 + n % 6, id=f"job-{n}") for n in range(10))


def some_indices(seed: int = 1, **kinds: int) -> Indices:
    task = a_task(*JOBS, kinds=tuple(a_kind(id=k, max_trips=n) for k, n in kinds.items()))
    return make_indices(task, range(10), seed, [1] * len(kinds))


def test_every_job_has_a_node() -> None:
    assert sorted(some_indices(van=3).jobs) == list(range(10))


def test_the_seed_sets_the_order() -> None:
    assert some_indices(seed=1, van=3).jobs == some_indices(seed=1, van=3).jobs
    assert some_indices(seed=1, van=3).jobs != some_indices(seed=2, van=3).jobs


def test_jobs_left_out_have_no_node() -> None:
    indices = make_indices(a_task(*JOBS), [2, 5, 7], 1, [1])
    assert sorted(indices.jobs) == [2, 5, 7]
    assert indices.manager.GetNumberOfNodes() == 4


def test_there_are_vehicles_to_spare_for_every_kind() -> None:
    indices = some_indices(van=9, micro=9)
    for kind in (0, 1):
        assert indices.kinds.count(kind) > 1


def test_no_kind_has_more_vehicles_than_trips() -> None:
    assert some_indices(van=1, micro=9).kinds.count(0) == 1


def test_only_vehicles_with_room_for_its_class_may_serve_a_node() -> None:
    cold = a_kind(holds=(a_hold(Temperature.CHILLED),))
    task = a_task(a_job(temperature=Temperature.CHILLED), a_job(), kinds=(cold, a_kind()))
    indices = make_indices(task, [0, 1], 1, [1, 1])
    kinds_for = {
        indices.jobs[node - 1]: {indices.kinds[v] for v in indices.vehicles_for(node)}
        for node in (1, 2)
    }
    assert kinds_for == {0: {0, 1}, 1: {1}}
