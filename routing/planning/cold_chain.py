"""Leave out cold goods that a finished plan keeps too long out of the cold."""

from collections.abc import Iterator, Mapping

from routing.costs.custody import trace_custody
from routing.language import message
from routing.model import Direction, Plan, Reason, Scenario, TravelMatrix, Unserved
from routing.planning.sorting import Lane
from routing.planning.timetable import without
from routing.units import s_to_min


def drop_cold_breaches(
    scenario: Scenario, travel: TravelMatrix, plan: Plan, busy_s: Mapping[Lane, int]
) -> Plan:
    """Return a plan within all limits; what breaks one is listed as unserved.

    Taking goods out moves others, so it repeats until nothing breaks a limit; every round leaves
    less to carry.
    """
    while breaches := tuple(_breaches(scenario, plan)):
        removed = {b.consignment_id for b in breaches}
        plan = without(scenario, travel, plan, removed, busy_s)
        plan = plan.replace(unserved=(*plan.unserved, *breaches))
    return plan


def _breaches(scenario: Scenario, plan: Plan) -> Iterator[Unserved]:
    for consignment_id, custody in trace_custody(plan).items():
        consignment = scenario.consignment(consignment_id)
        limit = scenario.rules.cold_limit(scenario.temperature_of(consignment))
        if limit is None:
            continue
        down = consignment.direction is Direction.DOWN
        trip, stop = custody.village.trip, custody.village.stop
        on_board_s = stop.start_s - trip.depart_s if down else trip.return_s - stop.depart_s
        centre = scenario.place(custody.village.tour.base_id)
        exposure_s = custody.exposure_s(consignment.direction, centre)
        for text, amount_s, most_s in (
            (
                message("{minutes:.0f} min on board, at most {limit:.0f}"),
                on_board_s,
                limit.max_on_board_s,
            ),
            (
                message("{minutes:.0f} min out of refrigeration, at most {limit:.0f}"),
                exposure_s,
                limit.max_exposure_s,
            ),
        ):
            if amount_s > most_s:
                detail = message(text, minutes=s_to_min(amount_s), limit=s_to_min(most_s))
                yield Unserved(
                    consignment_id=consignment_id, reason=Reason.COLD_LIMIT, detail=detail
                )
                break
