"""What accumulates along a trip, as the library is told."""

import numpy as np
import pytest

from routing.engines import Load, TourTask
from routing.engines.ortools_routing.dimensions import (
    HORIZON_S,
    _binding_loads,
    _capacity,
    _transit_s,
)
from routing.engines.ortools_routing.indices import Indices, make_indices
from routing.model import Temperature
from tests.unit.engines.task_builder import LEG_S, a_hold, a_job, a_kind, a_task, straight_road

AMBIENT, CHILLED, FROZEN = Temperature.AMBIENT, Temperature.CHILLED, Temperature.FROZEN


def indices_of(task: TourTask) -> Indices:
    return make_indices(task, range(len(task.jobs)), 1, [1] * len(task.kinds))


def transit_s(task: TourTask, first: int | None, then: int | None) -> int:
    """Return the transit between two jobs; None is the base."""
    indices = indices_of(task)
    node = {None: 0} | {job: node for node, job in enumerate(indices.jobs, start=1)}
    return int(_transit_s(indices, task.kinds[0])[node[first], node[then]])


def test_service_is_paid_when_leaving() -> None:
    task = a_task(a_job(1, stop_s=100, cold_s=7, handover_s=20), a_job(2))
    assert transit_s(task, None, 0) == LEG_S
    assert transit_s(task, 0, 1) == 100 + 7 + 20 + LEG_S
    assert transit_s(task, 0, None) == 100 + 7 + 20 + LEG_S


@pytest.mark.parametrize(
    ("order", "expected"), [((0, 1), 20), ((1, 0), 30 + 60), ((0, None), 20 + 100 + LEG_S)]
)
def test_a_shared_stop_is_paid_once(order: tuple[int, int | None], expected: int) -> None:
    task = a_task(a_job(1, stop_s=100, handover_s=20), a_job(1, cold_s=60, handover_s=30))
    assert transit_s(task, *order) == expected


def test_a_missing_road_takes_for_ever() -> None:
    drive_s = straight_road(LEG_S)
    drive_s[1, 2] = -1
    task = a_task(a_job(1), a_job(2), kinds=(a_kind(drive_s=drive_s),))
    assert transit_s(task, 0, 1) > HORIZON_S
    assert transit_s(task, 1, 0) < HORIZON_S


def test_a_measure_that_another_one_implies_is_left_out() -> None:
    # Every parcel fills the body by the same share in all three measures.
    assert len(list(_binding_loads(indices_of(a_task(a_job(1), a_job(2)))))) == 1


def test_measures_that_can_each_bind_are_all_followed() -> None:
    heavy = a_job(1, delivered={AMBIENT: Load(90_000, 1, 1)})
    bulky = a_job(2, delivered={AMBIENT: Load(1, 700, 1)})
    many = a_job(3, delivered={AMBIENT: Load(1, 1, 90)})
    followed = list(_binding_loads(indices_of(a_task(heavy, bulky, many))))
    assert [measure for _, measure in followed] == ["g", "l", "parcels"]


def test_collections_make_a_measure_bind_too() -> None:
    task = a_task(a_job(1), a_job(2, collected={AMBIENT: Load(90_000, 1, 1)}))
    measures = {measure for _, measure in _binding_loads(indices_of(task))}
    assert "g" in measures


def test_compartments_without_goods_are_not_followed() -> None:
    followed = list(_binding_loads(indices_of(a_task(a_job(1), a_job(2)))))
    assert [accepts for accepts, _ in followed] == [frozenset({AMBIENT})]


@pytest.mark.parametrize(
    ("accepts", "parcels"),
    [
        (frozenset({CHILLED}), None),  # shares its box with frozen goods: the wider set binds
        (frozenset({CHILLED, FROZEN}), 20),
        (frozenset({AMBIENT}), 0),
    ],
)
def test_the_room_for_a_set_of_classes(accepts: frozenset[Temperature], parcels: int) -> None:
    kind = a_kind(holds=(a_hold(CHILLED, FROZEN, parcels=20),))
    room = _capacity(kind, accepts, "parcels")
    assert room == (parcels if parcels is not None else room)
    assert room >= 20 or parcels == 0


def test_the_transit_matrix_covers_base_and_jobs() -> None:
    indices = indices_of(a_task(*(a_job(n) for n in (1, 2, 3))))
    matrix = _transit_s(indices, indices.task.kinds[0])
    assert matrix.shape == (4, 4)
    assert np.issubdtype(matrix.dtype, np.int64)
