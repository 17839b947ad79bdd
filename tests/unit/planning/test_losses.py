"""Prices of time for the search: what goods that go up lose in a second."""

import pytest

from routing.model import Direction
from routing.planning.losses import losing_aboard, losing_value
from tests.builders import a_centre, a_consignment, a_scenario
from tests.unit.planning.timed.problems import a_problem

FISH_UP = a_consignment(product_id="fish", direction=Direction.UP, weight_g=9000)
FISH_DOWN = a_consignment(product_id="fish", weight_g=9000)
PARCELS_UP = a_consignment(direction=Direction.UP, weight_g=9000)
BUNDLES = ((FISH_UP, FISH_DOWN), (PARCELS_UP,), (FISH_DOWN,))
LOST_FEN_PER_S = 9 * 40.0 * 100 / 3600
"""If all of it were lost in an hour; the fish lose 0.001 an hour in the cold, 0.01 outside."""


def test_goods_that_go_up_lose_on_board_what_the_cold_rate_says() -> None:
    problem = losing_aboard(a_scenario(), a_problem(bases=2, jobs=3), BUNDLES)
    assert problem.loss_aboard == pytest.approx([0, 0, 0.001 * LOST_FEN_PER_S, 0, 0])
    assert not problem.loss_waiting.any()
    assert problem.loses


@pytest.mark.parametrize(("cold_room", "rate"), [(True, 0.001), (False, 0.01)])
def test_at_a_centre_without_a_cold_room_they_lose_more(*, cold_room: bool, rate: float) -> None:
    scenario = a_scenario(centres=(a_centre(cold_room=cold_room),))
    centre_of = {c.id: "c1" for bundle in BUNDLES for c in bundle}
    problem = losing_value(scenario, a_problem(bases=1, jobs=3), BUNDLES, centre_of)
    assert problem.loss_waiting == pytest.approx([0, rate * LOST_FEN_PER_S, 0, 0])
    assert problem.loss_aboard == pytest.approx([0, 0.001 * LOST_FEN_PER_S, 0, 0])


def test_a_problem_whose_goods_keep_loses_nothing() -> None:
    assert not losing_aboard(a_scenario(), a_problem(jobs=1), ((PARCELS_UP,),)).loses
