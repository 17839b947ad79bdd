"""What no plan can carry is set aside, with the reason and the figures."""

from typing import Any

import pytest

from routing.model import (
    Network,
    PlaceStatus,
    Reason,
    Scenario,
    Temperature,
    TravelMatrix,
    Unserved,
)
from routing.planning.groups import make_groups
from routing.planning.screening import screen
from tests.builders import (
    a_compartment,
    a_consignment,
    a_product,
    a_scenario,
    a_travel,
    a_truck,
    a_van,
    a_village,
)

SMALL = a_compartment(capacity_g=100_000, capacity_l=500, capacity_parcels=50)


def screened(scenario: Scenario, travel: TravelMatrix | None = None) -> tuple[Unserved, ...]:
    """Return what is set aside; everything else is kept."""
    travel = travel or a_travel(scenario)
    (group,) = make_groups(scenario, travel, Network.POOLED)
    found = screen(scenario, travel, group)
    everything = [c.id for c in found.able] + [u.consignment_id for u in found.unserved]
    assert sorted(everything) == sorted(c.id for c in scenario.consignments)
    return found.unserved


def the_reason(scenario: Scenario, travel: TravelMatrix | None = None) -> tuple[Reason, str]:
    (unserved,) = screened(scenario, travel)
    return unserved.reason, unserved.detail


def one(**changes: Any) -> Scenario:
    """Return a county with one consignment."""
    fields = {key: changes.pop(key) for key in tuple(changes) if key in Scenario.__slots__}
    return a_scenario(consignments=(a_consignment(**changes),), **fields)


def test_what_can_be_carried_is_kept() -> None:
    assert screened(a_scenario()) == ()


@pytest.mark.parametrize("status", [PlaceStatus.DORMANT, PlaceStatus.SEASONAL, PlaceStatus.CLOSED])
def test_a_village_that_does_not_work_is_named_with_its_status(status: PlaceStatus) -> None:
    villages = (a_village("v1", status=status),)
    assert the_reason(one(villages=villages)) == (Reason.VILLAGE_NOT_ACTIVE, f"村v1 is {status}")


def test_a_village_that_no_centre_reaches_has_no_road() -> None:
    scenario = one()
    travel = a_travel(scenario, {("c1", "v1"): None})
    reason, detail = the_reason(scenario, travel)
    assert reason is Reason.NO_ROAD
    assert "no active centre" in detail


@pytest.mark.parametrize("leg", [("hub", "c1"), ("c1", "v1"), ("v1", "c1"), ("c1", "hub")])
def test_a_line_without_a_road_is_named(leg: tuple[str, str]) -> None:
    scenario = one()
    legs: dict[tuple[str, str], tuple[float, float] | None] = {leg: None, leg[::-1]: (5.0, 2.0)}
    travel = a_travel(scenario, legs)
    group = make_groups(scenario, travel, Network.LINES)[0]
    (unserved,) = screen(scenario, travel, group).unserved
    assert (unserved.reason, unserved.detail) == (
        Reason.NO_ROAD,
        f"no road leads from {leg[0]} to {leg[1]}",
    )


@pytest.mark.parametrize("tier", ["truck", "van"])
def test_goods_without_a_compartment_on_either_tier(tier: str) -> None:
    body = (a_compartment(),)
    types = (
        (a_truck(), a_van(compartments=body))
        if tier == "van"
        else (a_truck(compartments=body), a_van())
    )
    reason, detail = the_reason(one(product_id="fish", vehicle_types=types))
    assert reason is Reason.NO_VEHICLE_FOR_CLASS
    assert "chilled" in detail


def test_only_vehicles_that_are_there_count() -> None:
    scenario = one(vehicle_types=(a_truck(), a_van()), vehicles=())
    assert the_reason(scenario)[0] is Reason.NO_VEHICLE_FOR_CLASS


@pytest.mark.parametrize(
    "size",
    [{"weight_g": 100_001}, {"volume_l": 501}, {"parcels": 51, "weight_g": 1, "volume_l": 1}],
)
@pytest.mark.parametrize("tier", ["truck", "van"])
def test_goods_larger_than_any_compartment_in_one_measure(size: dict[str, int], tier: str) -> None:
    small = (SMALL,)
    types = (
        (a_truck(), a_van(compartments=small))
        if tier == "van"
        else (a_truck(compartments=small), a_van())
    )
    reason, detail = the_reason(one(vehicle_types=types, **size))
    assert reason is Reason.TOO_LARGE
    assert "fit no ambient compartment" in detail


def test_goods_that_fill_a_compartment_fit() -> None:
    types = (a_truck(compartments=(SMALL,)), a_van(compartments=(SMALL,)))
    assert screened(one(vehicle_types=types, weight_g=100_000, volume_l=500, parcels=50)) == ()


def test_the_figures_of_large_goods_are_told() -> None:
    _, detail = the_reason(one(parcels=2000, weight_g=3_000_500, volume_l=9000))
    assert detail == "3000.5 kg, 9000 l, 2000 parcels fit no ambient compartment"


def test_one_large_compartment_is_enough() -> None:
    types = (a_truck(), a_van(compartments=(SMALL,)), a_van(id="big"))
    assert screened(one(vehicle_types=types, weight_g=300_000)) == ()


def test_a_class_of_its_own_counts_its_own_compartment() -> None:
    frozen = a_product("ice", temperature=Temperature.FROZEN)
    scenario = one(product_id="ice", products=(frozen,))
    assert the_reason(scenario)[0] is Reason.NO_VEHICLE_FOR_CLASS
