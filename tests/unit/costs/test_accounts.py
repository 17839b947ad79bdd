"""The ledger of a day worked out by hand.

Hub - 20 km - centre c1 - villages v1, v2, v3 at 2, 4 and 6 km; two minutes a kilometre. The truck
goes out and back twice (06:30:00 - 07:56:02 and 08:11:02 - 09:36:22), the van once round
(07:23:00 - 08:43:18). 62 parcels down (2 of them fish), 20 up (2 of them fish).
"""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from routing.costs import account
from routing.model import (
    Accounts,
    Item,
    LedgerLine,
    Network,
    Plan,
    Reason,
    Scenario,
    Tier,
    TravelMatrix,
    Unserved,
)
from tests.builders import a_centre, a_line, a_plan, a_scenario, a_tariff, a_travel

SCENARIO = a_scenario()
TRAVEL = a_travel(SCENARIO)
PLAN = a_plan(SCENARIO, TRAVEL)
LEDGER = account(SCENARIO, TRAVEL, PLAN)
TRUCK, VAN = "zto-truck-1", "zto-van-1"
FISH_UP, FISH_DOWN = "v1-zto-up-fish", "v3-yto-down-fish"


def fen(accounts: Accounts, item: Item, test: Callable[[LedgerLine], bool] | None = None) -> int:
    """Return the fen of an account, of the lines that pass a test."""
    return sum(
        line.amount_fen
        for line in accounts.lines
        if line.item is item and (test is None or test(line))
    )


def fen_of(item: Item, vehicle_id: str) -> int:
    return fen(LEDGER, item, lambda line: line.vehicle_id == vehicle_id)


def priced(**changes: float) -> Accounts:
    """Return the ledger of the same plan under another tariff."""
    return account(SCENARIO.replace(tariff=a_tariff(**changes)), TRAVEL, PLAN)


# The worked day, account by account


def test_every_vehicle_that_leaves_costs_one_day() -> None:
    assert fen_of(Item.VEHICLE, TRUCK) == 110_00
    assert fen_of(Item.VEHICLE, VAN) == 50_00
    assert fen(LEDGER, Item.VEHICLE) == 160_00


def test_kilometres_cost_energy_and_maintenance_empty_ones_too() -> None:
    # truck: 2 x 40 km x (12 l / 100 km x 7.30 + 0.25 = 1.126) = 90.08
    assert fen_of(Item.DISTANCE, TRUCK) == 90_08
    # van: 12 km x (8 l / 100 km x 7.70 + 0.15 = 0.766) = 9.192
    assert fen_of(Item.DISTANCE, VAN) == 9_19


def test_drivers_are_paid_from_first_departure_to_last_return() -> None:
    # truck: 34 582 - 23 400 = 11 182 s x 31.25 / 3600 = 97.066
    assert fen_of(Item.LABOUR, TRUCK) == 97_07
    # van: 31 398 - 26 580 = 4 818 s x 31.25 / 3600 = 41.823
    assert fen_of(Item.LABOUR, VAN) == 41_82


def test_carbon_is_priced_by_the_kilogram() -> None:
    # truck: 80 km x 0.12 l x 2.64 kg = 25.344 kg x 0.07 = 1.774
    assert fen_of(Item.CARBON, TRUCK) == 1_77
    # van: 12 km x 0.08 l x 2.25 kg = 2.16 kg x 0.07 = 0.151
    assert fen_of(Item.CARBON, VAN) == 15
    assert LEDGER.quantity_of(Item.CARBON) == pytest.approx(25.344 + 2.16)


def test_refrigeration_is_paid_under_way_and_more_at_stops() -> None:
    # truck, both trips carry fish: (9600 + 1.2 x (362 + 320)) s / 3600 = 2.894 h x 12 = 34.728
    assert fen_of(Item.REFRIGERATION, TRUCK) == 34_73
    # van: (3420 + 1.2 x (492 + 414 + 492)) s / 3600 = 1.416 h x 8 = 11.328
    assert fen_of(Item.REFRIGERATION, VAN) == 11_33


