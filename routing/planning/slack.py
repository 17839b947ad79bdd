"""How much later goods could be back at their centre and still be fetched by the same truck."""

from collections.abc import Iterator

from routing.model import Plan, Tier, Trip


def spared_s(plan: Plan) -> dict[str, int]:
    """Return how much later each consignment that goes up could reach its centre, in seconds.

    That is the time its batch waits for a truck, and that it waits for its batch.
    """
    batch_of = {c: batch for batch in plan.batches for c in batch.consignment_ids}
    fetched_s = {
        c: stop.start_s
        for tour in plan.tours_of(Tier.LINEHAUL)
        for trip in tour.trips
        for stop in trip.stops
        for c in stop.collected
    }
    return {
        c: fetched_s[c] - batch_of[c].ready_s + batch_of[c].start_s - trip.return_s
        for trip in _village_trips(plan)
        for c in trip.collected
    }


def latest_returns_s(plan: Plan) -> dict[str, int]:
    """Return when each consignment that goes up must be at its centre for its truck, by id."""
    spare_s = spared_s(plan)
    return {c: trip.return_s + spare_s[c] for trip in _village_trips(plan) for c in trip.collected}


def _village_trips(plan: Plan) -> Iterator[Trip]:
    for tour in plan.tours_of(Tier.VILLAGE):
        yield from tour.trips
