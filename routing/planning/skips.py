"""Say why an engine left a job out."""

from routing.engines import TimedTrip, time_trip
from routing.language import message
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
        cost = message(
            "a trip of its own to {place} costs {yuan:.2f} yuan",
            place=place_id,
            yuan=fen_to_yuan(min(prices)),
        )
        if min(prices) > job.skip_fen:
            return Reason.COSTS_MORE_THAN_PENALTY, message(
                "{cost}, leaving it out is priced at {yuan:.2f} yuan",
                cost=cost,
                yuan=fen_to_yuan(job.skip_fen),
            )
        taken = message("every vehicle that could go is taken; {cost}", cost=cost)
        return Reason.FLEET_EXHAUSTED, taken
    reasons = [reason for reason in _RANK if reason in outcomes]
    if not reasons:
        # Screening found vehicles for these goods; none of them was free for this base.
        none_left = message("no vehicle that could carry it is left for this base")
        return Reason.FLEET_EXHAUSTED, none_left
    return reasons[0], message(
        "{place} takes goods {opens}-{closes}, goods ready at {ready}; no trip of its own keeps "
        "the rule",
        place=place_id,
        opens=s_to_clock(job.opens_s),
        closes=s_to_clock(max(job.closes_s, 0)),
        ready=s_to_clock(job.ready_s),
    )