def test_a_centre_that_sorts_pays_for_its_site_once() -> None:
    assert fen(LEDGER, Item.CENTRE_SITE) == 60_00


def test_every_served_village_has_its_allowance() -> None:
    assert fen(LEDGER, Item.VILLAGE_ALLOWANCE) == 3 * 15_00


def test_villages_earn_commission_down_and_up() -> None:
    # 62 parcels down x 0.50 + 20 up x 0.80
    assert fen(LEDGER, Item.COMMISSION) == 31_00 + 16_00


def test_every_parcel_is_handled_once_at_the_hub() -> None:
    # 82 x 0.06
    assert fen(LEDGER, Item.HUB_HANDLING) == 4_92


def test_every_parcel_is_sorted_once_at_a_centre() -> None:
    # 82 x 0.10
    assert fen(LEDGER, Item.CENTRE_HANDLING) == 8_20


def test_cold_goods_spoil() -> None:
    # up: 3 kg x 40 = 120 yuan; 5290 s closed, 492 s open: 120 x (1 - exp(-0.0028361)) = 0.3399
    up = 120 * (1 - math.exp(-0.001 * 5290 / 3600 - 0.01 * 492 / 3600))
    # down: 120 yuan; 6786 s closed, 492 s open: 120 x (1 - exp(-0.0032517)) = 0.3896
    down = 120 * (1 - math.exp(-0.001 * 6786 / 3600 - 0.01 * 492 / 3600))
    assert (round(up, 4), round(down, 4)) == (0.3399, 0.3896)
    assert fen(LEDGER, Item.SPOILAGE) == 34 + 39


def test_the_total_is_the_sum_of_the_accounts() -> None:
    expected_fen = (
        160_00  # vehicles
        + (90_08 + 9_19)  # kilometres
        + (97_07 + 41_82)  # drivers
        + (1_77 + 15)  # carbon
        + (34_73 + 11_33)  # refrigeration
        + 60_00  # centre
        + 45_00  # villages
        + 47_00  # commission
        + 4_92  # hub
        + 8_20  # sorting
        + 73  # spoilage
    )
    assert LEDGER.total_fen == expected_fen == 611_99


# What a line says


def test_every_line_is_its_quantity_at_its_price_rounded_once() -> None:
    for line in LEDGER.lines:
        assert line.amount_fen == round(100 * line.quantity * line.unit_price_yuan)


def test_the_total_is_the_sum_of_rounded_lines() -> None:
    # 15 lines of one parcel at 0.004 yuan are nothing each; together they stay nothing.
    ledger = priced(commission_down_yuan_per_parcel=0.0004, commission_up_yuan_per_parcel=0.0)
    assert fen(ledger, Item.COMMISSION) == 0
    assert ledger.total_fen == sum(line.amount_fen for line in ledger.lines)
    assert sum(ledger.fen_by(lambda line: line.item).values()) == ledger.total_fen


def test_vehicle_lines_name_tier_owner_and_centre() -> None:
    lines = {line.vehicle_id: line for line in LEDGER.lines if line.item is Item.VEHICLE}
    truck, van = lines[TRUCK], lines[VAN]
    assert (truck.tier, truck.carrier_id, truck.centre_id) == (Tier.LINEHAUL, "zto", None)
    assert (van.tier, van.carrier_id, van.centre_id) == (Tier.VILLAGE, "zto", "c1")


@pytest.mark.parametrize(("carrier_id", "down", "up"), [("zto", 30, 11), ("yto", 32, 9)])
def test_parcels_are_charged_to_their_own_carrier(carrier_id: str, down: int, up: int) -> None:
    found = fen(LEDGER, Item.COMMISSION, lambda line: line.carrier_id == carrier_id)
    assert found == down * 50 + up * 80


