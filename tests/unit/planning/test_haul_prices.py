"""What a bundle's way from the hub through a centre costs: its share of the best truck's trips.

From the hub to c1 it is 20 km and 40 minutes.
"""

import numpy as np
import pytest

from routing.costs import rates
from routing.model import Consignment, Scenario, Temperature, VehicleType
from routing.planning.haul_prices import HaulPrices
from routing.planning.reach import reach_of
from routing.planning.timed.problem import Floats
from tests.builders import (
    KnownLegs,
    a_compartment,
    a_consignment,
    a_scenario,
    a_travel,
    a_truck,
    a_van,
    a_vehicle,
)

SMALL = a_truck(id="small", compartments=(a_compartment(capacity_parcels=100),))
LARGE = a_truck(id="large", compartments=(a_compartment(capacity_parcels=400),))
DOWN = a_consignment(village_id="v1", parcels=10)
UP = a_consignment(village_id="v1", parcels=20, direction="up")
FISH = a_consignment(village_id="v2", product_id="fish", parcels=1)


def a_county(*trucks: VehicleType) -> Scenario:
    return a_scenario(
        consignments=(DOWN, UP, FISH),
        vehicle_types=(*trucks, a_van()),
        vehicles=tuple(a_vehicle(id=f"zto-{t.id}-1", vehicle_type_id=t.id) for t in trucks),
    )


def prices(
    scenario: Scenario, *bundles: tuple[Consignment, ...], legs: KnownLegs | None = None
) -> Floats:
    travel = a_travel(scenario, legs)
    reach = reach_of(scenario, travel, scenario.vehicles)
    return HaulPrices(reach=reach, factor=1.0).table(bundles, scenario.centres)


def trip_fen(scenario: Scenario, kind: VehicleType) -> float:
    """Return what a day of a truck with one trip to c1 costs."""
    tariff = scenario.tariff
    per_km = rates.yuan_per_km(kind, tariff) + rates.carbon_yuan_per_km(kind, tariff)
    hours = (2 * 40 * 60 + scenario.rules.dock_s) / 3600
    per_h = tariff.wage_yuan_per_h + kind.refrigeration_yuan_per_h
    return 100 * (kind.fixed_yuan_per_day + 40 * per_km + hours * per_h)


def share(kind: VehicleType, *goods: Consignment) -> float:
    """Return the share of a truck with one compartment, by what is filled most."""
    (space,) = kind.compartments
    return max(
        sum(c.parcels for c in goods) / space.capacity_parcels,
        sum(c.weight_g for c in goods) / space.capacity_g,
        sum(c.volume_l for c in goods) / space.capacity_l,
    )


def test_a_bundle_pays_its_share_of_a_truck_each_way() -> None:
    county = a_county(SMALL)
    both = prices(county, (DOWN, UP))[0, 0]
    expected = trip_fen(county, SMALL) * (share(SMALL, DOWN) + share(SMALL, UP))
    assert both == pytest.approx(expected)
    assert prices(county, (DOWN,), (UP,))[0].sum() == pytest.approx(both)


def test_each_direction_takes_the_truck_that_costs_least() -> None:
    county = a_county(SMALL, LARGE)
    alone = [prices(a_county(kind), (DOWN,))[0, 0] for kind in (SMALL, LARGE)]
    assert alone[0] != alone[1]
    assert prices(county, (DOWN,))[0, 0] == pytest.approx(min(alone))


def test_what_no_truck_has_room_for_costs_more_than_anything() -> None:
    table = prices(a_county(SMALL), (DOWN,), (FISH,))
    assert np.isfinite(table[0, 0])
    assert np.isinf(table[:, 1]).all()


def test_a_truck_with_a_cold_box_brings_fish() -> None:
    reefer = a_truck(compartments=(a_compartment(), a_compartment(Temperature.CHILLED)))
    assert np.isfinite(prices(a_county(reefer), (FISH,))).all()


def test_a_centre_that_no_truck_gets_to_costs_more_than_anything() -> None:
    table = prices(a_county(SMALL), (DOWN,), (UP,), legs={("hub", "c1"): None})
    assert np.isinf(table[0]).all()
