"""Cold goods keep hard hours, are seldom out of refrigeration, and are soon off the van.

A drive to village vN takes 4 x N minutes. The truck is at the centre at 07:10 and unloads; fish
for one village is sorted in 11 minutes, so that a van may leave at 07:21.
"""

from typing import Any

import pytest

from routing.model import Centre, ColdLimit, Item, Reason, Rules, Scenario, Temperature, Tier
from routing.units import clock_to_s, min_to_s, s_to_min
from tests.builders import a_centre, a_consignment, a_village, rules
from tests.features.planned import (
    a_day,
    costs,
    fen,
    planned,
    planned_whole,
    reasons,
    stop_with,
    trip_with,
    trips,
    with_each_engine,
)

COOLED, UNCOOLED = (a_centre("c1", cold_room=cold_room) for cold_room in (True, False))
EARLY = {"opens_s": clock_to_s("07:00")}


def fish(village_id: str = "v1", **changes: Any) -> Any:
    return a_consignment(village_id=village_id, product_id="fish", **{"parcels": 5} | changes)


def limited(exposure_min: float = 30, on_board_min: float = 240) -> Rules:
    limit = ColdLimit(
        temperature=Temperature.CHILLED,
        max_exposure_s=min_to_s(exposure_min),
        max_on_board_s=min_to_s(on_board_min),
    )
    return rules(cold_limits=(limit,))


def through(centre: Centre, opens: str, *goods: Any) -> Scenario:
    """Return a day through a centre, to villages that open at some time."""
    villages = tuple(
        a_village(v, opens_s=clock_to_s(opens)) for v in dict.fromkeys(c.village_id for c in goods)
    )
    return a_day(*goods, villages=villages, centres=(centre,))


@with_each_engine
def test_fish_is_handed_over_within_its_hours_or_not_at_all(engine: str) -> None:
    early, hopeless = fish("v1", due_s=clock_to_s("08:00")), fish("v2", due_s=clock_to_s("07:25"))
    villages = (a_village("v1"), a_village("v2", **EARLY))
    plan = planned(a_day(early, hopeless, villages=villages), engine=engine)
    assert reasons(plan) == {hopeless.id: Reason.WINDOW_TOO_TIGHT}
    assert stop_with(plan, early.id).start_s == clock_to_s("08:00")


@pytest.mark.parametrize("direction", ["down", "up"])
@with_each_engine
def test_fish_may_be_on_board_just_as_long_as_the_limit_says(engine: str, direction: str) -> None:
    """To v10 the drive takes 40 minutes."""
    goods = fish("v10", direction=direction)
    planned_whole(a_day(goods, rules=limited(on_board_min=40)), engine=engine)
    too_long = a_day(goods, rules=limited(on_board_min=39.9))
    assert reasons(planned(too_long, engine=engine)) == {goods.id: Reason.COLD_LIMIT}


@pytest.mark.parametrize(("on_board_min", "vans"), [(45, 1), (44, 2)])
@with_each_engine
def test_fish_going_down_does_not_call_at_other_villages_when_time_is_short(
    engine: str, on_board_min: float, vans: int
) -> None:
    """v5 closes before v10 opens; with the stop there, fish is on board for 44.5 minutes."""
    villages = (
        a_village("v5", closes_s=clock_to_s("08:30")),
        a_village("v10", opens_s=clock_to_s("08:40")),
    )
    goods = a_consignment(village_id="v5"), fish("v10")
    scenario = a_day(*goods, villages=villages, rules=limited(on_board_min=on_board_min))
    plan = planned_whole(scenario, engine=engine)
    assert len(trips(plan)) == vans


@pytest.mark.parametrize(("on_board_min", "vans"), [(45, 1), (43, 2)])
@with_each_engine
def test_fish_going_up_does_not_call_at_other_villages_when_time_is_short(
    engine: str, on_board_min: float, vans: int
) -> None:
    """v10 closes before v5 opens; with the stop there, fish is on board for 43.45 minutes."""
    villages = (
        a_village("v5", opens_s=clock_to_s("09:00")),
        a_village("v10", closes_s=clock_to_s("09:00")),
    )
    goods = a_consignment(village_id="v5", direction="up"), fish("v10", direction="up")
    scenario = a_day(*goods, villages=villages, rules=limited(on_board_min=on_board_min))
    plan = planned_whole(scenario, engine=engine)
    assert len(trips(plan)) == vans


