"""Reasons that the scenario bears out are believed; a network is judged by its own means."""

from dataclasses import replace
from typing import Any

import pytest

from routing.checking import check_plan
from routing.model import (
    Network,
    PlaceStatus,
    Plan,
    Product,
    Reason,
    Scenario,
    Temperature,
    Unserved,
)
from routing.units import kg_to_g
from tests.builders import a_centre, a_product, a_scenario, a_travel, a_village

EMPTY: dict[str, Any] = {"tours": (), "batches": ()}


def _codes(
    scenario: Scenario,
    reason: Reason,
    network: Network = Network.POOLED,
    legs: Any = None,
) -> set[str]:
    unserved = tuple(Unserved(consignment_id=c.id, reason=reason) for c in scenario.consignments)
    plan = Plan(network=network, unserved=unserved, **EMPTY)
    return {finding.code for finding in check_plan(scenario, a_travel(scenario, legs), plan)}


def _only(scenario: Scenario, *consignment_ids: str) -> Scenario:
    goods = tuple(c for c in scenario.consignments if c.id in consignment_ids)
    assert len(goods) == len(consignment_ids)
    return scenario.replace(consignments=goods)


def _frozen_fish() -> tuple[Product, ...]:
    fish = a_product("fish", temperature=Temperature.FROZEN)
    return (a_product(), fish)


def test_a_dormant_village_is_a_reason() -> None:
    villages = tuple(a_village(v, status=PlaceStatus.DORMANT) for v in ("v1", "v2", "v3"))
    assert _codes(a_scenario(villages=villages), Reason.VILLAGE_NOT_ACTIVE) == set()
    assert _codes(a_scenario(), Reason.VILLAGE_NOT_ACTIVE) == {"P431"}


def test_a_missing_road_is_a_reason_in_either_direction() -> None:
    scenario = _only(a_scenario(), "v2-zto-down-parcel")
    assert _codes(scenario, Reason.NO_ROAD) == {"P431"}
    assert _codes(scenario, Reason.NO_ROAD, legs={("c1", "v2"): None}) == set()
    one_way = {("c1", "v2"): (8.0, 4.0), ("v2", "c1"): None}
    assert _codes(scenario, Reason.NO_ROAD, legs=one_way) == set()
    assert _codes(scenario, Reason.NO_ROAD, legs={("hub", "c1"): None}) == set()


def test_a_road_through_another_centre_counts_unless_lines_forbid_it() -> None:
    scenario = _only(a_scenario(centres=(a_centre("c1"), a_centre("c2"))), "v2-zto-down-parcel")
    cut = {("hub", "c1"): None}
    assert _codes(scenario, Reason.NO_ROAD, legs=cut) == {"P431"}
    assert _codes(scenario, Reason.NO_ROAD, Network.LINES, legs=cut) == set()
    assert _codes(scenario, Reason.NO_ROAD, Network.LINES) == {"P431"}


def test_a_village_without_a_line_has_no_road_in_the_lines_network() -> None:
    scenario = _only(a_scenario(lines=()), "v2-zto-down-parcel")
    assert _codes(scenario, Reason.NO_ROAD, Network.LINES) == set()


def test_a_class_without_a_vehicle_is_a_reason() -> None:
    scenario = _only(a_scenario(products=_frozen_fish()), "v1-zto-up-fish")
    assert _codes(scenario, Reason.NO_VEHICLE_FOR_CLASS) == set()


@pytest.mark.parametrize(
    ("network", "codes"),
    [(Network.POOLED, {"P431"}), (Network.SEPARATE, set()), (Network.LINES, {"P431"})],
)
def test_only_vehicles_the_network_allows_count(network: Network, codes: set[str]) -> None:
    scenario = _only(a_scenario(), "v1-yto-down-parcel")  # on a line of zto
    vehicles = tuple(v for v in scenario.vehicles if v.carrier_id == "zto")
    scenario = scenario.replace(vehicles=vehicles)
    assert _codes(scenario, Reason.NO_VEHICLE_FOR_CLASS, network) == codes


@pytest.mark.parametrize("size", [{"weight_g": kg_to_g(501)}, {"volume_l": 4001}, {"parcels": 351}])
def test_what_fits_no_van_is_too_large(size: dict[str, Any]) -> None:
    scenario = _only(a_scenario(), "v1-zto-down-parcel")
    large = scenario.replace(consignments=(replace(scenario.consignments[0], **size),))
    assert _codes(large, Reason.TOO_LARGE) == set()


def test_what_fits_exactly_is_not_too_large() -> None:
    scenario = _only(a_scenario(), "v1-zto-down-parcel")
    exact = replace(scenario.consignments[0], weight_g=kg_to_g(500), volume_l=4000, parcels=350)
    assert _codes(scenario.replace(consignments=(exact,)), Reason.TOO_LARGE) == {"P431"}


def test_cold_goods_may_break_a_cold_limit() -> None:
    scenario = a_scenario()
    assert _codes(_only(scenario, "v1-zto-up-fish"), Reason.COLD_LIMIT) == set()
    assert _codes(_only(scenario, "v1-zto-up-parcel"), Reason.COLD_LIMIT) == {"P431"}


@pytest.mark.parametrize(
    "reason",
    [
        Reason.WINDOW_TOO_TIGHT,
        Reason.SHIFT_TOO_SHORT,
        Reason.FLEET_EXHAUSTED,
        Reason.COSTS_MORE_THAN_PENALTY,
    ],
)
def test_the_other_reasons_are_not_judged(reason: Reason) -> None:
    assert _codes(a_scenario(), reason) == set()
