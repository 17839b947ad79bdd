"""The stops: one point per visit, with its times and what is handed over."""

from collections.abc import Iterator

from routing.model import Place, Stop, Tier, Tour
from routing.outputs.layer import Feature, Layer, Value, rounded
from routing.outputs.loads import Load, loads_along
from routing.outputs.palette import carrier_colours
from routing.outputs.route_layer import route_id
from routing.outputs.words import wall_clock
from routing.recipe import RunResult
from routing.units import g_to_kg

COLUMNS: dict[str, type] = {
    "route_id": str,
    "seq": int,
    "tier": str,
    "vehicle_id": str,
    "carrier": str,
    "place_id": str,
    "name": str,
    "name_zh": str,
    "coord_status": str,
    "arrive": str,
    "arrive_s": int,
    "start": str,
    "start_s": int,
    "depart": str,
    "depart_s": int,
    "wait_s": int,
    "delivered": int,
    "collected": int,
    "load_kg": float,
    "load_parcels": int,
    "deadline": str,
    "cutoff": str,
    "marker-color": str,
    "marker-size": str,
}


def stop_layer(result: RunResult) -> Layer:
    """Return one point per stop.

    ``seq`` counts the stops of a trip from 1. ``delivered`` and ``collected`` are parcels;
    ``load_kg`` and ``load_parcels`` are what is on board afterwards. ``deadline`` is the earliest
    latest time of what is delivered in a village, ``cutoff`` the earliest cut-off of what is
    collected; each is null where there is none.
    """
    return Layer(
        name="stops",
        geometry="Point",
        columns=COLUMNS,
        features=tuple(feature for tour in result.plan.tours for feature in _tour(result, tour)),
    )


def _tour(result: RunResult, tour: Tour) -> Iterator[Feature]:
    scenario = result.scenario
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    for number, trip in enumerate(tour.trips, start=1):
        loads = loads_along(scenario, kind, trip)[1:]
        for seq, (stop, load) in enumerate(zip(trip.stops, loads, strict=True), start=1):
            place = scenario.place(stop.place_id)
            properties: dict[str, Value] = {
                "route_id": route_id(tour, number),
                "seq": seq,
                "tier": tour.tier.value,
                "vehicle_id": tour.vehicle_id,
                "carrier": vehicle.carrier_id,
                **_place(place),
                **_times(stop),
                **_goods(result, tour.tier, stop, load),
                "marker-color": carrier_colours(scenario)[vehicle.carrier_id],
                "marker-size": "medium" if tour.tier is Tier.LINEHAUL else "small",
            }
            yield Feature(points=rounded([(place.lon, place.lat)]), properties=properties)


def _place(place: Place) -> dict[str, Value]:
    return {
        "place_id": place.id,
        "name": place.name or None,
        "name_zh": place.name_zh or None,
        "coord_status": place.coord_status.value,
    }


def _times(stop: Stop) -> dict[str, Value]:
    return {
        "arrive": wall_clock(stop.arrive_s),
        "arrive_s": stop.arrive_s,
        "start": wall_clock(stop.start_s),
        "start_s": stop.start_s,
        "depart": wall_clock(stop.depart_s),
        "depart_s": stop.depart_s,
        "wait_s": stop.start_s - stop.arrive_s,
    }


def _goods(result: RunResult, tier: Tier, stop: Stop, load: Load) -> dict[str, Value]:
    delivered = [result.scenario.consignment(c) for c in stop.delivered]
    collected = [result.scenario.consignment(c) for c in stop.collected]
    deadlines = [c.due_s for c in delivered] if tier is Tier.VILLAGE else []
    return {
        "delivered": sum(c.parcels for c in delivered),
        "collected": sum(c.parcels for c in collected),
        "load_kg": round(g_to_kg(load.weight_g), 3),
        "load_parcels": load.parcels,
        "deadline": wall_clock(min(deadlines)) if deadlines else None,
        "cutoff": wall_clock(min(c.due_s for c in collected)) if collected else None,
    }
