"""Whose parcels the ledger was spent on: its amounts shared out among the villages."""

from collections import Counter
from collections.abc import Iterator, Mapping

from routing.model import Accounts, Item, LedgerLine, Plan, Scenario

NOBODY = ""

_PENALTIES = {Item.MISSED_CUTOFF, Item.UNSERVED}

_Parcels = Mapping[str, int]


def cash_fen_by_village(scenario: Scenario, plan: Plan, accounts: Accounts) -> dict[str, int]:
    """Return the cash cost by village, in fen; the sum is the ledger's cash.

    What the ledger books on a village stands there. A vehicle's day is shared among the villages
    whose parcels it carried, a centre's site among those whose parcels went through it, both by
    parcels; fen that do not divide go where the running sum first reaches them, so that nothing
    is lost. What no parcel can be found for stands under ``NOBODY``.
    """
    carried = _parcels_by_vehicle(scenario, plan)
    sorted_at = _parcels_by_centre(scenario, plan)
    sums: Counter[str] = Counter()
    for line in accounts.lines:
        if line.item not in _PENALTIES:
            for village_id, fen in _shares(line, carried, sorted_at):
                sums[village_id] += fen
    return dict(sums)


def _shares(
    line: LedgerLine, carried: Mapping[str, _Parcels], sorted_at: Mapping[str, _Parcels]
) -> Iterator[tuple[str, int]]:
    if line.village_id is not None:
        yield line.village_id, line.amount_fen
    elif line.vehicle_id is not None:
        yield from _split(line.amount_fen, carried.get(line.vehicle_id, {}))
    else:
        yield from _split(line.amount_fen, sorted_at.get(line.centre_id or NOBODY, {}))


def _split(amount_fen: int, parcels: _Parcels) -> Iterator[tuple[str, int]]:
    """Yield whole parts of an amount in proportion to parcels; they add up to it."""
    total = sum(parcels.values())
    if not total:
        yield NOBODY, amount_fen
        return
    done = given = 0
    for village_id, count in parcels.items():
        done += count
        part = amount_fen * done // total - given
        given += part
        yield village_id, part


def _parcels_by_vehicle(scenario: Scenario, plan: Plan) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for tour in plan.tours:
        counts = found.setdefault(tour.vehicle_id, Counter())
        for trip in tour.trips:
            for consignment_id in (*trip.delivered, *trip.collected):
                consignment = scenario.consignment(consignment_id)
                counts[consignment.village_id] += consignment.parcels
    return found


def _parcels_by_centre(scenario: Scenario, plan: Plan) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for batch in plan.batches:
        counts = found.setdefault(batch.centre_id, Counter())
        for consignment_id in batch.consignment_ids:
            consignment = scenario.consignment(consignment_id)
            counts[consignment.village_id] += consignment.parcels
    return found
