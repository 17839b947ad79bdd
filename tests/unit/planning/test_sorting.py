"""What a centre sorts together, when it starts and when it is ready.

A crew of one sorts 600 parcels an hour after 10 minutes of preparation (5 for what goes up).
"""

from collections.abc import Mapping

import pytest

from routing.model import Batch, Direction, Temperature
from routing.planning.sorting import (
    Arrival,
    Lane,
    busy_until_s,
    lane_of,
    resort,
    sort_arrivals,
    sort_at_once,
    sorting_s,
)
from routing.units import clock_to_s, s_to_clock
from tests.builders import a_consignment, a_scenario

DOWN, UP = Direction.DOWN, Direction.UP
AMBIENT, CHILLED = Temperature.AMBIENT, Temperature.CHILLED
PARCELS = {"v1": 600, "v2": 10, "v3": 10}
FISH = a_consignment(village_id="v1", product_id="fish", parcels=10)
GOODS = {v: a_consignment(village_id=v, parcels=n) for v, n in PARCELS.items()}
SCENARIO = a_scenario(consignments=(*GOODS.values(), FISH))


def arrive(clock: str, *villages: str) -> Arrival:
    ids = tuple(GOODS[v].id for v in villages)
    return Arrival(time_s=clock_to_s(clock), consignment_ids=ids)


def sort(
    *arrivals: Arrival, crew: tuple[str, ...] = ("zto",), busy_s: Mapping[Lane, int] | None = None
) -> tuple[Batch, ...]:
    return sort_arrivals(SCENARIO, "c1", crew, DOWN, arrivals, busy_s or {})


def times(batches: tuple[Batch, ...]) -> list[tuple[str, str]]:
    return [(s_to_clock(batch.start_s), s_to_clock(batch.ready_s)) for batch in batches]


@pytest.mark.parametrize(
    ("direction", "parcels", "hands", "seconds"),
    [
        (DOWN, 600, 1, 600 + 3600),
        (DOWN, 600, 5, 600 + 720),
        (UP, 600, 1, 300 + 3600),
        (DOWN, 1, 1, 600 + 6),
        (DOWN, 1, 5, 600 + 2),  # 1.2 seconds, rounded up
        (DOWN, 0, 1, 600),
    ],
)
def test_a_batch_takes_its_preparation_and_its_parcels(
    direction: Direction, parcels: int, hands: int, seconds: int
) -> None:
    assert sorting_s(SCENARIO, direction, AMBIENT, parcels, hands) == seconds


def test_a_batch_starts_with_its_goods_and_names_its_lane() -> None:
    (batch,) = sort(arrive("09:00", "v2"))
    assert batch == Batch(
        centre_id="c1",
        crew=("zto",),
        direction=DOWN,
        temperature=AMBIENT,
        consignment_ids=(GOODS["v2"].id,),
        start_s=clock_to_s("09:00"),
        ready_s=clock_to_s("09:11"),
    )


def test_more_hands_sort_faster() -> None:
    assert times(sort(arrive("09:00", "v1"), crew=("sto", "yto", "zto"))) == [("09:00", "09:30")]


def test_arrivals_soon_after_each_other_are_sorted_together() -> None:
    # in turn: 09:11, then 09:22; together from 09:01: 10 + 2 minutes
    assert times(sort(arrive("09:00", "v2"), arrive("09:01", "v3"))) == [("09:01", "09:13")]


def test_what_comes_early_does_not_wait_for_what_comes_late() -> None:
    # together: from 10:00, 71 minutes; in turn the second is ready at 10:21
    batches = sort(arrive("10:00", "v2"), arrive("09:00", "v1"))
    assert times(batches) == [("09:00", "10:10"), ("10:10", "10:21")]
    assert [batch.consignment_ids for batch in batches] == [(GOODS["v1"].id,), (GOODS["v2"].id,)]


