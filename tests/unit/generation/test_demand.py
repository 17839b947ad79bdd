import logging
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from routing.errors import UsageError
from routing.generation import (
    Area,
    Delivery,
    Parameters,
    Point,
    Produce,
    Season,
    Share,
    synthetic_facts,
)
from routing.generation.demand import DemandRow, generate_demand, parcels_down
from routing.model import Direction

VILLAGES = synthetic_facts(Parameters(villages=400), townships=8).villages
LAKE = Area(name="lake", township_ids=("t01", "t02"))
PARAMETERS = Parameters(
    seed=3,
    areas=(LAKE,),
    down=(
        Delivery(product_id="parcel", share=0.9, kg=1.5, litres=8),
        Delivery(product_id="frozen", share=0.1, kg=2.0, litres=6),
    ),
    up=(
        Produce(product_id="fish", weight=2, kg=4, litres=15, areas=("lake",)),
        Produce(product_id="honey", weight=1, kg=4, litres=15),
        Produce(product_id="rice", weight=1, kg=5, litres=15),
        Produce(product_id="silk", weight=1, kg=3, litres=15),
        Produce(
            product_id="peach",
            weight=9,
            kg=4,
            litres=15,
            season=Season(first=(6, 1), last=(8, 31)),
        ),
    ),
)


def rows(parameters: Parameters = PARAMETERS) -> tuple[DemandRow, ...]:
    return generate_demand(VILLAGES, parameters)


def parcels(found: tuple[DemandRow, ...], direction: Direction) -> Counter[str]:
    sums = Counter[str]()
    for row in found:
        if row.direction is direction:
            sums[row.village_id] += row.parcels
    return sums


def test_parcels_down_have_exactly_the_mean_that_was_asked_for() -> None:
    assert parcels(rows(), Direction.DOWN).total() == 400 * 50


def test_parcels_up_are_about_the_share_that_was_asked_for() -> None:
    assert parcels(rows(), Direction.UP).total() == pytest.approx(400 * 50 * 0.25, rel=0.05)


def test_no_village_has_more_parcels_than_allowed() -> None:
    free = parcels_down(VILLAGES, PARAMETERS.replace(most_parcels=10_000))
    capped = parcels_down(VILLAGES, PARAMETERS)
    assert max(free) > 120
    assert max(capped) <= 120
    assert sum(capped) == sum(free) == 20_000


def test_levels_are_log_normal_over_population() -> None:
    levels = parcels_down(VILLAGES, PARAMETERS.replace(most_parcels=10_000))
    assert np.std(np.log(levels)) == pytest.approx(0.6, rel=0.1)
    even = parcels_down(VILLAGES, PARAMETERS.replace(sigma=0.0))
    assert set(even) == {50}


def test_twice_the_people_get_twice_the_parcels() -> None:
    small, large = (replace(VILLAGES[0], population=people) for people in (400.0, 800.0))
    assert parcels_down([small, large], Parameters(sigma=0.0, parcels_per_village=45)) == [30, 60]


def test_a_village_without_a_population_counts_as_the_mean(
    caplog: pytest.LogCaptureFixture,
) -> None:
    villages: list[Point] = [
        replace(VILLAGES[0], population=people) for people in (400.0, 800.0, None)
    ]
    with caplog.at_level(logging.WARNING):
        levels = parcels_down(villages, Parameters(sigma=0.0, parcels_per_village=60))
    assert levels == [40, 80, 60]
    assert "1 villages have no population" in caplog.text


def test_carriers_and_products_get_their_shares() -> None:
    carriers, products = Counter[str](), Counter[str]()
    for row in rows():
        carriers[row.carrier_id] += row.parcels
        if row.direction is Direction.DOWN:
            products[row.product_id] += row.parcels
    for share in PARAMETERS.shares:
        expected = share.share / 0.92
        assert carriers[share.carrier_id] / carriers.total() == pytest.approx(expected, rel=0.05)
    assert products["frozen"] / products.total() == pytest.approx(0.1, rel=0.1)


def test_a_carrier_without_a_share_has_no_parcels() -> None:
    shares = (Share(carrier_id="a", share=1.0), Share(carrier_id="b", share=0.0))
    assert {row.carrier_id for row in rows(PARAMETERS.replace(shares=shares))} == {"a"}


def test_every_row_has_parcels_weight_and_volume() -> None:
    for row in rows():
        assert row.parcels > 0
        assert row.weight_kg >= 0.1
        assert row.weight_kg == round(row.weight_kg, 1)
        assert row.volume_l >= 1


def test_weights_and_volumes_have_the_means_that_were_asked_for() -> None:
    down = [row for row in rows() if row.product_id == "parcel"]
    count = sum(row.parcels for row in down)
    assert sum(row.weight_kg for row in down) / count == pytest.approx(1.5, rel=0.03)
    assert sum(row.volume_l for row in down) / count == pytest.approx(8.0, rel=0.05)


def test_products_go_up_only_where_they_grow_and_in_their_season() -> None:
    township = {village.id: village.parent_id for village in VILLAGES}
    fishing = {township[row.village_id] for row in rows() if row.product_id == "fish"}
    assert fishing == {"t01", "t02"}
    assert "peach" not in {row.product_id for row in rows()}
    july = rows(PARAMETERS.replace(day=date(2018, 7, 1)))
    assert "peach" in {row.product_id for row in july}


def test_a_village_sells_one_to_three_products() -> None:
    sold: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows():
        if row.direction is Direction.UP:
            sold[row.village_id].add(row.product_id)
    assert {len(products) for products in sold.values()} == {1, 2, 3}


def test_where_nothing_grows_nothing_goes_up() -> None:
    only_fish = PARAMETERS.replace(up=PARAMETERS.up[:1])
    township = {village.id: village.parent_id for village in VILLAGES}
    sending = {township[r.village_id] for r in rows(only_fish) if r.direction is Direction.UP}
    assert sending == {"t01", "t02"}


def test_a_seed_gives_one_demand_and_another_seed_another() -> None:
    assert rows() == rows()
    assert rows() != rows(PARAMETERS.replace(seed=4))


def test_no_consignment_stands_twice() -> None:
    keys = [(r.village_id, r.carrier_id, r.direction, r.product_id) for r in rows()]
    assert len(set(keys)) == len(keys)


def test_a_mean_above_the_most_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="200 parcels per village are wanted"):
        rows(PARAMETERS.replace(parcels_per_village=200))
