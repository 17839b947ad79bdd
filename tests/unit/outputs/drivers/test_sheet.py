"""The figures of a sheet are those of the plan."""

from routing.model import Tier
from routing.outputs.drivers import driver_sheets
from tests.run_builder import a_run, a_tight_run


def test_there_is_a_sheet_for_every_tour() -> None:
    result = a_run()
    sheets = driver_sheets(result)
    assert [sheet.tour for sheet in sheets] == list(result.plan.tours)
    assert [len(sheet.trips) for sheet in sheets] == [len(tour.trips) for tour in result.plan.tours]


def test_parcels_by_carrier_add_up_to_the_plan() -> None:
    result = a_run()
    for sheet in driver_sheets(result):
        for trip in sheet.trips:
            assert trip.parcels_down == sum(
                result.scenario.consignment(c).parcels for c in trip.trip.delivered
            )
            assert trip.parcels_up == sum(
                result.scenario.consignment(c).parcels for c in trip.trip.collected
            )


def test_a_carrier_stands_once_for_each_class() -> None:
    for sheet in driver_sheets(a_run()):
        for trip in sheet.trips:
            for stop in trip.stops:
                for handovers in (stop.down, stop.up):
                    keys = [(h.carrier.id, h.temperature) for h in handovers]
                    assert len(keys) == len(set(keys))


def test_slack_is_counted_to_the_truck_that_brings_the_goods_home() -> None:
    result = a_tight_run(300)
    tightest = {
        tier: min(
            trip.cutoff.slack_s
            for sheet in driver_sheets(result)
            for trip in sheet.trips
            if sheet.tour.tier is tier and trip.cutoff is not None
        )
        for tier in Tier
    }
    assert tightest == dict.fromkeys(Tier, 300)


def test_only_villages_have_deadlines() -> None:
    result = a_run()
    for sheet in driver_sheets(result):
        for trip in sheet.trips:
            for stop in trip.stops:
                has_one = stop.deadline_s is not None
                assert has_one == (sheet.tour.tier is Tier.VILLAGE and bool(stop.down))


def test_limits_are_told_where_cold_goods_ride() -> None:
    limits = {
        limit.temperature.value
        for sheet in driver_sheets(a_run())
        for trip in sheet.trips
        for limit in trip.cold
    }
    assert limits == {"chilled"}
