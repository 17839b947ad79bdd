"""``plan.json``: a plan that people can read and the checker can judge again.

Clock times stand beside the seconds for the reader's sake; the seconds count.
"""

from pathlib import Path
from typing import Any

from routing.errors import UsageError
from routing.language import message
from routing.model import (
    Batch,
    Direction,
    Network,
    Plan,
    Reason,
    Stop,
    Temperature,
    Tier,
    Tour,
    Trip,
    Unserved,
)
from routing.outputs.json_object import JsonObject, read_json, write_json
from routing.outputs.message_json import read_said, said_json
from routing.units import fen_to_yuan, s_to_clock

_FORMAT = "routing-plan-1"


def write_plan(path: Path, plan: Plan) -> None:
    """Write a plan; the same plan gives the same bytes."""
    write_json(path, plan_json(plan))


def read_plan(path: Path) -> Plan:
    """Read a plan back, equal to the one written.

    Raises
    ------
    UsageError
        If the file is missing or a field is not as it should be.
    """
    return plan_of(read_json(path))


def plan_of(entry: JsonObject) -> Plan:
    """Return the plan that an object of a JSON file holds.

    Raises
    ------
    UsageError
        If a field is not as it should be.
    """
    entry.require_format(_FORMAT)
    return Plan(
        network=entry.choice("network", Network),
        objective_fen=entry.whole("objective_fen"),
        tours=tuple(_tour(tour) for tour in entry.objects("tours")),
        batches=tuple(_batch(batch) for batch in entry.objects("batches")),
        unserved=tuple(_unserved(item) for item in entry.objects("unserved")),
        missed=entry.texts("missed"),
    )


def _clock(name: str, seconds: int) -> dict[str, Any]:
    return {name: s_to_clock(seconds), f"{name}_s": seconds}


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as a JSON object."""
    return {
        "format": _FORMAT,
        "network": plan.network.value,
        "objective_fen": plan.objective_fen,
        "objective_yuan": fen_to_yuan(plan.objective_fen),
        "tours": [_tour_json(tour) for tour in plan.tours],
        "batches": [_batch_json(batch) for batch in plan.batches],
        "unserved": [_unserved_json(u) for u in plan.unserved],
        "missed": list(plan.missed),
    }


def _tour_json(tour: Tour) -> dict[str, Any]:
    return {
        "id": tour.id,
        "tier": tour.tier.value,
        "vehicle_id": tour.vehicle_id,
        "base_id": tour.base_id,
        "trips": [
            {
                **_clock("depart", trip.depart_s),
                **_clock("return", trip.return_s),
                "dist_m": trip.dist_m,
                "stops": [_stop_json(stop) for stop in trip.stops],
            }
            for trip in tour.trips
        ],
    }


def _stop_json(stop: Stop) -> dict[str, Any]:
    return {
        "place_id": stop.place_id,
        **_clock("arrive", stop.arrive_s),
        **_clock("start", stop.start_s),
        **_clock("depart", stop.depart_s),
        "delivered": list(stop.delivered),
        "collected": list(stop.collected),
    }


def _batch_json(batch: Batch) -> dict[str, Any]:
    return {
        "centre_id": batch.centre_id,
        "crew": list(batch.crew),
        "direction": batch.direction.value,
        "temperature": batch.temperature.value,
        **_clock("start", batch.start_s),
        **_clock("ready", batch.ready_s),
        "consignment_ids": list(batch.consignment_ids),
    }


def _tour(entry: JsonObject) -> Tour:
    trips = tuple(_trip(trip) for trip in entry.objects("trips"))
    if not trips:
        raise UsageError(
            message(
                '{where}: "trips" is empty. A tour has at least one; remove it.', where=entry.where
            )
        )
    return Tour(
        id=entry.text("id"),
        tier=entry.choice("tier", Tier),
        vehicle_id=entry.text("vehicle_id"),
        base_id=entry.text("base_id"),
        trips=trips,
    )


def _trip(entry: JsonObject) -> Trip:
    return Trip(
        depart_s=entry.whole("depart_s"),
        return_s=entry.whole("return_s"),
        dist_m=entry.whole("dist_m"),
        stops=tuple(_stop(stop) for stop in entry.objects("stops")),
    )


def _stop(entry: JsonObject) -> Stop:
    return Stop(
        place_id=entry.text("place_id"),
        arrive_s=entry.whole("arrive_s"),
        start_s=entry.whole("start_s"),
        depart_s=entry.whole("depart_s"),
        delivered=entry.texts("delivered"),
        collected=entry.texts("collected"),
    )


def _batch(entry: JsonObject) -> Batch:
    return Batch(
        centre_id=entry.text("centre_id"),
        crew=entry.texts("crew"),
        direction=entry.choice("direction", Direction),
        temperature=entry.choice("temperature", Temperature),
        start_s=entry.whole("start_s"),
        ready_s=entry.whole("ready_s"),
        consignment_ids=entry.texts("consignment_ids"),
    )


def _unserved_json(left: Unserved) -> dict[str, Any]:
    told = {
        "consignment_id": left.consignment_id,
        "reason": left.reason.value,
        "detail": left.detail,
    }
    return told | said_json(left.detail)


def _unserved(entry: JsonObject) -> Unserved:
    return Unserved(
        consignment_id=entry.text("consignment_id"),
        reason=entry.choice("reason", Reason),
        detail=read_said(entry, "detail"),
    )
