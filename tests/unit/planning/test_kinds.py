"""Vehicles as an engine sees them: drives, room and prices per trip, metre and second."""

import numpy as np
import pytest

from routing.engines import Load, Matrix
from routing.model import RoadProfile, Tier
from routing.planning.kinds import available_vehicles, make_kinds
from tests.builders import a_scenario, a_travel, a_truck, a_van

SCENARIO = a_scenario(vehicle_types=(a_truck(), a_van(), a_van(id="slow", speed_percent=60)))
TRAVEL = a_travel(SCENARIO)
PLACES = ("c1", "v3", "v1")


def test_vehicles_are_counted_by_type_and_tier() -> None:
    vans = available_vehicles(SCENARIO, SCENARIO.vehicles, Tier.VILLAGE)
    assert vans == {"van": 6, "slow": 6}  # three of each type for two carriers
    assert available_vehicles(SCENARIO, (), Tier.LINEHAUL) == {}


def rows(matrix: Matrix, *wanted: int) -> list[list[int]]:
    """Return rows of a matrix between the three places."""
    cells: list[list[int]] = matrix[np.ix_(wanted, range(3))].tolist()
    return cells


def test_a_kind_s_matrices_keep_the_order_of_the_places() -> None:
    (van,) = make_kinds(SCENARIO, TRAVEL, PLACES, {"van": 1}, 1)
    assert rows(van.dist_m, 0, 1, 2) == [[0, 6000, 2000], [6000, 0, 4000], [2000, 4000, 0]]
    assert rows(van.drive_s, 0, 1, 2) == [[0, 720, 240], [720, 0, 480], [240, 480, 0]]


def test_a_kind_has_the_roads_of_its_own_profile() -> None:
    heavy = RoadProfile(speeds="truck")
    scenario = a_scenario(vehicle_types=(a_truck(), a_van(), a_van(id="big", profile=heavy)))
    travel = a_travel(scenario, own_legs={heavy: {("c1", "v1"): (10, 7), ("c1", "v3"): None}})
    van, big = make_kinds(scenario, travel, PLACES, {"van": 1, "big": 1}, 1)
    assert (rows(van.dist_m, 0), rows(van.drive_s, 0)) == ([[0, 6000, 2000]], [[0, 720, 240]])
    assert (rows(big.dist_m, 0), rows(big.drive_s, 0)) == ([[0, -1, 7000]], [[0, -1, 600]])
    assert [big.reaches(place) for place in (1, 2)] == [False, True]


def test_every_type_with_vehicles_is_a_kind_with_its_trips() -> None:
    kinds = make_kinds(SCENARIO, TRAVEL, PLACES, {"van": 2, "slow": 0, "truck": 1}, 3)
    assert [(kind.id, kind.max_trips) for kind in kinds] == [("van", 6), ("truck", 3)]


def test_a_kind_drives_at_its_own_speed_rounded_up() -> None:
    van, slow = make_kinds(SCENARIO, TRAVEL, PLACES, {"van": 1, "slow": 1}, 1)
    assert van.drive_s[0, 1] == 720
    assert slow.drive_s[0, 1] == 1200
    # 240 s at 60 % are exactly 400; 480 s are 800
    assert rows(slow.drive_s, 0) == [[0, 1200, 400]]
    assert slow.drive_s[np.ix_([0], [0])].dtype == np.int64


def test_kinds_drive_as_the_travel_matrix_says() -> None:
    (slow,) = make_kinds(SCENARIO, TRAVEL, PLACES, {"slow": 1}, 1)
    for i, origin in enumerate(PLACES):
        for j, target in enumerate(PLACES):
            assert slow.drive_s[i, j] == TRAVEL.leg_s(origin, target, SCENARIO.vehicle_type("slow"))


def test_a_missing_road_stays_missing_at_any_speed() -> None:
    travel = a_travel(SCENARIO, {("c1", "v3"): None})
    (slow,) = make_kinds(SCENARIO, travel, PLACES, {"slow": 1}, 1)
    assert rows(slow.drive_s, 0) == [[0, -1, 400]]


def test_a_kind_costs_what_the_ledger_will_say() -> None:
    (van,) = make_kinds(SCENARIO, TRAVEL, PLACES, {"van": 1}, 1)
    assert van.fixed_fen == 50_00
    # 8 l x 7.70 / 100 km + 0.15, and 8 l x 2.25 kg / 100 km x 0.07 of carbon
    assert van.fen_per_m == pytest.approx((0.766 + 0.0126) * 100 / 1000)
    assert van.fen_per_s == pytest.approx(3125 / 3600)
    assert van.cold_fen_per_s == pytest.approx(800 / 3600)


def test_a_kind_has_the_compartments_of_its_type() -> None:
    (van,) = make_kinds(SCENARIO, TRAVEL, PLACES, {"van": 1}, 1)
    body, box = van.holds
    assert body.capacity == Load(500_000, 4000, 350)
    assert box.accepts == SCENARIO.vehicle_type("van").compartments[1].accepts