@with_each_engine
def test_a_long_handover_of_parcels_does_not_keep_the_fish_out_of_the_cold(engine: str) -> None:
    """60 parcels and the fish at one stop take 13.75 minutes, the fish alone 4.75."""
    goods = fish("v1"), a_consignment(village_id="v1", parcels=60)
    plan = planned_whole(a_day(*goods, rules=limited(exposure_min=13)), engine=engine)
    stop = stop_with(plan, goods[0].id)
    assert stop.depart_s - stop.start_s == min_to_s(4.75)
    assert goods[1].id not in stop.delivered


@with_each_engine
def test_they_share_a_stop_where_the_limit_allows_it(engine: str) -> None:
    goods = fish("v1"), a_consignment(village_id="v1", parcels=60)
    plan = planned_whole(a_day(*goods, rules=limited(exposure_min=14)), engine=engine)
    assert stop_with(plan, goods[0].id) == stop_with(plan, goods[1].id)


@with_each_engine
def test_a_handover_that_is_too_long_by_itself_is_not_done(engine: str) -> None:
    goods = fish("v1", parcels=50)
    scenario = a_day(goods, rules=limited(exposure_min=11))
    assert reasons(planned(scenario, engine=engine)) == {goods.id: Reason.COLD_LIMIT}


@pytest.mark.parametrize(
    ("centre", "exposure_min", "unserved"),
    [
        (UNCOOLED, 15.25, {}),
        (UNCOOLED, 15.2, {"v1-zto-down-fish": Reason.COLD_LIMIT}),
        (COOLED, 15.2, {}),
    ],
)
@with_each_engine
def test_without_a_cold_room_the_time_between_truck_and_van_counts(
    engine: str, centre: Centre, exposure_min: float, unserved: dict[str, Reason]
) -> None:
    """Sorting takes 10.5 minutes, the stop 4.75."""
    scenario = through(centre, "07:00", fish("v1"))
    plan = planned(scenario.replace(rules=limited(exposure_min=exposure_min)), engine=engine)
    assert reasons(plan) == unserved


@pytest.mark.parametrize("parcels", [0, 60])
@with_each_engine
def test_without_a_cold_room_fish_waits_in_the_van_for_the_village_to_open(
    engine: str, parcels: int
) -> None:
    """In a cooled box the wait does no harm; the van leaves in time, parcels or not."""
    more = [a_consignment(village_id="v1", parcels=parcels)] if parcels else []
    plan = planned_whole(through(UNCOOLED, "08:30", fish("v1"), *more), engine=engine)
    stop, truck = (
        stop_with(plan, "v1-zto-down-fish", tier) for tier in (Tier.VILLAGE, Tier.LINEHAUL)
    )
    waited_s = trip_with(plan, "v1-zto-down-fish").depart_s - truck.start_s
    assert waited_s + stop.depart_s - stop.start_s <= min_to_s(30)
    assert stop.start_s == clock_to_s("08:30") > stop.arrive_s


@pytest.mark.parametrize(
    ("centre", "exposure_s", "unserved"),
    [
        (UNCOOLED, 920, {}),
        (UNCOOLED, 919, {"v1-zto-up-fish": Reason.COLD_LIMIT}),
        (COOLED, 919, {}),
    ],
)
@with_each_engine
def test_without_a_cold_room_the_time_between_van_and_truck_counts(
    engine: str, centre: Centre, exposure_s: int, unserved: dict[str, Reason]
) -> None:
    """The stop takes 4:45, sorting 5:30, the truck's stop 5:05: 920 seconds."""
    scenario = through(centre, "08:00", fish("v1", direction="up"))
    limits = limited(exposure_min=s_to_min(exposure_s))
    assert reasons(planned(scenario.replace(rules=limits), engine=engine)) == unserved


@with_each_engine
def test_parcels_have_no_cold_limit(engine: str) -> None:
    scenario = through(UNCOOLED, "12:00", a_consignment(parcels=300))
    planned_whole(scenario, engine=engine)


@with_each_engine
def test_a_van_is_cooled_only_on_trips_with_cold_goods(engine: str) -> None:
    for goods, is_cooled in ((fish("v1"), True), (a_consignment(), False)):
        scenario = a_day(goods)
        accounts = costs(scenario, planned_whole(scenario, engine=engine))
        assert bool(fen(accounts, Item.REFRIGERATION)) is is_cooled


@with_each_engine
def test_fish_loses_value_out_of_refrigeration(engine: str) -> None:
    warm, cool = (through(centre, "07:30", fish("v1")) for centre in (UNCOOLED, COOLED))
    lost = [fen(costs(s, planned_whole(s, engine=engine)), Item.SPOILAGE) for s in (warm, cool)]
    assert lost[0] > lost[1] > 0