def test_spoilage_is_charged_to_the_carrier_of_the_goods() -> None:
    lines = [line for line in LEDGER.lines if line.item is Item.SPOILAGE]
    assert [(line.carrier_id, line.village_id, line.tier) for line in lines] == [
        ("zto", "v1", "goods"),
        ("yto", "v3", "goods"),
    ]


# Variations


def test_a_trip_without_cold_goods_pays_no_refrigeration() -> None:
    warm = tuple(c for c in SCENARIO.consignments if c.product_id != "fish")
    scenario = SCENARIO.replace(consignments=warm)
    ledger = account(scenario, TRAVEL, a_plan(scenario, TRAVEL))
    assert fen(ledger, Item.REFRIGERATION) == fen(ledger, Item.SPOILAGE) == 0


def test_without_a_cold_room_more_spoils() -> None:
    scenario = a_scenario(centres=(a_centre(cold_room=False),))
    ledger = account(scenario, TRAVEL, PLAN)
    # down: 780 s more outside instead of inside, up: 784 s
    down = 120 * (1 - math.exp(-(0.001 * (6786 - 780) + 0.01 * (492 + 780)) / 3600))
    up = 120 * (1 - math.exp(-(0.001 * (5290 - 784) + 0.01 * (492 + 784)) / 3600))
    assert fen(ledger, Item.SPOILAGE) == round(100 * down) + round(100 * up) > 73


def test_a_missed_cut_off_is_priced_by_the_parcel() -> None:
    late = account(SCENARIO, TRAVEL, PLAN.replace(missed=("v1-yto-up-parcel", "v2-yto-up-parcel")))
    assert fen(late, Item.MISSED_CUTOFF) == 6 * 2_00
    assert late.total_fen == LEDGER.total_fen + 12_00


def test_fish_that_misses_the_cut_off_spoils_for_another_24_hours() -> None:
    late = account(SCENARIO, TRAVEL, PLAN.replace(missed=(FISH_UP,)))
    spoilt = 120 * (1 - math.exp(-0.001 * (5290 / 3600 + 24) - 0.01 * 492 / 3600))
    assert fen(late, Item.SPOILAGE) == round(100 * spoilt) + 39
    assert fen(late, Item.MISSED_CUTOFF) == 2 * 2_00


def test_unserved_goods_pay_their_price_and_nothing_else() -> None:
    unserved = tuple(
        Unserved(consignment_id=c.id, reason=Reason.FLEET_EXHAUSTED)
        for c in SCENARIO.consignments
        if c.village_id == "v3"
    )
    ledger = account(SCENARIO, TRAVEL, PLAN.replace(tours=(), batches=(), unserved=unserved))
    assert {line.item for line in ledger.lines} == {Item.UNSERVED}
    assert ledger.total_fen == (20 + 6 + 2) * 20_00


@pytest.mark.parametrize(
    ("change", "item", "difference_fen"),
    [
        ({"commission_down_yuan_per_parcel": 0.6}, Item.COMMISSION, 62 * 10),
        ({"commission_up_yuan_per_parcel": 0.9}, Item.COMMISSION, 20 * 10),
        ({"village_allowance_yuan_per_day": 20.0}, Item.VILLAGE_ALLOWANCE, 3 * 5_00),
        ({"hub_handling_yuan_per_parcel": 0.07}, Item.HUB_HANDLING, 82),
    ],
)
def test_a_price_moves_its_own_account_only(
    change: dict[str, float], item: Item, difference_fen: int
) -> None:
    before = LEDGER.fen_by(lambda line: line.item)
    after = priced(**change).fen_by(lambda line: line.item)
    moved = {i: after[i] - before[i] for i in after if after[i] != before[i]}
    assert moved == {item: difference_fen}


