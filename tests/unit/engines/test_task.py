"""What a task knows of its jobs and kinds before anything is planned."""

from dataclasses import replace

from routing.engines import Load
from routing.engines.task import load_in
from routing.model import Temperature
from tests.unit.engines.task_builder import (
    a_hold,
    a_job,
    a_kind,
    a_load,
    a_task,
    straight_road,
)

CHILLED, FROZEN, AMBIENT = Temperature.CHILLED, Temperature.FROZEN, Temperature.AMBIENT


def test_a_job_has_the_classes_of_both_directions() -> None:
    job = a_job(delivered={AMBIENT: a_load(1)}, collected={CHILLED: a_load(2)})
    assert job.temperatures == {AMBIENT, CHILLED}


def test_a_kind_accepts_a_job_only_with_a_compartment_for_every_class() -> None:
    van = a_kind(holds=(a_hold(AMBIENT), a_hold(CHILLED)))
    assert van.accepts(a_job(delivered={AMBIENT: a_load(1), CHILLED: a_load(1)}))
    assert not van.accepts(a_job(delivered={AMBIENT: a_load(1), FROZEN: a_load(1)}))


def test_what_rides_in_a_compartment_is_the_sum_of_the_classes_it_accepts() -> None:
    loads = {AMBIENT: a_load(1), CHILLED: a_load(2), FROZEN: a_load(4)}
    assert load_in(a_hold(CHILLED, FROZEN), loads) == a_load(6)
    assert load_in(a_hold(Temperature.COOL), loads) == Load()


def test_a_task_knows_each_job_s_share_of_every_compartment() -> None:
    job = a_job(down=3, up=2, temperature=CHILLED)
    body, box = a_task(job).rooms(0)
    assert body.delivered == ((0, 0, 0),)
    assert box.delivered == ((4500, 24, 3),)
    assert box.collected == ((3000, 16, 2),)
    assert box.capacity == (30_000, 160, 20)


def test_a_task_knows_who_can_carry_what() -> None:
    task = a_task(
        a_job(temperature=CHILLED), a_job(), kinds=(a_kind(), a_kind(holds=(a_hold(AMBIENT),)))
    )
    able = [[task.can_carry(kind, job) for job in (0, 1)] for kind in (0, 1)]
    assert able == [[True, True], [False, True]]


def test_a_task_elsewhere_has_other_times_and_distances_for_the_same_goods() -> None:
    here = a_task(a_job(down=3, temperature=CHILLED))
    (job,), (kind,) = here.jobs, here.kinds
    later, far = replace(job, ready_s=job.ready_s + 60), replace(kind, drive_s=straight_road(99))
    there = here.elsewhere((later,), (far,))
    assert (there.jobs, there.kinds, there.max_trip_s) == ((later,), (far,), here.max_trip_s)
    assert there.rooms(0) is here.rooms(0)
    assert there.rooms(0) == a_task(later, kinds=(far,)).rooms(0)
    assert there.can_carry(0, 0)


def test_a_task_has_the_classes_of_all_jobs() -> None:
    assert a_task(a_job(), a_job(temperature=FROZEN)).temperatures == {AMBIENT, FROZEN}
