"""What the smaller values of the vocabulary can say about themselves."""

import pytest

from routing.model import (
    Accounts,
    Direction,
    Energy,
    Finding,
    Item,
    LedgerLine,
    Severity,
    Temperature,
    Tier,
)
from tests.builders import a_plan, a_scenario, a_tariff, a_travel, a_van, rules


def test_goods_ride_in_the_compartment_that_accepts_them() -> None:
    van = a_van()
    assert [
        (c and c.id) for c in (van.compartment_for(temperature) for temperature in Temperature)
    ] == ["body", "cold", "cold", None]


def test_only_ambient_goods_are_not_cold() -> None:
    assert [t for t in Temperature if not t.is_cold] == [Temperature.AMBIENT]


def test_rules_hold_lanes_and_limits() -> None:
    day = rules()
    lane = day.lane(Direction.UP, Temperature.CHILLED)
    assert (lane.direction, lane.temperature) == ("up", "chilled")
    limit = day.cold_limit(Temperature.CHILLED)
    assert limit is not None
    assert limit.max_exposure_s == 1800
    assert day.cold_limit(Temperature.AMBIENT) is None
    with pytest.raises(KeyError):
        rules(lanes=()).lane(Direction.UP, Temperature.CHILLED)


@pytest.mark.parametrize(
    ("energy", "price", "co2"),
    [(Energy.DIESEL, 7.3, 2.64), (Energy.PETROL, 7.7, 2.25), (Energy.ELECTRICITY, 0.9, 0.54)],
)
def test_energy_has_a_price_and_an_emission(energy: Energy, price: float, co2: float) -> None:
    assert a_tariff().energy_yuan(energy) == price
    assert a_tariff().co2_kg(energy) == co2


def test_a_tour_lasts_from_its_first_departure_to_its_last_return() -> None:
    scenario = a_scenario()
    plan = a_plan(scenario, a_travel(scenario))
    (truck,), (van,) = plan.tours_of(Tier.LINEHAUL), plan.tours_of(Tier.VILLAGE)
    assert (truck.depart_s, truck.return_s) == (truck.trips[0].depart_s, truck.trips[1].return_s)
    assert len(van.trips[0].delivered) == 7
    assert len(van.trips[0].collected) == 7


def test_accounts_are_sums_of_lines() -> None:
    lines = tuple(
        LedgerLine(
            tier=tier, item=item, quantity=2.0, unit="km", unit_price_yuan=1.0, amount_fen=fen
        )
        for tier, item, fen in (
            ("village", Item.DISTANCE, 200),
            ("linehaul", Item.DISTANCE, 300),
            ("village", Item.LABOUR, 50),
        )
    )
    accounts = Accounts(lines=lines)
    assert accounts.total_fen == 550
    assert accounts.fen_by(lambda line: line.tier) == {"village": 250, "linehaul": 300}
    assert accounts.quantity_of(Item.DISTANCE) == 4.0
    assert accounts.quantity_of(Item.CARBON) == 0


def test_a_finding_reads_as_a_sentence() -> None:
    finding = Finding(
        code="P373", severity=Severity.ERROR, message="too long", subject="tour", place_id="c1"
    )
    assert str(finding) == "P373 tour at c1: too long"
