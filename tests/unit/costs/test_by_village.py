"""The ledger shared out among villages adds up to its cash, to the fen."""

from typing import Any

import pytest

from routing.costs import NOBODY, cash_fen_by_village
from routing.model import Accounts, Item, LedgerLine
from tests.run_builder import a_run, without


def a_ledger_line(fen: int, item: Item = Item.VEHICLE, **ids: Any) -> LedgerLine:
    return LedgerLine(
        tier="", item=item, quantity=1, unit="", unit_price_yuan=0, amount_fen=fen, **ids
    )


def shared_out(*lines: LedgerLine) -> dict[str, int]:
    run = a_run()
    return cash_fen_by_village(run.scenario, run.plan, Accounts(lines=lines))


@pytest.mark.parametrize("network", ["separate", "lines", "pooled"])
def test_the_villages_bear_all_cash_and_no_penalty(network: str) -> None:
    run = without(a_run(network=network), a_run().scenario.consignments[0].id)
    shares = cash_fen_by_village(run.scenario, run.plan, run.accounts)
    penalties = sum(x.amount_fen for x in run.accounts.lines if x.item is Item.UNSERVED)
    assert penalties > 0
    assert sum(shares.values()) == run.accounts.total_fen - penalties
    assert set(shares) == {"v1", "v2", "v3"}


def test_what_is_booked_on_a_village_stays_there() -> None:
    assert shared_out(a_ledger_line(701, village_id="v2")) == {"v2": 701}


def test_a_vehicle_is_borne_by_the_parcels_it_carried() -> None:
    run = a_run()
    (van,) = (tour for tour in run.plan.tours if tour.tier.value == "village")
    shares = shared_out(a_ledger_line(1001, vehicle_id=van.vehicle_id))
    carried = {
        village: sum(c.parcels for c in run.scenario.consignments if c.village_id == village)
        for village in ("v1", "v2", "v3")
    }
    assert sum(shares.values()) == 1001
    for village, parcels in carried.items():
        assert shares[village] == pytest.approx(1001 * parcels / sum(carried.values()), abs=1)


def test_a_site_is_borne_by_what_is_sorted_there() -> None:
    shares = shared_out(a_ledger_line(6000, item=Item.CENTRE_SITE, centre_id="c1"))
    assert set(shares) == {"v1", "v2", "v3"}
    assert sum(shares.values()) == 6000


@pytest.mark.parametrize("ids", [{"vehicle_id": "gone"}, {"centre_id": "gone"}, {}])
def test_what_belongs_to_no_parcel_is_not_lost(ids: dict[str, Any]) -> None:
    assert shared_out(a_ledger_line(5, **ids)) == {NOBODY: 5}
