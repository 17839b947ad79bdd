"""Why an engine left a job out, from what a trip of its own would do."""

from typing import Any

from routing.model import Reason, Scenario, Unserved
from routing.planning.skips import explain_skips
from routing.units import clock_to_s
from tests.builders import (
    a_centre,
    a_consignment,
    a_scenario,
    a_tariff,
    a_truck,
    a_van,
    a_village,
    scenario_with,
)
from tests.unit.planning.sheets import a_village_sheet


def one(**changes: Any) -> Scenario:
    """Return a county with one consignment."""
    fields = {key: changes.pop(key) for key in tuple(changes) if key in Scenario.__slots__}
    return a_scenario(consignments=(a_consignment(**changes),), **fields)


def why(scenario: Scenario, counts: dict[str, int] | None = None) -> Unserved:
    (unserved,) = explain_skips(a_village_sheet(scenario, counts), (0,))
    return unserved


def test_nothing_left_out_needs_no_reason() -> None:
    assert explain_skips(a_village_sheet(a_scenario()), ()) == []


def test_every_consignment_of_a_job_has_the_reason() -> None:
    scenario = a_scenario(consignments=(a_consignment(), a_consignment(direction="up")))
    unserved = explain_skips(a_village_sheet(scenario), (0,))
    assert [u.consignment_id for u in unserved] == ["v1-zto-down-parcel", "v1-zto-up-parcel"]
    assert len({(u.reason, u.detail) for u in unserved}) == 1


def test_a_trip_that_costs_more_than_the_penalty_is_told_in_yuan() -> None:
    found = why(one(parcels=2, tariff=a_tariff(unserved_yuan_per_parcel=1.0)))
    assert found.reason is Reason.COSTS_MORE_THAN_PENALTY
    # 50 a day; 4 km at 0.7786 with carbon; 480 + 180 + 18 s at 31.25 an hour
    assert found.detail == (
        "a trip of its own to v1 costs 59.00 yuan, leaving it out is priced at 2.00 yuan"
    )


def test_the_cheapest_vehicle_is_the_one_to_tell_of() -> None:
    types = (a_truck(), a_van(), a_van(id="dear", fixed_yuan_per_day=500.0))
    county = one(vehicle_types=types)
    found = why(county, counts={"dear": 1, "van": 1})
    # 50 a day; 4 km at 0.7786; 480 + 180 + 90 s at 31.25 an hour
    assert found.detail.endswith("to v1 costs 59.62 yuan")


def test_a_trip_worth_making_was_short_of_vehicles() -> None:
    found = why(one())
    assert found.reason is Reason.FLEET_EXHAUSTED
    assert "every vehicle that could go is taken" in found.detail


def test_without_any_vehicle_left_the_fleet_is_exhausted() -> None:
    found = why(one(), counts={})
    assert (found.reason, found.detail) == (
        Reason.FLEET_EXHAUSTED,
        "no vehicle that could carry it is left for this base",
    )


def test_a_window_nobody_reaches_is_told_with_its_hours() -> None:
    found = why(one(due_s=clock_to_s("07:00")))
    assert found.reason is Reason.WINDOW_TOO_TIGHT
    assert "v1 takes goods 08:00-07:00, goods ready at 07:30" in found.detail


def test_goods_that_no_stop_is_short_enough_for_break_the_cold_limit() -> None:
    scenario = one(product_id="fish", villages=(a_village("v1", service_s=3600),))
    assert why(scenario).reason is Reason.COLD_LIMIT


def test_goods_that_waited_too_long_at_an_uncooled_centre_break_the_cold_limit() -> None:
    limits = a_scenario().rules.cold_limits
    shorter = tuple(
        type(limit)(
            temperature=limit.temperature, max_exposure_s=1200, max_on_board_s=limit.max_on_board_s
        )
        for limit in limits
    )
    county = one(product_id="fish", centres=(a_centre(cold_room=False),))
    assert why(scenario_with(county, cold_limits=shorter)).reason is Reason.COLD_LIMIT


def test_a_village_too_far_for_a_shift_is_named() -> None:
    found = why(scenario_with(one(), max_shift_s=600))
    assert found.reason is Reason.SHIFT_TOO_SHORT
