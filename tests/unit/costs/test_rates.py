"""Prices of a metre, a second, a parcel, and where they come from."""

import math

import pytest

from routing.costs import rates
from routing.model import Energy
from tests.builders import a_product, a_tariff, a_truck, a_van

TARIFF = a_tariff()
FISH = a_product("fish")  # 40 yuan a kg, decay 0.001 an hour in the cold and 0.01 outside


def test_a_kilometre_is_energy_and_maintenance() -> None:
    # 12 l of diesel at 7.30 on 100 km, and 0.25 maintenance
    assert rates.yuan_per_km(a_truck(), TARIFF) == pytest.approx(12 / 100 * 7.3 + 0.25)
    # 8 l of petrol at 7.70 on 100 km, and 0.15 maintenance
    assert rates.yuan_per_km(a_van(), TARIFF) == pytest.approx(8 / 100 * 7.7 + 0.15)


def test_electricity_is_priced_by_the_kilowatt_hour() -> None:
    van = a_van(energy=Energy.ELECTRICITY, energy_per_100km=22.0, maintenance_yuan_per_km=0.1)
    assert rates.yuan_per_km(van, TARIFF) == pytest.approx(22 / 100 * 0.9 + 0.1)


@pytest.mark.parametrize(
    ("energy", "kg_per_unit"),
    # diesel and petrol: from the carbon factors of the NDRC, 2007; grid: national average of 2022
    [(Energy.DIESEL, 2.64), (Energy.PETROL, 2.25), (Energy.ELECTRICITY, 0.54)],
)
def test_emissions_follow_the_energy_used(energy: Energy, kg_per_unit: float) -> None:
    kind = a_truck(energy=energy, energy_per_100km=10.0)
    assert rates.co2_kg(kind, TARIFF, 50_000) == pytest.approx(5 * kg_per_unit)


def test_carbon_of_a_kilometre_is_its_emission_at_the_carbon_price() -> None:
    assert rates.carbon_yuan_per_km(a_truck(), TARIFF) == pytest.approx(0.12 * 2.64 * 0.07)


@pytest.mark.parametrize(
    ("quantity", "yuan", "fen"), [(1, 0.014, 1), (1, 0.016, 2), (3, 0.333, 100), (0, 5.0, 0)]
)
def test_amounts_are_rounded_to_the_nearest_fen(quantity: float, yuan: float, fen: int) -> None:
    assert rates.amount_fen(quantity, yuan) == fen


def test_a_half_fen_goes_to_the_even_neighbour() -> None:
    assert [rates.amount_fen(1, 0.125), rates.amount_fen(1, 0.375)] == [12, 38]


def test_open_doors_cost_more_refrigeration() -> None:
    assert rates.refrigeration_h(3600, 1800, 1.2) == pytest.approx(1 + 0.5 * 1.2)


def test_nothing_is_lost_in_no_time() -> None:
    assert rates.spoilage_share(FISH, 0, 0) == 0


def test_spoilage_is_exponential_in_both_times() -> None:
    share = rates.spoilage_share(FISH, 10 * 3600, 2 * 3600)
    assert share == pytest.approx(1 - math.exp(-0.001 * 10 - 0.01 * 2))


def test_time_outside_costs_more_than_time_in_the_cold() -> None:
    assert rates.spoilage_share(FISH, 0, 3600) > rates.spoilage_share(FISH, 3600, 0)


def test_no_more_than_everything_is_lost() -> None:
    soup = a_product("soup", decay_per_h=5.0)
    assert 0.99 < rates.spoilage_share(soup, 3_600_000, 0) <= 1


def test_ambient_goods_without_decay_lose_nothing() -> None:
    assert rates.spoilage_share(a_product("parcel"), 86_400, 86_400) == 0


def test_a_loquat_day_matches_the_published_order_of_magnitude() -> None:
    """Ten hours outside at 25 degrees lose 4.3 %, ten hours at 0 degrees 0.4 %.

    A fifth is lost in 21 days at 0 degrees (UC Davis: 2-4 weeks), 2.5 times faster per 10 degrees.
    """
    cold = -math.log(0.8) / (21 * 24)
    loquat = a_product(
        "loquat", decay_per_h=round(cold, 6), decay_open_per_h=round(cold * 2.5**2.5, 5)
    )
    assert round(rates.spoilage_share(loquat, 0, 36_000), 3) == 0.043
    assert round(rates.spoilage_share(loquat, 36_000, 0), 3) == 0.004


def test_value_goes_by_the_kilogram() -> None:
    assert rates.value_yuan(FISH, 2500) == pytest.approx(100)
