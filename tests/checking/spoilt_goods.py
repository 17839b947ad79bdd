"""Plans with one fault in what happens to the goods: custody, sorting, networks, cold, cut-off."""

from dataclasses import replace

from routing.model import ColdLimit, Direction, Reason, Temperature, Unserved
from routing.units import clock_to_s, min_to_s
from tests.checking.cases import (
    DOWN_AMBIENT,
    DOWN_CHILLED,
    SLACK_S,
    TRUCK,
    UP_AMBIENT,
    UP_CHILLED,
    VAN,
    Case,
    lines,
    pooled,
    separate,
    two_centres,
)

PARCEL, SECOND, UP_PARCEL = "v1-zto-down-parcel", "v2-zto-down-parcel", "v1-zto-up-parcel"
EXTRA = "v1-sto-down-parcel"


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    assert gone in ids
    return tuple(id_ for id_ in ids if id_ != gone)


def _shifted(case: Case, batch: int, by_s: int) -> Case:
    held = case.plan.batches[batch]
    return case.with_batch(batch, start_s=held.start_s + by_s, ready_s=held.ready_s + by_s)


def _unserved(consignment_id: str, reason: Reason, times: int = 1) -> tuple[Unserved, ...]:
    return (Unserved(consignment_id=consignment_id, reason=reason),) * times


def batch_at_an_unknown_place() -> Case:
    return pooled().with_batch(DOWN_CHILLED, centre_id="nowhere")


def unknown_consignment_in_a_batch() -> Case:
    good = pooled()
    ids = good.plan.batches[UP_AMBIENT].consignment_ids
    return good.with_batch(UP_AMBIENT, consignment_ids=(*ids, "ghost"))


def unknown_consignment_unserved() -> Case:
    return pooled().with_plan(unserved=_unserved("ghost", Reason.TOO_LARGE))


def unknown_consignment_missed() -> Case:
    return pooled().with_plan(missed=("ghost",))


def unknown_carrier_in_the_crews() -> Case:
    return pooled().with_crews(("zto", "yto", "ghost")).retimed()


def batch_without_goods() -> Case:
    good = pooled()
    idle = replace(good.plan.batches[UP_AMBIENT], consignment_ids=(), start_s=clock_to_s("15:00"))
    return good.with_plan(batches=(*good.plan.batches, idle)).retimed()


def carrier_twice_in_the_crews() -> Case:
    return pooled().with_crews(("zto", "yto", "zto")).retimed()


def crew_of_nobody() -> Case:
    return pooled().with_batch(DOWN_CHILLED, crew=())


def forgotten() -> Case:
    return pooled().with_extra()


def unserved_but_handled() -> Case:
    return pooled().with_plan(unserved=_unserved(PARCEL, Reason.FLEET_EXHAUSTED))


def unserved_twice() -> Case:
    unserved = _unserved(EXTRA, Reason.FLEET_EXHAUSTED, times=2)
    return pooled().with_extra().with_plan(unserved=unserved)


def delivered_twice() -> Case:
    good = pooled()
    trip = good.plan.tours[VAN].trips[0]
    again = replace(trip.stops[0], delivered=(PARCEL,), collected=())
    return good.with_trip(VAN, 0, stops=(*trip.stops, again)).retimed()


def brought_twice_by_trucks() -> Case:
    good = pooled()
    trip = good.plan.tours[TRUCK].trips[0]
    again = replace(trip.stops[0], delivered=(PARCEL,))
    return good.with_trip(TRUCK, 0, stops=(*trip.stops, again)).retimed()


def sorted_twice() -> Case:
    good = pooled()
    ids = good.plan.batches[DOWN_AMBIENT].consignment_ids
    return good.with_batch(DOWN_AMBIENT, consignment_ids=(*ids, PARCEL)).retimed()


def no_truck() -> Case:
    good = pooled()
    delivered = _without(good.stop(TRUCK, 0, 0).delivered, PARCEL)
    return good.with_stop(TRUCK, 0, 0, delivered=delivered).retimed()


def not_sorted() -> Case:
    good = pooled()
    ids = _without(good.plan.batches[UP_AMBIENT].consignment_ids, UP_PARCEL)
    return good.with_batch(UP_AMBIENT, consignment_ids=ids).retimed()


def no_van() -> Case:
    good = pooled()
    collected = _without(good.stop(VAN, 0, 0).collected, UP_PARCEL)
    return good.with_stop(VAN, 0, 0, collected=collected).retimed()


