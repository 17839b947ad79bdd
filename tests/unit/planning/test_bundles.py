"""Consignments that travel as a whole, each bundle small enough for some vehicle."""

from collections.abc import Sequence
from typing import Any

import pytest

from routing.engines import Kind, Load
from routing.model import Consignment, Direction, Temperature
from routing.planning.bundles import loads_of, make_bundles, parcels_of
from tests.builders import a_consignment, a_product, a_scenario
from tests.unit.engines.task_builder import a_hold, a_kind

AMBIENT, COOL = Temperature.AMBIENT, Temperature.COOL
CHILLED, FROZEN = Temperature.CHILLED, Temperature.FROZEN
SCENARIO = a_scenario(
    products=(
        a_product("parcel"),
        a_product("fish"),
        a_product("ice", temperature=FROZEN),
        a_product("wine", temperature=COOL),
    )
)
VAN = a_kind(holds=(a_hold(AMBIENT, parcels=100), a_hold(CHILLED, FROZEN, parcels=20)))


def goods(*parcels: int, **changes: Any) -> list[Consignment]:
    return [a_consignment(id=f"{n}-{i}", parcels=n, **changes) for i, n in enumerate(parcels)]


def bundled(
    consignments: Sequence[Consignment], kinds: Sequence[Kind] = (VAN,), parts: int = 1
) -> list[list[int]]:
    """Return the parcels of every bundle; every consignment is in exactly one."""
    bundles = make_bundles(SCENARIO, consignments, kinds, parts)
    together = [c.id for bundle in bundles for c in bundle]
    assert sorted(together) == sorted(c.id for c in consignments)
    return [[c.parcels for c in bundle] for bundle in bundles]


def test_goods_of_one_class_travel_together_as_far_as_they_fit() -> None:
    assert bundled(goods(50, 30, 20)) == [[50, 30, 20]]


def test_what_does_not_fit_begins_another_bundle() -> None:
    assert bundled(goods(30, 60, 50, 40)) == [[60, 40], [50, 30]]


def test_directions_do_not_share_the_room() -> None:
    up = goods(90, direction="up")
    assert bundled([*goods(95), *up]) == [[95, 90]]


def test_ambient_and_cold_travel_apart() -> None:
    assert bundled([*goods(5), *goods(4, product_id="fish")]) == [[5], [4]]


def test_cold_classes_that_one_vehicle_carries_travel_together() -> None:
    assert bundled([*goods(5, product_id="ice"), *goods(4, product_id="fish")]) == [[5, 4]]


def test_cold_classes_share_the_room_of_their_compartment() -> None:
    assert bundled([*goods(12, product_id="ice"), *goods(9, product_id="fish")]) == [[12], [9]]


def test_vehicles_without_a_cold_box_do_not_size_cold_bundles() -> None:
    plain = a_kind(holds=(a_hold(AMBIENT, parcels=500),))
    cold = [*goods(12, product_id="fish"), *goods(9, product_id="ice")]
    assert bundled(cold, kinds=(plain, VAN)) == [[12], [9]]


def test_cold_classes_that_no_vehicle_carries_together_travel_apart() -> None:
    kinds = (a_kind(holds=(a_hold(CHILLED),)), a_kind(holds=(a_hold(FROZEN),)))
    cold = [*goods(5, product_id="ice"), *goods(4, product_id="fish")]
    assert sorted(bundled(cold, kinds)) == [[4], [5]]


def test_a_class_nobody_carries_still_has_a_bundle() -> None:
    assert bundled(goods(3, product_id="wine")) == [[3]]


def test_without_vehicles_everything_is_by_itself() -> None:
    assert bundled(goods(2, 1), kinds=()) == [[2], [1]]


def test_lots_fill_a_part_of_a_vehicle() -> None:
    assert bundled(goods(20, 10, 5, 12), parts=4) == [[20, 5], [12, 10]]


def test_goods_larger_than_the_part_are_a_lot_of_their_own() -> None:
    assert bundled(goods(30, 20, 5), parts=4) == [[30], [20, 5]]


@pytest.mark.parametrize("size", [{"weight_g": 20_000}, {"volume_l": 110}])
def test_lots_are_parts_in_every_measure(size: dict[str, int]) -> None:
    # a quarter of the body holds 37.5 kg and 200 l
    assert bundled(goods(1, 2, **size), parts=4) == [[2], [1]]


def test_the_largest_vehicle_sets_the_size() -> None:
    small = a_kind(holds=(a_hold(AMBIENT, parcels=10),))
    assert bundled(goods(60, 40), kinds=(small, VAN)) == [[60, 40]]


@pytest.mark.parametrize("size", [{"weight_g": 100_000}, {"volume_l": 500}])
def test_every_measure_counts(size: dict[str, int]) -> None:
    assert bundled(goods(1, 2, **size)) == [[2], [1]]


def test_loads_add_up_by_direction_and_class() -> None:
    loads = loads_of(
        SCENARIO,
        [*goods(2, 3), *goods(4, direction="up"), *goods(1, product_id="fish")],
    )
    assert loads == {
        Direction.DOWN: {AMBIENT: Load(7500, 40, 5), CHILLED: Load(1500, 8, 1)},
        Direction.UP: {AMBIENT: Load(6000, 32, 4)},
    }


def test_parcels_add_up() -> None:
    assert parcels_of(goods(2, 3)) == 5
