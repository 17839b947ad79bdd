"""Say why an engine left a job out."""

from routing.engines import TimedTrip, time_trip
from routing.model import Reason, Unserved
from routing.planning.sheet import Sheet
from routing.units import fen_to_yuan, s_to_clock

_RANK = (Reason.COLD_LIMIT, Reason.WINDOW_TOO_TIGHT, Reason.SHIFT_TOO_SHORT)
"""The rule that comes nearest to letting the job pass is the one to name."""


def explain_skips(sheet: Sheet, skipped: tuple[int, ...]) -> list[Unserved]:
    """Return every consignment of the skipped jobs with the reason, from a trip of its own."""
    unserved: list[Unserved] = []
    for number in skipped:
        reason, detail = _explain(sheet, number)
        unserved.extend(
            Unserved(consignment_id=c.id, reason=reason, detail=detail)
            for c in sheet.bundles[number]
        )
    return unserved


def _explain(sheet: Sheet, number: int) -> tuple[Reason, str]:
    task = sheet.task
    outcomes = [time_trip(task, kind, (number,)) for kind in range(len(task.kinds))]
    prices = [outcome.price_fen for outcome in outcomes if isinstance(outcome, TimedTrip)]
    job = task.jobs[number]
    place_id = sheet.place_ids[job.place]
    if prices:
        cost = f"a trip of its own to {place_id} costs {fen_to_yuan(min(prices)):.2f} yuan"
        penalty = f"leaving it out is priced at {fen_to_yuan(job.skip_fen):.2f} yuan"
        if min(prices) > job.skip_fen:
            return Reason.COSTS_MORE_THAN_PENALTY, f"{cost}, {penalty}"
        return Reason.FLEET_EXHAUSTED, f"every vehicle that could go is taken; {cost}"
    reasons = [reason for reason in _RANK if reason in outcomes]
    if not reasons:
        # Screening found vehicles for these goods; none of them was free for this base.
        return Reason.FLEET_EXHAUSTED, "no vehicle that could carry it is left for this base"
    window = f"{s_to_clock(job.opens_s)}-{s_to_clock(max(job.closes_s, 0))}"
    ready = f"goods ready at {s_to_clock(job.ready_s)}"
    return reasons[
        0
    ], f"{place_id} takes goods {window}, {ready}; no trip of its own keeps the rule"
