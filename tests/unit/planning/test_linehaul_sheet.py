"""The task of the hub: lots down in the morning, up in the evening."""

import pytest

from routing.engines import Load
from routing.model import Direction, Scenario, Temperature
from routing.planning.linehaul_sheet import LOTS_PER_TRUCK, Trucks, make_linehaul_sheet
from routing.planning.village_sheet import NO_LIMIT_S
from routing.units import clock_to_s
from tests.builders import a_centre, a_consignment, a_scenario, a_travel
from tests.unit.planning.sheets import a_linehaul_sheet

DOWN, UP = Direction.DOWN, Direction.UP
RELEASE_S = clock_to_s("06:30")


def a_county(*parcels: int, direction: str = "down", **changes: object) -> Scenario:
    goods = tuple(
        a_consignment(id=f"goods-{n}", parcels=count, direction=direction)
        for n, count in enumerate(parcels)
    )
    return a_scenario(consignments=goods, **changes)


def test_the_places_are_the_hub_and_the_centres_with_goods() -> None:
    sheet = a_linehaul_sheet(a_county(1), DOWN, RELEASE_S)
    assert sheet.place_ids == ("hub", "c1")


def test_small_goods_of_a_centre_are_one_lot() -> None:
    sheet = a_linehaul_sheet(a_scenario(), DOWN, RELEASE_S)
    ambient, cold = sheet.task.jobs
    assert ambient.delivered == {Temperature.AMBIENT: Load(90_000, 480, 60)}
    assert cold.delivered == {Temperature.CHILLED: Load(3000, 16, 2)}


def test_lots_are_at_most_a_quarter_of_a_truck() -> None:
    # a quarter of 1500 kg is 250 parcels of 1.5 kg
    sheet = a_linehaul_sheet(a_county(150, 100, 100, 50), DOWN, RELEASE_S)
    assert [sum(c.parcels for c in lot) for lot in sheet.bundles] == [250, 150]
    assert LOTS_PER_TRUCK == 4


def test_going_down_goods_leave_the_hub_when_they_are_ready() -> None:
    (job,) = a_linehaul_sheet(a_county(10), DOWN, RELEASE_S).task.jobs
    assert (job.ready_s, job.opens_s, job.closes_s) == (
        RELEASE_S,
        clock_to_s("06:00"),
        clock_to_s("21:00"),
    )
    assert (job.late_fen, job.return_by_s) == (0, NO_LIMIT_S)


def test_the_last_goods_of_a_lot_set_its_departure() -> None:
    scenario = a_county(10, 20)
    travel = a_travel(scenario)
    ready_s = {"goods-0": RELEASE_S, "goods-1": RELEASE_S + 600}
    trucks = Trucks(counts={"truck": 1}, trips_each=1)
    goods = list(scenario.consignments)
    sheet = make_linehaul_sheet(
        scenario, travel, dict.fromkeys(("goods-0", "goods-1"), "c1"), goods, ready_s, trucks
    )
    (job,) = sheet.task.jobs
    assert job.ready_s == RELEASE_S + 600


def test_going_up_goods_are_fetched_when_they_are_sorted_and_due_at_the_cut_off() -> None:
    sorted_s = clock_to_s("15:00")
    (job,) = a_linehaul_sheet(a_county(10, direction="up"), UP, sorted_s).task.jobs
    assert (job.ready_s, job.opens_s) == (0, sorted_s)
    assert job.return_by_s == clock_to_s("19:00")
    assert job.late_fen == 10 * 2_00
    assert job.collected == {Temperature.AMBIENT: Load(15_000, 80, 10)}


def test_the_earliest_cut_off_of_a_lot_counts() -> None:
    goods = tuple(
        a_consignment(direction="up", carrier_id=c, due_s=clock_to_s(due))
        for c, due in (("zto", "18:30"), ("yto", "19:30"))
    )
    (job,) = a_linehaul_sheet(a_scenario(consignments=goods), UP, RELEASE_S).task.jobs
    assert job.return_by_s == clock_to_s("18:30")


def test_going_up_goods_of_different_batches_are_different_lots() -> None:
    scenario = a_county(10, 20, direction="up")
    ready_s = {"goods-0": clock_to_s("12:00"), "goods-1": clock_to_s("17:00")}
    sheet = make_linehaul_sheet(
        scenario,
        a_travel(scenario),
        dict.fromkeys(("goods-0", "goods-1"), "c1"),
        list(scenario.consignments),
        ready_s,
        Trucks(counts={"truck": 1}, trips_each=1),
    )
    assert [job.opens_s for job in sheet.task.jobs] == list(ready_s.values())


@pytest.mark.parametrize("direction", [DOWN, UP])
def test_a_stop_takes_docking_and_its_parcels(direction: Direction) -> None:
    (job,) = a_linehaul_sheet(a_county(10, direction=direction), direction, RELEASE_S).task.jobs
    assert (job.stop_s, job.handover_s, job.cold_s) == (300, 10, 0)


def test_skipping_costs_the_penalty_of_every_parcel() -> None:
    (job,) = a_linehaul_sheet(a_county(10), DOWN, RELEASE_S).task.jobs
    assert job.skip_fen == 10 * 20_00


def test_patience_closes_the_centre_some_time_after_a_direct_drive() -> None:
    (job,) = a_linehaul_sheet(a_county(10), DOWN, RELEASE_S, patience_s=600).task.jobs
    assert job.closes_s == RELEASE_S + 2400 + 600


def test_patience_counts_from_when_the_centre_opens() -> None:
    county = a_county(10, centres=(a_centre(opens_s=clock_to_s("09:00")),))
    (job,) = a_linehaul_sheet(county, DOWN, RELEASE_S, patience_s=600).task.jobs
    assert job.closes_s == clock_to_s("09:10")


def test_patience_does_not_keep_a_centre_open() -> None:
    county = a_county(10, centres=(a_centre(closes_s=clock_to_s("07:12")),))
    (job,) = a_linehaul_sheet(county, DOWN, RELEASE_S, patience_s=600).task.jobs
    assert job.closes_s == clock_to_s("07:12")


def test_fetching_needs_no_patience() -> None:
    (job,) = a_linehaul_sheet(a_county(10, direction="up"), UP, RELEASE_S, patience_s=0).task.jobs
    assert job.closes_s == clock_to_s("21:00")


def test_without_trucks_there_are_jobs_but_no_kinds() -> None:
    task = a_linehaul_sheet(a_county(10), DOWN, RELEASE_S, counts={}, patience_s=600).task
    assert task.kinds == ()
    assert len(task.jobs) == 1
