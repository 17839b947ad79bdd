"""The search minimises what a trip costs, in hundredths of a fen."""

from itertools import permutations

import pytest

from routing.engines import TourTask
from routing.engines.insertion import route_price
from routing.engines.ortools_routing.dimensions import add_loads, add_time
from routing.engines.ortools_routing.engine import _as_nodes, _parameters
from routing.engines.ortools_routing.indices import make_indices
from routing.engines.ortools_routing.objective import UNITS_PER_FEN, add_costs
from routing.engines.protocol import SearchLimit
from routing.engines.task import TourAnswer
from routing.model import Temperature
from tests.unit.engines.task_builder import a_job, a_route, a_task


def library_price_fen(task: TourTask, *jobs: int) -> float:
    """Return what the library says one trip over some jobs costs, the others skipped."""
    indices = make_indices(task, range(len(task.jobs)), 1, [1] * len(task.kinds))
    add_costs(indices, add_time(indices))
    add_loads(indices)
    indices.routing.CloseModelWithParameters(_parameters(SearchLimit(iterations=1)))
    answer = TourAnswer(routes=(a_route(*jobs),), skipped=())
    nodes = _as_nodes(indices, answer)
    first = indices.routing.ReadAssignmentFromRoutes(nodes, True)  # noqa: FBT003
    return float(first.ObjectiveValue()) / UNITS_PER_FEN


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_library_prices_a_trip_as_the_timing_does(order: tuple[int, ...]) -> None:
    task = a_task(*(a_job(place, temperature=Temperature.CHILLED, down=2) for place in (2, 4, 1)))
    exact = route_price(task, a_route(*order))
    assert library_price_fen(task, *order) == pytest.approx(exact, abs=1)


def test_a_skipped_job_costs_its_penalty() -> None:
    task = a_task(a_job(1, temperature=Temperature.CHILLED), a_job(2, skip_fen=777))
    exact = route_price(task, a_route(0)) + 777
    assert library_price_fen(task, 0) == pytest.approx(exact, abs=1)


def test_a_late_return_costs_by_the_second() -> None:
    def price(return_by_s: int) -> float:
        return library_price_fen(a_task(*(a_job(p, return_by_s=return_by_s) for p in (1, 2))), 0, 1)

    on_time_s = (
        8 * 3600 + 48 * 60
    )  # two stops of 4 minutes, 20 minutes between, 40 home; from 08:00
    assert price(on_time_s - 100) > price(on_time_s + 10_000)