def test_a_lane_that_gets_free_sorts_all_that_has_come_until_then() -> None:
    # v2 and v3 wait while v1 is sorted, then 10 + 2 minutes; one by one would be 22
    arrivals = (arrive("09:00", "v1"), arrive("09:30", "v2"), arrive("10:10", "v3"))
    batches = sort_at_once(SCENARIO, "c1", ("zto",), DOWN, arrivals, {})
    assert times(batches) == [("09:00", "10:10"), ("10:10", "10:22")]
    assert batches[1].consignment_ids == (GOODS["v2"].id, GOODS["v3"].id)


def test_at_once_what_comes_first_does_not_wait_even_if_the_last_is_ready_later_for_it() -> None:
    batches = sort_at_once(
        SCENARIO, "c1", ("zto",), DOWN, (arrive("09:00", "v2"), arrive("09:01", "v3")), {}
    )
    assert times(batches) == [("09:00", "09:11"), ("09:11", "09:22")]


def test_classes_are_sorted_on_lanes_of_their_own() -> None:
    mixed = Arrival(time_s=clock_to_s("09:00"), consignment_ids=(FISH.id, GOODS["v2"].id))
    batches = sort(mixed)
    assert {batch.temperature: batch.consignment_ids for batch in batches} == {
        CHILLED: (FISH.id,),
        AMBIENT: (GOODS["v2"].id,),
    }
    assert {batch.start_s for batch in batches} == {clock_to_s("09:00")}


def test_a_busy_lane_is_waited_for() -> None:
    busy_s: dict[Lane, int] = {("c1", ("zto",), DOWN, AMBIENT): clock_to_s("09:30")}
    assert times(sort(arrive("09:00", "v2"), busy_s=busy_s)) == [("09:30", "09:41")]


@pytest.mark.parametrize(
    "lane",
    [
        ("c2", ("zto",), DOWN, AMBIENT),
        ("c1", ("yto",), DOWN, AMBIENT),
        ("c1", ("zto",), UP, AMBIENT),
        ("c1", ("zto",), DOWN, CHILLED),
    ],
)
def test_other_lanes_do_not_matter(lane: Lane) -> None:
    busy_s = {lane: clock_to_s("12:00")}
    assert times(sort(arrive("09:00", "v2"), busy_s=busy_s)) == [("09:00", "09:11")]


def test_nothing_to_sort_makes_no_batch() -> None:
    assert sort() == ()
    assert sort(Arrival(time_s=0, consignment_ids=())) == ()


def test_a_lane_is_busy_until_its_last_batch_is_ready() -> None:
    batches = sort(arrive("09:00", "v1"), arrive("10:00", "v2"))
    assert busy_until_s(reversed(batches)) == {lane_of(batches[0]): clock_to_s("10:21")}


# Sorting again


def test_batches_sorted_again_with_the_same_goods_are_the_same() -> None:
    batches = sort(arrive("09:00", "v1"), arrive("10:00", "v2"))
    arrive_s = {GOODS["v1"].id: clock_to_s("09:00"), GOODS["v2"].id: clock_to_s("10:00")}
    assert resort(SCENARIO, batches, arrive_s, {}) == batches


def test_batches_sorted_again_move_up_when_their_goods_come_sooner() -> None:
    batches = sort(arrive("09:00", "v2"))
    again = resort(SCENARIO, batches, {GOODS["v2"].id: clock_to_s("08:00")}, {})
    assert times(again) == [("08:00", "08:11")]


def test_batches_sorted_again_still_wait_for_their_last_goods_and_their_lane() -> None:
    (batch,) = sort(arrive("09:00", "v2", "v3"))
    arrive_s = {GOODS["v2"].id: 0, GOODS["v3"].id: clock_to_s("08:30")}
    assert times(resort(SCENARIO, [batch], arrive_s, {})) == [("08:30", "08:42")]
    busy_s = {lane_of(batch): clock_to_s("08:45")}
    assert times(resort(SCENARIO, [batch], arrive_s, busy_s)) == [("08:45", "08:57")]


def test_batches_of_one_lane_never_overlap() -> None:
    batches = sort(arrive("09:00", "v1"), arrive("10:00", "v2"))
    soon = dict.fromkeys((GOODS["v1"].id, GOODS["v2"].id), clock_to_s("07:00"))
    assert times(resort(SCENARIO, batches, soon, {})) == [("07:00", "08:10"), ("08:10", "08:21")]