def test_a_second_trip_pays_no_second_vehicle_day_but_the_time_between() -> None:
    plan = a_plan(SCENARIO, TRAVEL, villages_per_trip=2)
    ledger = account(SCENARIO, TRAVEL, plan)
    (van,) = plan.tours_of(Tier.VILLAGE)
    assert len(van.trips) == 2
    assert fen(ledger, Item.VEHICLE) == 160_00
    labour = fen(ledger, Item.LABOUR, lambda line: line.vehicle_id == VAN)
    assert labour == round((van.return_s - van.depart_s) * 3125 / 3600)


# Networks


def in_network(network: Network) -> tuple[Scenario, TravelMatrix, Plan]:
    return SCENARIO, TRAVEL, a_plan(SCENARIO, TRAVEL, network=network)


def test_every_crew_pays_for_its_own_site() -> None:
    ledger = account(*in_network(Network.SEPARATE))
    sites = [line for line in ledger.lines if line.item is Item.CENTRE_SITE]
    assert [(line.carrier_id, line.amount_fen) for line in sites] == [("zto", 6000), ("yto", 6000)]


def test_a_shared_crew_pays_for_one_site_that_is_nobody_s_own() -> None:
    (site,) = (line for line in LEDGER.lines if line.item is Item.CENTRE_SITE)
    assert site.carrier_id is None


def test_a_crew_pays_once_in_whatever_order_it_is_named() -> None:
    first, *others = PLAN.batches
    assert len(first.crew) == 2
    turned = replace(first, crew=first.crew[::-1])
    ledger = account(SCENARIO, TRAVEL, PLAN.replace(batches=(turned, *others)))
    assert ledger.lines == LEDGER.lines


def test_an_idle_centre_costs_nothing() -> None:
    scenario = a_scenario(centres=(a_centre("c1"), a_centre("c2")))
    travel = a_travel(scenario)
    ledger = account(scenario, travel, a_plan(scenario, travel))
    assert fen(ledger, Item.CENTRE_SITE) == 60_00


def test_a_separate_plan_costs_the_same_when_it_is_called_pooled() -> None:
    scenario, travel, plan = in_network(Network.SEPARATE)
    separate = account(scenario, travel, plan)
    pooled = account(scenario, travel, plan.replace(network=Network.POOLED))
    assert pooled.total_fen == separate.total_fen
    assert pooled.lines == separate.lines


def test_a_lines_plan_costs_the_same_when_it_is_called_pooled() -> None:
    scenario, travel, plan = in_network(Network.LINES)
    lines = account(scenario, travel, plan)
    pooled = account(scenario, travel, plan.replace(network=Network.POOLED))
    assert pooled.total_fen == lines.total_fen


def test_vehicles_of_a_lines_plan_name_their_line() -> None:
    ledger = account(*in_network(Network.LINES))
    named = {(line.carrier_id, line.line_id) for line in ledger.lines if line.item is Item.VEHICLE}
    assert named == {("zto", "line-zto-c1"), ("yto", "line-yto-c1")}


def test_a_truck_that_serves_two_lines_names_none() -> None:
    centres = (a_centre("c1"), a_centre("c2"))
    lines = (
        a_line(id="one", centre_id="c1", village_ids=("v1", "v2")),
        a_line(id="two", centre_id="c2", village_ids=("v3",)),
    )
    scenario = a_scenario(centres=centres, lines=lines)
    travel = a_travel(scenario)
    ledger = account(scenario, travel, a_plan(scenario, travel, network=Network.LINES))
    vehicles = [line for line in ledger.lines if line.item is Item.VEHICLE]
    assert {line.line_id for line in vehicles if line.tier == Tier.LINEHAUL} == {None}
    assert {line.line_id for line in vehicles if line.tier == Tier.VILLAGE} == {"one", "two"}


def test_only_lines_plans_name_lines() -> None:
    assert {line.line_id for line in LEDGER.lines} == {None}


def test_the_ledger_of_an_empty_plan_is_empty() -> None:
    empty = Plan(network=Network.POOLED, tours=(), batches=())
    assert account(SCENARIO, TRAVEL, empty) == Accounts(lines=())