def sorted_at_another_centre() -> Case:
    good = two_centres()
    here, there = (
        next(
            number
            for number, batch in enumerate(good.plan.batches)
            if batch.centre_id == centre_id
            and batch.direction is Direction.DOWN
            and batch.temperature is Temperature.AMBIENT
        )
        for centre_id in ("c1", "c2")
    )
    less = _without(good.plan.batches[here].consignment_ids, PARCEL)
    more = (*good.plan.batches[there].consignment_ids, PARCEL)
    moved = good.with_batch(here, consignment_ids=less).with_batch(there, consignment_ids=more)
    return moved.retimed()


def up_goods_delivered() -> Case:
    good = pooled()
    stop = good.stop(VAN, 0, 0)
    return good.with_stop(
        VAN,
        0,
        0,
        delivered=(*stop.delivered, UP_PARCEL),
        collected=_without(stop.collected, UP_PARCEL),
    )


def down_goods_collected_by_the_truck() -> Case:
    good = pooled()
    stop = good.stop(TRUCK, 0, 0)
    return good.with_stop(
        TRUCK, 0, 0, delivered=_without(stop.delivered, PARCEL), collected=(PARCEL,)
    )


def delivered_in_the_next_village() -> Case:
    good = pooled()
    first, second = good.stop(VAN, 0, 0), good.stop(VAN, 0, 1)
    less = good.with_stop(VAN, 0, 0, delivered=_without(first.delivered, PARCEL))
    return less.with_stop(VAN, 0, 1, delivered=(*second.delivered, PARCEL)).retimed()


def sorted_before_the_truck_is_there() -> Case:
    return _shifted(pooled(), DOWN_AMBIENT, -SLACK_S - 60)


def sorted_before_the_van_is_back() -> Case:
    return _shifted(pooled(), UP_AMBIENT, -SLACK_S - 60)


def van_leaves_unsorted() -> Case:
    return _shifted(pooled(), DOWN_AMBIENT, SLACK_S + 60)


def truck_collects_unsorted() -> Case:
    return _shifted(pooled(), UP_AMBIENT, SLACK_S + 60)


def sorted_too_fast() -> Case:
    good = pooled()
    return good.with_batch(DOWN_AMBIENT, ready_s=good.plan.batches[DOWN_AMBIENT].ready_s - 60)


def two_batches_at_once() -> Case:
    good = pooled()
    batch = good.plan.batches[UP_AMBIENT]
    first = replace(batch, consignment_ids=batch.consignment_ids[:2])
    second = replace(batch, consignment_ids=batch.consignment_ids[2:])
    others = (b for b in good.plan.batches if b is not batch)
    return good.with_plan(batches=(*others, first, second)).retimed()


def fish_among_parcels() -> Case:
    good = pooled()
    ambient, chilled = good.plan.batches[DOWN_AMBIENT], good.plan.batches[DOWN_CHILLED]
    ids = (*ambient.consignment_ids, *chilled.consignment_ids)
    mixed = good.with_batch(DOWN_AMBIENT, consignment_ids=ids)
    return mixed.with_plan(
        batches=tuple(b for b in mixed.plan.batches if b is not chilled)
    ).retimed()


def sorted_the_other_way() -> Case:
    return pooled().with_batch(DOWN_CHILLED, direction=Direction.UP).retimed()


def no_lane_for_chilled() -> Case:
    good = pooled()
    lanes = tuple(x for x in good.scenario.rules.lanes if x.temperature is Temperature.AMBIENT)
    return good.with_rules(lanes=lanes)


def sorted_in_a_village() -> Case:
    return pooled().with_batch(UP_CHILLED, centre_id="v1")


def crews_without_the_carrier() -> Case:
    return pooled().with_crews(("sto", "yto"))


def carrier_in_two_crews() -> Case:
    return pooled().with_batch(DOWN_AMBIENT, crew=("yto", "zto", "sto")).retimed()


def separate_in_a_foreign_van() -> Case:
    good = separate()
    van = next(n for n, t in enumerate(good.plan.tours) if t.vehicle_id == "yto-van-1")
    return good.with_tour(van, vehicle_id="zto-van-2")


def separate_with_a_shared_crew() -> Case:
    good = separate()
    batches = tuple(
        replace(b, crew=("zto", "sto")) if b.crew == ("zto",) else b for b in good.plan.batches
    )
    return good.with_plan(batches=batches).retimed()


def village_without_a_line() -> Case:
    good = lines()
    return good.with_scenario(lines=good.scenario.lines[:1])


def line_through_another_centre() -> Case:
    good = lines()
    moved = replace(good.scenario.lines[1], centre_id="c2")
    return good.with_scenario(lines=(good.scenario.lines[0], moved))


def line_of_another_carrier() -> Case:
    good = lines()
    swapped = replace(good.scenario.lines[1], carrier_id="sto")
    return good.with_scenario(lines=(good.scenario.lines[0], swapped))


