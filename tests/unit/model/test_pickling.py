"""Values travel between processes unchanged."""

import pickle
from typing import Any

import numpy as np
import pytest

from routing.checking import check_plan
from routing.model import (
    Accounts,
    Item,
    LedgerLine,
    RoadLine,
    TravelMatrix,
    TravelSource,
    Unserved,
)
from routing.model.plan import Reason
from tests.builders import a_plan, a_scenario, a_travel, a_truck

SCENARIO = a_scenario()
TRAVEL = a_travel(SCENARIO)
PLAN = a_plan(SCENARIO, TRAVEL)
LEDGER_LINE = LedgerLine(
    tier="village",
    item=Item.DISTANCE,
    quantity=12.0,
    unit="km",
    unit_price_yuan=0.8,
    amount_fen=960,
)


def _through_pickle(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "value",
    [
        SCENARIO,
        PLAN,
        Accounts(lines=(LEDGER_LINE,)),
        RoadLine(points=((119.0, 29.6), (119.1, 29.6)), source=TravelSource.ROADS),
        Unserved(consignment_id="x", reason=Reason.NO_ROAD),
        check_plan(SCENARIO, TRAVEL, PLAN.replace(batches=())),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_pickle(value: object) -> None:
    assert _through_pickle(value) == value


def test_a_scenario_still_finds_things_after_pickling() -> None:
    assert _through_pickle(SCENARIO).place("v1") == SCENARIO.place("v1")


def test_a_travel_matrix_pickles() -> None:
    back: TravelMatrix = _through_pickle(TRAVEL)
    assert back.place_ids == TRAVEL.place_ids
    assert np.array_equal(back.time_s, TRAVEL.time_s)
    assert np.array_equal(back.dist_m, TRAVEL.dist_m)
    assert back.profiles == TRAVEL.profiles
    assert back.leg_s("hub", "c1", a_truck()) == TRAVEL.leg_s("hub", "c1", a_truck())
