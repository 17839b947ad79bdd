"""Exactly at a limit is within it; one more is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from routing.model import ColdLimit, Temperature
from tests.checking.cases import (
    DOWN_AMBIENT,
    TRUCK,
    VAN,
    Case,
    only_up,
    pooled,
    several_trips,
)

GOOD = pooled()
FIRST, LAST = GOOD.stop(VAN, 0, 0), GOOD.stop(VAN, 0, 2)
TRIP = GOOD.plan.tours[VAN].trips[0]
FETCH = GOOD.plan.tours[TRUCK].trips[1]
AMBIENT = [c for c in GOOD.scenario.consignments if c.product_id == "parcel"]
DOWN = [c for c in AMBIENT if c.direction == "down"]


def _exposure(limit_s: int) -> Case:
    limit = ColdLimit(
        temperature=Temperature.CHILLED, max_exposure_s=limit_s, max_on_board_s=100_000
    )
    return GOOD.with_rules(cold_limits=(limit,))


def _on_board(limit_s: int) -> Case:
    limit = ColdLimit(
        temperature=Temperature.CHILLED, max_exposure_s=100_000, max_on_board_s=limit_s
    )
    return GOOD.with_rules(cold_limits=(limit,))


def _due_up(limit_s: int) -> Case:
    return GOOD.with_consignment("v1-zto-up-parcel", due_s=limit_s)


def _due_down(limit_s: int) -> Case:
    return GOOD.with_consignment("v3-zto-down-parcel", due_s=limit_s)


def _closes(limit_s: int) -> Case:
    return GOOD.with_village("v3", closes_s=limit_s)


def _shift(limit_s: int) -> Case:
    return GOOD.with_rules(max_shift_s=limit_s)


def _trips(limit: int) -> Case:
    return several_trips().with_rules(max_trips=limit)


def _body(**room: int) -> Case:
    body, cold = GOOD.scenario.vehicle_type("van").compartments
    return GOOD.with_vehicle_type("van", compartments=(replace(body, **room), cold))  # type: ignore[arg-type] # capacities only


def _grams(limit: int) -> Case:
    return _body(capacity_g=limit)


def _litres(limit: int) -> Case:
    return _body(capacity_l=limit)


def _parcels(limit: int) -> Case:
    return _body(capacity_parcels=limit)


UP_FISH_ON_BOARD_S = TRIP.return_s - FIRST.depart_s
DOWN_FISH_ON_BOARD_S = LAST.start_s - TRIP.depart_s
LIMITS = (
    (_exposure, max(FIRST.depart_s - FIRST.start_s, LAST.depart_s - LAST.start_s), "P411"),
    (_on_board, max(UP_FISH_ON_BOARD_S, DOWN_FISH_ON_BOARD_S), "P412"),
    (_due_up, FETCH.return_s, "P421"),
    (_due_down, LAST.start_s, "P353"),
    (_closes, LAST.start_s, "P352"),
    (_shift, max(tour.return_s - tour.depart_s for tour in GOOD.plan.tours), "P373"),
    (_trips, 3, "P374"),
    (_grams, sum(c.weight_g for c in DOWN), "P362"),
    (_litres, sum(c.volume_l for c in DOWN), "P363"),
    (_parcels, sum(c.parcels for c in DOWN), "P364"),
)


@pytest.mark.parametrize(("spoil", "limit", "code"), LIMITS, ids=[x[2] for x in LIMITS])
def test_at_the_limit_and_one_beyond(spoil: Callable[[int], Case], limit: int, code: str) -> None:
    assert spoil(limit).codes == set()
    assert spoil(limit - 1).codes == {code}


def test_back_exactly_at_the_cut_off_is_not_missed() -> None:
    assert _due_up(FETCH.return_s).with_plan(missed=("v1-zto-up-parcel",)).codes == {"P422"}
    assert _due_up(FETCH.return_s - 1).with_plan(missed=("v1-zto-up-parcel",)).codes == set()


@pytest.mark.parametrize(("gap_s", "codes"), [(0, set()), (-1, {"P386"})])
def test_batches_may_follow_without_a_gap(gap_s: int, codes: set[str]) -> None:
    batch = GOOD.plan.batches[DOWN_AMBIENT]
    first = replace(batch, consignment_ids=batch.consignment_ids[:3])
    others = tuple(b for b in GOOD.plan.batches if b is not batch)
    split = GOOD.with_plan(batches=(first, *others)).retimed()
    ready_s = split.plan.batches[0].ready_s
    second = replace(batch, consignment_ids=batch.consignment_ids[3:], start_s=ready_s + gap_s)
    both = split.with_plan(batches=(*split.plan.batches, second)).retimed()
    assert both.codes == codes


@pytest.mark.parametrize(("depart_s", "codes"), [(0, set()), (-1, {"P347"})])
def test_the_day_begins_at_midnight(depart_s: int, codes: set[str]) -> None:
    good = only_up()
    drive_s = good.stop(TRUCK, 0, 0).arrive_s - good.plan.tours[TRUCK].depart_s
    early = good.with_stop(TRUCK, 0, 0, arrive_s=depart_s + drive_s)
    assert early.with_trip(TRUCK, 0, depart_s=depart_s).codes == codes
