"""Goods that go down are sorted in the order vans leave, and may come as late as that allows.

A crew of one sorts 600 parcels an hour after 10 minutes of preparation: 50 parcels take 15 minutes,
300 take 40.
"""

from collections.abc import Mapping
from typing import Any

from routing.model import Batch, Consignment, Direction, Scenario
from routing.planning.sorting import Arrival, Lane, lane_of, sort_arrivals
from routing.planning.van_order import VanOrder
from routing.units import clock_to_s, s_to_clock
from tests.builders import a_centre, a_consignment, a_hub, a_scenario

VILLAGES = ("v1", "v2", "v3")


def some_goods(parcels: int = 50, **changes: Any) -> tuple[Consignment, ...]:
    return tuple(a_consignment(id=v, village_id=v, parcels=parcels, **changes) for v in VILLAGES)


def vans(
    leaves: Mapping[str, str],
    goods: tuple[Consignment, ...] | None = None,
    *,
    came: Mapping[str, str] | None = None,
    busy_s: Mapping[Lane, int] | None = None,
    **places: Any,
) -> VanOrder:
    """Return what is known when goods came at 6:45, or as told, and vans leave at these times."""
    scenario: Scenario = a_scenario(consignments=goods or some_goods(), **places)
    arrive_s = {c.id: clock_to_s((came or {}).get(c.id, "06:45")) for c in scenario.consignments}
    arrivals = [
        Arrival(time_s=at, consignment_ids=tuple(c for c in arrive_s if arrive_s[c] == at))
        for at in sorted(set(arrive_s.values()))
    ]
    return VanOrder(
        scenario=scenario,
        batches=sort_arrivals(scenario, "c1", ("zto",), Direction.DOWN, arrivals, busy_s or {}),
        arrive_s=arrive_s,
        departs_s={c: clock_to_s(at) for c, at in leaves.items()},
        busy_s=busy_s or {},
    )


def told(batches: tuple[Batch, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(s_to_clock(b.start_s), s_to_clock(b.ready_s), b.consignment_ids) for b in batches]


def latest(order: VanOrder) -> dict[str, str]:
    arrivals_s = order.latest_arrivals_s(order.latest_batches())
    return {c: s_to_clock(at) for c, at in arrivals_s.items()}


def test_each_van_finds_its_goods_sorted_just_in_time() -> None:
    order = vans({"v2": "08:00", "v1": "11:00", "v3": "14:00"})
    assert told(order.latest_batches()) == [
        ("07:45", "08:00", ("v2",)),
        ("10:45", "11:00", ("v1",)),
        ("13:45", "14:00", ("v3",)),
    ]
    assert latest(order) == {"v2": "07:45", "v1": "10:45", "v3": "13:45"}


def test_goods_of_vans_that_leave_soon_after_each_other_are_sorted_together() -> None:
    order = vans({"v1": "08:29", "v2": "08:00", "v3": "08:30"})
    assert told(order.latest_batches()) == [
        ("07:40", "08:00", ("v2", "v1")),
        ("08:15", "08:30", ("v3",)),
    ]


def test_so_are_goods_that_there_is_no_time_to_sort_apart() -> None:
    order = vans({"v1": "09:00", "v2": "09:39", "v3": "14:00"}, some_goods(300))
    assert told(order.latest_batches())[0] == ("07:50", "09:00", ("v1", "v2"))


def test_a_batch_is_ready_when_the_next_one_must_begin() -> None:
    order = vans({"v1": "09:00", "v2": "09:40", "v3": "10:00"}, some_goods(300))
    assert told(order.latest_batches()) == [
        ("07:50", "08:30", ("v1",)),
        ("08:30", "09:40", ("v2", "v3")),
    ]


def test_a_lane_that_would_be_late_in_that_order_goes_on_as_it_does() -> None:
    leaves, goods = {"v1": "09:00", "v2": "09:40", "v3": "10:00"}, some_goods(300)
    came = {"v1": "08:00", "v2": "08:30", "v3": "09:15"}
    assert told(vans(leaves, goods, came=came).latest_batches()) == [
        ("08:00", "08:40", ("v1",)),
        ("08:40", "09:20", ("v2",)),
        ("09:20", "10:00", ("v3",)),
    ]


def test_a_lane_begins_after_it_is_done_with_the_goods_of_others() -> None:
    leaves = {"v1": "08:30", "v2": "09:30", "v3": "10:30"}
    lane = lane_of(vans(leaves).batches[0])
    in_time, late = ({lane: clock_to_s(at)} for at in ("08:15", "08:16"))
    assert told(vans(leaves, busy_s=in_time).latest_batches())[0][0] == "08:15"
    assert told(vans(leaves, busy_s=late).latest_batches())[0][0] == "08:16"


def test_what_no_van_takes_is_not_sorted() -> None:
    order = vans({"v1": "08:00"})
    assert told(order.latest_batches()) == [("07:45", "08:00", ("v1",))]
    assert latest(order) == {"v1": "07:45"}


def test_cold_goods_wait_only_in_a_cold_room() -> None:
    leaves = {"v1": "08:00", "v2": "09:00", "v3": "10:00"}
    fish = some_goods(product_id="fish")
    room, no_room = (vans(leaves, fish, hub=a_hub(cold_room=cold)) for cold in (True, False))
    assert latest(room) == {"v1": "07:45", "v2": "08:45", "v3": "09:45"}
    assert latest(no_room) == dict.fromkeys(VILLAGES, "06:45")
    parcels = vans(leaves, hub=a_hub(cold_room=False), centres=(a_centre("c1"),))
    assert latest(parcels) == latest(room)
