"""A plan can only be shown where everything it names exists."""

from routing.errors import UsageError
from routing.language import message
from routing.recipe import RunResult


def require_known_ids(result: RunResult) -> None:
    """Make sure that the scenario knows every place, vehicle and consignment of the plan.

    A plan that was edited by hand may name others; the checker tells all about it.

    Raises
    ------
    UsageError
        If a name is unknown.
    """
    scenario, plan = result.scenario, result.plan
    places = {place.id for place in scenario.places}
    vehicles = {vehicle.id for vehicle in scenario.vehicles}
    goods = {consignment.id for consignment in scenario.consignments}
    trips = [trip for tour in plan.tours for trip in tour.trips]
    visited = {stop.place_id for trip in trips for stop in trip.stops}
    handed = {c for trip in trips for c in (*trip.delivered, *trip.collected)}
    sorted_ = {c for batch in plan.batches for c in batch.consignment_ids}
    left = {u.consignment_id for u in plan.unserved} | set(plan.missed)
    unknown = {
        *(visited | {t.base_id for t in plan.tours} | {b.centre_id for b in plan.batches}) - places,
        *{tour.vehicle_id for tour in plan.tours} - vehicles,
        *(handed | sorted_ | left) - goods,
    }
    if unknown:
        raise UsageError(
            message(
                "The plan names what its scenario does not know: {names}. Correct plan.json; "
                "`routing check` lists what is wrong with it.",
                names=", ".join(sorted(unknown)),
            ),
        )
