"""Plans with one value, or all of a sort, of another kind than its field holds."""

from dataclasses import replace
from typing import Any

from routing.model import Tour
from tests.checking.cases import DOWN_AMBIENT, TRUCK, VAN, Case, pooled, separate

ODD: Any = None  # what no type-checked program would put into a plan


def _later(tour: Tour, by_s: Any) -> Tour:
    trips = tuple(
        replace(
            trip,
            depart_s=trip.depart_s + by_s,
            return_s=trip.return_s + by_s,
            stops=tuple(
                replace(
                    stop,
                    arrive_s=stop.arrive_s + by_s,
                    start_s=stop.start_s + by_s,
                    depart_s=stop.depart_s + by_s,
                )
                for stop in trip.stops
            ),
        )
        for trip in tour.trips
    )
    return replace(tour, trips=trips)


def half_a_second_later() -> Case:
    plan = pooled().plan
    by_s: Any = 0.5
    batches = tuple(
        replace(batch, start_s=batch.start_s + by_s, ready_s=batch.ready_s + by_s)
        for batch in plan.batches
    )
    return pooled().with_plan(tours=tuple(_later(t, by_s) for t in plan.tours), batches=batches)


def arrival_is_a_fraction() -> Case:
    good = pooled()
    return good.with_stop(VAN, 0, 0, arrive_s=good.stop(VAN, 0, 0).arrive_s - 60.5)


def return_is_never() -> Case:
    return pooled().with_trip(VAN, 0, return_s=float("inf"))


def return_is_beyond_measure() -> Case:
    return pooled().with_trip(VAN, 0, return_s=10**400)


def departure_is_nothing() -> Case:
    return pooled().with_trip(TRUCK, 0, depart_s=None)


def distance_is_yes() -> Case:
    return pooled().with_trip(VAN, 0, dist_m=True)


def objective_is_a_fraction() -> Case:
    return pooled().with_plan(objective_fen=1.0)


def place_is_a_list() -> Case:
    return pooled().with_stop(VAN, 0, 0, place_id=["v1"])


def tour_without_an_id() -> Case:
    return pooled().with_tour(VAN, id="")


def unhashable_consignment() -> Case:
    return pooled().with_batch(DOWN_AMBIENT, consignment_ids=({},))


def crew_is_a_list() -> Case:
    return pooled().with_batch(DOWN_AMBIENT, crew=["zto", "yto"])


def crew_is_a_text() -> Case:
    return pooled().with_batch(DOWN_AMBIENT, crew="zto")


def network_is_a_text() -> Case:
    return separate().with_plan(network="separate")


def tier_is_a_text() -> Case:
    return pooled().with_tour(VAN, tier="village")


def tour_is_nothing() -> Case:
    return pooled().with_plan(tours=(None,))


def plan_is_nothing() -> Case:
    return replace(pooled(), plan=ODD)


SPOILT_KINDS = tuple(
    (spoil, {"P300"})
    for spoil in (
        half_a_second_later,
        arrival_is_a_fraction,
        return_is_never,
        return_is_beyond_measure,
        departure_is_nothing,
        distance_is_yes,
        objective_is_a_fraction,
        place_is_a_list,
        tour_without_an_id,
        unhashable_consignment,
        crew_is_a_list,
        crew_is_a_text,
        network_is_a_text,
        tier_is_a_text,
        tour_is_nothing,
        plan_is_nothing,
    )
)