def _cold(exposure_min: float, on_board_min: float) -> tuple[ColdLimit, ...]:
    return (
        ColdLimit(
            temperature=Temperature.CHILLED,
            max_exposure_s=min_to_s(exposure_min),
            max_on_board_s=min_to_s(on_board_min),
        ),
    )


def handed_over_too_slowly() -> Case:
    return pooled().with_rules(cold_limits=_cold(5, 240))


def no_cold_room_at_the_centre() -> Case:
    return pooled().with_centre("c1", cold_room=False)


def on_board_for_too_long() -> Case:
    return pooled().with_rules(cold_limits=_cold(30, 10))


def missed_in_silence() -> Case:
    return pooled().with_consignment(UP_PARCEL, due_s=clock_to_s("10:00"))


def missed_but_in_time() -> Case:
    return pooled().with_plan(missed=(UP_PARCEL,))


def missed_but_goes_down() -> Case:
    return pooled().with_plan(missed=(PARCEL,))


def missed_but_unserved() -> Case:
    extra = pooled().with_extra(direction="up")
    unserved = _unserved("v1-sto-up-parcel", Reason.FLEET_EXHAUSTED)
    return extra.with_plan(unserved=unserved, missed=("v1-sto-up-parcel",))


def missed_twice() -> Case:
    return missed_in_silence().with_plan(missed=(UP_PARCEL, UP_PARCEL))


def _excused(reason: Reason) -> Case:
    return pooled().with_extra().with_plan(unserved=_unserved(EXTRA, reason))


def excused_by_an_active_village() -> Case:
    return _excused(Reason.VILLAGE_NOT_ACTIVE)


def excused_by_a_road_that_exists() -> Case:
    return _excused(Reason.NO_ROAD)


def excused_by_vehicles_that_exist() -> Case:
    return _excused(Reason.NO_VEHICLE_FOR_CLASS)


def excused_by_a_size_that_fits() -> Case:
    return _excused(Reason.TOO_LARGE)


def excused_by_a_limit_that_is_none() -> Case:
    return _excused(Reason.COLD_LIMIT)


SPOILT_GOODS = (
    (batch_at_an_unknown_place, {"P303"}),
    (unknown_consignment_in_a_batch, {"P304"}),
    (unknown_consignment_unserved, {"P304"}),
    (unknown_consignment_missed, {"P304"}),
    (unknown_carrier_in_the_crews, {"P305"}),
    (batch_without_goods, {"P309"}),
    (carrier_twice_in_the_crews, {"P310"}),
    (crew_of_nobody, {"P310", "P401"}),  # nobody is not the goods' carrier either
    (forgotten, {"P321"}),
    (unserved_but_handled, {"P322"}),
    (unserved_twice, {"P323"}),
    (delivered_twice, {"P324"}),
    (brought_twice_by_trucks, {"P324"}),
    (sorted_twice, {"P325"}),
    (no_truck, {"P326"}),
    (not_sorted, {"P327"}),
    (no_van, {"P328"}),
    (sorted_at_another_centre, {"P329"}),
    (up_goods_delivered, {"P330"}),
    (down_goods_collected_by_the_truck, {"P330"}),
    (delivered_in_the_next_village, {"P331"}),
    (sorted_before_the_truck_is_there, {"P381"}),
    (sorted_before_the_van_is_back, {"P382"}),
    (van_leaves_unsorted, {"P383"}),
    (truck_collects_unsorted, {"P384"}),
    (sorted_too_fast, {"P385"}),
    (two_batches_at_once, {"P386"}),
    (fish_among_parcels, {"P387"}),
    (sorted_the_other_way, {"P388"}),
    (no_lane_for_chilled, {"P389"}),
    (sorted_in_a_village, {"P390"}),
    (crews_without_the_carrier, {"P401"}),
    (carrier_in_two_crews, {"P402"}),
    (separate_in_a_foreign_van, {"P403"}),
    (separate_with_a_shared_crew, {"P404"}),
    (village_without_a_line, {"P405"}),
    (line_through_another_centre, {"P406"}),
    (line_of_another_carrier, {"P407"}),
    (handed_over_too_slowly, {"P411"}),
    (no_cold_room_at_the_centre, {"P411"}),
    (on_board_for_too_long, {"P412"}),
    (missed_in_silence, {"P421"}),
    (missed_but_in_time, {"P422"}),
    (missed_but_goes_down, {"P422"}),
    (missed_but_unserved, {"P422"}),
    (missed_twice, {"P423"}),
    (excused_by_an_active_village, {"P431"}),
    (excused_by_a_road_that_exists, {"P431"}),
    (excused_by_vehicles_that_exist, {"P431"}),
    (excused_by_a_size_that_fits, {"P431"}),
    (excused_by_a_limit_that_is_none, {"P431"}),
)
