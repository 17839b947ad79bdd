"""The headline figures of the small day that docs/costs.md works out by hand."""

import pytest

from routing.model import Item, Reason, Unserved
from routing.recipe import Summary, summarise
from tests.builders import a_consignment, a_scenario
from tests.run_builder import a_run, without

DAY = summarise(a_run())


def test_the_cost_is_the_ledger_s_total() -> None:
    assert DAY.cost_fen == a_run().accounts.total_fen == 611_99


def test_parcels_are_counted_not_consignments() -> None:
    # two carriers, three villages, 10 down and 3 up; 2 of fish up and down
    assert DAY.parcels == 2 * 3 * 13 + 4


def test_vehicles_are_counted_by_tier_and_trip() -> None:
    assert (DAY.vehicles, DAY.trucks, DAY.vans, DAY.trips) == (2, 1, 1, 3)


def test_distance_and_carbon_cover_both_tiers() -> None:
    assert DAY.distance_m == 80_000 + 12_000
    assert DAY.co2_kg == pytest.approx(80 * 0.12 * 2.64 + 12 * 0.08 * 2.25)


def test_a_good_day_serves_everything_on_time() -> None:
    assert (DAY.unserved_parcels, DAY.missed_parcels) == (0, 0)
    assert DAY.served_parcels == DAY.on_time_parcels == 82


def test_the_cut_off_slack_is_from_the_truck_s_return() -> None:
    # back at 09:36:22, the cut-off is at 19:00
    assert DAY.min_cutoff_slack_s == 19 * 3600 - 34_582


def test_the_tightest_cut_off_counts() -> None:
    early = a_consignment(direction="up", due_s=34_582 - 100)
    others = (c for c in a_scenario().consignments if c.id != early.id)
    run = a_run(scenario=a_scenario(consignments=(early, *others)))
    assert summarise(run).min_cutoff_slack_s == -100


def test_without_goods_going_up_there_is_no_slack() -> None:
    assert (
        summarise(a_run(scenario=a_scenario(consignments=(a_consignment(),)))).min_cutoff_slack_s
        is None
    )


def test_unserved_parcels_are_not_served() -> None:
    summary = summarise(without(a_run(), "v1-zto-down-parcel", "v2-zto-up-parcel"))
    assert summary.unserved_parcels == 13
    assert summary.served_parcels == 82 - 13


def test_late_parcels_are_served_but_not_on_time() -> None:
    run = a_run(plan=a_run().plan.replace(missed=("v1-zto-up-parcel",)), scenario=a_scenario())
    summary = summarise(run)
    assert (summary.missed_parcels, summary.served_parcels, summary.on_time_parcels) == (3, 82, 79)


def test_the_cost_of_a_parcel_is_the_cost_of_a_served_one() -> None:
    assert DAY.cost_per_parcel_fen == pytest.approx(611_99 / 82)


def test_where_nothing_is_served_a_parcel_has_no_cost() -> None:
    scenario = a_scenario(consignments=(a_consignment(),))
    unserved = (
        Unserved(consignment_id=scenario.consignments[0].id, reason=Reason.FLEET_EXHAUSTED),
    )
    plan = a_run().plan.replace(tours=(), batches=(), unserved=unserved)
    summary: Summary = summarise(a_run(scenario=scenario, plan=plan))
    assert summary.cost_per_parcel_fen is None
    assert summary.cost_fen == summary.penalty_fen == 10 * 20_00
    assert summary.cash_fen == 0


def test_penalties_are_no_cash_and_no_cost_of_the_parcels_that_are_served() -> None:
    left = summarise(without(a_run(), "v1-zto-down-parcel"))
    assert left.penalty_fen == 10 * 20_00
    assert left.cash_fen + left.penalty_fen == left.cost_fen
    assert left.cost_per_parcel_fen == pytest.approx(left.cash_fen / 72)


def test_a_missed_cut_off_is_a_penalty() -> None:
    run = a_run(plan=a_run().plan.replace(missed=("v1-zto-up-parcel",)), scenario=a_scenario())
    sums = run.accounts.fen_by(lambda line: line.item)
    assert summarise(run).penalty_fen == sums[Item.MISSED_CUTOFF] > 0
