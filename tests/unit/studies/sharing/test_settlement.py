"""Who pays whom."""

from dataclasses import replace

import pytest

from routing.errors import UsageError
from routing.model import Network
from routing.studies.sharing import (
    COMMON_PURSE,
    Sampling,
    Settlement,
    brought,
    settle,
    settle_by,
    spent_by,
)
from tests.builders import a_line
from tests.run_builder import a_run
from tests.sharing_builder import CARRIERS, a_county, a_study, a_survey


def lines_settlement() -> Settlement:
    lines = a_study().lines
    assert lines is not None
    assert lines.settlement is not None
    return lines.settlement


def both() -> list[Settlement]:
    joint = a_study().settlement
    assert joint is not None
    return [joint, lines_settlement()]


@pytest.mark.parametrize("number", [0, 1])
def test_transfers_sum_to_zero_to_the_fen(number: int) -> None:
    settlement = both()[number]
    assert sum(settlement.transfers_fen.values()) == 0
    assert sum(settlement.spent_fen.values()) == settlement.bill_fen
    assert sum(settlement.shares_fen.values()) == settlement.bill_fen
    assert sum(settlement.lump_fen.values()) == 0


@pytest.mark.parametrize("number", [0, 1])
def test_payments_give_everybody_its_transfer(number: int) -> None:
    settlement = both()[number]
    for party, transfer in settlement.transfers_fen.items():
        got = sum(p.amount_fen for p in settlement.payments if p.receiver == party)
        paid = sum(p.amount_fen for p in settlement.payments if p.payer == party)
        assert got - paid == transfer
        assert transfer == settlement.spent_fen[party] - settlement.shares_fen[party]


def test_what_carriers_spend_is_what_the_ledger_books_on_them() -> None:
    run = a_study().joint
    spent = spent_by(run)
    for carrier in CARRIERS:
        booked = sum(x.amount_fen for x in run.accounts.lines if x.carrier_id == carrier)
        assert spent[carrier] == booked
    rest = sum(x.amount_fen for x in run.accounts.lines if x.carrier_id is None)
    assert spent.get(COMMON_PURSE, 0) == rest > 0


def test_operators_of_lines_pay_the_allowances_of_their_villages() -> None:
    lines = a_study().lines
    assert lines is not None
    spent = spent_by(lines.run)
    allowances = {
        line.carrier_id: sum(
            x.amount_fen
            for x in lines.run.accounts.lines
            if x.carrier_id is None and x.village_id in line.village_ids
        )
        for line in lines.run.scenario.lines
    }
    for carrier, allowance in allowances.items():
        booked = sum(x.amount_fen for x in lines.run.accounts.lines if x.carrier_id == carrier)
        assert spent[carrier] == booked + allowance
    # three lines share one centre, whose site is nobody's own
    sites = sum(x.amount_fen for x in lines.run.accounts.lines if x.item == "centre_site")
    assert spent[COMMON_PURSE] == sites > 0


def test_prices_and_lumps_make_up_the_transfers() -> None:
    settlement = lines_settlement()
    assert len(settlement.lines) == 3
    for party, transfer in settlement.transfers_fen.items():
        earned = sum(
            line.flow_fen(other)
            for line in settlement.lines
            if line.operator == party
            for other in line.parcels
        )
        paid = sum(line.flow_fen(party) for line in settlement.lines)
        assert earned - paid + settlement.lump_fen[party] == transfer
    assert all(line.price_yuan >= 0 for line in settlement.lines)
    assert all(line.flow_fen(line.operator) == 0 for line in settlement.lines)


def test_a_carrier_of_two_lines_spends_on_them_by_their_parcels() -> None:
    county = a_county()
    lines = (
        a_line(id="one", carrier_id="zto", village_ids=("v1",)),
        a_line(id="two", carrier_id="zto", village_ids=("v2",)),
        a_line(id="three", carrier_id="yto", village_ids=("v3",)),
    )
    county = county.replace(lines=lines)
    run = a_run(scenario=county, network=Network.LINES)
    weights = brought(county, a_survey().travel, CARRIERS)
    settlement = settle_by(run, "proportional-parcels", None, weights, Sampling())
    assert sum(settlement.transfers_fen.values()) == 0
    one, two = settlement.lines[:2]
    assert one.haulage_fen > 0
    assert one.unit_cost_fen == pytest.approx(two.unit_cost_fen, rel=0.6)


def test_a_run_without_a_game_is_settled_by_what_carriers_bring() -> None:
    study = a_study()
    by_parcels = settle_by(study.joint, "proportional-parcels", None, study.weights, Sampling())
    split = next(s for s in study.splits if s.method == "proportional-parcels")
    assert {c: by_parcels.shares_fen[c] for c in CARRIERS} == split.fen
    with pytest.raises(UsageError, match="--shares"):
        settle_by(study.joint, "nucleolus", None, study.weights, Sampling())
    with pytest.raises(UsageError, match="No carrier brings any kg"):
        settle_by(study.joint, "proportional-kg", None, {}, Sampling())


def test_a_method_that_is_not_defined_for_the_bill_is_refused() -> None:
    study = a_study()
    game = study.game.with_grand(study.game.grand * 10)
    dear = study.joint
    accounts = replace(dear.accounts, lines=dear.accounts.lines * 10)
    with pytest.raises(UsageError, match="core of this game is empty"):
        settle_by(replace(dear, accounts=accounts), "mcrs", game, study.weights, Sampling())


def test_shares_of_another_bill_or_other_carriers_are_refused() -> None:
    run = a_study().joint
    with pytest.raises(UsageError, match="this very run"):
        settle(run, "shapley", dict.fromkeys(CARRIERS, 1))
    with pytest.raises(UsageError, match="Allocate among the carriers of the run"):
        settle(run, "shapley", {"zto": run.accounts.total_fen})
