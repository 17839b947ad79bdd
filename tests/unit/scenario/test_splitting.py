import pytest

from routing.model import Temperature
from routing.scenario.splitting import Load, Spaces, spaces_of, whole_litres
from tests.builders import a_compartment, a_vehicle_type

AMBIENT, FROZEN = Temperature.AMBIENT, Temperature.FROZEN


def spaces(*capacities: tuple[int, int, int], owner: str = "zto") -> Spaces:
    kinds = [
        a_vehicle_type(
            id=f"type-{n}",
            compartments=(
                a_compartment(
                    accepts=frozenset({AMBIENT}),
                    capacity_g=grams,
                    capacity_l=litres,
                    capacity_parcels=parcels,
                ),
            ),
        )
        for n, (grams, litres, parcels) in enumerate(capacities)
    ]
    return spaces_of((owner, kind) for kind in kinds)


@pytest.mark.parametrize(
    ("load", "count"),
    [
        ((10, 1_000, 10), 1),
        ((100, 1_000, 10), 1),
        ((101, 1_000, 10), 2),
        ((10, 2_001, 10), 3),
        ((10, 1_000, 41), 3),
        ((10, 0, 0), 1),
    ],
)
def test_the_tightest_measure_decides(load: tuple[int, int, int], count: int) -> None:
    parcels, grams, litres = load
    needs = spaces((1_000, 20, 100)).parts(
        Load(parcels=parcels, weight_g=grams, volume_l=litres), AMBIENT
    )
    assert needs == count


def test_the_largest_compartment_of_a_carrier_decides() -> None:
    load = Load(parcels=100, weight_g=5_000, volume_l=50)
    assert spaces((1_000, 99, 999), (2_500, 99, 999)).parts(load, AMBIENT) == 2


def test_parts_fit_every_carrier_that_can_carry_a_parcel() -> None:
    load = Load(parcels=10, weight_g=5_000, volume_l=50)
    small, tiny = spaces((1_000, 99, 99), owner="yto"), spaces((499, 99, 99), owner="sto")
    both = Spaces(by_owner={**spaces((9_000, 99, 99)).by_owner, **small.by_owner})
    assert both.parts(load, AMBIENT) == 5
    assert Spaces(by_owner={**both.by_owner, **tiny.by_owner}).parts(load, AMBIENT) == 5


def test_a_class_nobody_carries_is_left_whole() -> None:
    load = Load(parcels=10, weight_g=5_000, volume_l=50)
    assert spaces((1_000, 20, 100)).parts(load, FROZEN) == 1


def test_parts_are_near_equal_and_sum_exactly() -> None:
    load = Load(parcels=11, weight_g=1_000, volume_l=7)
    parts = load.parts(3)
    assert [p.parcels for p in parts] == [4, 4, 3]
    assert [p.weight_g for p in parts] == [334, 333, 333]
    assert [p.volume_l for p in parts] == [3, 2, 2]


def test_litres_never_shrink() -> None:
    assert whole_litres(7.2) == 8
    assert whole_litres(0.1 * 30) == 3
