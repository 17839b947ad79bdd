"""The load of every compartment at every point of a trip."""

import pytest

from routing.checking.loads import load_profile
from routing.checking.replay import Replay, lay_out
from tests.builders import a_carrier, a_consignment, a_plan, a_scenario, a_travel


def _van_day(down: tuple[int, ...], up: tuple[int, ...]) -> Replay:
    villages = ("v1", "v2", "v3")
    goods = [a_consignment(village_id=v, parcels=n) for v, n in zip(villages, down, strict=True)]
    goods += [
        a_consignment(village_id=v, parcels=n, direction="up")
        for v, n in zip(villages, up, strict=True)
    ]
    goods.append(a_consignment(village_id="v2", product_id="fish", parcels=4))
    scenario = a_scenario(carriers=(a_carrier("zto"),), consignments=tuple(goods))
    travel = a_travel(scenario)
    return lay_out(scenario, travel, a_plan(scenario, travel))


@pytest.mark.parametrize(
    ("down", "up", "loads"),
    [
        ((30, 20, 40), (10, 5, 15), [90, 70, 55, 30]),
        ((10, 20, 60), (40, 5, 15), [90, 120, 105, 60]),
    ],
)
def test_the_peak_may_lie_in_the_middle(
    down: tuple[int, ...], up: tuple[int, ...], loads: list[int]
) -> None:
    day = _van_day(down, up)
    van = next(trip for trip in day.trips if not trip.is_linehaul)
    profile = load_profile(day, van)
    body = [load for load in profile if load.compartment.id == "body"]
    assert [load.parcels for load in body] == loads
    assert [load.place_id for load in body] == ["c1", "v1", "v2", "v3"]
    assert [load.weight_g for load in body] == [1500 * n for n in loads]
    assert [load.volume_l for load in body] == [8 * n for n in loads]
    cold = [load.parcels for load in profile if load.compartment.id == "cold"]
    assert cold == [4, 4, 0, 0]


def test_a_truck_leaves_full_and_comes_home_full() -> None:
    day = _van_day((30, 20, 40), (10, 5, 15))
    bring, fetch = (trip for trip in day.trips if trip.is_linehaul)
    loads = [
        [load.parcels for load in load_profile(day, trip) if load.compartment.id == "body"]
        for trip in (bring, fetch)
    ]
    assert loads == [[90, 0], [0, 30]]
